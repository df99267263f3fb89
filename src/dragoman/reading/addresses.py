"""Which addresses may be asked for a page: those of the public net, unless a host is allowed by name."""

import ipaddress
import socket
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import urlsplit

NO_HOSTS: Mapping[str, str] = MappingProxyType({})


class NoAddress(ValueError):
    """A host that has no IP address now; it may have one later."""


def is_address(source: str) -> bool:
    """Whether a source is named by an address of the web."""
    return source.lower().startswith(("http://", "https://"))


def host_name(host: str) -> str:
    """A host as the net calls it: in small letters, names in other scripts by their form of ASCII.

    `ValueError`, worded to follow the source's name, if there is no such form.
    """
    try:
        return host.lower() if host.isascii() else host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise ValueError(f"leads to {host!r}, which is no name of a host ({error})") from None


def public_address(
    url: str, allowed: frozenset[str] = frozenset(), hosts: Mapping[str, str] = NO_HOSTS
) -> tuple[str, str]:
    """The host of an address of the web, as the net calls it, and the one IP address to connect to: that of `hosts`, if it names the host.

    `ValueError`, worded to follow the source's name, if it is no address of the web or leads into a private network.
    Who connects must use the IP address given here: a name could be led elsewhere between this look and the next.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise ValueError("is no address of the web: its host or port cannot be one") from None
    if parts.scheme not in ("http", "https", ""):
        raise ValueError(f"leads to {parts.scheme}: only http and https are read")
    if not parts.scheme or not host:
        raise ValueError("is no full address of the web: it needs https:// and the name of a host")
    shown, host = host, host_name(host)
    known = {host_name(name): ip for name, ip in hosts.items()}
    if host in known:
        return host, known[host]
    found = _resolve(host, port or (443 if parts.scheme == "https" else 80))
    if host not in map(host_name, allowed):
        for ip in found:
            if not _is_public(ip):
                raise ValueError(f"leads to {shown} ({ip}), which is no public address")
    return host, found[0]


def _resolve(host: str, port: int) -> list[str]:
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NoAddress(f"cannot be reached: {host} has no address ({getattr(error, 'strerror', error)})") from None
    return [str(answer[4][0]) for answer in answers]


def _is_public(ip: str) -> bool:
    try:
        address = ipaddress.ip_address(ip.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        return _is_public_v6(address)
    return address.is_global and not address.is_multicast


_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
_DOCUMENTATION = ipaddress.IPv6Network("3fff::/20")


def _is_public_v6(address: ipaddress.IPv6Address) -> bool:
    """Whether an address of IPv6 is public: neither of a range that is none, nor a wrapping of a private one of IPv4."""
    if address in _TRANSLATED:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF).is_global
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped.is_global and not address.ipv4_mapped.is_multicast
    inner = address.sixtofour or (address.teredo[1] if address.teredo else None)
    if inner is not None and not inner.is_global:
        return False
    return address in _GLOBAL_UNICAST and address not in _DOCUMENTATION and address.is_global

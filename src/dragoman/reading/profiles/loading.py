"""Profiles as YAML files: those of the package, and those of a folder of the user's own."""

import os
import re
from functools import cache
from importlib.resources import files
from pathlib import Path

from dragoman.lexicon.states import state_called
from dragoman.reading.mappings import Block, mapping_in
from dragoman.reading.profiles.profile import KINDS, Profile, Profiles, format_pattern
from dragoman.reading.selecting import check_selector

_ENDINGS = (".yaml", ".yml")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}")


@cache
def own_profiles() -> Profiles:
    """The profiles of the package."""
    found = sorted((one.name, one) for one in files(__package__).iterdir() if one.name.endswith(_ENDINGS))
    return Profiles([profile_in(file.read_text(encoding="utf-8")) for _, file in found])


def profiles_with(folder: str | None) -> Profiles:
    """The profiles of a folder before those of the package. `ValueError`, one line, names the file that is wrong."""
    if folder is None:
        return own_profiles()
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith(_ENDINGS) and not name.startswith("."))
    except OSError as error:
        raise ValueError(f"{folder}: cannot be read: {error.strerror or error}: name a folder of profiles") from None
    if not names:
        raise ValueError(f"{folder}: has no profiles: put files there that end in .yaml")
    return Profiles([*(_read(Path(folder) / name) for name in names), *own_profiles().all])


def profile_in(text: str) -> Profile:
    """The profile that a YAML text holds. `ValueError`, worded to follow the file's name, if it holds none."""
    block = mapping_in(text, "the profile")
    block.only(Profile._fields)
    name, kind = block.needed("name"), block.needed("kind")
    if kind not in KINDS:
        raise block.wrong(f"{kind!r} is no kind of publisher: use {', '.join(KINDS)}", "kind")
    profile = Profile(
        name=name,
        hosts=_hosts(block),
        kind=kind,
        voice=block.made("voice", state_called),
        **{key: block.made(key, _selector) for key in ("text", "title", "day", "publisher", "origin")},
        remove=block.lines("remove"),
        date_format=block.lines("date_format"),
        time_zone=block.made("time_zone", _zone),
        attribution=block.lines("attribution"),
    )
    for key, check in (("remove", check_selector), ("date_format", format_pattern)):
        for value in getattr(profile, key):
            try:
                check(value)
            except ValueError as error:
                raise block.wrong(f"{key}: {error}", key) from None
    return profile


def _read(path: Path) -> Profile:
    try:
        return profile_in(path.read_text(encoding="utf-8-sig"))
    except UnicodeError:
        raise ValueError(f"{path}: is not in UTF-8: save it as UTF-8") from None
    except OSError as error:
        raise ValueError(f"{path}: cannot be read: {error.strerror or error}") from None
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None


def _hosts(block: Block) -> tuple[str, ...]:
    hosts = tuple(host.lower().removeprefix("www.") for host in block.lines("hosts"))
    if not hosts:
        raise block.wrong("the profile has no 'hosts': add a line hosts: with the names of its hosts")
    for host in hosts:
        if not _HOST.fullmatch(host):
            raise block.wrong(f"{host!r} is no name of a host: write it without http:// and path", "hosts")
    return hosts


def _selector(words: str) -> str:
    check_selector(words)
    return words


def _zone(words: str) -> str:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo(words)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"{words!r} is no time zone: write one such as Asia/Almaty") from None
    return words

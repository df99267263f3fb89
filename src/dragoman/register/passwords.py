"""Passwords: what is asked of them, and their argon2id hashes."""

import unicodedata
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 12, 1000
"""Characters. Long ones are let through so that nobody is kept from a sentence; the limit keeps hashing cheap."""
_hasher = PasswordHasher()
# Each takes 64 MB while it runs, so strangers who try passwords cannot take all memory.
_at_once = BoundedSemaphore(2)


def check_password(password: str, name: str) -> None:
    """`ValueError` if the password is one that would be guessed, or cannot be kept."""
    plain = _normal(password)
    if len(plain) < SHORTEST:
        raise ValueError(f"the password is too short: take at least {SHORTEST} characters, such as a few words")
    if len(plain) > LONGEST:
        raise ValueError(f"the password is too long: take at most {LONGEST} characters")
    if any(unicodedata.category(letter) == "Cc" for letter in plain):
        raise ValueError("the password has a control character in it")
    if len(set(plain)) < 5 or plain.casefold().replace(name.casefold(), "") == "":
        raise ValueError("the password is one that would be guessed: take one with more different letters")


def hashed(password: str) -> str:
    with _at_once:
        return _hasher.hash(_normal(password))


def matches(password: str, kept: str | None) -> bool:
    """Whether this is the password; without one that is kept it is none, and finding that out takes as long."""
    given = _normal(password)
    try:
        with _at_once:
            _hasher.verify(kept or _nobodys(), given if len(given) <= LONGEST else "")
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


def is_outdated(kept: str) -> bool:
    """Whether the hash was made with less than what is asked of one by now."""
    return _hasher.check_needs_rehash(kept)


def _normal(password: str) -> str:
    """The same letters however a keyboard sends them."""
    return unicodedata.normalize("NFKC", password)


@cache
def _nobodys() -> str:
    return _hasher.hash("nobody has this password")

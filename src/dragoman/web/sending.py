"""What is sent to the desk to change something: who sends it, what they had seen, and what the form holds."""

import getpass
from collections.abc import Mapping
from typing import Annotated, NamedTuple
from urllib.parse import urlsplit

from fastapi import Depends, Request

from dragoman.review.deciders import Decider
from dragoman.web.desk import AtDesk
from dragoman.web.problems import Problem

MOST_FIELDS = 2000
_LARGEST = 2**31 - 1


class Sent(NamedTuple):
    """The fields of a form, each with all its values."""

    values: Mapping[str, list[str]]

    def one(self, name: str) -> str:
        """The first value of a field; empty if it has none."""
        return next(iter(self.values.get(name, ())), "")

    def all(self, name: str) -> list[str]:
        return list(self.values.get(name, ()))

    def number(self, name: str) -> int:
        """A number of the register; `Problem` if the field holds none."""
        words = self.one(name)
        if not (words.isdecimal() and words.isascii()) or int(words[:20]) > _LARGEST:
            raise Problem(422, f"What was given for {name} cannot be taken.")
        return int(words)


async def _sent(request: Request, desk: AtDesk) -> Sent:
    if desk.settings.read_only:
        raise Problem(403, "This desk was opened for reading only.")
    _check_origin(request)
    form = await request.form(max_files=0, max_fields=MOST_FIELDS)
    values: dict[str, list[str]] = {}
    for name, value in form.multi_items():
        if isinstance(value, str):
            values.setdefault(name, []).append(value)
    return Sent(values)


Sending = Annotated[Sent, Depends(_sent)]


def decider_of(request: Request, seen: int | None) -> Decider:
    """Who decides: the visitor who has logged in, or else who sits at this machine."""
    visitor = request.scope.get("visitor")
    name, role = getattr(visitor, "name", None), getattr(visitor, "role", None)
    return Decider(name or name_here(), "coder" if role == "coder" else "reviewer", seen)


def name_here() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "desk"


def local_path(words: str, otherwise: str) -> str:
    """An address of this desk to go back to; what leads elsewhere is not followed."""
    parts = urlsplit(words)
    inside = words.startswith("/") and not words.startswith(("//", "/\\")) and not parts.netloc and words.isprintable()
    return words if inside else otherwise


def _check_origin(request: Request) -> None:
    """A browser says from where something is sent; what comes from another site is not taken."""
    fetched, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    elsewhere = origin is not None and urlsplit(origin).netloc.lower() != request.headers.get("host", "").lower()
    if fetched not in (None, "same-origin", "none") or elsewhere:
        raise Problem(403, "This was sent from another site.", "Open this desk by its address and do it there.")

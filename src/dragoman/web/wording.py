"""Words and addresses of what pages show: states, forms, parties, and where more of them is told."""

from collections.abc import Iterable
from functools import cache
from urllib.parse import quote

from dragoman.lexicon.states import state_codes, state_name
from dragoman.reading.language import UNKNOWN, is_read, language_name
from dragoman.register.rows import EngagementRow, PartyRow, Source

_KINDS = {"person": "persons", "organisation": "organisations"}
STATE_CODE = 5
"""The longest code of a state or bloc."""


def named_state(code: str | None) -> str:
    """The name of a state; what is no code, such as the name of an organisation that is a side, as it is."""
    if not code:
        return ""
    return state_name(code) if is_state(code) else code


@cache
def every_state() -> tuple[tuple[str, str], ...]:
    """The states by code and name, as fields suggest them."""
    return tuple((code, state_name(code)) for code in state_codes())


def is_state(code: str | None) -> bool:
    """Whether a side is a state, of which there is a page."""
    return bool(code) and len(code or "") <= STATE_CODE and code == (code or "").upper() and (code or "").isalpha()


def party_name(party: PartyRow) -> str:
    return named_state(party.name) if party.kind == "state" else party.name


def posts_words(posts: Iterable[str]) -> str:
    """Posts in one line, those that differ in their capitals only once."""
    return ", ".join({post.casefold(): post for post in posts}.values())


def party_address(party: PartyRow) -> str | None:
    """The page of a party; groups have none."""
    if party.kind == "state":
        return state_address(party.name)
    return identity_address(party.kind, party.identity)


def identity_address(kind: str, number: int | None) -> str | None:
    """The page of a person or organisation."""
    folder = _KINDS.get(kind)
    return f"/{folder}/{number}" if folder and number is not None else None


def state_address(code: str) -> str:
    return f"/states/{quote(code, safe='')}"


def report_address(report: int, local: str | None = None) -> str:
    """The page of a report, at one of its facts if its id there, or name, is given."""
    return f"/reports/{report}#f-{quote(local, safe='')}" if local else f"/reports/{report}"


def fact_address(name: str) -> str:
    """Where a fact can be seen by its name: `3/e1` in its report, `12`, an engagement of several, on its own page."""
    report, _, local = name.partition("/")
    return report_address(int(report), local) if local else f"/engagements/{report}"


def told_in(row: EngagementRow) -> str:
    """The words of an engagement in the report that counts first."""
    return report_address(row.report.id, next((one for number, one in places_of(row) if number == row.report.id), None))


def places_of(row: EngagementRow) -> list[tuple[int, str]]:
    """The reports that tell of an engagement, each with the id that it has there first."""
    first: dict[int, str] = {}
    for account in row.accounts:
        first.setdefault(account.report.id, account.id.partition("/")[2])
    return list(first.items())


def report_name(source: Source) -> str:
    """What a report is called in a list: its title, else its source."""
    return source.title or source.source


def told_by(source: Source) -> str:
    """Who tells it: the outlet, or what the report is called if it names none."""
    return source.outlet or report_name(source)


def shortened(words: str, most: int) -> str:
    """No more than so many letters, cut between words where that leaves most of them."""
    if len(words) <= most:
        return words
    cut = words[:most]
    between = cut.rfind(" ")
    return f"{cut[:between] if between > most * 2 // 3 else cut}…"


def unread_in(language: str | None) -> str | None:
    """The name of a report's language, if that is one that is not read."""
    return None if is_read(language) else language_name(language or UNKNOWN)


def count_words(number: int, one: str, several: str | None = None) -> str:
    """`1 report`, `12 reports`, `1,204 reports`."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"

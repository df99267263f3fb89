"""A filter as the query of a web address, and back: the names are those of the options of `dragoman engagements`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

from dragoman.lexicon.states import find_state, state_called
from dragoman.model.days import days, iso_of
from dragoman.model.vocabulary import FORMS, STATUSES
from dragoman.register.filters import SURE, Filter
from dragoman.resolution.names import normalised

NAMES = (
    *("state", "with", "where", "person", "organisation", "identity", "form", "status", "topic", "since", "until"),
    *("words", "outlet", "source", "accepted", "min-confidence", "all"),
)
"""What may stand in an address. `state` may stand twice, `status` as often as there are statuses, all else once."""
_LONGEST = 400
_ON = "1"
_BY_REVIEWER = "reviewer"

Pair = tuple[str, str]


class Problem(NamedTuple):
    """What is wrong with the value of a name."""

    name: str
    why: str


class FilterError(ValueError):
    """An address whose filter cannot be understood; `problems` has all that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{problem.name}: {problem.why}" for problem in self.problems))


def filter_of(pairs: Iterable[Pair]) -> Filter:
    """The filter that the names and values of an address say; what is left blank is not said.

    `FilterError` if a name is unknown, or a value cannot be what it is to be.
    """
    given, problems = _given(pairs)
    wanted: dict[str, Any] = {}
    for name, values in given.items():
        try:
            wanted.update(_FIELDS[name](values))
        except ValueError as error:
            problems.append(Problem(name, str(error)))
    problems += _at_odds(given, wanted)
    if problems:
        raise FilterError(problems)
    other = wanted.pop("with", None)
    wanted.update(_sides(wanted, other))
    return Filter(**wanted)


def filter_of_query(query: str) -> Filter:
    """The filter that the query of an address says."""
    return filter_of(parse_qsl(query))


def address_of(wanted: Filter) -> str:
    """The query of the address that says a filter; the same filter always has the same one. Empty if it keeps all."""
    return urlencode(list(pairs_of(wanted)))


def pairs_of(wanted: Filter) -> Iterator[Pair]:
    """The names and values that say a filter."""
    if wanted.state:
        yield "state", wanted.state
    if wanted.counterpart_state:
        yield ("state" if wanted.state else "with"), wanted.counterpart_state
    if wanted.counterpart:
        yield "with", wanted.counterpart
    for name in ("where", "person", "organisation", "identity", "form"):
        if getattr(wanted, name) is not None:
            yield name, str(getattr(wanted, name))
    for status in wanted.statuses:
        yield "status", status
    for name in ("topic", "since", "until", "words", "outlet", "source"):
        if getattr(wanted, name) is not None:
            yield name, getattr(wanted, name)
    if wanted.accepted:
        yield "accepted", _BY_REVIEWER if wanted.reviewed else _ON
    elif wanted.least is None:
        yield "all", _ON
    elif wanted.least != SURE:
        yield "min-confidence", f"{wanted.least:g}"


def letters(value: str) -> str:
    """A name or words to look for; `ValueError` if there is no letter in them."""
    if not normalised(value):
        raise ValueError(f"{value!r} has no letter to look for")
    return value


def span(value: str) -> tuple[str, str]:
    """The first and last day of a day, month or year; `ValueError` if it is none of these."""
    found = days(iso_of(value) or value)
    if found is None or "/" in value:
        raise ValueError(f"{value!r} is no date: expected YYYY-MM-DD, YYYY-MM or YYYY, or 12 May 2023")
    return found


def one_of(values: tuple[str, ...], value: str) -> str:
    if value not in values:
        raise ValueError(f"{value!r} is none of: {', '.join(values)}")
    return value


def _given(pairs: Iterable[Pair]) -> tuple[dict[str, list[str]], list[Problem]]:
    """The values that are not blank by name, each once, and what is wrong with names and numbers of them."""
    given: defaultdict[str, list[str]] = defaultdict(list)
    problems = []
    for name, value in pairs:
        text = value.strip()
        if name not in NAMES:
            problems.append(Problem(name, f"there is no such filter; there are: {', '.join(NAMES)}"))
        elif len(text) > _LONGEST:
            problems.append(Problem(name, f"is longer than {_LONGEST} letters"))
        elif text and text not in given[name]:
            given[name].append(text)
    most = {"state": 2, "status": len(STATUSES)}
    for name, values in given.items():
        if len(values) > most.get(name, 1):
            often = "two sides at the most" if name == "state" else "no more than one value"
            problems.append(Problem(name, f"may have {often}"))
    return {name: values for name, values in given.items() if values}, problems


def _at_odds(given: dict[str, list[str]], wanted: dict[str, Any]) -> Iterator[Problem]:
    if "all" in given and "accepted" in given:
        yield Problem("all", "cannot stand beside accepted")
    if wanted.get("since") and wanted.get("until") and wanted["since"] > wanted["until"]:
        yield Problem("until", f"{wanted['until']} is before {wanted['since']}")
    if len(given.get("state", ())) > 1 and wanted.get("with") and find_state(wanted["with"]):
        yield Problem("with", "state and with name two sides at the most")


def _sides(wanted: dict[str, Any], other: str | None) -> dict[str, str]:
    """Who else is asked for beside the states: one of them, or a party by its name."""
    code = find_state(other) if other is not None else None
    if code is not None:
        return {} if code == wanted.get("state") else {"counterpart_state": code}
    return {} if other is None else {"counterpart": other}


def _states(values: list[str]) -> dict[str, str]:
    codes = list(dict.fromkeys(map(state_called, values)))
    return dict(zip(("state", "counterpart_state"), codes, strict=False))


def _share(values: list[str]) -> dict[str, float]:
    try:
        share = float(values[0])
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise ValueError(f"{values[0]!r} is no share: expected a number from 0 to 1")
    return {"least": share}


def _number(values: list[str]) -> dict[str, int]:
    if not (values[0].isascii() and values[0].isdecimal() and len(values[0]) < 16):
        raise ValueError(f"{values[0]!r} is no number of a person or organisation")
    return {"identity": int(values[0])}


def _all(values: list[str]) -> dict[str, Any]:
    one_of((_ON,), values[0])
    return {"least": None, "rejected": True}


def _accepted(values: list[str]) -> dict[str, bool]:
    return {"accepted": True, "reviewed": one_of((_ON, _BY_REVIEWER), values[0]) == _BY_REVIEWER}


_FIELDS: dict[str, Any] = {
    "state": _states,
    "with": lambda values: {"with": letters(values[0])},
    "where": lambda values: {"where": state_called(values[0])},
    "person": lambda values: {"person": letters(values[0])},
    "organisation": lambda values: {"organisation": letters(values[0])},
    "identity": _number,
    "form": lambda values: {"form": one_of(FORMS, values[0])},
    "status": lambda values: {"statuses": tuple(s for s in STATUSES if s in [one_of(STATUSES, v) for v in values])},
    "topic": lambda values: {"topic": letters(values[0])},
    "since": lambda values: {"since": span(values[0])[0]},
    "until": lambda values: {"until": span(values[0])[1]},
    "words": lambda values: {"words": letters(values[0])},
    "outlet": lambda values: {"outlet": values[0]},
    "source": lambda values: {"source": values[0]},
    "accepted": _accepted,
    "min-confidence": _share,
    "all": _all,
}

"""Which of the values that reports tell of one event is shown, and where the reports disagree.

The rule, for every field: rejected readings and superseded versions of reports do not count, as long as others are
there; of a text that several publishers have printed only the first does, since the others resolve "yesterday" by a later
day, and of near copies of one text only the latest; if people accepted or corrected some readings, these alone
count where they tell the field. Then:

- the status is the last: held if any report says that it was held; else what the latest report says, and of those of one
  day what is furthest along;
- the form, date and place are those that most reports tell; the date only of reports that tell the status shown, if any
  of these tells one. Of dates, one that lies within another agrees with it, and the more exact is shown, a stated one
  before a resolved one. Ties go to what was published first.

Nothing is thrown away: what is not shown is a disagreement, with the reports that tell it, or a stage of the history.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from dragoman.model.decision import DECIDED, FactState
from dragoman.model.vocabulary import DateBasis, Form, Status
from dragoman.resolution.accounts import Account
from dragoman.resolution.events import are_copies
from dragoman.resolution.places import place_rank, same_place

Value = TypeVar("Value", bound=Hashable)


class Voice(NamedTuple):
    """One account, with what is not compared: date and place as its report has them, and how far it counts.

    `number` is that of its engagement in the register, and `text` that of the text which its report shares with others;
    None if it is nobody else's.
    """

    number: int
    account: Account
    date: str | None
    place: str | None
    state: FactState
    confidence: float | None
    superseded: bool
    text: int | None = None


class Disagreement(NamedTuple):
    """A field that reports tell differently: each value with the keys of the accounts that tell it, shown first."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


class Stage(NamedTuple):
    """A step in the history of an event: the status and date that an account told, and the day it was published."""

    published: str | None
    status: Status
    date: str | None
    by: str


class Told(NamedTuple):
    """What is shown of an event. Days are ISO days; `confidence` is None where no reader says how sure it is."""

    form: Form
    status: Status
    date: str | None
    date_basis: DateBasis | None
    first_day: str | None
    last_day: str | None
    place: str | None
    place_state: str | None
    confidence: float | None
    state: FactState
    disagreements: tuple[Disagreement, ...]
    history: tuple[Stage, ...]


def tell(voices: Sequence[Voice]) -> Told:
    """What is shown of an event with these accounts, of which there must be one at least."""
    counted = counting(voices)
    texts = _one_of_each_text(counted)
    originals = _latest_copies(texts)
    status = _status(_authoritative(counted))
    dated = _authoritative([voice for voice in originals if _is_dated(voice)])
    dated = [voice for voice in dated if voice.account.status == status] or dated
    placed = _authoritative([voice for voice in originals if voice.place])
    date, place = _date_voice(dated), _place_voice(placed)
    form = _commonest(_authoritative(originals), lambda voice: voice.account.form)
    return Told(
        form=form,
        status=status,
        date=date.date if date else None,
        date_basis=date.account.date_basis if date else None,
        first_day=date.account.first_day if date else None,
        last_day=date.account.last_day if date else None,
        place=place.place if place else None,
        place_state=place.account.place_state if place else None,
        confidence=_confidence(counted),
        state=_state(voices),
        disagreements=tuple(_disagreements(texts, status, form, date, place)),
        history=tuple(
            Stage(v.account.published, v.account.status, v.date, v.account.key) for v in sorted(voices, key=_precedence)
        ),
    )


def counting(voices: Iterable[Voice]) -> list[Voice]:
    """The voices that count, those published first in front."""
    ordered = sorted(voices, key=_precedence)
    current = [voice for voice in ordered if not voice.superseded]
    heard = [voice for voice in current or ordered if voice.state != "rejected"]
    return heard or current or ordered


def _precedence(voice: Voice) -> tuple[bool, str, str]:
    published = voice.account.published
    return published is None, published or "", voice.account.key


def _authoritative(voices: list[Voice]) -> list[Voice]:
    """Those that people decided upon, if there are any; else all."""
    return [voice for voice in voices if voice.state in DECIDED] or voices


def _commonest(voices: Sequence[Voice], value: Callable[[Voice], Value]) -> Value:
    """The value of most reports; of several the one told first."""
    reports: dict[Value, set[str]] = {}
    for voice in voices:
        reports.setdefault(value(voice), set()).add(voice.account.report)
    return max(reports, key=lambda found: len(reports[found]))


def _one_of_each_text(voices: Sequence[Voice]) -> list[Voice]:
    """Of reports that are one text the first, or the first that people decided upon: a reprint confirms nothing."""
    chosen: dict[object, str] = {}
    for voice in _decided_first(voices):
        chosen.setdefault(voice.account.report if voice.text is None else voice.text, voice.account.report)
    kept = set(chosen.values())
    return [voice for voice in voices if voice.account.report in kept]


def _latest_copies(voices: Sequence[Voice]) -> list[Voice]:
    """Of near copies of one text only the latest, or that on which people decided: one mends the other.

    What one report tells twice are no copies: people found that it is one engagement.
    """
    kept: list[Voice] = []
    for voice in _decided_first(voices[::-1]):
        others = (other.account for other in kept if other.account.report != voice.account.report)
        if not any(are_copies(voice.account, other) for other in others):
            kept.append(voice)
    return [voice for voice in voices if voice in kept]


def _decided_first(voices: Sequence[Voice]) -> list[Voice]:
    return sorted(voices, key=lambda voice: voice.state not in DECIDED)


_ALONG: tuple[Status, ...] = ("proposed", "scheduled", "postponed", "cancelled", "held")


def _status(voices: Sequence[Voice]) -> Status:
    def rank(voice: Voice) -> tuple[bool, str, int]:
        status = voice.account.status
        return status == "held", voice.account.published or "", _ALONG.index(status)

    return max(voices, key=rank).account.status


def _date_voice(voices: Sequence[Voice]) -> Voice | None:
    """The voice whose date is shown: that with which most reports agree, the most exact of those."""
    if not voices:
        return None
    support = {id(v): len({other.account.report for other in voices if _same_days(v, other)}) for v in voices}
    return max(voices, key=lambda voice: (support[id(voice)], -_length(voice), voice.account.date_basis == "stated"))


def _is_dated(voice: Voice) -> bool:
    """Whether the report dates the engagement itself, not only what it is part of."""
    return voice.account.date_basis is not None and voice.account.first_day is not None


def _same_days(one: Voice, other: Voice) -> bool:
    """Whether the days of one lie within those of the other."""
    a, b = one.account, other.account
    if not (a.first_day and a.last_day and b.first_day and b.last_day):
        return False
    return (a.first_day <= b.first_day and b.last_day <= a.last_day) or (
        b.first_day <= a.first_day and a.last_day <= b.last_day
    )


def _length(voice: Voice) -> int:
    """How much a date leaves open: less is more exact."""
    first, last = voice.account.first_day or "", voice.account.last_day or ""
    return 0 if first == last else 1 if first[:7] == last[:7] else 2 if first[:4] == last[:4] else 3


def _place_voice(voices: Sequence[Voice]) -> Voice | None:
    if not voices:
        return None
    place = _commonest(voices, lambda voice: (voice.account.place, voice.account.place_state))
    return next(voice for voice in voices if (voice.account.place, voice.account.place_state) == place)


def _confidence(voices: Sequence[Voice]) -> float | None:
    """The greatest; 1 where people decided; None where a reader that counts does not say."""
    if any(voice.state in DECIDED for voice in voices):
        return 1.0
    known = [voice.confidence for voice in voices if voice.confidence is not None]
    return max(known) if len(known) == len(voices) else None


def _state(voices: Sequence[Voice]) -> FactState:
    states = {voice.state for voice in voices}
    for state in ("corrected", "accepted", "added", "read"):
        if state in states:
            return state
    return "rejected"


def _disagreements(
    voices: Sequence[Voice], status: Status, form: Form, date: Voice | None, place: Voice | None
) -> Iterable[Disagreement]:
    yield from _differing("form", voices, lambda v: v.account.form, form, lambda a, b: a == b)
    held = [voice for voice in voices if voice.account.status in {"held", "cancelled"}]
    if {voice.account.status for voice in held} == {"held", "cancelled"}:
        yield from _differing("status", held, lambda v: v.account.status, "held", lambda a, b: a == b)
    if date is not None:
        # What a plan was fixed for is history, not a disagreement.
        told = [voice for voice in voices if voice.account.status == status or date.account.status != status]
        days = {voice.date: voice for voice in told if voice.date and _is_dated(voice)}
        yield from _differing("date", told, lambda v: v.date, date.date, lambda a, b: _same_days(days[a], days[b]))
    if place is not None:
        where = {voice.place: voice for voice in voices if voice.place}
        yield from _differing(
            "place", voices, lambda v: v.place, place.place, lambda a, b: _same_place(where[a], where[b])
        )


def _differing(
    field: str,
    voices: Iterable[Voice],
    value: Callable[[Voice], str | None],
    shown: str | None,
    agree: Callable[[str, str], bool],
) -> Iterable[Disagreement]:
    told: dict[str, list[str]] = {shown: []} if shown else {}
    for voice in voices:
        found = value(voice)
        if found and shown and (field != "date" or _is_dated(voice)):
            told.setdefault(shown if agree(found, shown) else found, []).append(voice.account.key)
    if len(told) > 1:
        yield Disagreement(field, tuple((found, tuple(keys)) for found, keys in told.items()))


def _same_place(one: Voice, other: Voice) -> bool:
    """Whether two places may be one: not of two states, and not two cities; a house may stand in a city."""
    a, b = one.account, other.account
    if a.place_state and b.place_state and a.place_state != b.place_state:
        return False
    if same_place(a.place or "", b.place or ""):
        return True
    ranks = {place_rank(a.place or ""), place_rank(b.place or "")}
    return bool(ranks & {"state", "house"})

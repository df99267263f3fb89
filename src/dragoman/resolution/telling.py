"""Which of the values that reports tell of one event is shown, and where the reports disagree.

The rule, for every field: rejected readings and superseded versions of reports do not count, as long as others are
there; if people accepted or corrected some readings, these alone count where they tell the field. Then:

- the status is the last: held if any report says that it was held; else what the latest report says;
- the form, date and place are those that most reports tell. Of dates, one that lies within another agrees with it, and
  the more exact is shown, a stated one before a resolved one. Ties go to what was published first.

Nothing is thrown away: what is not shown is a disagreement, with the reports that tell it.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from dragoman.model.decision import FactState
from dragoman.model.vocabulary import DateBasis, Form, Status
from dragoman.resolution.accounts import Account

Value = TypeVar("Value", bound=Hashable)


class Voice(NamedTuple):
    """One account, with what is not compared: date and place as its report has them, and how far it counts.

    `number` is that of its engagement in the register.
    """

    number: int
    account: Account
    date: str | None
    place: str | None
    state: FactState
    confidence: float | None
    superseded: bool


class Disagreement(NamedTuple):
    """A field that reports tell differently: each value with the keys of the accounts that tell it, shown first."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


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


def tell(voices: Sequence[Voice]) -> Told:
    """What is shown of an event with these accounts, of which there must be one at least."""
    counted = counting(voices)
    dated = _authoritative([voice for voice in counted if voice.account.first_day])
    placed = _authoritative([voice for voice in counted if voice.place])
    date, place = _date_voice(dated), _place_voice(placed)
    form = _commonest(_authoritative(counted), lambda voice: voice.account.form)
    return Told(
        form=form,
        status=_status(_authoritative(counted)),
        date=date.date if date else None,
        date_basis=date.account.date_basis if date else None,
        first_day=date.account.first_day if date else None,
        last_day=date.account.last_day if date else None,
        place=place.place if place else None,
        place_state=place.account.place_state if place else None,
        confidence=_confidence(counted),
        state=_state(voices),
        disagreements=tuple(_disagreements(counted, form, date, place)),
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
    return [voice for voice in voices if voice.state in {"accepted", "corrected", "added"}] or voices


def _commonest(voices: Sequence[Voice], value: Callable[[Voice], Value]) -> Value:
    """The value of most reports; of several the one told first."""
    reports: dict[Value, set[str]] = {}
    for voice in voices:
        reports.setdefault(value(voice), set()).add(voice.account.report)
    return max(reports, key=lambda found: len(reports[found]))


def _status(voices: Sequence[Voice]) -> Status:
    if any(voice.account.status == "held" for voice in voices):
        return "held"
    return voices[-1].account.status


def _date_voice(voices: Sequence[Voice]) -> Voice | None:
    """The voice whose date is shown: that with which most reports agree, the most exact of those."""
    if not voices:
        return None
    support = {id(v): len({other.account.report for other in voices if _same_days(v, other)}) for v in voices}
    return max(voices, key=lambda voice: (support[id(voice)], -_length(voice), voice.account.date_basis == "stated"))


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
    if any(voice.state in {"accepted", "corrected", "added"} for voice in voices):
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
    voices: Sequence[Voice], form: Form, date: Voice | None, place: Voice | None
) -> Iterable[Disagreement]:
    yield from _differing("form", voices, lambda v: v.account.form, form, lambda a, b: a == b)
    held = [voice for voice in voices if voice.account.status in {"held", "cancelled"}]
    if {voice.account.status for voice in held} == {"held", "cancelled"}:
        yield from _differing("status", held, lambda v: v.account.status, "held", lambda a, b: a == b)
    if date is not None:
        days = {voice.date: voice for voice in voices if voice.date and voice.account.first_day}
        yield from _differing("date", voices, lambda v: v.date, date.date, lambda a, b: _same_days(days[a], days[b]))
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
        if found and shown and (field != "date" or voice.account.first_day):
            told.setdefault(shown if agree(found, shown) else found, []).append(voice.account.key)
    if len(told) > 1:
        yield Disagreement(field, tuple((found, tuple(keys)) for found, keys in told.items()))


def _same_place(one: Voice, other: Voice) -> bool:
    """Whether two places may be one: of the same state, and either no more than the state or one named in the other."""
    a, b = one.account, other.account
    if a.place_state and b.place_state and a.place_state != b.place_state:
        return False
    names = (a.place or "").split(), (b.place or "").split()
    small, large = sorted(map(set, names), key=len)
    return small <= large or a.place_state is None or b.place_state is None or _is_vague(a) or _is_vague(b)


def _is_vague(account: Account) -> bool:
    """The state alone, or a building: no city that another report could contradict."""
    from dragoman.lexicon.states import find_state

    return bool(account.place) and find_state(account.place or "") is not None

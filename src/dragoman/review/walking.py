"""Walking along the queue: one fact at a time, or one report at a time with all of it that waits."""

from collections.abc import Iterator

import msgspec

from dragoman.model.facts import SECTIONS
from dragoman.register.errors import RegisterError
from dragoman.register.store import Register
from dragoman.register.waiting import Place, Waiting, Wanted, place_of, waiting, waiting_before
from dragoman.review.naming import Shown, name_of_waiting

_AT_ONCE = 40
"""How many facts are asked for at once, to find one that has not been skipped."""


class Walk(msgspec.Struct, frozen=True, kw_only=True):
    """What of the queue somebody looks at: `whole` for reports instead of single facts; `skipped` are put off."""

    wanted: Wanted = Wanted(worded=True)
    whole: bool = False
    skipped: frozenset[str] = frozenset()


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """The fact that is looked at, what waits of its report, the place in the queue, and what is beside it by name."""

    fact: Shown
    of_report: tuple[Shown, ...]
    place: Place | None
    before: str | None
    after: str | None


def first(register: Register, walk: Walk) -> Shown | None:
    """What is most urgent; None if nothing waits."""
    return next(_beyond(register, walk, None, back=False, left=None), None)


def turn(register: Register, walk: Walk, fact: Shown, at: Place | None = None) -> Turn:
    """A fact with what is beside it. `at` is where its report stood in the queue when it was entered, if it was."""
    place = at or place_of(register, fact.standing.report, fact.signature)
    here = tuple(_waiting_in(fact, walk))
    if not walk.whole:
        before, after = (_next(register, walk, place, back=back) for back in (True, False))
        return Turn(fact=fact, of_report=here, place=place, before=before, after=after)
    order = {one.name: number for number, one in enumerate(in_order(fact))}
    mine = order[fact.name]
    earlier = [one for one in here if order[one.name] < mine]
    later = [one for one in here if order[one.name] > mine and one.name not in walk.skipped]
    report = fact.standing.report
    return Turn(
        fact=fact,
        of_report=here,
        place=place,
        before=earlier[-1].name if earlier else _next(register, walk, place, back=True, left=report),
        after=later[0].name if later else _next(register, walk, place, back=False, left=report),
    )


def entered(register: Register, walk: Walk, fact: Shown) -> Place | None:
    """Where the report of a fact stands in the queue: its least sure fact that waits is there."""
    of_it = msgspec.structs.replace(walk.wanted, report=fact.standing.report, firsts=False)
    found = waiting(register, of_it, 1)
    return place_of(register, found[0].report, found[0].signature) if found else None


def written(place: Place) -> str:
    """A place as words that can stand in an address."""
    return "~".join((place.strip, *map(str, place.key)))


def place_from(words: str) -> Place | None:
    """The place that such words stand for; None if they stand for none."""
    strip, *key = words.split("~")
    try:
        match strip, key:
            case "rated", [confidence, report, number]:
                return Place("rated", (float(confidence), int(report), int(number)))
            case "unrated", [report, number]:
                return Place("unrated", (int(report), int(number)))
            case "changed", [report, signature]:
                return Place("changed", (int(report), signature))
    except ValueError:
        return None
    return None


def waits(fact: Shown, wanted: Wanted) -> bool:
    """Whether a fact waits by what is wanted, leaving aside the report that it is of."""
    if wanted.section not in {None, fact.section} or (wanted.worded and not fact.fact.evidence):
        return False
    sure = fact.fact.confidence
    if wanted.below is not None and (sure is None or sure >= wanted.below):
        return False
    if wanted.above is not None and (sure is None or sure < wanted.above):
        return False
    if wanted.coded:
        return fact.role == "coder"
    return fact.state == wanted.state or (wanted.below is None and wanted.above is None and fact.is_changed)


def _waiting_in(fact: Shown, walk: Walk) -> Iterator[Shown]:
    return (one for one in in_order(fact) if waits(one, walk.wanted))


def in_order(fact: Shown) -> list[Shown]:
    """All facts of the report of a fact, in the order in which their words begin."""
    standing = fact.standing
    found = [
        Shown(standing, section, position)
        for section in SECTIONS
        for position in range(len(standing.facts.of(section)))
    ]
    return sorted(found, key=lambda one: min((span.start for span in one.fact.evidence), default=-1))


def _next(register: Register, walk: Walk, place: Place | None, *, back: bool, left: int | None = None) -> str | None:
    """The name of the nearest fact that waits on one side of a place."""
    if walk.whole:
        shown = next(_beyond(register, walk, place, back=back, left=left), None)
        return None if shown is None else shown.name
    names = (name_of_waiting(register, row) for row in _rows(register, walk, place, back=back))
    return next((name for name in names if name is not None and name not in walk.skipped), None)


def _beyond(register: Register, walk: Walk, place: Place | None, *, back: bool, left: int | None) -> Iterator[Shown]:
    """What waits on one side of a place and was not skipped, nor is of the report that is left, the nearest first."""
    for row in _rows(register, walk, place, back=back):
        shown = _shown(register, row) if row.report != left else None
        if shown is not None and walk.whole:
            shown = next((one for one in _waiting_in(shown, walk) if one.name not in walk.skipped), None)
        if shown is not None and shown.name not in walk.skipped:
            yield shown


def _rows(register: Register, walk: Walk, place: Place | None, *, back: bool) -> Iterator[Waiting]:
    """What waits on one side of a place, the nearest first, of each report only one fact if the step is a report."""
    wanted = msgspec.structs.replace(walk.wanted, firsts=walk.whole)
    at = place
    while not (back and at is None):
        rows = (
            waiting_before(register, wanted, _AT_ONCE, at) if back and at else waiting(register, wanted, _AT_ONCE, at)
        )
        yield from rows
        if len(rows) < _AT_ONCE:
            return
        at = place_of(register, rows[-1].report, rows[-1].signature)


def _shown(register: Register, row: Waiting) -> Shown | None:
    try:
        standing = register.standing(row.report)
    except RegisterError:
        return None  # gone since
    position = standing.position(row.section, row.signature)
    return None if position is None else Shown(standing, row.section, position)

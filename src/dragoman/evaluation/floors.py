"""Floors: the scores that a reader must not fall below, set by set, group by group and layer by layer.

A floor is what was measured less `MARGIN` facts, rounded down, so that a change of two facts, or of a parser on another
machine, is no fall. What rests on fewer than `LEAST` facts has none: there, two facts would be a tenth. Engagements
invented in reports that tell of none have a ceiling, without a margin. Limits are never loosened unless someone says why.
"""

import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgspec

from dragoman.evaluation.gold_sets import Measured
from dragoman.evaluation.scores import Counts

MARGIN = 2
LEAST = 20
INVENTED = "invented"

Limits = dict[str, dict[str, float | int]]


class SetFloors(msgspec.Struct, frozen=True, kw_only=True):
    """The limits of one set by group and layer, and the digest of the corpus that they were measured on.

    A limit is the least F1 of a layer, the least accuracy of a detail, or, as `INVENTED`, the most engagements invented
    in reports without any.
    """

    corpus: str
    limits: Limits


class Loosening(msgspec.Struct, frozen=True, kw_only=True):
    """A limit that was loosened, to another or (`None`) to none at all, and why."""

    set: str
    group: str
    layer: str
    before: float | int
    after: float | int | None
    why: str


class Floors(msgspec.Struct, frozen=True, kw_only=True):
    """The limits of all sets, what they were measured with, and every loosening there has been."""

    margin: int = MARGIN
    least: int = LEAST
    sets: dict[str, SetFloors] = {}
    loosened: tuple[Loosening, ...] = ()

    def to_json(self) -> str:
        return msgspec.json.format(msgspec.json.encode(self)).decode("utf-8") + "\n"

    @classmethod
    def from_json(cls, content: bytes) -> "Floors":
        """`ValueError` (msgspec's) that says what does not fit."""
        return msgspec.json.decode(content, type=cls)


class Fall(NamedTuple):
    """A score below its floor or a count above its ceiling; `measured` is `None` if there is no such score any more."""

    set: str
    group: str
    layer: str
    limit: float | int
    measured: float | int | None


class Outcome(NamedTuple):
    """What a check found: falls, sets whose corpus is not the one their floors are of, and sets without floors."""

    falls: tuple[Fall, ...] = ()
    changed: tuple[str, ...] = ()
    floorless: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        return not any(self)


class Score(NamedTuple):
    """How much is right, out of how much (for F1, the mean of gold and found), and how many facts that rests on."""

    right: int
    out_of: float
    facts: int

    @property
    def value(self) -> float:
        return self.right / self.out_of if self.out_of else 0.0

    @property
    def floor(self) -> float:
        return math.floor(max(0, self.right - MARGIN) / self.out_of * 10_000) / 10_000 if self.out_of else 0.0


def scores(counts: Counts) -> dict[str, Score]:
    """The F1 of each layer and the accuracy of each detail."""
    layers = {
        name: Score(layer.right, (layer.gold + layer.found) / 2, layer.gold) for name, layer in counts.layers.items()
    }
    return layers | {name: Score(share.right, share.total, share.total) for name, share in counts.details.items()}


def floors_of(measured: Measured) -> SetFloors:
    """The limits that follow from what is measured, whatever they were before."""
    limits: Limits = {}
    for group, counts in measured.groups.items():
        found: dict[str, float | int] = {
            name: score.floor for name, score in scores(counts).items() if score.facts >= LEAST and score.floor > 0
        }
        if counts.quiet:
            found[INVENTED] = counts.invented_in_quiet
        if found:
            limits[group] = found
    return SetFloors(corpus=measured.corpus, limits=limits)


def check(floors: Floors, measured: Mapping[str, Measured]) -> Outcome:
    """What of the sets measured does not keep to its limits. On a changed corpus scores are not compared."""
    known = {name: found for name, found in measured.items() if name in floors.sets}
    changed = [name for name, found in known.items() if found.corpus != floors.sets[name].corpus]
    kept = {name: found for name, found in known.items() if name not in changed}
    fallen = [fall for name, found in kept.items() for fall in _falls(name, floors.sets[name], found)]
    return Outcome(tuple(fallen), tuple(changed), tuple(name for name in measured if name not in known))


def raised(floors: Floors, measured: Mapping[str, Measured]) -> Floors:
    """Every limit as it was or as it is measured now, whichever is the stricter; sets without floors get theirs.

    The limits of a set whose corpus has changed stay: see `measured_anew`.
    """
    sets = dict(floors.sets)
    for name, found in measured.items():
        before = sets.get(name)
        if before is None:
            sets[name] = floors_of(found)
        elif before.corpus == found.corpus:
            sets[name] = SetFloors(corpus=before.corpus, limits=_stricter(before.limits, floors_of(found).limits))
    return msgspec.structs.replace(floors, sets=sets)


def lowered(floors: Floors, measured: Mapping[str, Measured], layer: str, why: str) -> Floors:
    """The limits of one layer that are not kept, loosened to what is measured, each with a record of the reason."""
    sets, records = dict(floors.sets), list(floors.loosened)
    for fall in check(floors, measured).falls:
        if fall.layer != layer:
            continue
        after = floors_of(measured[fall.set]).limits.get(fall.group, {}).get(layer)
        limits = {group: dict(layers) for group, layers in sets[fall.set].limits.items()}
        if after is None:
            del limits[fall.group][layer]
        else:
            limits[fall.group][layer] = after
        sets[fall.set] = msgspec.structs.replace(sets[fall.set], limits=limits)
        records.append(Loosening(set=fall.set, group=fall.group, layer=layer, before=fall.limit, after=after, why=why))
    return msgspec.structs.replace(floors, sets=sets, loosened=tuple(records))


def measured_anew(floors: Floors, name: str, measured: Measured, why: str) -> Floors:
    """The limits of a set whose corpus has changed, measured anew, with a record of each that is looser than it was.

    `ValueError` if the corpus is the one its floors are of: what has not changed is not measured anew.
    """
    before, after = floors.sets.get(name), floors_of(measured)
    if before is None or before.corpus == after.corpus:
        raise ValueError(f"the reports of {name} have not changed: raise its floors, or lower a layer")
    records = [
        Loosening(set=name, group=group, layer=layer, before=limit, after=now, why=why)
        for group, layer, limit in _each(before.limits)
        for now in [after.limits.get(group, {}).get(layer)]
        if now is None or _breaks(layer, now, limit)
    ]
    return msgspec.structs.replace(floors, sets={**floors.sets, name: after}, loosened=(*floors.loosened, *records))


def _falls(name: str, floors: SetFloors, measured: Measured) -> Iterator[Fall]:
    for group, layer, limit in _each(floors.limits):
        value = _value(measured.groups.get(group, Counts()), layer)
        if value is None or _breaks(layer, value, limit):
            yield Fall(name, group, layer, limit, value)


def _value(counts: Counts, layer: str) -> float | int | None:
    if layer == INVENTED:
        return counts.invented_in_quiet if counts.quiet else None
    score = scores(counts).get(layer)
    return score.value if score else None


def _each(limits: Limits) -> Iterator[tuple[str, str, float | int]]:
    for group, layers in limits.items():
        for layer, limit in layers.items():
            yield group, layer, limit


def _breaks(layer: str, value: float | int, limit: float | int) -> bool:
    return value > limit if layer == INVENTED else value < limit


def _stricter(before: Limits, now: Limits) -> Limits:
    limits = {group: dict(layers) for group, layers in before.items()}
    for group, layer, limit in _each(now):
        kept = limits.setdefault(group, {})
        if layer not in kept or _breaks(layer, kept[layer], limit):
            kept[layer] = limit
    return limits

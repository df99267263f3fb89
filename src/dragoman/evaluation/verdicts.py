"""Which facts of a reading the gold has too, one by one, as the scorer pairs them."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

import msgspec

from dragoman.evaluation.comparison import compare, compared
from dragoman.evaluation.likeness import Name, names_of, pair, same_name
from dragoman.model.reading import Engagement, Reading

Verdict = Literal["right", "partly", "wrong"]


class _Bond(NamedTuple):
    """A tie as it is compared."""

    kind: str
    ends: tuple[Name, Name]


def verdicts(gold: Reading, found: Reading) -> dict[str, list[Verdict]]:
    """The verdict of each fact found, by section. `wrong` is what the gold does not have.

    An engagement is `right` if its parties and their sides, its status, date and place all are, and `partly` right if
    it is one of the gold's all the same; other facts are right or wrong.
    """
    pairs = {layer.name: layer.pairs for layer in compared(gold, found)}
    judged = {section: _judged(pairs[section], len(getattr(found, section))) for section in _SCORED}
    for i, j in pairs["engagements"]:
        if not _faultless(_only(gold, gold.engagements[i]), _only(found, found.engagements[j])):
            judged["engagements"][j] = "partly"
    actors = pair(list(names_of(gold).values()), list(names_of(found).values()), _same_actor)
    ties = pair(_bonds(gold), _bonds(found), _same_bond)
    return judged | {"actors": _judged(actors, len(found.actors)), "ties": _judged(ties, len(found.ties))}


_SCORED = ("posts", "engagements", "topics", "statements", "commitments")


def _judged(pairs: Iterable[tuple[int, int]], number: int) -> list[Verdict]:
    right = {j for _, j in pairs}
    return ["right" if j in right else "wrong" for j in range(number)]


def _only(reading: Reading, engagement: Engagement) -> Reading:
    """The reading with no fact but one engagement and the actors."""
    alone = msgspec.structs.replace(engagement, part_of=None, topics=())
    return Reading(report=reading.report, actors=reading.actors, engagements=(alone,))


def _faultless(gold: Reading, found: Reading) -> bool:
    counts = compare(gold, found, "").counts
    details = all(share.right == share.total for share in counts.details.values())
    return counts.layers["strict"].right == 1 and details


def _same_actor(gold: Name, found: Name) -> float:
    return float(same_name(gold, found))


def _bonds(reading: Reading) -> list[_Bond]:
    names = names_of(reading)
    return [_Bond(tie.kind, (names[tie.from_], names[tie.to])) for tie in reading.ties]


def _same_bond(gold: _Bond, found: _Bond) -> float:
    ends = zip(gold.ends, found.ends, strict=True)
    return float(gold.kind == found.kind and all(same_name(one, other) for one, other in ends))

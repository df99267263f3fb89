"""Which facts of a reading the gold has too, one by one, as the scorer pairs them."""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from dragoman.evaluation.comparison import (
    Encounter,
    alikeness,
    details_of,
    encounters_of,
    party_f1,
    posts_of,
    same_post,
    same_statement,
    statements_of,
)
from dragoman.evaluation.likeness import Name, T, at_least_half, names_of, pair, same_name
from dragoman.model.reading import Reading

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
    return {
        "actors": _judged(list(names_of(gold).values()), list(names_of(found).values()), _same_actor),
        "posts": _judged(posts_of(gold), posts_of(found), same_post),
        "engagements": _judged(encounters_of(gold), encounters_of(found), alikeness, _faultless),
        "topics": _judged([t.phrase for t in gold.topics], [t.phrase for t in found.topics], at_least_half),
        "statements": _judged(statements_of(gold), statements_of(found), same_statement),
        "commitments": _judged([c.what for c in gold.commitments], [c.what for c in found.commitments], at_least_half),
        "ties": _judged(_bonds(gold), _bonds(found), _same_bond),
    }


def _judged(
    gold: Sequence[T],
    found: Sequence[T],
    likeness: Callable[[T, T], float],
    faultless: Callable[[T, T], bool] = lambda one, other: True,
) -> list[Verdict]:
    judged: list[Verdict] = ["wrong"] * len(found)
    for i, j in pair(gold, found, likeness):
        judged[j] = "right" if faultless(gold[i], found[j]) else "partly"
    return judged


def _same_actor(gold: Name, found: Name) -> float:
    return float(same_name(gold, found))


def _faultless(gold: Encounter, found: Encounter) -> bool:
    details = details_of([(gold, found)]).values()
    return party_f1(gold, found) == 1 and all(share.right == share.total for share in details)


def _bonds(reading: Reading) -> list[_Bond]:
    names = names_of(reading)
    return [_Bond(tie.kind, (names[tie.from_], names[tie.to])) for tie in reading.ties]


def _same_bond(gold: _Bond, found: _Bond) -> float:
    ends = zip(gold.ends, found.ends, strict=True)
    return float(gold.kind == found.kind and all(same_name(one, other) for one, other in ends))

"""Who deals with whom: parties or states, and the engagements between each two of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import Literal, NamedTuple, get_args

from dragoman.lexicon.states import state_name
from dragoman.register.views.points import Member, Point

Among = Literal["states", "parties"]
AMONG: tuple[Among, ...] = get_args(Among)
MOST_NODES = 2000
MOST_EDGES = 6000
MANY = 24
"""An engagement of more than this many is no dealing of each with each other one."""


class Node(NamedTuple):
    """A state, person, organisation or group; `weight` is how many engagements it has."""

    key: str
    name: str
    kind: str
    side: str | None
    identity: int | None
    weight: int


class Edge(NamedTuple):
    """The engagements between two, by the keys of their nodes."""

    one: str
    other: str
    numbers: tuple[int, ...]

    @property
    def weight(self) -> int:
        return len(self.numbers)


class Network(NamedTuple):
    """Nodes and edges, the weightiest first, and what is not among them.

    `crowded` are engagements of too many to be drawn, `alone` those in which nobody deals with anybody else that is told.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    nodes_left_out: int
    edges_left_out: int
    crowded: tuple[int, ...]
    alone: tuple[int, ...]


def network(
    points: Iterable[Point], among: Among = "states", *, nodes: int = MOST_NODES, edges: int = MOST_EDGES
) -> Network:
    """The network of engagements: between their sides, or between their parties of different sides."""
    members: dict[str, Member] = {}
    weights: Counter[str] = Counter()
    between: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    crowded, alone = [], []
    for point in points:
        those: Sequence[Member] = _states(point) if among == "states" else point.parties
        for member in those:
            key = member.key
            members.setdefault(key, member)
            weights[key] += 1
        if len(those) > MANY:
            crowded.append(point.id)
            continue
        pairs = list(_pairs(those))
        for pair in pairs:
            between[pair].append(point.id)
        if not pairs:
            alone.append(point.id)
    return _capped(members, weights, between, (nodes, edges))._replace(crowded=tuple(crowded), alone=tuple(alone))


def _states(point: Point) -> list[Member]:
    return [_state(code) for code in point.sides]


@cache
def _state(code: str) -> Member:
    return Member(f"state:{code}", state_name(code), "state", code, None)


def _pairs(members: Iterable[Member]) -> Iterator[tuple[str, str]]:
    """Each two that are not of the same side; a member stands once in an engagement."""
    for one, other in combinations(members, 2):
        if one.side is None or one.side != other.side:
            yield (one.key, other.key) if one.key < other.key else (other.key, one.key)


def _capped(
    members: dict[str, Member],
    weights: Counter[str],
    between: dict[tuple[str, str], list[int]],
    most: tuple[int, int],
) -> Network:
    ranked = sorted(weights, key=lambda key: (-weights[key], members[key].name, key))
    taken = ranked[: most[0]]
    known = set(taken)
    drawn = [(pair, numbers) for pair, numbers in between.items() if pair[0] in known and pair[1] in known]
    drawn.sort(key=lambda edge: (-len(edge[1]), members[edge[0][0]].name, members[edge[0][1]].name, edge[0]))
    made = tuple(Edge(*pair, tuple(numbers)) for pair, numbers in drawn[: most[1]])
    nodes = tuple(_node(members[key], weights[key]) for key in taken)
    return Network(nodes, made, len(ranked) - len(nodes), len(between) - len(made), (), ())


def _node(member: Member, weight: int) -> Node:
    name = state_name(member.name) if member.kind == "state" else member.name
    return Node(member.key, name, member.kind, member.side, member.identity, weight)

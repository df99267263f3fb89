"""What files of pictures are made from: nodes, edges and flows, with the evidence of the engagements behind them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from dragoman.register.views.evidence import Evidence
from dragoman.register.views.flows import Flows
from dragoman.register.views.network import Network


class Drawn(NamedTuple):
    """A network and flows over the same engagements, and the words and source of each of them by its number."""

    network: Network
    flows: Flows
    evidence: Mapping[int, Evidence]

    def quotes(self, numbers: Iterable[int]) -> list[str]:
        return self._each(numbers, lambda found: found.quotes)

    def sources(self, numbers: Iterable[int]) -> list[str]:
        return self._each(numbers, lambda found: (found.source,))

    def _each(self, numbers: Iterable[int], of: Callable[[Evidence], Sequence[str]]) -> list[str]:
        known = (self.evidence[number] for number in numbers if number in self.evidence)
        return list(dict.fromkeys(words for found in known for words in of(found)))


def left_out(network: Network) -> str:
    """What a network does not show, in words; empty if it shows all."""
    missing = [
        (network.nodes_left_out, "of the least engaged"),
        (network.edges_left_out, "pairs of the fewest engagements"),
        (len(network.crowded), "engagements of too many to be pairs"),
    ]
    return "; ".join(f"{number} {what} left out" for number, what in missing if number)

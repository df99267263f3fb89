"""Which facts of a reading are right, one by one."""

from dragoman.evaluation.comparison import compared
from dragoman.model.reading import Reading


def right_facts(gold: Reading, found: Reading) -> dict[str, tuple[bool, ...]]:
    """For each layer of facts (engagements, persons, posts, statements, commitments, topics): whether each found is right.

    In the order in which the reading holds them; what is right is what the layer's score counts.
    """
    return {
        layer.name: tuple(position in {j for _, j in layer.pairs} for position in range(len(layer.found)))
        for layer in compared(gold, found)
    }

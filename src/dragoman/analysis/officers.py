"""Officers told by their title alone: "The President held talks with A", of a report that names no president."""

from collections.abc import Iterator, Sequence

import msgspec

from dragoman.analysis.registry import Registry
from dragoman.lexicon.titles import load_titles
from dragoman.model.analysis import Mention, Node

# They take part in nothing: what they are is said of somebody, or the office is spoken of.
_APART = frozenset({"attr", "appos", "poss", "compound", "nmod", "amod", "npadvmod", "ROOT"})


# A secretary of these is a minister.
_PORTFOLIOS = frozenset({"foreign", "home", "defence", "defense", "treasury", "interior"})


def with_officers(mentions: Sequence[Mention], nodes: Sequence[Node], registry: Registry) -> Iterator[Mention]:
    """The mentions; a title that stands for nobody named and for no state is an actor of its own, a group."""
    for mention in mentions:
        if _is_officer(mention, nodes):
            title = mention.titles[0]
            index = registry.group(" ".join(title.words.split()), mention.span, None)
            registry.actors[index].titles = [title]
            yield msgspec.structs.replace(mention, entities=(index,))
        else:
            yield mention


def _is_officer(mention: Mention, nodes: Sequence[Node]) -> bool:
    """ "the President", "the foreign minister": one holder of a national office, nobody's deputy or spokesman."""
    if mention.kind != "person" or mention.form != "nominal" or mention.entities or len(mention.titles) != 1:
        return False
    title, node = mention.titles[0], nodes[mention.node]
    if title.state or title.states or title.organisation or title.former or node.dep in _APART:
        return False
    definite = mention.node > 0 and nodes[mention.node - 1].lower == "the"
    words = set(title.words.lower().split())
    alone = (title.head != "secretary" or bool(words & _PORTFOLIOS)) and not words & load_titles().of_several
    return node.tag in {"NN", "NNP"} and definite and title.head in load_titles().national and alone

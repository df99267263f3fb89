"""Names of places: what a noun phrase names as a country, a city or a building."""

from dragoman.extraction.clauses import children
from dragoman.extraction.pairs import states_told
from dragoman.lexicon.cities import load_cities
from dragoman.lexicon.states import load_states
from dragoman.model.analysis import Analysis, Node
from dragoman.model.reading import Place

_MONTHS = frozenset(
    "January February March April May June July August September October November December".split()
)  # "March" is a town too

INSIDE = frozenset({"in", "at", "near", "outside"})
_LANDSCAPES = frozenset(
    "basin valley river sea strait straits delta plateau mountains ocean desert belt corridor coast".split()
)


def place_at(analysis: Analysis, index: int) -> Place | None:
    """A country, city or building named at a node."""
    node = analysis.nodes[index]
    mention = analysis.mention_at.get(index)
    words = analysis.document.quote(node.span)
    if mention is not None:
        if mention.kind == "state" and analysis.entities[mention.entities[0]].name not in {"EU", "UN"}:
            return Place(name=words, state=analysis.entities[mention.entities[0]].name)
        return seat_named(words) if mention.kind == "organisation" else None
    if node.text in _MONTHS:
        return None
    first = index
    while (
        first > analysis.sentences[node.sentence].first
        and analysis.nodes[first - 1].tag.startswith("NNP")
        and analysis.nodes[first - 1].head == index
    ):
        first -= 1
    if first < index and names_works(analysis, analysis.nodes[index - 1]):
        return None
    first = _start_of_town(analysis, first, index)
    tokens = [analysis.nodes[k].text for k in range(first, index + 1)]
    if len(tokens) > 1 and node.lower in _FIELDS:
        return _airport(analysis, first, index)
    for start in range(len(tokens)):
        match = load_cities().match(tokens[start:], 0)
        if match and {word.lower() for word in tokens[start + match.length :]} & _LANDSCAPES:
            return None  # "oil in the Orange Basin": no town
        if match and not (match.common and analysis.nodes[index].dep != "pobj"):
            span = analysis.document.span(
                analysis.nodes[first + start].span.start, analysis.nodes[first + start + match[0] - 1].span.end
            )
            state = _seat_of(analysis, tokens[start:]) or match[2] or _following_state(analysis, index)
            return Place(name=analysis.document.quote(span), state=state)
    return None


_FIELDS = frozenset({"airport", "airfield", "airbase", "base", "aerodrome"})


def _airport(analysis: Analysis, first: int, last: int) -> Place:
    """ "Tashkent International Airport": a city that the report's states decide, else the airport, of no state by its name.

    Many are called like a village elsewhere, or like somebody.
    """
    words = [analysis.nodes[k].text for k in range(first, last + 1)]
    city, told = load_cities().match(words, 0), states_told(analysis)
    state = _seat_of(analysis, words) or (city.code if city is not None and city.code in told else None)
    nodes = analysis.nodes
    end = first + city.length - 1 if city is not None and state is not None else last
    span = analysis.document.span(nodes[first].span.start, nodes[end].span.end)
    return Place(name=analysis.document.quote(span), state=state or _following_state(analysis, last))


def _start_of_town(analysis: Analysis, first: int, index: int) -> int:
    """Of "Ho Chi Minh City", and its like of three words and more, the first, where the parse hangs them on each other."""
    start = max(analysis.sentences[analysis.nodes[index].sentence].first, index - _LONGEST_TOWN + 1)
    for begun in range(start, min(first, index - 1)):
        words = [node.text for node in analysis.nodes[begun : index + 1]]
        match = load_cities().match(words, 0)
        if match is not None and match.length == len(words):
            return begun
    return first


_LONGEST_TOWN = 4


def names_works(analysis: Analysis, node: Node) -> bool:
    """ "the Scania plant in Södertälje": a firm called like a place, whose works are elsewhere."""
    works = analysis.nodes[node.head]
    named = node.dep in {"compound", "nmod"} and works.lower in _WORKS
    return named and any(n.lower in INSIDE for n in children(analysis, works.index, "prep"))


_WORKS = frozenset({"plant", "factory", "works", "mill", "yard", "shipyard", "refinery", "headquarters", "site"})


def _seat_of(analysis: Analysis, words: list[str]) -> str | None:
    """The state whose capital the words begin with, where the report's states decide it: Moscow of the Soviet Union."""
    match = load_states().match(words, 0, states_told(analysis))
    return match.code if match is not None and match.kind == "capital" else None


def is_seat(analysis: Analysis, index: int) -> bool:
    """ "the White House", "Downing Street": a house that stands for those who work in it."""
    node = analysis.nodes[index]
    first = index
    while first > analysis.sentences[node.sentence].first and analysis.nodes[first - 1].tag.startswith("NNP"):
        first -= 1
    tokens = [analysis.nodes[k].text for k in range(first, index + 1)]
    match = load_cities().match(tokens, 0)
    return match is not None and match.kind == "seat"


def seat_named(words: str) -> Place | None:
    """ "the White House": an institution's name that is a place too."""
    parts = words.split()
    match = load_cities().match(parts, 0)
    return (
        Place(name=words, state=match.code) if match and match.kind == "seat" and match.length == len(parts) else None
    )


def _following_state(analysis: Analysis, index: int) -> str | None:
    """ "Frankfurt, West Germany"."""
    for node in children(analysis, index, "appos", "npadvmod", "nmod", "dep"):
        mention = analysis.mention_at.get(node.index)
        if mention is not None and mention.kind == "state":
            return analysis.entities[mention.entities[0]].name
    return None

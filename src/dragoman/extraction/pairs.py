"""States that a report names side by side."""

import itertools
import re
from collections.abc import Collection

from dragoman.lexicon.states import load_states
from dragoman.lexicon.titles import load_groups
from dragoman.model.analysis import Analysis, Mention


def both_states(analysis: Analysis) -> list[str]:
    """Which states "both countries" are: the one pair that the text names side by side."""
    pairs = state_pairs(analysis)
    return sorted(next(iter(pairs))) if len(pairs) == 1 else []


def state_pairs(analysis: Analysis) -> set[frozenset[str]]:
    """States that the text names side by side: "U.S.-Canada", "between Georgia and Spain", "Cuban and U.S. officials"."""
    mentions = sorted((m for m in analysis.mentions if m.kind == "state" and m.form == "state"), key=lambda m: m.span)
    text = analysis.document.text
    found = set()
    for before, (left, right) in zip([None, *mentions], itertools.pairwise(mentions), strict=False):
        between = text[left.span.end : right.span.start]
        if re.fullmatch(r"(?:\s+and\s+(?:the\s+)?|\s*[-–—/]\s*)(?:Republic of\s+)?", between):
            listed = before is not None and _LISTED.fullmatch(text[before.span.end : left.span.start])
            if listed or is_of_people(analysis, right):
                continue
            found.add(frozenset((_code(analysis, left), _code(analysis, right))))
    shared = {frozenset(title.states) for m in analysis.mentions if m.form == "nominal" for title in m.titles}
    return {pair for pair in found | shared if len(pair) == 2} | joined_states(analysis)


# "the EU, Norway and the Faroes": the last two of a list are no pair.
_LISTED = re.compile(r",\s+(?:the\s+)?")


def is_of_people(analysis: Analysis, mention: Mention) -> bool:
    """ "Ukrainian and Moldovan families": who they are tells nothing of those who talk about them."""
    node = analysis.nodes[mention.node]
    while node.dep == "conj" and node.head != node.index:
        node = analysis.nodes[node.head]
    head = analysis.nodes[node.head]
    return node.dep == "amod" and head.tag == "NNS" and (head.lower in load_groups().at_large or head.lower in _PEOPLE)


_PEOPLE = frozenset(
    "children refugees migrants tourists patients prisoners victims products goods films athletes fans passengers pilgrims "
    "traders troops soldiers vessels boats".split()
)


def joined_states(analysis: Analysis) -> set[frozenset[str]]:
    """States that one word joins: "U.S.-Canada" relations are those two states' own."""
    found = set()
    known = states_told(analysis)
    # The look behind keeps a long run of letters from being tried from each of its letters.
    for word in re.findall(r"(?<![\w.])[\w.]++[-–][\w.]+", analysis.document.text):
        codes = states_in_word(word, known)
        if len(codes) == 2:
            found.add(frozenset(codes))
    return {pair for pair in found if len(pair) == 2}


def _code(analysis: Analysis, mention: Mention) -> str:
    return analysis.entities[mention.entities[0]].name


def states_joined(word: str, known: Collection[str] = ()) -> list[str]:
    """The states of a word that joins two or more and nothing else: "U.S.-Canada", "Turkish-Syrian-Iraqi"."""
    codes = states_in_word(word, known)
    return codes if len(codes) >= 2 and len(codes) == len(re.split("[-–]", word)) else []


def states_in_word(word: str, known: Collection[str] = ()) -> list[str]:
    """The states that the parts of a hyphenated word name; `known` ones decide "Korean" and the like."""
    table = load_states()
    return [match.code for part in re.split("[-–]", word) if (match := table.match([part], 0, known))]


def states_told(analysis: Analysis) -> frozenset[str]:
    """The codes of all states that the report names."""
    return frozenset(entity.name for entity in analysis.entities if entity.kind == "state")

"""What the parser takes apart in a list of persons or talks: asides, meals in a row, and words of quantity, set right."""

import msgspec

from dragoman.lexicon.cues import load_cues
from dragoman.lexicon.titles import load_groups
from dragoman.model.analysis import Node

NAME = "Smith"  # stands for every name of a person in what is parsed
_OBJECTS = frozenset({"dobj", "pobj", "conj"})
_STRAY = frozenset({"npadvmod", "appos", "pobj", "dobj", "conj", "dep"})
_IN_FRONT = frozenset({"poss", "case", "det", "amod", "compound"})
_ASIDE = 8  # words between commas
_TALKING = frozenset({"meeting", "call", "consultations"})
_QUANTITIES = frozenset({"number", "dozens", "handful", "scores", "hundreds", "couple"})


def with_mended_lists(nodes: list[Node], base: int) -> list[Node]:
    for mended in (_after_an_aside, _talks_in_a_row, _without_quantity):
        nodes = mended(nodes, base)
    return nodes


def _after_an_aside(nodes: list[Node], base: int) -> list[Node]:
    """ "met A and, the following day, B": B is met as A is, and is no day."""
    found = list(nodes)
    for node in nodes:
        at = node.index - base
        if node.text != NAME or node.dep not in _STRAY:
            continue
        while at and nodes[at - 1].head == node.index and nodes[at - 1].dep in _IN_FRONT:
            at -= 1
        joined = _joining_before(nodes, at)
        verb = nodes[nodes[joined].head - base] if joined else node
        if not joined or not verb.tag.startswith("VB") or verb.index - base > joined:
            continue
        before = [n for n in nodes[verb.index - base : joined] if n.text == NAME and n.dep in _OBJECTS]
        if before and _is_object_of(nodes, base, before[-1], verb):
            found[node.index - base] = msgspec.structs.replace(node, head=before[-1].index, dep="conj")
    return found


def _joining_before(nodes: list[Node], at: int) -> int:
    """Where the "and" stands before an aside that ends before `at`; 0 where there is none."""
    if at < 4 or nodes[at - 1].text != ",":
        return 0
    for opening in range(at - 2, max(1, at - 2 - _ASIDE), -1):
        if nodes[opening].tag in {"VBD", "VBZ", "VBP", "MD"} or nodes[opening].text == NAME:
            return 0
        if nodes[opening].text == ",":
            return opening - 1 if nodes[opening - 1].lower == "and" else 0
    return 0


def _is_object_of(nodes: list[Node], base: int, name: Node, verb: Node) -> bool:
    """Whether a verb has a name as its object, its own or behind "with" or "to"."""
    while name.dep == "conj" and name.head != name.index:
        name = nodes[name.head - base]
    above = nodes[name.head - base]
    if name.dep == "pobj" and above.lower in {"with", "to"}:
        above = nodes[above.head - base]
    return above.index == verb.index


def _talks_in_a_row(nodes: list[Node], base: int) -> list[Node]:
    """ "had breakfast with A, lunch with B and dinner with C": three in a row, and no other word for A or B."""
    found = list(nodes)
    first: Node | None = None
    for node in nodes:
        at = node.index - base
        if not _is_talk(node):
            continue
        followed = at + 1 < len(nodes) and nodes[at + 1].lower == "with"
        above = nodes[node.head - base]
        if first is not None and followed and node.dep in {"appos", "conj"} and above.text == NAME:
            found[at] = msgspec.structs.replace(node, head=first.index, dep="conj")
            found[at + 1] = msgspec.structs.replace(nodes[at + 1], head=node.index, dep="prep")
        elif followed and node.dep == "dobj":
            first = node
    return found


def _is_talk(node: Node) -> bool:
    return node.tag.startswith("NN") and load_cues().nouns.get(node.lemma) in _TALKING


def _without_quantity(nodes: list[Node], base: int) -> list[Node]:
    """ "met a number of senators", "dozens of officials": it is the senators who are met."""
    found = list(nodes)
    for of in nodes:
        quantity = nodes[of.head - base]
        if of.lower != "of" or of.dep != "prep" or quantity.lower not in _QUANTITIES or quantity.head == quantity.index:
            continue
        told = next((n for n in nodes if n.head == of.index and n.dep == "pobj"), None)
        if told is None or told.lower not in load_groups().heads:
            continue
        found[told.index - base] = msgspec.structs.replace(told, head=quantity.head, dep=quantity.dep)
        found[of.index - base] = msgspec.structs.replace(of, head=told.index, dep="case")
        found[quantity.index - base] = msgspec.structs.replace(quantity, head=told.index, dep="nmod")
        for other in nodes:
            if other.head == quantity.index and other.index > told.index:
                found[other.index - base] = msgspec.structs.replace(found[other.index - base], head=told.index)
    return found

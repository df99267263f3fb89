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
    for mended in (
        _after_an_aside,
        _talks_in_a_row,
        _without_quantity,
        _second_journey,
        _joined_past,
        _first_of_demonyms,
        _behind_apposition,
    ):
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
        counted = any(n.head == quantity.index and n.lower in {"the", "this", "his", "her", "its"} for n in nodes)
        if told is None or counted or told.lower not in load_groups().heads:
            continue  # "the number of pupils" is a figure
        found[told.index - base] = msgspec.structs.replace(told, head=quantity.head, dep=quantity.dep)
        found[of.index - base] = msgspec.structs.replace(of, head=told.index, dep="case")
        found[quantity.index - base] = msgspec.structs.replace(quantity, head=told.index, dep="nmod")
        for other in nodes:
            if other.head == quantity.index and other.index > told.index:
                found[other.index - base] = msgspec.structs.replace(found[other.index - base], head=told.index)
    return found


def _second_journey(nodes: list[Node], base: int) -> list[Node]:
    """ "flew to A to see B and to C to see D": to C they flew as well, and saw nobody "to" it."""
    found = list(nodes)
    for node in nodes:
        purpose = nodes[node.head - base]
        verb = nodes[purpose.head - base]
        if node.tag != "IN" or node.lower != "to" or node.dep != "conj" or purpose.tag != "VB":
            continue
        to = any(n.head == verb.index and n.lower == "to" and n.dep == "prep" for n in nodes)
        if purpose.dep in {"advcl", "xcomp"} and to and verb.tag.startswith("VB"):
            found[node.index - base] = msgspec.structs.replace(node, head=verb.index, dep="prep")
            for other in nodes:
                if other.head == node.index and other.tag == "VB" and other.dep == "advcl":
                    found[other.index - base] = msgspec.structs.replace(other, head=verb.index)
    return found


def _joined_past(nodes: list[Node], base: int) -> list[Node]:
    """ "dined with A and breakfasted with B": both are past, whichever the parser takes for a participle."""
    found = list(nodes)
    for node in nodes:
        first = nodes[node.head - base]
        if node.tag != "VBN" or node.dep != "conj" or first.tag != "VBD" or first.dep not in {"ROOT", "conj"}:
            continue
        passive = any(n.head in {node.index, first.index} and n.dep in {"auxpass", "nsubjpass", "agent"} for n in nodes)
        helped = any(n.head == node.index and n.dep == "aux" for n in nodes)
        acting = any(n.head == node.index and (n.dep == "dobj" or n.lower == "with") for n in nodes)
        if acting and not passive and not helped:
            found[node.index - base] = msgspec.structs.replace(node, tag="VBD")
    return found


def _first_of_demonyms(nodes: list[Node], base: int) -> list[Node]:
    """ "his American, Canadian and Norwegian opposite numbers": the first of a list, and no word for the second."""
    found = list(nodes)
    for node in nodes:
        second = nodes[node.head - base]
        at = node.index - base
        behind = nodes[at + 1] if at + 1 < len(nodes) else node
        listed = behind.text == "," and second.index == node.index + 2 and second.dep in {"pobj", "dobj"}
        if node.dep != "amod" or not listed or not _is_demonym(node) or not _is_demonym(second):
            continue
        found[at] = msgspec.structs.replace(node, head=second.head, dep=second.dep)
        found[second.index - base] = msgspec.structs.replace(second, head=node.index, dep="conj")
    return found


def _is_demonym(node: Node) -> bool:
    return node.tag == "JJ" and node.text[:1].isupper()


def _behind_apposition(nodes: list[Node], base: int) -> list[Node]:
    """ "met A, the man likely to be chancellor, in Berlin on Monday": where and when belong to the verb."""
    found = list(nodes)
    for word in nodes:
        name = nodes[word.head - base]
        if word.dep != "appos" or name.text != NAME or word.index < name.index or word.text == NAME:
            continue
        behind = [n for n in nodes if n.dep == "prep" and n.lower in _WHERE and _is_under(nodes, base, n, word)]
        first = next((n for n in behind if nodes[n.index - base - 1].text == ","), None)
        verb = _verb_over(nodes, base, name)
        opened = any(n.text == "," for n in nodes[name.index - base : word.index - base])
        if first is None or verb is None or not opened:
            continue
        for n in behind:
            if n.index >= first.index and n.head == first.head:
                found[n.index - base] = msgspec.structs.replace(n, head=verb.index)
    return found


_WHERE = frozenset({"in", "on", "at"})


def _is_under(nodes: list[Node], base: int, node: Node, word: Node) -> bool:
    """Whether a node hangs on a word, or on what is said of him there: "the man likely to be chancellor, in Berlin"."""
    above = nodes[node.head - base]
    while above.dep in {"xcomp", "amod", "acl", "attr"} and above.index != word.index and above.head != above.index:
        above = nodes[above.head - base]
    return above.index == word.index


def _verb_over(nodes: list[Node], base: int, name: Node) -> Node | None:
    above = nodes[name.head - base]
    while above.dep in {"prep", "conj", "pobj"} and not above.tag.startswith("VB") and above.head != above.index:
        above = nodes[above.head - base]
    return above if above.tag.startswith("VB") else None

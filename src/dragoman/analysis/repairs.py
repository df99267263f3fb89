"""What the parser joins wrongly in sentences of this kind, set right by the words themselves."""

import msgspec

from dragoman.lexicon.cues import load_cues
from dragoman.model.analysis import Node

NAME = "Smith"
"""What stands for every name of a person in what is parsed."""

_OBJECTS = frozenset({"pobj", "dobj"})
_DATES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday "
    "friday saturday sunday yesterday today tomorrow".split()
)


def _acts(nodes: list[Node], verb: Node) -> bool:
    """A past verb with an object of its own: of "thanked them for the help offered and assured them" the last."""
    return verb.tag in {"VBD", "VBN"} and any(n.head == verb.index and n.dep == "dobj" for n in nodes)


def _with_subjects(nodes: list[Node], base: int) -> list[Node]:
    """ "The minister, A, will travel", "…, A, told reporters": a name that the parser takes for a day acts, if nobody else does."""
    found = list(nodes)
    for node in nodes:
        verb = _behind_name(nodes, node.index - base) if node.text == NAME and node.dep == "npadvmod" else None
        if verb is None:
            continue
        beside = {n.dep for n in nodes if n.head == verb.index}
        if not beside & {"nsubj", "nsubjpass", "csubj"}:
            dep = "nsubjpass" if "auxpass" in beside else "nsubj"
            found[node.index - base] = msgspec.structs.replace(node, head=verb.index, dep=dep)
    return found


def _with_days_of_saying(nodes: list[Node], base: int) -> list[Node]:
    """ "said on Thursday he would fly": the day behind the verb of saying is the day of saying."""
    found = list(nodes)
    for node in nodes:
        at = node.index - base
        verb = nodes[at - 1] if at else node
        clause = nodes[node.head - base]
        if node.dep != "prep" or verb.lemma not in _SAYING or clause.head != verb.index or clause.dep != "ccomp":
            continue
        between = nodes[at + 1 : clause.index - base]
        days = any(n.head == node.index and n.lower in _DATES for n in between)
        if days and any(n.head == clause.index and n.dep in {"nsubj", "nsubjpass"} for n in between):
            found[at] = msgspec.structs.replace(node, head=verb.index)
    return found


_SAYING = frozenset({"say", "announce", "confirm", "report", "state", "declare"})


def _with_objects(nodes: list[Node], base: int) -> list[Node]:
    """ "received on Wednesday at the palace A and visiting B": both are received, and neither is a day's or a place's."""
    found = list(nodes)
    for node in nodes:
        at = node.index - base
        if node.text != NAME or at < 2:
            continue
        front, preposition = nodes[at - 1], nodes[node.head - base]
        beside = node.dep == "pobj" and front.dep == "compound" and front.head == node.index and front.tag == "NNP"
        verb = nodes[preposition.head - base]
        if (
            beside
            and preposition.lower in {"on", "in", "at"}
            and preposition.head == verb.index
            and _lacks_object(nodes, verb)
        ):
            found[at - 1] = msgspec.structs.replace(front, head=preposition.index, dep="pobj")
            found[at] = msgspec.structs.replace(node, head=verb.index, dep="dobj")
        elif front.lower == "visiting" and node.head == front.index and _joins_names(nodes, at):
            found[at - 1] = msgspec.structs.replace(front, head=node.index, dep="amod")
            found[at] = msgspec.structs.replace(node, head=nodes[at - 3].index, dep="conj")
    return found


def _joins_names(nodes: list[Node], at: int) -> bool:
    return at > 2 and nodes[at - 2].lower == "and" and nodes[at - 3].text == NAME


def _lacks_object(nodes: list[Node], verb: Node) -> bool:
    return verb.lemma in _RECEIVING and not any(n.head == verb.index and n.dep == "dobj" for n in nodes)


_RECEIVING = frozenset({"receive", "meet", "host", "welcome", "greet"})


def _behind_name(nodes: list[Node], at: int) -> Node | None:
    """The verb over a name before it, else a finite one right behind the name and a comma."""
    above = nodes[nodes[at].head - nodes[0].index]
    if above.tag.startswith("V") and above.index > nodes[at].index:
        return above
    behind = next((n for n in nodes[at + 1 : at + 3] if n.text != ","), None)
    return behind if behind is not None and behind.tag in {"VBD", "VBZ"} else None


def _clause_above(nodes: list[Node], participle: Node, base: int) -> int:
    """The finite verb over a participle; the participle itself where there is none."""
    node = participle
    while node.head != node.index:
        node = nodes[node.head - base]
        if node.tag in {"VBD", "VBZ", "VBP"}:
            return node.index
    return participle.index


def _is_of_date(node: Node) -> bool:
    return node.lower in _DATES or node.tag == "CD"


def _is_somebody(node: Node) -> bool:
    """A name, or an officer told by title: "met the Chadian president on Monday and the Nigerian minister on Tuesday"."""
    return node.text == NAME or (node.text in _OFFICERS and node.tag == "NN")


_OFFICERS = frozenset(
    "president minister chancellor king queen ambassador premier secretary envoy commissioner speaker".split()
)


def _is_beside(name: Node, above: Node, higher: Node) -> bool:
    """A name joined to the date or the place behind the name before it."""
    place = above.tag == "NNP" and above.text != NAME and above.dep == "pobj" and higher.lower in {"in", "at"}
    return (name.dep == "conj" and _is_of_date(above)) or (name.dep in {"conj", "appos"} and place)


_IN_FRONT = frozenset({"appos", "conj", "nmod", "compound"})


def _whose_clause(nodes: list[Node], base: int, node: Node) -> Node:
    """ "B and coordinator C, who is visiting D": the clause is about the name that it stands behind."""
    if node.dep != "relcl":
        return node
    before = nodes[: node.index - base]
    who = next((n for n in before if n.head == node.index and n.lower in {"who", "whom", "whose"}), None)
    if who is None or who.index - base < 2:
        return node
    name = nodes[who.index - base - 2]
    behind = nodes[who.index - base - 1].text == "," and name.text == NAME and name.index > node.head
    return msgspec.structs.replace(node, head=name.index) if behind else node


def _told_visitor(nodes: list[Node], base: int) -> list[Node]:
    """ "told visiting President A that": the parse lets somebody visit A; told is A, who is visiting."""
    found = list(nodes)
    for node in nodes[1:-1]:
        at = node.index - base
        verb, name = nodes[at - 1], nodes[at + 1]
        if (
            node.lower != "visiting"
            or node.head != verb.index
            or name.text != NAME
            or name.head != node.index
            or verb.lemma not in load_cues().informing
        ):
            continue
        for other in nodes:
            if other.head == node.index:
                found[other.index - base] = msgspec.structs.replace(other, head=verb.index)
        found[at] = msgspec.structs.replace(node, head=name.index, dep="amod")
    return found


def _joined_object(nodes: list[Node], base: int, node: Node) -> Node | None:
    """ "met A, and a group of leaders to talk": who is met as well, and not who talks: the name before "and"."""
    verb = nodes[node.head - base]
    if node.dep != "nsubj" or verb.tag != "VB" or verb.dep != "conj":
        return None
    at = min((n.index for n in nodes if n.head == node.index and n.index < node.index), default=node.index) - base
    if at < 2 or nodes[at - 1].lower != "and":
        return None
    to = any(n.head == verb.index and n.lower == "to" for n in nodes[at : verb.index - base])
    front = nodes[at - 3 if nodes[at - 2].text == "," and at >= 3 else at - 2]
    while front.dep in _IN_FRONT and front.head != front.index:
        front = nodes[front.head - base]
    return front if to and front.dep in _OBJECTS and front.head == verb.head else None


def _first_of_two(nodes: list[Node], base: int, node: Node, above: Node) -> Node | None:
    """ "received by A and by B", "with A on June 4 and with B on June 7": the second hangs where the first does."""
    if node.dep != "conj" or node.tag != "IN" or above.tag != "IN":
        return None
    if node.lower == above.lower:
        twice = node.lower == "by" and above.dep == "agent"
        return msgspec.structs.replace(node, head=above.head, dep="agent") if twice else None
    before = nodes[: above.index - base]
    same = [n for n in before if n.lower == node.lower and n.dep in {"prep", "conj", "agent"}]
    return msgspec.structs.replace(node, head=same[-1].index) if same else None


def rejoined(nodes: list[Node], base: int) -> list[Node]:
    """ "met A, and B": a name that the parser joined to the verb is joined to the name before it.

    "A on June 4 and B on June 7", "A in Rome and B in Vienna": not to the date or the place. "By A, B, and C": a name in apposition to another is one in a list.
    """
    for repaired in (_told_visitor, _handed_paper, _whom_with, _with_subjects, _with_objects, _with_days_of_saying):
        nodes = repaired(nodes, base)
    found = []
    for read in nodes:
        node = _whose_clause(nodes, base, read)
        at = node.index - base
        above = nodes[node.head - base]
        if (
            node.text == NAME
            and node.dep == "appos"
            and above.text == NAME
            and any(n.text == "," for n in nodes[above.index - base : at])
        ):
            node = msgspec.structs.replace(node, dep="conj")
        elif node.dep == "conj" and above.dep == "acl" and above.tag == "VBN" and _acts(nodes, node):
            node = msgspec.structs.replace(node, head=_clause_above(nodes, above, base))
        elif (first := _first_of_two(nodes, base, node, above)) is not None:
            node = first
        elif _is_somebody(node) and _is_beside(node, above, nodes[above.head - base]):
            earlier = [n for n in nodes[:at] if _is_somebody(n) and n.dep in _OBJECTS and n.index < above.index]
            if earlier:
                node = msgspec.structs.replace(node, head=earlier[-1].index, dep="conj")
        if (met := _joined_object(nodes, base, node)) is not None:
            node = msgspec.structs.replace(node, head=met.index, dep="conj")
        joined = node.dep == "conj" and node.text == NAME and nodes[node.head - base].tag.startswith("VB")
        if joined and at >= 2 and nodes[at - 1].lower == "and":
            front = nodes[at - 3 if nodes[at - 2].text == "," and at >= 3 else at - 2]
            while front.dep in _IN_FRONT and front.head != front.index:
                front = nodes[front.head - base]
            if front.dep in _OBJECTS and front.index > node.head:
                node = msgspec.structs.replace(node, head=front.index)
        found.append(node)
    return found


def _handed_paper(nodes: list[Node], base: int) -> list[Node]:
    """ "handed the ambassador, A, a note of protest": the paper is what is handed, and no other word for A."""
    found = list(nodes)
    for node in nodes:
        whom = nodes[node.head - base]
        over = nodes[whom.head - base]
        verb = nodes[over.head - base] if over.tag in {"IN", "TO"} else over
        paper = load_cues().nouns.get(node.lemma) in {"message", "demarche"}
        if node.dep != "appos" or not paper or whom.text != NAME or verb.lemma not in _HANDING:
            continue
        given = any(n.head == verb.index and n.dep == "dobj" and n.index != whom.index for n in nodes)
        article = any(n.head == node.index and n.lower in {"a", "an", "the"} for n in nodes)
        if given or not article or whom.index > node.index:
            continue
        found[node.index - base] = msgspec.structs.replace(node, head=verb.index, dep="dobj")
        if over.index == verb.index:
            found[whom.index - base] = msgspec.structs.replace(whom, dep="dative")
    return found


_HANDING = frozenset({"hand", "give", "present", "deliver", "pass", "send", "bring"})


def _whom_with(nodes: list[Node], base: int) -> list[Node]:
    """ "raised the loss of two boats with Minister A", "lodged a protest over the canal with the ministry".

    The parse ties "with" to the noun before it; whom it leads to is who was spoken to.
    """
    found = list(nodes)
    for node in nodes:
        if node.lower != "with" or node.dep != "prep":
            continue
        before, over = nodes[max(node.index - base - 1, 0)], nodes[node.head - base]
        if over.lemma in _TRAVELLED and before.lower in _MEALS and before.tag.startswith("NN"):
            found[node.index - base] = msgspec.structs.replace(node, head=before.index)  # "flew to A to lunch with B"
        if not over.tag.startswith("NN") or over.lemma in _DEALINGS or over.lemma in load_cues().nouns:
            continue  # "the prospect of a meeting with A", "tensions with B"
        above = over
        while (
            above.tag.startswith(("NN", "IN")) and above.dep in {"prep", "pobj", "conj"} and above.head != above.index
        ):
            above = nodes[above.head - base]
        verb = nodes[above.head - base]
        led = next((n for n in nodes if n.head == node.index and n.dep == "pobj"), None)
        if above.dep != "dobj" or led is None or node.index < verb.index:
            continue
        if any(n.lower == "with" and n.head == verb.index for n in nodes):
            continue  # "lodged a complaint about the deal with Uganda with the court"
        told = verb.lemma in _SPOKEN and _is_somebody(led)
        if told or (verb.lemma in _LODGED and led.tag.startswith("NNP")):
            found[node.index - base] = msgspec.structs.replace(node, head=verb.index)
    return found


_TRAVELLED = frozenset({"fly", "travel", "go", "come", "arrive", "return", "drive"})
_MEALS = frozenset({"lunch", "dinner", "breakfast", "supper", "tea", "talks", "negotiations"})
_SPOKEN = frozenset({"raise", "take", "broach", "lodge"})
_LODGED = frozenset({"lodge", "file", "register"})
_DEALINGS = frozenset(
    "deal agreement treaty accord tension war dispute relation tie border trade interview cooperation".split()
)

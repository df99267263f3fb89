"""Walks over the parse: subjects, objects, prepositional phrases, the verb that governs a word."""

from collections.abc import Collection, Iterator

from dragoman.model.analysis import Analysis, Node

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
# Verbs that only hand on what the clause behind them tells.
TELLING = frozenset(
    "inform tell announce report say state note recall declare confirm advise notify add explain".split()
)
RELATIVES = frozenset({"who", "which", "that", "whom"})


def is_verb(node: Node) -> bool:
    return node.tag.startswith("VB") or node.tag == "MD"


def child(analysis: Analysis, index: int, *deps: str) -> Node | None:
    """The first child with one of these relations."""
    return next((analysis.nodes[k] for k in analysis.children[index] if analysis.nodes[k].dep in deps), None)


def children(analysis: Analysis, index: int, *deps: str) -> Iterator[Node]:
    for k in analysis.children[index]:
        if not deps or analysis.nodes[k].dep in deps:
            yield analysis.nodes[k]


def coordinated(analysis: Analysis, index: int) -> list[int]:
    """A node and those joined to it by "and", "," or "or", in text order."""
    found = [*_joined_before(analysis, index), index]
    for node in children(analysis, index, "conj"):
        found += coordinated(analysis, node.index)
    return found if len(found) > 1 else found + _torn_off(analysis, index)


def _joined_before(analysis: Analysis, index: int) -> list[int]:
    """ "President A and congressional leaders": a person whom the parse took for a word of what follows."""
    return [
        node.index
        for node in children(analysis, index, "nmod", "compound")
        if is_person_at(analysis, node.index)
        and any(n.lower == "and" for n in children(analysis, node.index, "cc"))
        and child(analysis, node.index, "conj") is None
    ]


def _torn_off(analysis: Analysis, index: int) -> list[int]:
    """ "from the East, where he met A, and B": a second person whom the parse joined to what is none."""
    after = index + 3
    if after >= analysis.sentences[analysis.nodes[index].sentence].last or not is_person_at(analysis, index):
        return []
    other, above = analysis.nodes[after], analysis.nodes[analysis.nodes[after].head]
    joined = [analysis.nodes[k].lower for k in (index + 1, index + 2)] == [",", "and"]
    stray = other.dep == "conj" and above.index < index and above.index not in analysis.mention_at
    return [after] if joined and stray and above.tag.startswith("NN") and is_person_at(analysis, after) else []


def governing_verb(analysis: Analysis, index: int) -> Node | None:
    """The nearest verb above a node, or None."""
    seen = 0
    current = analysis.nodes[index]
    while current.head != current.index and seen < 40:
        current = analysis.nodes[current.head]
        seen += 1
        if is_verb(current):
            return current
    return None


def is_infinitive(analysis: Analysis, index: int) -> bool:
    """A verb with a "to" of its own."""
    return any(n.lower == "to" for n in children(analysis, index, "aux"))


def is_negated(analysis: Analysis, index: int) -> bool:
    """A word with "not" or "never" of its own, or a clause that begins with one: "Not once did A visit B"."""
    if any(True for _ in children(analysis, index, "neg")):
        return True
    helping, acting = child(analysis, index, "aux"), child(analysis, index, "nsubj")
    turned = helping is not None and acting is not None and helping.index < acting.index
    return turned and analysis.nodes[analysis.subtree(index)[0]].lower in {"not", "never", "nor", "nowhere"}


def has_had(analysis: Analysis, verb: int) -> bool:
    """ "had seen", "he'd been": before what else is told."""
    return any(n.lower in {"had", "'d"} for n in children(analysis, verb, "aux"))


def subjects(analysis: Analysis, verb: int, depth: int = 0) -> list[int]:
    """Heads of the verb's subject, its own or the one it shares with the clause above it."""
    node = analysis.nodes[verb]
    own = [n for n in children(analysis, verb, "nsubj", "nsubjpass") if n.lower not in {"it", "there"}]
    if own:
        subject = own[-1]
        if subject.lower in RELATIVES and node.dep in {"relcl", "acl", "ccomp"}:
            return [antecedent(analysis, verb)]
        return coordinated(analysis, subject.index)
    displaced = _displaced_subject(analysis, node)
    if displaced or depth > 6 or node.head == node.index:
        return displaced
    above = analysis.nodes[node.head]
    if node.dep == "acl" and node.tag == "VBD" and above.dep == "conj":
        return coordinated(
            analysis, above.head
        )  # "A and her delegation arrived", where the parse hangs the verb on the second
    if node.dep == "acl" and (group := _before_aside(analysis, above)):
        return group
    if node.dep in {"acl", "relcl"}:
        return [antecedent(analysis, verb)] if node.tag in {"VBG", "VBN", "VB", "VBD"} else []
    if node.dep == "xcomp" or (node.dep == "ccomp" and node.tag == "VB"):
        controller = child(analysis, above.index, "dobj", "dative")
        if controller is not None and node.tag == "VB" and is_verb(above):
            return coordinated(analysis, controller.index)
        if above.dep in {"acomp", "attr", "oprd"} and not is_verb(above):
            above = analysis.nodes[above.head]  # "is due to arrive"
        return subjects(analysis, above.index, depth + 1)
    if node.dep in {"conj", "advcl", "pcomp", "prep", "dep", "parataxis", "amod"}:
        verb_above = above if is_verb(above) else governing_verb(analysis, above.index)
        return subjects(analysis, verb_above.index, depth + 1) if verb_above else []
    return []


def _before_aside(analysis: Analysis, head: Node) -> list[int]:
    """ "A and B officials, among them the head of C, conferred": those before the aside, where the parse hung the verb on its end."""
    first = analysis.sentences[head.sentence].first
    among = [n.index for n in children(analysis, head.index, "prep") if n.lower == "among" and n.index > first + 1]
    if (
        not among
        or analysis.nodes[among[0] - 1].text != ","
        or analysis.nodes[among[0] + 1].lower not in {"them", "whom"}
    ):
        return []
    group = analysis.nodes[among[0] - 2]
    return coordinated(analysis, group.head if group.dep == "conj" else group.index)


def _displaced_subject(analysis: Analysis, verb: Node) -> list[int]:
    """ "On Monday A and B conferred": actors right before a finite verb that the parse hung on the phrase before them.

    Or one whose name the parse took for a time.
    """
    first = analysis.sentences[verb.sentence].first
    named = [n.index for n in children(analysis, verb.index, "npadvmod") if n.index < verb.index]
    if (strays := [k for k in named if is_person_at(analysis, k)]) and verb.tag != "VBG":
        return coordinated(analysis, strays[-1])
    position = verb.index - 1
    while position > first and analysis.nodes[position].head == verb.index and _may_intervene(analysis.nodes[position]):
        position -= 1
    if analysis.nodes[position].text == "," and _ends_with_comma(analysis, position - 1):
        position -= 1
    finite = verb.tag in {"VBD", "VBZ", "VBP"} or any(
        n.tag in {"VBD", "VBZ", "VBP", "MD"} for n in children(analysis, verb.index, "aux", "auxpass")
    )
    mention = analysis.mention_at.get(position)
    if not finite or position < first or mention is None or mention.kind == "group":
        return []
    if analysis.nodes[position].dep not in {"pobj", "conj", "appos", "compound"}:
        return []
    found = [position]
    while position - 2 >= first and analysis.nodes[position - 1].lower in (
        {"and"} if len(found) == 1 else {"and", ","}
    ):
        position -= 2
        if analysis.mention_at.get(position) is None or analysis.mention_at[position].kind != mention.kind:
            break
        found.insert(0, position)
    return found


def _ends_with_comma(analysis: Analysis, index: int) -> bool:
    """ "On Monday the President of A, B, received": the comma closes what is told of the person before it."""
    return is_person_at(analysis, index) and "," in analysis.document.quote(analysis.mention_at[index].span)


def is_person_at(analysis: Analysis, index: int) -> bool:
    """A node that stands for a person, by name or not."""
    mention = analysis.mention_at.get(index)
    return mention is not None and mention.kind == "person"


def _may_intervene(node: Node) -> bool:
    return node.dep in {"aux", "auxpass", "advmod", "neg"}


def antecedent(analysis: Analysis, verb: int) -> int:
    """The noun that a relative clause or a participle hangs on."""
    return analysis.nodes[verb].head


def objects_of(analysis: Analysis, preposition: int) -> list[int]:
    found: list[int] = []
    for node in children(analysis, preposition, "pobj"):
        found += coordinated(analysis, node.index)
    return found


def is_behind(analysis: Analysis, index: int, words: Collection[str]) -> bool:
    """Whether a node is the object of one of these prepositions."""
    node = analysis.nodes[index]
    return node.dep == "pobj" and analysis.nodes[node.head].lower in words


def objects_behind(analysis: Analysis, index: int, *words: str) -> list[int]:
    """Heads of what stands behind these prepositions under a node: "with A and B", "from C"."""
    return [
        head
        for preposition in prepositions(analysis, index, *words)
        for head in objects_of(analysis, preposition.index)
    ]


def agents_of(analysis: Analysis, verb: int) -> list[int]:
    """Heads of those by whom a passive verb is done: "was received by A"."""
    return [head for by in children(analysis, verb, "agent") for head in objects_of(analysis, by.index)]


def has_particle(analysis: Analysis, verb: int, words: Collection[str]) -> bool:
    """ "called in", "put off", "pulled back": the parse takes the particle for an adverb or a preposition, too."""
    return any(n.lower in words for n in children(analysis, verb, "prt", "advmod", "prep"))


def prepositions(analysis: Analysis, index: int, *words: str) -> Iterator[Node]:
    """Prepositions under a node, by word; also those hanging on another preposition's object ("in Paris with X")."""
    for node in children(analysis, index, "prep", "agent", "dative"):
        if not words or node.lower in words:
            yield node
            # "with A and with B": the second hangs on the first
            yield from (
                n for n in children(analysis, node.index, "conj", "prep") if n.tag == "IN" and n.lower == node.lower
            )


def _stands_apart(analysis: Analysis, verb: Node, above: Node) -> bool:
    """Whether a semicolon parts a clause from the verb behind it that the parse puts over it."""
    return any(node.text == ";" for node in analysis.nodes[verb.index : above.index])


def verb_chain(analysis: Analysis, verb: int) -> list[Node]:
    """The verb and the verbs above it that bear on whether it happened ("plans to visit", "agreed to hold")."""
    chain = [analysis.nodes[verb]]
    current = analysis.nodes[verb]
    while current.head != current.index and len(chain) < 6:
        above = analysis.nodes[current.head]
        if current.dep == "advcl" and current.tag == "VBD":
            break  # "will meet again after they met on Monday"
        if current.dep == "ccomp" and _stands_apart(analysis, current, above):
            break  # "A received B in Oslo; she will be back in March"
        if current.dep == "pcomp":
            current = above  # "of arranging": the preposition says nothing of its own
        elif current.dep in {"xcomp", "ccomp", "acl", "advcl", "dobj"} or (
            current.dep == "conj" and _shares_auxiliary(analysis, current)
        ):
            chain.append(above)
            if current.dep == "ccomp" and above.lemma in TELLING and _is_finite(analysis, current):
                break  # "wishes to inform that it was held": the wish is to tell
            current = above
        elif current.dep in {"prep", "pobj"}:
            if above.dep != "prep" and current.dep == "prep":
                chain.append(above)
            current = above
        else:
            break
    return chain


def _is_finite(analysis: Analysis, verb: Node) -> bool:
    """A verb with a tense, its own or its auxiliary's."""
    return verb.tag in {"VBD", "VBZ", "VBP"} or any(
        n.tag in {"VBD", "VBZ", "VBP", "MD"} for n in children(analysis, verb.index, "aux", "auxpass")
    )


def _shares_auxiliary(analysis: Analysis, node: Node) -> bool:
    """ "will visit and meet": the second verb has the first one's auxiliaries."""
    return not any(True for _ in children(analysis, node.index, "aux", "nsubj", "nsubjpass")) and node.tag == "VB"


def words_below(analysis: Analysis, index: int, *deps: str) -> frozenset[str]:
    return frozenset(node.lower for node in children(analysis, index, *deps))

"""Who took part for which state, told by the sides of the table: "attended on the Omani side by A, and on the Thai side by B"."""

from collections.abc import Iterator

from dragoman.extraction.attendance import Company
from dragoman.model.analysis import Analysis, Mention, Node, Sentence

_OF_A_SIDE = frozenset({"on", "from", "for"})
_SIDE = frozenset({"side", "delegation"})
_ATTENDING = frozenset({"attend", "participate", "join", "accompany", "represent", "present"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def by_sides(analysis: Analysis) -> Iterator[Company]:
    """Those who are listed by sides, in a sentence that tells nothing but who was there."""
    for number, sentence in enumerate(analysis.sentences):
        sides = [] if sentence.headline else list(_sides(analysis, sentence))
        if not sides or not _lists_who_came(analysis, sentence):
            continue
        named = [
            mention
            for k in range(sentence.first, sentence.last)
            if (mention := analysis.mention_at.get(k)) is not None and _is_named(mention)
        ]
        begun = _behind_semicolon(analysis, sentence.first, sides[0].index)
        leading = not any(begun <= mention.node < sides[0].index for mention in named)
        for side, first, end in _stretches(sides, sentence, leading=leading):
            last = next((k for k in range(first, end) if leading and analysis.nodes[k].text == ";"), end)
            persons = tuple(dict.fromkeys(m.entities[0] for m in named if first <= m.node < last))
            if persons:
                yield Company(persons, None, number, told_before=True, state=_state_of(analysis, side))


def _sides(analysis: Analysis, sentence: Sentence) -> Iterator[Node]:
    """ "on the Omani side", "from Oman's side", "the Omani side was represented by"."""
    represented = any(n.lemma == "represent" for n in analysis.nodes[sentence.first : sentence.last])
    for node in analysis.nodes[sentence.first : sentence.last]:
        if node.lower not in _SIDE or _state_of(analysis, node) is None:
            continue
        before = {n.lower for n in analysis.nodes[max(sentence.first, node.index - 4) : node.index]}
        if represented or (before & _OF_A_SIDE and node.lower == "side"):
            yield node


def _state_of(analysis: Analysis, side: Node) -> str | None:
    """The state whose name stands right before the word, a possessive "'s" aside."""
    at = side.index - 1
    if at > 0 and analysis.nodes[at].lower in {"'s", "'"}:
        at -= 1
    mention = analysis.mention_at.get(at)
    if mention is None or mention.kind != "state" or len(mention.entities) != 1:
        return None
    return analysis.entities[mention.entities[0]].name


def _lists_who_came(analysis: Analysis, sentence: Sentence) -> bool:
    """Its verbs tell of attending, or it has none ("On the Omani side: A and B")."""
    nodes = analysis.nodes[sentence.first : sentence.last]
    finite = [n for n in nodes if n.tag in _FINITE and n.lemma not in {"be", "have"}]
    part = any(n.lower == "part" for n in nodes)
    attending = any(n.lemma in _ATTENDING for n in nodes) or part
    return attending if finite else attending or not any(n.tag == "VBN" for n in nodes)


def _is_named(mention: Mention) -> bool:
    return mention.kind == "person" and mention.form == "name" and len(mention.entities) == 1


def _behind_semicolon(analysis: Analysis, first: int, at: int) -> int:
    return max((k + 1 for k in range(first, at) if analysis.nodes[k].text == ";"), default=first)


def _stretches(sides: list[Node], sentence: Sentence, *, leading: bool) -> Iterator[tuple[Node, int, int]]:
    """Where those of each side stand: behind it up to the next, or before it from the last."""
    spots = [side.index for side in sides]
    firsts = spots if leading else [sentence.first, *spots[:-1]]
    lasts = [*spots[1:], sentence.last] if leading else spots
    return zip(sides, firsts, lasts, strict=True)

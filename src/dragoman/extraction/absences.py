"""Absences: those who are told to have stayed away, or who only sent the letter that another brought."""

from collections.abc import Iterator, Sequence

from dragoman.extraction.actors import ActorKey, actors_at, is_person
from dragoman.extraction.clauses import agents_of, children, coordinated, is_negated, is_verb
from dragoman.extraction.drafts import Draft
from dragoman.model.analysis import Analysis, Node

_ATTENDING = frozenset({"attend", "join", "participate", "come"})
_STAYING_AWAY = frozenset({"skip", "boycott", "miss", "shun"})
_DELIVERING = frozenset({"deliver", "hand", "convey", "carry", "bring", "present", "pass"})


def drop_those_away(analysis: Analysis, draft: Draft) -> None:
    """ "A will not attend the dinner", "B skipped the summit": neither is there, whoever else is."""
    if draft.status in {"cancelled", "postponed"} or draft.form == "visit":
        return
    for cue in draft.cues:
        for noun in _told_as(analysis, analysis.nodes[cue.node]) if cue.noun else ():
            for head in _away_from(analysis, noun):
                for key in actors_at(analysis, head):
                    draft.parts.pop(key, None)


def _told_as(analysis: Analysis, noun: Node) -> list[Node]:
    """A noun, and the same noun in the sentence before: "will not attend the dinner. The dinner will be chaired by B"."""
    first = analysis.sentences[max(0, noun.sentence - 1)].first
    definite = any(n.lower == "the" for n in children(analysis, noun.index, "det"))
    before = [n for n in analysis.nodes[first : noun.index] if n.lemma == noun.lemma and n.sentence < noun.sentence]
    return [*before, noun] if definite else [noun]


def _away_from(analysis: Analysis, noun: Node) -> Iterator[int]:
    """Heads of those who do not attend what a noun names."""
    above = analysis.nodes[noun.head]
    verb = analysis.nodes[above.head] if noun.dep == "pobj" and above.lower in {"in", "to"} else above
    if noun.dep not in {"dobj", "pobj"} or not is_verb(verb) or verb.lemma not in _ATTENDING | _STAYING_AWAY:
        return
    chain = [verb]
    while chain[-1].dep == "xcomp" and is_verb(analysis.nodes[chain[-1].head]):
        chain.append(analysis.nodes[chain[-1].head])
    denied = any(is_negated(analysis, node.index) for node in chain)
    if denied == (verb.lemma in _STAYING_AWAY):
        return
    for subject in children(analysis, chain[-1].index, "nsubj"):
        yield from coordinated(analysis, subject.index)


_UTTERED = frozenset(
    "remark comment statement word speech decision post article interview letter allegation accusation claim criticism insult".split()
)


def drop_those_objected_to(analysis: Analysis, draft: Draft) -> None:
    """ "was summoned over remarks by Minister A": A is what the protest is about, and no party to it."""
    if draft.form != "demarche":
        return
    for key in [key for key in draft.parts if is_person(analysis, key)]:
        named = [
            m for m in analysis.mentions if key in m.entities and analysis.nodes[m.node].sentence in draft.sentences
        ]
        if named and all(_has_uttered(analysis, analysis.nodes[m.node]) for m in named):
            del draft.parts[key]


def _has_uttered(analysis: Analysis, node: Node) -> bool:
    """ "remarks by A", "A's comments"."""
    above = analysis.nodes[node.head]
    if node.dep == "poss":
        return above.lemma in _UTTERED
    return node.dep == "pobj" and above.lower in {"by", "of", "from"} and analysis.nodes[above.head].lemma in _UTTERED


def drop_senders(analysis: Analysis, draft: Draft, drafts: Sequence[Draft]) -> None:
    """ "received a letter from A, delivered by B during a meeting": B was met, and not A."""
    if draft.form not in {"meeting", "ceremony"} or len(draft.parts) <= _PAIR:
        return
    letters = [d for d in drafts if d.form == "message" and set(d.sentences) & set(draft.sentences)]
    for letter in letters:
        bearers = {key for cue in letter.cues for key in _bearers(analysis, cue.node)}
        senders = {key for key, role in letter.parts.items() if role == "sender"} - bearers
        if bearers & draft.parts.keys() and any(is_person(analysis, key) for key in senders):
            draft.parts = {key: role for key, role in draft.parts.items() if key not in senders}


_PAIR = 2


def _bearers(analysis: Analysis, letter: int) -> set[ActorKey]:
    """Who "delivered", "handed over" or "carried" a letter, as is told behind it."""
    sentence = analysis.sentences[analysis.nodes[letter].sentence]
    verbs = [n for n in analysis.nodes[letter + 1 : sentence.last] if n.tag == "VBN" and n.lemma in _DELIVERING]
    return {key for verb in verbs for head in agents_of(analysis, verb.index) for key in actors_at(analysis, head)}

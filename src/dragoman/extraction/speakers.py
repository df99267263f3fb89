"""Speakers: whom the words that say, promise or ask come from."""

from collections.abc import Iterator, Sequence

from dragoman.extraction.actors import ActorKey, actors_at, is_person
from dragoman.extraction.clauses import agents_of, children, governing_verb, subjects, words_below
from dragoman.extraction.drafts import Draft
from dragoman.extraction.occasions import occasion_of
from dragoman.extraction.plurals import is_both
from dragoman.extraction.tellers import is_unnamed_teller
from dragoman.lexicon.acts import load_speech
from dragoman.lexicon.cues import load_cues
from dragoman.model.analysis import Analysis, Mention, Node
from dragoman.model.document import Span

_OTHERS = frozenset(
    "counterpart counterparts colleague interlocutor host hostess guest visitor opposite number partner".split()
)
_ALL = frozenset(
    "sides parties leaders ministers presidents officials interlocutors co-chairs both two they we diplomats premiers "
    "counterparts colleagues participants partners".split()
)
_SPOKEN_FOR = frozenset({"side", "delegation", "team", "party"})
_CLAUSES = frozenset({"advcl", "acl", "relcl"})
_MOST = 4  # who speak together; of more the text seldom says that each did


def speakers_of(analysis: Analysis, verb: Node, drafts: list[Draft]) -> tuple[ActorKey, ...]:
    """Who says what the verb tells: its subject, or in the passive the agent; actors that can speak, each once."""
    feeling = verb.lower in load_speech().adjectives  # "was interested in" is no passive
    if not feeling and any(True for _ in children(analysis, verb.index, "auxpass")):
        heads = agents_of(analysis, verb.index)
        if not heads and verb.lemma in load_cues().informing | _LETTING_KNOW:
            return _who_summoned(analysis, verb, drafts)
    else:
        things = verb.dep in _CLAUSES and any(n.lower == "it" for n in children(analysis, verb.index, "nsubj"))
        # "reaffirmed support for Ukraine as it defends itself": who reaffirms defends nothing
        heads = [] if things else subjects(analysis, verb.index) or _inverted(analysis, verb)
    return speakers_at(analysis, heads, verb, drafts)


_LETTING_KNOW = frozenset({"notify", "advise"})


def _who_summoned(analysis: Analysis, verb: Node, drafts: list[Draft]) -> tuple[ActorKey, ...]:
    """ "The ambassador was told that": whoever summoned him."""
    hearers = {key for n in children(analysis, verb.index, "nsubjpass") for key in actors_at(analysis, n.index)}
    draft = occasion_of(analysis, verb, drafts, hearers)
    if draft is None or draft.form != "demarche" or not hearers & draft.parts.keys():
        return ()
    senders = [key for key, role in draft.parts.items() if role == "sender" and key not in hearers]
    return tuple(senders) if len(senders) == 1 else ()


def is_only_chairing(analysis: Analysis, span: Span, key: ActorKey) -> bool:
    """ "told the Group, chaired by A, that …": A, who is named before these words only as who leads whom they are told."""
    nodes = analysis.nodes_in(span)
    if not nodes:
        return False
    sentence = analysis.sentences[nodes[0].sentence]
    named = [m for m in analysis.mentions if key in m.entities and sentence.first <= m.node < sentence.last]
    return bool(named) and all(m.node < nodes[0].index and _is_leading(analysis, m.node) for m in named)


def _is_leading(analysis: Analysis, node: int) -> bool:
    agent = analysis.nodes[analysis.nodes[node].head]
    return (
        agent.lower == "by" and analysis.nodes[agent.head].tag == "VBN" and analysis.nodes[agent.head].lemma in _LEADING
    )


_LEADING = frozenset({"chair", "co-chair", "lead", "head", "host", "convene", "preside"})


def speakers_at(analysis: Analysis, heads: list[int], verb: Node, drafts: list[Draft]) -> tuple[ActorKey, ...]:
    """The actors at these heads that the verb can have as speakers."""
    found = [key for head in heads for key in _voices(analysis, head, verb, drafts)]
    return tuple(dict.fromkeys(found))


def _inverted(analysis: Analysis, verb: Node) -> list[int]:
    """ "…", stressed A: the name right behind the verb, which the parse takes for its object."""
    behind = verb.index + 1
    mention = analysis.mention_at.get(behind)
    named = behind < len(analysis.nodes) and (
        (mention is not None and mention.kind == "person") or analysis.nodes[behind].tag == "NNP"
    )
    return [behind] if named and analysis.nodes[verb.index - 1].text in {",", '"', "”", "“"} else []


def _voices(analysis: Analysis, head: int, verb: Node, drafts: list[Draft]) -> list[ActorKey]:
    if is_unnamed_teller(analysis, head):
        return []
    keys = actors_at(analysis, head)
    mention = analysis.mention_at.get(head)
    if mention is not None and mention.form == "nominal" and _is_another(analysis, mention, keys):
        return []
    if mention is not None and mention.kind == "person" and keys and all(isinstance(key, str) for key in keys):
        return [p for key in keys for p in _persons_of_state(analysis, str(key), head, drafts)]
    if mention is not None and mention.kind == "group" and is_both(analysis, analysis.nodes[head]):
        together = _described(analysis, analysis.nodes[head], verb, drafts)
        if together:
            return together  # "the two ministers agreed"
    speaking = [key for key in keys if isinstance(key, int) or mention is None or mention.kind == "state"]
    return speaking or _described(analysis, analysis.nodes[head], verb, drafts)


def _is_another(analysis: Analysis, mention: Mention, keys: Sequence[ActorKey]) -> bool:
    """ "Poland's top diplomat", behind a Latvian: somebody else, who is not named."""
    told = {title.state for title in mention.titles if title.state is not None and not title.states}
    theirs = {_state_of(analysis, key) for key in keys if isinstance(key, int)} - {None}
    return bool(told and theirs) and told.isdisjoint(theirs)


def _persons_of_state(analysis: Analysis, code: str, head: int, drafts: list[Draft]) -> list[ActorKey]:
    """ "the Slovak state secretary": the one person of that state who takes part and holds such an office."""
    parties = [key for draft in drafts for key in draft.parts if is_person(analysis, key)]
    theirs = [key for key in dict.fromkeys(parties) if isinstance(key, int) and _state_of(analysis, key) == code]
    word = analysis.nodes[head].lower
    holders = [key for key in theirs if word in _offices(analysis, key)]
    chosen = holders if len(holders) == 1 else theirs
    return list(chosen) if len(chosen) == 1 else []


def _state_of(analysis: Analysis, key: int) -> str | None:
    entity = analysis.entities[key]
    return entity.state or next((title.state for title in entity.titles if title.state), None)


def _offices(analysis: Analysis, key: int) -> set[str]:
    """The words of a person's titles."""
    return {word for title in analysis.entities[key].titles for word in (title.head, *title.words.lower().split())}


def _described(analysis: Analysis, node: Node, verb: Node, drafts: list[Draft]) -> list[ActorKey]:
    """Whom words stand for that analysis has left open: a surname, "the latter", "his host", "the sides", an office."""
    surname = list(_surnamed(analysis, node))
    if surname:
        return surname
    if node.lower == "latter":
        return _last_person(analysis, node)
    draft = occasion_of(analysis, verb, drafts)
    if draft is None:
        return []
    if (state := _state_of_side(analysis, node)) is not None:
        return _persons_of_state(analysis, state, node.index, [draft]) or [key for key in draft.parts if key == state]
    persons: list[ActorKey] = [key for key in draft.parts if is_person(analysis, key)]
    if node.lower in _ALL and not words_below(analysis, node.index, "prep", "amod"):
        if len(draft.keys) > _MOST:
            return persons if len(persons) == 1 else []
        return (persons or draft.keys) if len(draft.keys) > 1 else []
    if node.lower in _OTHERS and len(persons) == 2:
        last = _last_person(analysis, node)
        return [key for key in persons if key not in last] if last and last[0] in persons else []
    return _holder(analysis, node, drafts)


def _state_of_side(analysis: Analysis, node: Node) -> str | None:
    """Of "the Georgian side" the state."""
    if node.lower not in _SPOKEN_FOR:
        return None
    beside = (
        analysis.mention_at.get(n.index) for n in children(analysis, node.index, "amod", "compound", "poss", "nmod")
    )
    states = [analysis.entities[m.entities[0]].name for m in beside if m is not None and m.kind == "state"]
    return states[0] if len(states) == 1 else None


def side_before(analysis: Analysis, span: Span) -> str | None:
    """The state whose side speaks in the sentence, before these words: "the Swiss side demanded …"."""
    nodes = analysis.nodes_in(span)
    first = analysis.sentences[nodes[0].sentence].first if nodes else 0
    before = analysis.nodes[first : nodes[0].index] if nodes else []
    acting = (node for node in before if node.dep in {"nsubj", "nsubjpass"})
    return next((state for node in acting if (state := _state_of_side(analysis, node)) is not None), None)


def hears(analysis: Analysis, span: Span, key: ActorKey) -> bool:
    """ "A was told that", "was informed that": whether these words were said to somebody, by whoever it was."""
    nodes = analysis.nodes_in(span)
    verb = governing_verb(analysis, nodes[0].index) if nodes else None
    while verb is not None and verb.span.start >= span.start:
        verb = governing_verb(analysis, verb.index)
    if verb is None or verb.lemma not in load_cues().informing or agents_of(analysis, verb.index):
        return False
    heads = [node.index for node in children(analysis, verb.index, "nsubjpass")]
    return any(key in actors_at(analysis, head) for head in heads)


def gets(analysis: Analysis, span: Span, key: ActorKey, draft: Draft) -> bool:
    """ "A received a cable of condolences over the landslide": to whom a message came that tells it."""
    if draft.form != "message" or draft.parts.get(key) != "recipient":
        return False
    nodes = analysis.nodes_in(span)
    verb = governing_verb(analysis, nodes[0].index) if nodes else None
    while verb is not None and verb.lemma not in _GETTING:
        verb = governing_verb(analysis, verb.index)
    return verb is not None and any(key in actors_at(analysis, head) for head in subjects(analysis, verb.index))


_GETTING = frozenset({"receive", "get"})


def is_named(analysis: Analysis, verb: Node) -> bool:
    """Whether who speaks is told by name, as "who" behind a name, or as a state's side: nobody else is meant."""
    own = any(True for _ in children(analysis, verb.index, "nsubj"))
    for head in subjects(analysis, verb.index) if own else ():
        mention = analysis.mention_at.get(head)
        if mention is not None and mention.kind == "person" and mention.form == "name":
            return True
        if _state_of_side(analysis, analysis.nodes[head]) is not None:
            return True
    return False


def _surnamed(analysis: Analysis, node: Node) -> Iterator[ActorKey]:
    if not node.tag.startswith("NNP"):
        return
    named = [
        i for i, e in enumerate(analysis.entities) if e.kind == "person" and node.lower == e.name.lower().split()[-1]
    ]
    if len(named) == 1:
        yield named[0]


def _last_person(analysis: Analysis, node: Node) -> list[ActorKey]:
    before = [m for m in analysis.mentions if m.node < node.index and m.kind == "person" and len(m.entities) == 1]
    return list(before[-1].entities) if before else []


def _holder(analysis: Analysis, node: Node, drafts: list[Draft]) -> list[ActorKey]:
    """ "the Minister", "the diplomat": whoever of such an office was named last, a party first."""
    if not node.tag.startswith("NN"):
        return []
    offices = set(load_speech().described.get(node.lower, "").split()) | {node.lower}
    parties = {key for draft in drafts for key in draft.parts if isinstance(key, int)}
    holders: list[ActorKey] = [
        mention.entities[0]
        for mention in reversed(analysis.mentions)
        if mention.node < node.index
        and mention.kind == "person"
        and len(mention.entities) == 1
        and offices & _offices(analysis, mention.entities[0])
    ]
    told: list[ActorKey] = [key for key in holders if key in parties] or holders
    return told[:1]

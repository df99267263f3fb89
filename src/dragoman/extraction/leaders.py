"""Leaders: persons told by the delegation that they lead or the state that they represent."""

import itertools
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dragoman.extraction.actors import actors_at, is_person
from dragoman.extraction.clauses import (
    agents_of,
    children,
    coordinated,
    is_verb,
    objects_behind,
    objects_of,
    subjects,
)
from dragoman.extraction.companions import shared_sides
from dragoman.extraction.pairs import both_states
from dragoman.extraction.place_names import place_at
from dragoman.extraction.proxies import stand_ins
from dragoman.extraction.sides import MISSIONS
from dragoman.extraction.spokesmen import of_bodies
from dragoman.lexicon.titles import load_titles
from dragoman.model.analysis import Analysis, Node

_LEADING = frozenset({"lead", "head", "represent", "chair", "co-chair"})
_VOICING = frozenset(
    "reiterate reaffirm confirm stress underline underscore emphasize emphasise express convey affirm restate voice".split()
)
_VOICED = frozenset(
    "readiness commitment support interest willingness position determination gratitude appreciation condolences solidarity "
    "desire intention".split()
)
_PRESENT = frozenset({"attend", "participate", "take", "join"})
_SIDES = frozenset({"side", "delegation", "team", "part", "one"})


class Chairs(NamedTuple):
    """Persons (indexes of entities) who lead what the sentence tells, or the delegations to it, in text order."""

    persons: tuple[int, ...]
    sentence: int


class Leader(NamedTuple):
    """A person (index of the entity) who leads the delegation of a state, and the sentence that says so."""

    person: int
    state: str
    sentence: int


def leaders(analysis: Analysis) -> Iterator[Leader]:
    """ "The Lithuanian side was led by A and the Lao side by B", "that of Oman by B", "Moldova was represented by C", "D, leading Pakistan's
    delegation", "on the Estonian side, the talks were chaired by E", "from the Kazakh side F took part".
    """
    for node in analysis.nodes:
        if node.lemma in _LEADING | _PRESENT and is_verb(node):
            acting, states = _roles(analysis, node)
        elif node.lower in _SIDES:
            acting, states = _left_out(analysis, node), {_state_led(analysis, node, None)} - {None}
        elif node.lower == "that":
            acting, states = _left_out(analysis, node), _state_of_that(analysis, node)
        else:
            continue
        persons = [key for head in acting for key in actors_at(analysis, head) if is_person(analysis, key)]
        state = next(iter(states)) if len(states) == 1 else None
        if state is not None and len(persons) == 1 and isinstance(persons[0], int):
            yield Leader(persons[0], state, node.sentence)


def chairs(analysis: Analysis) -> Iterator[Chairs]:
    """ "co-chaired by A of Norway and B of Kenya", "A and B co-chaired", "headed by Deputy Ministers A and B", "under the chairmanship of C"."""
    for node in analysis.nodes:
        if node.lemma in _LEADING and node.tag == "VBN":
            heads = agents_of(analysis, node.index)
        elif node.lemma in _CHAIRS and is_verb(node):
            heads = subjects(analysis, node.index)
        elif node.lower in _CHAIRING:
            heads = objects_behind(analysis, node.index, "of")
        else:
            continue
        keys = dict.fromkeys(key for head in heads for key in actors_at(analysis, head))
        persons = tuple(key for key in keys if isinstance(key, int) and is_person(analysis, key))
        if persons:
            yield Chairs(persons, node.sentence)


_CHAIRS = frozenset({"chair", "co-chair"})
_CHAIRING = frozenset({"chairmanship", "co-chairmanship", "leadership"})


def told_sides(analysis: Analysis) -> dict[int, str]:
    """The sides of those of whom only what they lead, or for whom they speak, tells one."""
    told: dict[int, str] = {}
    others = itertools.chain(shared_sides(analysis), _for_bodies(analysis), stand_ins(analysis))
    shared = (Leader(*one) for one in others)
    for leader in itertools.chain(
        leaders(analysis),
        _signing_for(analysis),
        _on_behalf(analysis),
        _speakers(analysis),
        _visited(analysis),
        _owned(analysis),
        shared,
    ):
        entity = analysis.entities[leader.person]
        if (entity.state is None and not entity.titles) or all(title.state is None for title in entity.titles):
            told.setdefault(leader.person, leader.state)
    return told


def _for_bodies(analysis: Analysis) -> Iterator[tuple[int, str, int]]:
    """Those who stand for a body, if no title of theirs names another."""
    for person, side, sentence in of_bodies(analysis):
        if all(title.organisation is None for title in analysis.entities[person].titles):
            yield person, side, sentence


def _signing_for(analysis: Analysis) -> Iterator[Leader]:
    """ "A signed for the Philippines and B for Canada"."""
    for sentence in analysis.sentences:
        signing, person = False, None
        for node in analysis.nodes[sentence.first : sentence.last]:
            mention = analysis.mention_at.get(node.index)
            if node.lemma in _SIGNING and is_verb(node):
                signing = True
            elif mention is not None and mention.kind == "person":
                person = mention.entities[0] if mention.form == "name" and len(mention.entities) == 1 else None
            elif node.lower == "for" and signing and person is not None:
                state = next((m for k in (1, 2) if (m := analysis.mention_at.get(node.index + k)) is not None), None)
                if state is not None and state.kind == "state":
                    yield Leader(person, analysis.entities[state.entities[0]].name, node.sentence)
                person = None
            elif node.dep not in {"det", "cc", "punct", "aux"}:
                person = None


_SIGNING = frozenset({"sign", "initial", "ink"})


def _owned(analysis: Analysis) -> Iterator[Leader]:
    """ "Syria's de facto leader, A", "Niger's ruling general, B": an office that no table has in full."""
    for mention in analysis.mentions:
        node = analysis.nodes[mention.node]
        office = analysis.nodes[node.head]
        if mention.form != "name" or mention.kind != "person" or len(mention.entities) != 1 or node.dep != "appos":
            continue
        owners = [analysis.mention_at.get(owner.index) for owner in children(analysis, office.index, "poss")]
        states = [analysis.entities[m.entities[0]].name for m in owners if m is not None and m.kind == "state"]
        if len(states) == 1 and load_titles().is_head(office.lower) and office.index not in analysis.mention_at:
            yield Leader(mention.entities[0], states[0], node.sentence)


def _on_behalf(analysis: Analysis) -> Iterator[Leader]:
    """ "initialled on behalf of Malawi by A", "signed by B on behalf of Romania": for whom they act, told in full."""
    for node in analysis.nodes:
        at = node.index
        if node.lower != "behalf" or at == 0:
            continue
        named = [
            (head, mention)
            for head in objects_behind(analysis, at, "of")
            if (mention := analysis.mention_at.get(head)) is not None and mention.kind == "state"
        ]
        if len(named) != 1 or named[0][1].form != "state":
            continue
        last = analysis.sentences[node.sentence].last
        behind = named[0][0] + 1
        if behind < last and analysis.nodes[behind].lower == "by":
            person = _first_person(analysis, range(behind + 1, last))
        else:
            person = _first_person(analysis, range(at - 2, analysis.sentences[node.sentence].first - 1, -1), agent=True)
        if person is not None:
            yield Leader(person, analysis.entities[named[0][1].entities[0]].name, node.sentence)


def _first_person(analysis: Analysis, indexes: Iterable[int], agent: bool = False) -> int | None:
    """The person named first at these nodes, with no verb before the name; if an agent is meant, one by whom it is done."""
    for index in indexes:
        mention = analysis.mention_at.get(index)
        if mention is not None and mention.kind == "person" and len(mention.entities) == 1:
            return mention.entities[0] if not agent or _is_agent(analysis, mention.node) else None
        if is_verb(analysis.nodes[index]):
            return None
    return None


def _is_agent(analysis: Analysis, index: int) -> bool:
    """ "signed by A on behalf of Kenya", and not "thanked A on behalf of Kenya", who may be anybody's."""
    node = analysis.nodes[index]
    while node.dep in {"appos", "compound", "conj"}:
        node = analysis.nodes[node.head]
    return node.dep == "pobj" and analysis.nodes[node.head].lower == "by"


def _visited(analysis: Analysis) -> Iterator[Leader]:
    """ "flew to Sudan for talks with President A", "arrived in Baghdad and met Minister B": officers of where they come to."""
    for node in analysis.nodes:
        if node.lemma not in _COMING or not is_verb(node):
            continue
        places = [place_at(analysis, head) for head in objects_behind(analysis, node.index, "to", "in")]
        if len(places) != 1 or places[0] is None or places[0].state is None or places[0].name in _VENUES:
            continue
        officers = [key for key in _met_there(analysis, node) if _is_officer_of_some_state(analysis, key)]
        yield from (Leader(key, places[0].state, node.sentence) for key in officers)


def _met_there(analysis: Analysis, verb: Node) -> list[int]:
    """Persons with whom those who come to a place have talks there: "for talks with A", "and began talks with B"."""
    nouns = objects_behind(analysis, verb.index, "for")
    nouns += [
        n.index for other in children(analysis, verb.index, "conj") for n in children(analysis, other.index, "dobj")
    ]
    met = [h for noun in nouns if analysis.nodes[noun].lower in _TALKS for h in objects_behind(analysis, noun, "with")]
    met += [noun for noun in nouns if analysis.nodes[analysis.nodes[noun].head].lemma == "meet"]
    keys = [key for head in met for key in actors_at(analysis, head)]
    return [key for key in keys if isinstance(key, int) and is_person(analysis, key)]


def _is_officer_of_some_state(analysis: Analysis, person: int) -> bool:
    """The holder of a national office whose state is not told with it."""
    entity = analysis.entities[person]
    current = [title for title in entity.titles if not title.former]
    national = load_titles().national - MISSIONS
    alone = entity.state is None and all(t.state is None and t.organisation is None for t in current)
    return alone and any(title.head.rpartition("-")[2] in national for title in current)


_COMING = frozenset({"arrive", "fly", "travel", "come", "go", "head", "return"})
_TALKS = frozenset({"talks", "meeting", "meetings", "discussions", "negotiations"})
# Where those meet who are not at home there.
_VENUES = frozenset(
    {"Geneva", "Brussels", "Vienna", "New York", "Davos", "Doha", "The Hague", "Strasbourg", "Washington"}
)


def _speakers(analysis: Analysis) -> Iterator[Leader]:
    """ "He reiterated the United States' commitment": whose it is, he speaks for."""
    for node in analysis.nodes:
        if node.lemma not in _VOICING or not is_verb(node):
            continue
        owners = [
            analysis.mention_at[owner.index]
            for thing in children(analysis, node.index, "dobj")
            if thing.lemma in _VOICED
            for owner in children(analysis, thing.index, "poss")
            if owner.index in analysis.mention_at
        ]
        states = [analysis.entities[m.entities[0]].name for m in owners if m.kind == "state" and m.form == "state"]
        acting = [key for head in subjects(analysis, node.index) for key in actors_at(analysis, head)]
        if len(states) == 1 and len(acting) == 1 and isinstance(acting[0], int) and is_person(analysis, acting[0]):
            yield Leader(acting[0], states[0], node.sentence)


def _roles(analysis: Analysis, verb: Node) -> tuple[list[int], set[str | None]]:
    """The heads of those who lead by this verb, and the states whose delegations they lead."""
    passive = any(True for _ in children(analysis, verb.index, "auxpass", "agent"))
    agents = agents_of(analysis, verb.index)
    objects = [k for n in children(analysis, verb.index, "dobj") for k in coordinated(analysis, n.index)]
    acting = subjects(analysis, verb.index)
    chiefs, led = (agents, acting) if passive else (acting, objects)
    # "was headed by A and the Lao side by B": the parse joins the second side to A, and B to the verb.
    others = [head for head in chiefs if analysis.nodes[head].lower in _SIDES]
    chiefs = [head for head in chiefs if head not in others and not (others and head > others[0])]
    if verb.lemma in _PRESENT:
        led = []
    for side in objects_behind(analysis, verb.index, "on", "from"):
        if analysis.nodes[side].lower in _SIDES:  # "led by A and, from the Mongolian side, B": B
            led, chiefs = [side], _named_behind(analysis, side) or [head for head in chiefs if head > side]
    return chiefs, {_state_led(analysis, analysis.nodes[head], verb) for head in led} - {None}


def _named_behind(analysis: Analysis, side: int) -> list[int]:
    """The person named next: "from the Mongolian side, B"."""
    behind = side + 2 if analysis.nodes[side + 1].text == "," else side + 1
    mention = analysis.mention_at.get(behind)
    return [behind] if mention is not None and mention.kind == "person" else []


def _left_out(analysis: Analysis, side: Node) -> list[int]:
    """ "… and the Lao side by B": the verb is that of the side before."""
    sentence = analysis.sentences[side.sentence]
    before = [analysis.nodes[k] for k in range(sentence.first, side.index)]
    if not any(node.lemma in _LEADING and is_verb(node) for node in before):
        return []
    if any(is_verb(node) for node in children(analysis, side.index, "acl", "relcl")):
        return []
    whose = objects_behind(analysis, side.index, "of")
    spots = [side.index, *(whose if side.lower == "that" else [])]  # "that of the host country by B"
    led = [head for spot in spots for head in objects_behind(analysis, spot, "by")]
    behind = analysis.nodes[side.index + 1] if side.index + 1 < sentence.last else side
    return led or (objects_of(analysis, behind.index) if behind.lower == "by" else [])


def _state_of_that(analysis: Analysis, that: Node) -> set[str | None]:
    """ "Ghana's delegation was led by A and that of Slovenia by B", "that of the host country by B": the other of two."""
    heads = objects_behind(analysis, that.index, "of")
    mentions = [analysis.mention_at[h] for h in heads if h in analysis.mention_at]
    named: set[str | None] = {analysis.entities[m.entities[0]].name for m in mentions if m.kind == "state"}
    hosts = any(
        "host" in n.lower for h in heads for n in (analysis.nodes[h], *children(analysis, h, "compound", "amod"))
    )
    if named or not hosts:
        return named
    return {_other_side(analysis, that)}


def _other_side(analysis: Analysis, node: Node) -> str | None:
    """Of the two states the one whose side has not been named in the sentence before."""
    first = analysis.sentences[node.sentence].first
    sides = [analysis.nodes[k] for k in range(first, node.index) if analysis.nodes[k].lower in _SIDES]
    led = [_state_led(analysis, side, None) for side in sides]
    others = [state for state in both_states(analysis) if state not in led]
    return others[0] if len(others) == 1 and any(led) else None


def _state_led(analysis: Analysis, led: Node, verb: Node | None) -> str | None:
    """The state whose delegation is led; a state itself is only represented."""
    mention = analysis.mention_at.get(led.index)
    if mention is not None and mention.kind == "state" and verb is not None and verb.lemma == "represent":
        return analysis.entities[mention.entities[0]].name
    if led.lower not in _SIDES:
        return None
    sent_by = objects_behind(analysis, led.index, "from", "of")
    if any(n.lower == "other" for n in children(analysis, led.index, "amod")):
        return _other_side(analysis, led)
    for modifier in [
        *children(analysis, led.index, "amod", "compound", "nmod", "poss"),
        *map(analysis.nodes.__getitem__, sent_by),
    ]:
        other = analysis.mention_at.get(modifier.index)
        if other is not None and other.kind == "state":
            return analysis.entities[other.entities[0]].name
    return None

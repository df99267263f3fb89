"""Actors: whom a noun phrase of the report stands for."""

from typing import NamedTuple

from dragoman.extraction.bodies import body_at, body_named, is_council
from dragoman.extraction.clauses import (
    RELATIVES,
    children,
    coordinated,
    governing_verb,
    objects_behind,
    objects_of,
    prepositions,
    words_below,
)
from dragoman.extraction.pairs import both_states
from dragoman.lexicon.titles import SPOKESMEN, load_titles
from dragoman.model.analysis import Analysis, Mention, Node
from dragoman.model.vocabulary import Role

# An actor of the report (index into its entities) or a state that acts (its code).
ActorKey = int | str


class Part(NamedTuple):
    actor: ActorKey
    role: Role
    node: int


def actors_at(analysis: Analysis, index: int) -> list[ActorKey]:
    """The actors that a noun phrase stands for; empty when it stands for none."""
    mention = analysis.mention_at.get(index)
    if mention is None:
        return _unnamed(analysis, index)
    if mention.kind == "state" and _is_somebody_of_it(analysis, mention):
        return []
    if mention.kind == "state" and (owners := _joint_owners(analysis, index, mention)):
        return owners
    if mention.kind == "group" or mention.form == "nominal":
        named = [
            key
            for other in children(analysis, index, "appos")
            if not _says_it(analysis, other)
            for k in coordinated(analysis, other.index)
            for key in actors_at(analysis, k)
        ]
        if mention.form == "nominal":  # "his counterpart in Algiers, A"
            named += [
                key
                for preposition in prepositions(analysis, index, "in", "from", "of")
                for head in objects_of(analysis, preposition.index)
                for other in children(analysis, head, "appos")
                for key in actors_at(analysis, other.index)
            ]
        named += [key for head in named_among(analysis, index) for key in actors_at(analysis, head)]
        persons: list[ActorKey] = [key for key in named if is_person(analysis, key)]
        if persons:
            return persons
    if mention.kind == "group" and (leaders := leaders_of(analysis, index)):
        return leaders
    if mention.kind == "group" and (body := body_at(analysis, index)) is not None:
        return [analysis.entities[body].name if analysis.entities[body].kind == "state" else body]
    unnamed = mention.kind == "group" or (mention.kind == "person" and not mention.entities)
    if unnamed and (bodies := _bodies_spoken_for(analysis, mention)):
        return bodies
    if unnamed:
        states = _states_spoken_for(analysis, mention)
        if states:
            return states
    return _keys(analysis, mention)


def _is_somebody_of_it(analysis: Analysis, mention: Mention) -> bool:
    """ "Envoy A, a Norwegian who chaired the talks": of whose nation he is, and not his state."""
    node = analysis.nodes[mention.node]
    one = any(n.lower in {"a", "an"} for n in children(analysis, mention.node, "det"))
    return (
        one
        and node.dep in {"appos", "attr"}
        and any(n.lower == "who" for n in analysis.nodes[node.index + 1 : node.index + 2])
    )


def _joint_owners(analysis: Analysis, index: int, mention: Mention) -> list[ActorKey]:
    """ "Georgia's, Serbia's and Gambia's foreign ministers": the first owner stands for all, as the parse has it."""
    if not any(n.text in {"'s", "’s"} for n in children(analysis, index, "case")):
        return []
    code = analysis.entities[mention.entities[0]].name
    behind = (analysis.mention_at.get(k) for k in range(index + 1, min(index + 12, len(analysis.nodes))))
    shared = (t.states for m in behind if m is not None and m.form == "nominal" for t in m.titles if code in t.states)
    return list(next(shared, ()))


def _unnamed(analysis: Analysis, index: int) -> list[ActorKey]:
    """Whom words that are no mention stand for: "both countries", "who", a bare noun behind a name."""
    node = analysis.nodes[index]
    if node.lower in {"countries", "nations", "states", "neighbours", "neighbors"} and words_below(
        analysis, index, "det", "nummod"
    ) & {"both", "two"}:
        return list(both_states(analysis))
    if node.lower == "whose" and node.head != index:
        clause = governing_verb(analysis, index)
        return actors_at(analysis, clause.head) if clause is not None and clause.dep == "relcl" else []
    if node.lower in RELATIVES and node.head != index:
        clause = analysis.nodes[node.head]
        if node.dep == "pobj":
            clause = analysis.nodes[clause.head]  # "with whom"
        return actors_at(analysis, clause.head) if clause.dep == "relcl" else []
    if node.lower in load_titles().official_heads:  # "a minister from Vietnam"
        heads = objects_behind(analysis, index, "from")
        states = [analysis.mention_at[h] for h in heads if h in analysis.mention_at]
        if sent := [analysis.entities[m.entities[0]].name for m in states if m.kind == "state"]:
            return list(sent)
    if node.lower == "board" and (bodies := _governed(analysis, index)):
        return bodies
    named = _named_in_front(analysis, index)
    if named:
        return named
    for other in children(analysis, index, "appos", "nmod"):
        if other.index in analysis.mention_at and analysis.mention_at[other.index].kind in {"person", "organisation"}:
            return _keys(analysis, analysis.mention_at[other.index])
    return []


def _governed(analysis: Analysis, index: int) -> list[ActorKey]:
    """ "the board of the IAEA", "the IAEA board": the body itself."""
    heads = [n.index for n in children(analysis, index, "compound", "nmod", "poss")]
    heads += objects_behind(analysis, index, "of")
    bodies = [m for k in heads if (m := analysis.mention_at.get(k)) is not None and m.kind == "organisation"]
    return [key for mention in bodies[:1] for key in _keys(analysis, mention)]


def _named_in_front(analysis: Analysis, index: int) -> list[ActorKey]:
    """ "A, the agency's country director, …": a bare noun behind a name and a comma is that person again."""
    if analysis.nodes[index].dep not in {"nsubj", "nsubjpass", "conj", "pobj", "dobj"}:
        return []
    first = index
    while (
        first - 1 > analysis.sentences[analysis.nodes[index].sentence].first
        and analysis.nodes[first - 1].dep in _BEFORE
    ):
        first -= 1
    if first - 2 < analysis.sentences[analysis.nodes[index].sentence].first or analysis.nodes[first - 1].text != ",":
        return []
    mention = analysis.mention_at.get(first - 2)
    determined = analysis.nodes[first].dep in {"det", "poss"}
    named = mention is not None and mention.kind == "person" and mention.form == "name"
    return _keys(analysis, mention) if mention is not None and named and determined else []


_BEFORE = frozenset({"det", "amod", "compound", "poss", "case", "nmod"})
# People who act for their state when no one of them is named.
SPEAK_FOR_STATES = frozenset(
    "officials leaders ministers counterparts presidents authorities governments government leadership ministries negotiators delegations sides heads premiers delegation mission "
    "foreign-ministers counterpart official colleagues ambassadors envoys consuls".split()
)


# Leaders of these are not of a state: "Austrian business leaders".
_AT_LARGE = frozenset(
    "business religious community union opposition industry church tribal student youth rebel party civil spiritual labor "
    "labour corporate islamic christian jewish muslim indigenous jirga local".split()
)
_SIDES = frozenset({"governments", "sides", "delegations", "authorities"})
_LED = frozenset({"delegation", "mission", "team", "group", "delegations"})


def leaders_of(analysis: Analysis, index: int) -> list[ActorKey]:
    """ "a delegation led by A", "officials including B"; "the delegation", or "the team", stands for A when the text has told who leads it."""
    node = analysis.nodes[index]
    named = members(analysis, index)
    if node.lower not in _LED:
        return named
    own = [*_told_leaders(analysis, index), *named]
    definite = node.lower == "delegation" or any(n.lower == "the" for n in children(analysis, index, "det"))
    if own or node.lower == "delegations" or not definite:
        return own
    if any(True for _ in children(analysis, index, "amod", "compound", "nmod", "poss", "prep")):
        return []
    for earlier in range(index - 1, -1, -1):
        if analysis.nodes[earlier].lower in _LED and (found := _told_leaders(analysis, earlier)):
            return found
    return []


def _says_it(analysis: Analysis, node: Node) -> bool:
    """ "summoned the ambassador, the spokesman, A, said": who tells it, and is not the ambassador."""
    return node.lower in SPOKESMEN


def members(analysis: Analysis, index: int) -> list[ActorKey]:
    """ "several senators, including A and B", "a delegation led by C and including D": those who are named."""
    clauses = [n.index for n in children(analysis, index, "acl", "relcl")]
    spots = [index, *clauses, *(p.index for clause in clauses for p in children(analysis, clause, "agent"))]
    including = [n for spot in spots for n in children(analysis, spot, "prep", "acl", "conj") if n.lower == "including"]
    heads = [h for n in including for h in objects_of(analysis, n.index)]
    heads += [k for n in including for o in children(analysis, n.index, "dobj") for k in coordinated(analysis, o.index)]
    return [key for head in heads for key in actors_at(analysis, head) if is_person(analysis, key)]


def named_among(analysis: Analysis, index: int) -> list[int]:
    """ "with Chadian officials, among them A and B": who is named behind the group."""
    last = analysis.sentences[analysis.nodes[index].sentence].last
    behind = [node.lower for node in analysis.nodes[index + 1 : min(index + 4, last)]]
    if len(behind) < _ASIDE or behind[0] != "," or behind[1] != "among" or behind[2] not in {"them", "whom"}:
        return []
    first = next((k for k in range(index + 4, min(index + 7, last)) if k in analysis.mention_at), None)
    if first is not None and analysis.mention_at[first].form != "name":
        return []  # "among them the head of the bank"
    return coordinated(analysis, first) if first is not None else []


_ASIDE = 3


def _told_leaders(analysis: Analysis, index: int) -> list[ActorKey]:
    # "a delegation of the Senate headed by A": it is the delegation that A heads
    sent_by = objects_behind(analysis, index, "of", "from")
    participles = [
        n
        for head in (index, *sent_by)
        for n in children(analysis, head, "acl", "relcl")
        if n.lemma in {"lead", "head"} and n.tag == "VBN"
    ]
    heads = [
        h
        for n in participles
        for p in children(analysis, n.index, "agent", "prep")
        for h in objects_of(analysis, p.index)
        if p.lower == "by"
    ]
    return [key for h in heads for key in actors_at(analysis, h) if is_person(analysis, key)]


# People who go or act for the body that sent them.
_SENT = frozenset(
    "delegation delegations mission experts officials inspectors mps team representatives executives managers leaders "
    "leadership management directors negotiators envoys delegates".split()
)


def _bodies_spoken_for(analysis: Analysis, mention: Mention) -> list[ActorKey]:
    """ "a delegation of the Committee", "experts from the Fund": the body, where no person is named."""
    node = analysis.nodes[mention.node]
    if node.lower not in _SENT:
        return []
    named = [body_named(analysis, title.organisation) for title in mention.titles if title.organisation]
    if any(body is not None for body in named):
        return [body for body in named if body is not None]
    heads = objects_behind(analysis, node.index, "of", "from")
    heads += [n.index for h in heads if h not in analysis.mention_at for n in children(analysis, h, "appos")]
    heads += [n.index for n in children(analysis, node.index, "poss")]
    before = children(analysis, node.index, "compound", "nmod")  # "an IMF mission", not "an army delegation"
    heads += [n.index for n in before if body_at(analysis, n.index) is not None]
    kinds = [analysis.mention_at[h] for h in heads if h in analysis.mention_at]
    return [key for other in kinds if other.kind == "organisation" for key in _keys(analysis, other)]


def _states_spoken_for(analysis: Analysis, mention: Mention) -> list[ActorKey]:
    """ "his counterparts from Denmark and Finland", "Soviet leaders": the states, where no person is named."""
    node = analysis.nodes[mention.node]
    beside = {n.lower for n in children(analysis, node.index, "amod", "compound", "nmod")}
    if node.lower not in SPEAK_FOR_STATES or beside & _AT_LARGE or is_council(analysis, node.index):
        return []
    found: list[ActorKey] = [state for title in mention.titles for state in title.states] or _of_titles(
        analysis, mention
    )
    found += states_of_colleagues(analysis, node.index)
    for preposition in prepositions(analysis, node.index, "of", "from"):
        for head in objects_of(analysis, preposition.index):
            other = analysis.mention_at.get(head)
            if other is not None and other.kind == "state" and other.form == "state":
                found.append(analysis.entities[other.entities[0]].name)
            elif other is None and analysis.nodes[head].lower in {"countries", "nations", "states"}:
                found += actors_at(analysis, head)
    for modifier in children(analysis, node.index, "amod", "compound", "nmod", "poss"):
        for head in coordinated(analysis, modifier.index):
            other = analysis.mention_at.get(head)
            if other is not None and other.kind == "state" and other.form == "state":
                found.append(analysis.entities[other.entities[0]].name)
    for owner in children(analysis, node.index, "poss"):  # "their defence ministers", of the states named before
        if (
            not found
            and owner.lower == "their"
            and owner.index not in analysis.mention_at
            and node.tag in {"NNS", "NNPS"}
        ):
            found += both_states(analysis)
    if not found and node.lower in _SIDES and words_below(analysis, node.index, "det", "nummod") & {"both", "two"}:
        found += both_states(analysis)
    return list(dict.fromkeys(found))


def states_of_colleagues(analysis: Analysis, index: int) -> list[str]:
    """ "spoke with his counterparts in Oman, Qatar and Kuwait": of several countries, and so met in none of them."""
    if analysis.nodes[index].lower not in {"counterparts", "colleagues"}:
        return []
    others = (analysis.mention_at.get(head) for head in objects_behind(analysis, index, "in"))
    countries = [m for m in others if m is not None and m.kind == "state" and m.form == "state"]
    states = list(dict.fromkeys(analysis.entities[m.entities[0]].name for m in countries))
    return states if len(states) > 1 else []


def _of_titles(analysis: Analysis, mention: Mention) -> list[ActorKey]:
    """The state of a plural title, and those listed with it."""
    for title in mention.titles:
        if title.state:
            listed = [
                k for n in children(analysis, mention.node, "appos", "conj") for k in coordinated(analysis, n.index)
            ]
            return [title.state, *(key for k in listed for key in actors_at(analysis, k) if isinstance(key, str))]
    return []


def _keys(analysis: Analysis, mention: Mention) -> list[ActorKey]:
    if mention.kind == "state":
        return [analysis.entities[mention.entities[0]].name]
    if mention.entities:
        return [_house_of_state(analysis, key) for key in mention.entities]
    if mention.kind == "person" and mention.titles:
        title = mention.titles[0]
        if title.organisation is not None and (body := body_named(analysis, title.organisation)) is not None:
            return [body]
        if title.state and title.head not in _LOCAL:
            return [title.state]
    return []


def _house_of_state(analysis: Analysis, key: int) -> ActorKey:
    """ "handed Spain's embassy a protest": a house without a name of its own is the state's."""
    entity = analysis.entities[key]
    return entity.state if entity.kind == "organisation" and entity.name in _HOUSES and entity.state else key


_HOUSES = frozenset({"embassy", "consulate"})
# Offices whose holders speak for no state.
_LOCAL = frozenset(
    "governor mayor councillor judge rector expert candidate lawyer activist prosecutor professor".split()
)


def is_officer(analysis: Analysis, node: int) -> bool:
    """Somebody of an office or a delegation, named or not, who acts: "the Swiss minister", no spokesman."""
    mention = analysis.mention_at.get(node)
    if mention is None:
        return False
    if mention.kind == "group":
        return analysis.nodes[node].lower in _LED
    return mention.kind == "person" and any(title.head not in _SPEAKING for title in mention.titles)


_SPEAKING = frozenset("spokesman spokeswoman spokesperson official source correspondent analyst expert aide".split())


def is_person(analysis: Analysis, key: ActorKey) -> bool:
    return isinstance(key, int) and analysis.entities[key].kind == "person"


def state_of(analysis: Analysis, key: ActorKey) -> str | None:
    """The state that an actor is, or is of; None where the text tells none."""
    return key if isinstance(key, str) else analysis.entities[key].state


def collect(analysis: Analysis, heads: list[int], role: Role) -> list[Part]:
    """Parts at these heads, in order, each actor once."""
    found: list[Part] = []
    for head in heads:
        for key in actors_at(analysis, head):
            if key not in {part.actor for part in found}:
                found.append(Part(key, role, head))
    return found

"""What a verb must have beside it to tell an engagement at all."""

from collections.abc import Iterator

from dragoman.extraction.actors import actors_at, collect, states_of_colleagues
from dragoman.extraction.clauses import (
    child,
    children,
    has_particle,
    is_person_at,
    objects_behind,
    objects_of,
    prepositions,
    subjects,
)
from dragoman.extraction.date_tokens import DAYS_AND_MONTHS
from dragoman.extraction.place_names import is_seat, place_at
from dragoman.extraction.plurals import are_acting
from dragoman.extraction.sides import are_peers, side_of
from dragoman.extraction.sittings import TOGETHER, are_in_a_room, is_at_it_long, is_given_time, settles_with
from dragoman.extraction.stays import travels
from dragoman.lexicon.cues import VerbCue, load_cues
from dragoman.model.analysis import Analysis, Mention, Node

PHONES = frozenset(
    {
        "phone",
        "telephone",
        "video",
        "videoconference",
        "video-conference",
        "teleconference",
        "online",
        "virtually",
        "virtual",
    }
)
_VISITING = frozenset({"visit", "tour"})
_DOCUMENTS = frozenset(
    "agreement memorandum treaty protocol contract accord declaration document mou deal pact convention plan programme program "
    "agreements memorandums memoranda treaties protocols contracts accords declarations documents mous letter roadmap communique "
    "communiqué charter statement arrangement minutes joint understanding instrument instruments annex text".split()
)


def _tells_otherwise(analysis: Analysis, node: Node, entry: VerbCue) -> bool:
    """ "the delegation was headed by A": nobody travels; "talked tough": with nobody."""
    if node.lemma == "talk":
        beside = children(analysis, node.index, "dobj", "acomp", "oprd", "advmod")
        return any(n.dep != "advmod" or n.tag.startswith("JJ") for n in beside)
    passive = any(True for _ in children(analysis, node.index, "auxpass"))
    return entry.frame == "travel" and node.lemma not in _VISITING and passive


def has_needed(analysis: Analysis, node: Node, entry: VerbCue) -> bool:
    """Whether a verb has the particle, the object or the company that this sense of it needs."""
    if _tells_otherwise(analysis, node, entry):
        return False
    if entry.particle and not has_particle(analysis, node.index, entry.particle):
        return False
    if entry.things:
        given = not entry.needs or _has_one_of(analysis, node, entry.needs) or _thing_goes_to(analysis, node, entry)
        return given and _has_thing(analysis, node, entry)
    if entry.needs:
        return _is_told_to_whom(analysis, node, entry.needs) or _has_one_of(analysis, node, entry.needs)
    if entry.form == "signing":
        thing = thing_of(analysis, node)
        return thing is not None and is_document(analysis, thing) and not is_one_sided(analysis, thing)
    if entry.frame == "host":
        return _takes_a_guest(analysis, node) or any(is_person_at(analysis, head) for head in called_in(analysis, node))
    if entry.frame == "brief":
        return not any(n.lower in {"another", "other"} for n in children(analysis, node.index, "dobj"))
    if entry.frame == "act":
        return thing_of(analysis, node) is not None and not any(
            mention.kind == "person" for mention in _mentions(analysis, node, "dobj", "nsubjpass")
        )
    if entry.frame == "guide":
        return any(mention.kind == "person" for mention in _mentions(analysis, node, "dobj", "nsubjpass"))
    if entry.frame == "send":
        return any(n.index in analysis.mention_at for n in children(analysis, node.index, "dobj", "dative")) or any(
            n.lower == "to" for n in children(analysis, node.index, "prep", "dative")
        )
    if node.lemma == "meet":
        met = child(analysis, node.index, "dobj")
        return met is None or met.index in analysis.mention_at or met.tag.startswith(("NNP", "PRP", "WP"))
    return True


def _mentions(analysis: Analysis, node: Node, *deps: str) -> Iterator[Mention]:
    return (
        analysis.mention_at[n.index] for n in children(analysis, node.index, *deps) if n.index in analysis.mention_at
    )


def _objects(analysis: Analysis, node: Node) -> Iterator[Mention]:
    """What a verb is done to; "whom" is the noun that its clause hangs on."""
    yield from _mentions(analysis, node, "dobj", "nsubjpass")
    if node.dep == "relcl" and any(n.lower in {"whom", "who"} for n in children(analysis, node.index, "dobj")):
        antecedent = analysis.mention_at.get(node.head)
        if antecedent is not None:
            yield antecedent


def called_in(analysis: Analysis, verb: Node) -> list[int]:
    """ "called in the ambassador": the parse takes the particle for a preposition."""
    following = analysis.nodes[verb.index + 1] if verb.index + 1 < len(analysis.nodes) else verb
    particle = verb.lemma in {"call", "haul"} and following.lower == "in" and following.head == verb.index
    return objects_of(analysis, following.index) if particle else []


def thing_of(analysis: Analysis, node: Node) -> Node | None:
    """The verb's object, or the subject of its passive; "a treaty is to be signed" has it one verb higher."""
    thing = child(analysis, node.index, "dobj", "nsubjpass")
    if thing is None and node.lemma == "spend":
        return child(analysis, node.index, "npadvmod")  # "spent half a day at the camp"
    if thing is None and any(True for _ in children(analysis, node.index, "auxpass")):
        return next((analysis.nodes[k] for k in subjects(analysis, node.index)), None)
    if thing is None and node.tag == "VBN" and node.dep == "acl":
        return analysis.nodes[node.head]  # "an agreement signed by A and B"
    return thing


def _has_thing(analysis: Analysis, node: Node, entry: VerbCue) -> bool:
    """ "laid a wreath", "presented credentials", "opened a consulate": what makes the verb an engagement."""
    thing = thing_of(analysis, node)
    if thing is None:
        return False
    mention = analysis.mention_at.get(thing.index)
    if mention is not None and mention.kind == "person" and entry.frame == "dispatch":
        return True
    if mention is not None and mention.kind == "person" and node.lemma == "award":
        near = [h for p in children(analysis, node.index, "prep", "dative") for h in objects_of(analysis, p.index)]
        near += [n.index for n in children(analysis, node.index, "dobj", "oprd", "dative")]
        return any(entry.things & {analysis.nodes[k].lower for k in analysis.subtree(h)} for h in near)
    if mention is not None and mention.kind != "organisation" and (entry.frame, mention.kind) != ("dispatch", "group"):
        return False
    words = {analysis.nodes[k].lower for k in analysis.subtree(thing.index)[:8]}
    if mention is not None:
        words |= set(analysis.document.quote(mention.span).lower().split())
    return bool(entry.things & words)


def _thing_goes_to(analysis: Analysis, node: Node, entry: VerbCue) -> bool:
    """ "conveyed a protest to B", where the parse hangs B on what is conveyed; "made representations to the ministry"."""
    if "guests" in entry.needs:
        return _plays_host(analysis, node)
    if "with officer" in entry.needs:
        spots = (node, *children(analysis, node.index, "dobj"))
        return any(_is_officer(analysis, mention) for spot in spots for mention in _beside(analysis, spot, "with"))
    thing = thing_of(analysis, node)
    to_a_body = any(mention.kind in {"organisation", "state"} for mention in _beside(analysis, node, "to"))
    return "to" in entry.needs and thing is not None and (to_a_body or any(prepositions(analysis, thing.index, "to")))


def _leads_somewhere(analysis: Analysis, node: Node, needs: frozenset[str]) -> bool:
    """Whether a verb has a place as its object, behind "in" or behind "through", as it needs it."""
    through = "through place" in needs
    heads = [] if through else [n.index for n in children(analysis, node.index, "dobj")]
    if through:
        heads += objects_behind(analysis, node.index, "through")
    if "destination" in needs:
        heads += [
            h for p in children(analysis, node.index, "prep") if p.lower == "in" for h in objects_of(analysis, p.index)
        ]
    return any(place_at(analysis, head) is not None for head in heads)


def _has_one_of(analysis: Analysis, node: Node, needs: frozenset[str]) -> bool:
    if "person" in needs and any(m.kind == "person" for m in _objects(analysis, node)):
        return not any(True for _ in children(analysis, node.index, "oprd", "xcomp", "ccomp"))
    if ("company" in needs and _in_company(analysis, node)) or (
        "colleagues" in needs and _has_colleagues(analysis, node)
    ):
        return True
    if "sides" in needs and len(collect(analysis, subjects(analysis, node.index), "participant")) >= 2:
        return True
    opposed = "opposites" in needs and (are_opposites(analysis, node) or are_acting(analysis, node.index))
    if opposed or (needs & TOGETHER and _is_a_sitting(analysis, node, needs)):
        return True
    if needs & {"goal", "destination", "through place"}:
        return _leads_somewhere(analysis, node, needs)
    if "phone" in needs and by_telephone(analysis, node.index):
        return True
    if ("counterpart" in needs and _reaches_counterpart(analysis, node)) or (
        "office" in needs and _is_called_to_office(analysis, node)
    ):
        return True
    if "place" in needs and any(
        n.lower in {"to", "into"} and leads_to_place(analysis, n)
        for n in children(analysis, node.index, "prep", "dative")
    ):
        return True
    if "to" in needs and any(m.kind in {"person", "group"} for m in _beside(analysis, node, "to")):
        return True
    purposes = children(analysis, node.index, "xcomp", "advcl", "ccomp", "relcl")
    appeals = any(n.tag == "VB" and n.lemma not in _ON_CALLING for n in purposes)
    if "on whom" in needs:
        return not appeals and any(m.kind in {"person", "group"} for m in _beside(analysis, node, "on"))
    if "on" in needs and appeals:
        return False  # "called on the sides to refrain" is no visit
    spots = [node, *(n for n in children(analysis, node.index, "dobj") if "with" in needs)]
    return any(
        n.lower in needs - {"to"} and not _dates(analysis, n) and not _leads_a_clause(analysis, n)
        for spot in spots
        for n in children(analysis, spot.index, "prep", "advmod", "prt")
    )


def _is_a_sitting(analysis: Analysis, node: Node, needs: frozenset[str]) -> bool:
    """Whether so much time, or such a place, is told that those who are named sat together."""
    if needs & {"time", "officer"}:
        return is_given_time(analysis, node) if "time" in needs else settles_with(analysis, node)
    together = is_at_it_long(analysis, node) if "sitting" in needs else are_in_a_room(analysis, node)
    officers = any(travels(analysis, head) for head in subjects(analysis, node.index))  # and no two coaches
    return together and officers and are_opposites(analysis, node)


# What somebody calls on another for, and does not call on him to do: "called on the minister to discuss it".
_ON_CALLING = frozenset("discuss review exchange talk brief bid congratulate thank introduce explore".split())


def _is_told_to_whom(analysis: Analysis, verb: Node, needs: frozenset[str]) -> bool:
    """ "protested to the Soviet government", "raised the case with Minister A"."""
    to = "to whom" in needs and any(m.kind != "group" for m in _beside(analysis, verb, "to"))
    return to or ("with whom" in needs and _is_taken_up(analysis, verb))


_RAISED_BY = frozenset(
    "tension hope doubt prospect possibility spectre specter stake money fund tariff tax price".split()
)


def _is_taken_up(analysis: Analysis, verb: Node) -> bool:
    """ "raised the case with Minister A", "will take it up with B": done or to come, and not only promised; not "raised his glass with A"."""
    auxiliaries = {n.lower for n in children(analysis, verb.index, "aux")}
    bound = "to" in auxiliaries and analysis.nodes[verb.head].lemma == "be"
    told = verb.tag == "VBD" or bound or bool(auxiliaries & {"have", "has", "had", "will"})
    met = (m for m in _beside(analysis, verb, "with") if m.kind == "person")
    thing = child(analysis, verb.index, "dobj")
    own = thing is None or thing.lemma in _RAISED_BY or any(True for _ in children(analysis, thing.index, "poss"))
    return told and not own and any(m.titles or any(analysis.entities[key].state for key in m.entities) for m in met)


def _is_called_to_office(analysis: Analysis, verb: Node) -> bool:
    """ "called the ambassador to her office", "to the ministry"."""
    whither = objects_behind(analysis, verb.index, "to")
    houses = any(analysis.nodes[head].lower in {"office", "ministry", "chancellery"} for head in whither)
    called = any(m.kind == "person" for m in _objects(analysis, verb))
    if not called and any(n.lower == "being" for n in children(analysis, verb.index, "auxpass")):
        called = any(is_person_at(analysis, head) for head in subjects(analysis, verb.index))  # "after being called to"
    return houses and called


def _dates(analysis: Analysis, preposition: Node) -> bool:
    """ "on Tuesday", "on June 4": the day, and nobody who is called on."""
    heads = objects_of(analysis, preposition.index)
    return preposition.lower == "on" and any(
        analysis.nodes[h].lower in DAYS_AND_MONTHS or analysis.nodes[h].tag == "CD" for h in heads
    )


def _plays_host(analysis: Analysis, node: Node) -> bool:
    """ "played host to President A", "to the leaders of B": no festival, no refugees, and no team of another state."""
    guests = (m for m in _beside(analysis, node, "to") if m.kind in {"person", "group"})
    return any(analysis.nodes[m.node].lower not in load_cues().taken_in for m in guests)


def _is_officer(analysis: Analysis, mention: Mention) -> bool:
    """A person whose office or state is told, here or elsewhere: no aunt, and no file."""
    persons = (analysis.entities[key] for key in mention.entities)
    return mention.kind == "person" and (bool(mention.titles) or any(e.titles or e.state for e in persons))


def _leads_a_clause(analysis: Analysis, preposition: Node) -> bool:
    """ "spoke in favour, with B demanding more": what goes on beside it, and nobody who is spoken with."""
    return any(
        n.tag == "VBG" and any(True for _ in children(analysis, n.index, "nsubj"))
        for n in children(analysis, preposition.index, "pcomp")
    )


def _beside(analysis: Analysis, node: Node, word: str) -> Iterator[Mention]:
    for preposition in children(analysis, node.index, "prep", "dative"):
        if preposition.lower == word:
            yield from (
                analysis.mention_at[k] for k in objects_of(analysis, preposition.index) if k in analysis.mention_at
            )


def _has_colleagues(analysis: Analysis, verb: Node) -> bool:
    """ "consulted his counterparts in Oman and Qatar"."""
    return any(states_of_colleagues(analysis, n.index) for n in children(analysis, verb.index, "dobj"))


def _in_company(analysis: Analysis, node: Node) -> bool:
    """Two named persons or more act together."""
    acting = [analysis.mention_at[k] for k in subjects(analysis, node.index) if k in analysis.mention_at]
    return sum(len(mention.entities) for mention in acting if mention.kind == "person") >= 2


def are_opposites(analysis: Analysis, node: Node) -> bool:
    """Two persons of different states act together: "A of Spain and B of Latvia discussed fish", "she and her counterpart, B".

    Also two who are told by office alone: "the Thai minister and his Japanese counterpart".
    """
    heads = subjects(analysis, node.index)
    acting = [analysis.mention_at[k] for k in heads if k in analysis.mention_at]
    if len(acting) == len(heads) == 2 and {(m.kind, m.form) for m in acting} == {("person", "nominal")}:
        meant = [key for head in heads for key in actors_at(analysis, head)]
        if len(set(meant)) == len(meant) == 2 and any(isinstance(key, str) for key in meant):
            return len({side_of(analysis, key) for key in meant} - {None}) == 2
    if len(acting) == len(heads) == 2 and {m.kind for m in acting} == {"person", "group"}:
        sides = {side_of(analysis, m.entities[0]) for m in acting if m.entities}
        return len(sides - {None}) == 2  # "the Finance Secretary and a Soviet team"
    persons = {m.entities[0] for m in acting if m.kind == "person" and len(m.entities) == 1}
    if len(persons) != 2 or len(acting) != 2:
        return False
    if are_peers(analysis, *sorted(persons)):
        return True  # "President A … He and President B discussed"
    between = analysis.document.text[analysis.nodes[heads[0]].span.start : analysis.nodes[heads[-1]].span.end]
    return len({side_of(analysis, person) for person in persons} - {None}) == 2 or bool(_PEERS & set(between.split()))


_PEERS = frozenset({"counterpart", "counterpart,", "colleague", "colleague,", "opposite"})


def _reaches_counterpart(analysis: Analysis, node: Node) -> bool:
    """ "A of Spain called B of Latvia": two persons of different states, and nobody called in, home or names."""
    met = [m.entities[0] for m in _mentions(analysis, node, "dobj") if m.kind == "person" and len(m.entities) == 1]
    acting = [analysis.mention_at[k] for k in subjects(analysis, node.index) if k in analysis.mention_at]
    sides = {side_of(analysis, key) for key in met} | {side_of(analysis, m.entities[0]) for m in acting if m.entities}
    away = has_particle(analysis, node.index, {"in", "home", "back", "to", "for"})
    named = any(
        n.lemma not in _PURPOSES or not any(m.lower == "to" for m in children(analysis, n.index, "aux"))
        for n in children(analysis, node.index, "oprd", "xcomp", "ccomp", "auxpass")
    )
    return len(met) == 1 and len(sides - {None}) == 2 and not away and not named


# For what somebody is called on the telephone; "called him to be" would be no call.
_PURPOSES = frozenset(
    {"urge", "discuss", "congratulate", "thank", "express", "offer", "ask", "inform", "press", "convey", "reassure"}
)


def _takes_a_guest(analysis: Analysis, node: Node) -> bool:
    """ "received the envoy" and "was welcomed by": not an award received, nor refugees taken in."""
    thing = child(analysis, node.index, "dobj", "nsubjpass")
    if thing is None and any(True for _ in children(analysis, node.index, "agent")):
        return True
    mention = next(_objects(analysis, node), None)
    if mention is None and thing is not None and any(isinstance(key, str) for key in actors_at(analysis, thing.index)):
        return True  # "a minister from Vietnam"
    if mention is None or mention.kind == "organisation":
        return False
    if node.lemma == "host":  # "hosted a dinner" is told by its noun
        return mention.kind in {"person", "state"}
    return analysis.nodes[mention.node].lower not in load_cues().taken_in


def is_document(analysis: Analysis, node: Node) -> bool:
    """Whether a noun phrase names a paper that parties sign."""
    return (
        node.lower in _DOCUMENTS
        or node.lemma in _DOCUMENTS
        or any(analysis.nodes[k].lower in _DOCUMENTS for k in analysis.subtree(node.index)[:12])
    )


# Papers that somebody signs for himself, or for all who think like him.
_ONE_SIDED = frozenset(
    "letter petition order decree bill law column article card cheque check autograph book appeal".split()
)
_OF_PARTIES = frozenset({"intent", "intention", "understanding", "agreement", "exchange", "guarantee", "cooperation"})


def is_one_sided(analysis: Analysis, paper: Node) -> bool:
    """ "a letter signed by A": no agreement; a letter of intent is one."""
    behind = {analysis.nodes[k].lower for k in analysis.subtree(paper.index)}
    return paper.lemma in _ONE_SIDED and not behind & _OF_PARTIES


def by_telephone(analysis: Analysis, index: int) -> bool:
    """ "by phone", "over the telephone", "via video link", beside a verb; "a virtual meeting"."""
    for phrase in children(analysis, index, "prep", "agent", "npadvmod", "advmod", "amod", "compound"):
        near = [phrase.lower] + [analysis.nodes[k].lower for k in analysis.subtree(phrase.index)[:5]]
        if PHONES & set(near):
            return True
    return False


_FACE_TO_FACE = frozenset(
    "private person sidelines margins fringes lunch dinner breakfast coffee tea reception".split()
)


def is_said_in_person(analysis: Analysis, verb: Node) -> bool:
    """ "spoke in private with", "talked over lunch", "spoke face to face": no telephone is between them."""
    if any(n.lower in {"privately", "face-to-face", "face", "personally"} for n in children(analysis, verb.index)):
        return True
    for phrase in children(analysis, verb.index, "prep"):
        near = {analysis.nodes[k].lower for k in analysis.subtree(phrase.index)[:5]}
        if phrase.lower in {"in", "over", "on", "at"} and near & _FACE_TO_FACE:
            return True
    return False


def speaks_to_a_body(analysis: Analysis, verb: Node) -> bool:
    """ "spoke to the World Affairs Council in Philadelphia": a speech to those who have come, and no call."""
    met = list(_beside(analysis, verb, "to"))
    here = any(p.lower in {"in", "at"} and leads_to_place(analysis, p) for p in children(analysis, verb.index, "prep"))
    here = here or any(
        p.lower in {"in", "at"} and leads_to_place(analysis, p) for m in met for p in children(analysis, m.node, "prep")
    )
    return verb.lemma == "speak" and here and bool(met) and all(mention.kind == "organisation" for mention in met)


def leads_to_place(analysis: Analysis, preposition: Node) -> bool:
    """ "to Paris", "in Riga", "to the embassy": the phrase of a preposition names a place or an institution."""
    for head in objects_of(analysis, preposition.index):
        mention = analysis.mention_at.get(head)
        if place_at(analysis, head) is not None or (mention is not None and mention.kind == "organisation"):
            return True
        if mention is None and analysis.nodes[head].tag.startswith("NNP"):
            return True
    return False


def leads_to_building(analysis: Analysis, preposition: Node) -> bool:
    """ "welcomed X to the White House", "to the ministry": a house is where one meets, a country or a city is visited."""
    return any(
        is_seat(analysis, head)
        or ((mention := analysis.mention_at.get(head)) is not None and mention.kind == "organisation")
        for head in objects_of(analysis, preposition.index)
    )

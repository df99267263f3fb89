"""Who takes part: the arguments of a cue, resolved to the report's actors."""

from dragoman.extraction.actors import Part, actors_at, collect
from dragoman.extraction.again import MEALS
from dragoman.extraction.clauses import (
    agents_of,
    child,
    children,
    coordinated,
    governing_verb,
    has_particle,
    is_person_at,
    objects_behind,
    objects_of,
    prepositions,
    subjects,
)
from dragoman.extraction.cues import Cue, comes_about
from dragoman.extraction.date_tokens import DAYS_AND_MONTHS, WEEKDAYS
from dragoman.extraction.events import is_body_of_two, is_joint_body, states_of_body
from dragoman.extraction.invitations import inviters
from dragoman.extraction.mediators import mediators
from dragoman.extraction.mere_words import is_asked_about
from dragoman.extraction.messages import message_parts
from dragoman.extraction.outlooks import is_on_the_margins
from dragoman.extraction.pairs import states_joined, states_told
from dragoman.extraction.setbacks import who_backed_out
from dragoman.extraction.verb_frames import add_parts, is_institution, later_objects, verb_parts
from dragoman.lexicon.cues import load_cues
from dragoman.model.analysis import Analysis, Node
from dragoman.model.vocabulary import Role


def own_parts(analysis: Analysis, cue: Cue) -> list[Part]:
    """The parties that the cue's own words name: "talks between A and B", "A's meeting with B", "A met B"."""
    between = mediators(analysis, cue)
    known = {part.actor for part in between}
    parts = _noun_parts(analysis, cue) if cue.noun else verb_parts(analysis, cue)
    if cue.form == "consultations" and not cue.noun:
        parts = [part for part in parts if not is_body_of_two(analysis, part.actor)]
    if cue.noun and cue.form in {"meeting", "conference"} and all(is_body_of_two(analysis, p.actor) for p in parts):
        parts = []  # "at a meeting of the joint working group": of those who act
    if cue.form == "visit" and parts:
        parts = add_parts(parts, inviters(analysis, cue))
    return [*(part for part in parts if part.actor not in known), *between]


_JOINING_WORDS = ("with", "between", "of", "by", "from", "among", "alongside", "on", "including")
_TAKING_PART = frozenset({"participation", "attendance", "involvement", "presence"})


def _noun_parts(analysis: Analysis, cue: Cue) -> list[Part]:
    if cue.form == "message":
        return message_parts(analysis, cue)
    visit = cue.form == "visit"
    role: Role = "visitor" if visit else "participant"
    heads = _heads_beside(analysis, cue)
    for owner in children(analysis, cue.node, "poss"):
        heads = [*coordinated(analysis, owner.index), *heads]
    if cue.form == "consultations":
        heads = [head for head in heads if not is_joint_body(analysis, head)]
        heads += _of_body(analysis, cue.node)
    parts = collect(analysis, heads, role)
    if cue.form == "consultations" and not parts:
        parts = [Part(code, role, cue.node) for code in states_of_body(analysis, cue.node)]
    if cue.form == "consultations" and len(parts) < 2:
        parts = add_parts(parts, _received_for(analysis, cue.node))
    if visit:
        parts = add_parts(parts, collect(analysis, _hosts(analysis, cue.node), "host"))
    else:
        parts = add_parts(parts, _named_before(analysis, cue, role))
    if cue.form == "conference":
        parts = add_parts(parts, collect(analysis, _entering(analysis, cue.node), role))
    if cue.form == "demarche" and not parts:
        parts = message_parts(analysis, cue)
    if len(parts) < 2 and cue.form in {"meeting", "call", "consultations"} and not heads:
        parts = add_parts(parts, collect(analysis, later_objects(analysis, cue.node, "with"), role))
    parts = _with_those_of_the_verb(analysis, cue, role, parts)
    further = _of_participles(analysis, cue.node) + _of_the_clause(analysis, cue)
    return add_parts(add_parts(parts, _invited(analysis, cue)), collect(analysis, further, role))


def _with_those_of_the_verb(analysis: Analysis, cue: Cue, role: Role, parts: list[Part]) -> list[Part]:
    """Of "A paid a visit", "B pulled out of the talks", "talks took place with C": those whom the verb has, beside the noun's."""
    led = cue.form == "visit" and any(part.role == "visitor" for part in parts)
    if cue.light and cue.verb is not None and not led:
        return add_parts(parts, _light_parts(analysis, cue, role))
    if out := who_backed_out(analysis, analysis.nodes[cue.node]) or _cancelling(analysis, cue):
        return add_parts(collect(analysis, out, role), parts)
    if cue.verb is not None and comes_about(analysis, cue):
        return add_parts(parts, _around(analysis, cue.verb, role))
    return parts


def _cancelling(analysis: Analysis, cue: Cue) -> list[int]:
    """ "Chile cancelled consultations with the Netherlands", "A put off a trip to Madrid", which is nobody else's."""
    verb, words = analysis.nodes[analysis.nodes[cue.node].head], load_cues()
    undone = verb.lemma in words.cancelling | words.postponing or has_particle(
        analysis, verb.index, _OFF.get(verb.lemma, ())
    )
    if analysis.nodes[cue.node].dep != "dobj" or not undone:
        return []
    if cue.form == "visit" and (others := objects_behind(analysis, verb.index, "by")):
        return [head for head in others if is_person_at(analysis, head)]  # "has put off a visit to Oslo by A"
    leading = {n.lower for n in children(analysis, cue.node, "prep", "agent")}
    owned = any(n.tag != "PRP$" and n.lower not in WEEKDAYS for n in children(analysis, cue.node, "poss"))
    if cue.form == "visit" and ("to" not in leading or leading & {"by", "of", "from"} or owned):
        return []
    return subjects(analysis, verb.index)


_OFF = {"put": frozenset({"off", "back"}), "call": frozenset({"off"}), "push": frozenset({"back"})}


def _received_for(analysis: Analysis, noun: int) -> list[Part]:
    """ "Egypt hosted the delegation of Zambia for the fourth meeting of the Joint Committee": both hold it."""
    preposition = analysis.nodes[analysis.nodes[noun].head]
    verb = governing_verb(analysis, noun)
    if preposition.lower == "of" and analysis.nodes[preposition.head].lower in {"round", "session", "day", "days"}:
        preposition = analysis.nodes[analysis.nodes[preposition.head].head]  # "for a round of consultations"
    if verb is None or preposition.lower != "for" or verb.lemma not in {"host", "receive", "welcome"}:
        return []
    guests = [k for n in children(analysis, verb.index, "dobj") for k in coordinated(analysis, n.index)]
    return collect(analysis, [*subjects(analysis, verb.index), *guests], "participant")


def _entering(analysis: Analysis, noun: int) -> list[int]:
    """ "A spoke at the Ocean Conference", "B addressed a summit", "Spain was represented by C at it": who is there."""
    node = analysis.nodes[noun]
    above = analysis.nodes[node.head]
    if node.dep == "pobj" and above.lower in {"at", "in"} and analysis.nodes[above.head].lemma in _SPEAKING:
        agents = agents_of(analysis, above.head)
        return agents if analysis.nodes[above.head].lemma == "represent" and agents else subjects(analysis, above.head)
    if node.dep == "pobj" and above.lower == "for":
        return _come_for(analysis, above)
    return subjects(analysis, node.head) if node.dep == "dobj" and above.lemma in {"address", "attend", "join"} else []


def _come_for(analysis: Analysis, preposition: Node) -> list[int]:
    """ "A, currently in Iceland for a meeting of ministers", "B was in Tunis for the summit": who is there for it."""
    node = analysis.nodes[preposition.head]
    while node.dep in {"pobj", "prep", "advmod"} and node.head != node.index:
        node = analysis.nodes[node.head]
    mention = analysis.mention_at.get(node.index)
    if mention is not None and mention.kind == "person" and mention.form == "name":
        return [node.index]
    return subjects(analysis, node.index) if node.lemma in {"be", "arrive", "travel", "fly", "come", "gather"} else []


_SPEAKING = frozenset({"speak", "participate", "appear", "represent"})


def _invited(analysis: Analysis, cue: Cue) -> list[Part]:
    """ "A has invited B and C to the conference", "will bring them to Oslo for a conference": those invited, and who invites."""
    verb = governing_verb(analysis, cue.node)
    preposition = analysis.nodes[analysis.nodes[cue.node].head]
    if cue.form != "conference" or verb is None or preposition.head != verb.index:
        return []
    if verb.lemma != "invite" and (verb.lemma, preposition.lower) != ("bring", "for"):
        return []
    guests = [k for n in children(analysis, verb.index, "dobj", "nsubjpass") for k in coordinated(analysis, n.index)]
    return add_parts(
        collect(analysis, guests, "participant"), collect(analysis, subjects(analysis, verb.index), "host")
    )


def _of_body(analysis: Analysis, noun: int) -> list[int]:
    """ "a session of the Joint Commission between A and B", "of A and B": the sides of the body."""
    bodies = objects_behind(analysis, noun, "of")
    joint = [body for body in bodies if is_joint_body(analysis, body)]
    return [head for body in joint for head in objects_behind(analysis, body, "between", "of", "with")]


def _heads_beside(analysis: Analysis, cue: Cue) -> list[int]:
    """Heads in the phrases that hang on the noun: "talks with A", "a meeting of B and C"."""
    heads: list[int] = []
    paid = (
        analysis.nodes[cue.node].lemma == "call" and cue.light and cue.form == "meeting"
    )  # "courtesy calls to A and B"
    if analysis.nodes[cue.node].lower == "audience" or paid:
        spots = [cue.node, *([cue.verb] if cue.verb is not None and cue.light else [])]
        heads += [head for spot in spots for head in objects_behind(analysis, spot, "to")]
    meal = analysis.nodes[cue.node].lower in MEALS and cue.light
    for preposition in prepositions(analysis, cue.node, *_JOINING_WORDS, *(["for"] if meal else [])):
        visit = cue.form == "visit" and preposition.lower == "with"
        if visit or (preposition.lower == "on" and cue.form != "meeting"):
            continue
        if (
            preposition.lower == "with"
            and cue.form == "conference"
            and is_on_the_margins(analysis, analysis.nodes[cue.node])
        ):
            continue  # "on the sidelines of the summit with A": it is A who is met there
        if preposition.lower == "by" and is_asked_about(analysis, analysis.nodes[cue.node]):
            continue
        if preposition.lower == "of" and analysis.nodes[cue.node].lemma == "tour":
            continue  # "a tour of Angola and Senegal": where it goes
        heads += objects_of(analysis, preposition.index)
        heads += _cut_off(analysis, preposition)
        heads += _nested_with(analysis, preposition)
    if meal:  # "a dinner in honour of A"
        spots = [cue.node, *([cue.verb] if cue.verb is not None else [])]
        within = [head for spot in spots for head in objects_behind(analysis, spot, "in")]
        honours = [head for head in within if analysis.nodes[head].lower in {"honour", "honor"}]
        heads += [head for h in honours for head in objects_behind(analysis, h, "of")]
    if meal and cue.verb is not None and analysis.nodes[cue.verb].lemma in _GIVING:
        heads += [head for head in later_objects(analysis, cue.node, "for") if head not in heads]
    return heads


_GIVING = frozenset({"host", "give", "offer", "hold"})


def _is_given(analysis: Analysis, cue: Cue) -> bool:
    """ "hosted a lunch for A", "gave a dinner", "will host a summit": whoever does it is the host."""
    verb, noun = analysis.nodes[cue.verb if cue.verb is not None else cue.node].lemma, analysis.nodes[cue.node]
    hosted = verb == "host" and cue.form in {"meeting", "conference", "ceremony"}
    return hosted or (noun.lower in MEALS and verb in _GIVING)


def _cut_off(analysis: Analysis, preposition: Node) -> list[int]:
    """The second of "between A and B took place" that the parse took for the subject."""
    if preposition.lower != "between":
        return []
    for node in children(analysis, preposition.index, "pobj"):
        joints = [n.index for n in children(analysis, node.index, "cc")]
        if joints and child(analysis, node.index, "conj") is None:
            verb = governing_verb(analysis, preposition.index)
            acting = children(analysis, verb.index, "nsubj") if verb is not None else ()
            return [n.index for n in acting if n.index > joints[-1]]
    return []


def _hosts(analysis: Analysis, noun: int) -> list[int]:
    """ "a visit to the consulate": the institution that is visited."""
    heads = objects_behind(analysis, noun, "to")
    return [head for head in heads if is_institution(analysis, head)]


def _named_before(analysis: Analysis, cue: Cue, role: Role) -> list[Part]:
    """ "U.S.-Canada talks", "the NATO summit": parties in the words before the noun."""
    parts: list[Part] = []
    for node in children(analysis, cue.node, "amod", "compound", "nmod"):
        if node.index not in analysis.mention_at:
            continue
        pair = _hyphenated(analysis, node.index)
        if len(pair) >= 2:
            parts = add_parts(parts, [Part(code, role, node.index) for code in pair])
        if cue.form == "conference" and analysis.mention_at[node.index].kind == "organisation":
            parts = add_parts(parts, collect(analysis, [node.index], role))
    return parts


def _around(analysis: Analysis, verb: int, role: Role) -> list[Part]:
    """ "took place between A and B", "was held with the participation of C"."""
    parts: list[Part] = []
    for preposition in prepositions(analysis, verb, "with", "between", "among", "by"):
        heads = objects_of(analysis, preposition.index)
        taking = [h for h in heads if analysis.nodes[h].lower in _TAKING_PART]
        heads += [k for h in taking for k in objects_behind(analysis, h, "of", "by")]
        parts = add_parts(parts, collect(analysis, heads, role))
    return parts


def _of_participles(analysis: Analysis, noun: int) -> list[int]:
    """ "a session chaired by A", "the forum, held in Dubai and attended by B"."""
    participles = [
        k
        for n in children(analysis, noun, "acl", "relcl")
        for k in coordinated(analysis, n.index)
        if analysis.nodes[k].tag == "VBN"
    ]
    heads: list[int] = []
    for clause in children(analysis, noun, "relcl"):
        if any(n.lower in {"which", "that"} for n in children(analysis, clause.index, "dobj", "mark")):
            heads += [h for h in subjects(analysis, clause.index) if h != noun]
            heads += objects_behind(analysis, clause.index, "with")
    for verb in participles:
        heads += agents_of(analysis, verb)
        heads += objects_behind(analysis, verb, "between")
    return heads


def _of_the_clause(analysis: Analysis, cue: Cue) -> list[int]:
    """ "hosted a lunch on the margins of the forum, attended by A": the parse hangs it on the verb."""
    if not cue.light or cue.verb is None:
        return []
    clauses = [n for n in children(analysis, cue.verb, "advcl") if n.tag == "VBN" and n.index > cue.node]
    return [head for n in clauses if n.lemma in _ATTENDED for head in agents_of(analysis, n.index)]


_ATTENDED = frozenset({"attend", "join", "chair", "co-chair", "moderate"})


def _nested_with(analysis: Analysis, preposition: Node) -> list[int]:
    """ "of X with Y": the second phrase hangs on the first one's object."""
    found: list[int] = []
    for node in children(analysis, preposition.index, "pobj"):
        for inner in prepositions(analysis, node.index, "with"):
            found += objects_of(analysis, inner.index)
    return found


def _hyphenated(analysis: Analysis, index: int) -> list[str]:
    """ "U.S.-Canada talks", "Turkish-Syrian-Iraqi consultations": states in one word."""
    return states_joined(analysis.nodes[index].text, states_told(analysis))


def _light_parts(analysis: Analysis, cue: Cue, role: Role) -> list[Part]:
    verb = cue.verb
    assert verb is not None
    node = analysis.nodes[cue.node]
    passive = node.dep == "nsubjpass"
    parts: list[Part] = []
    if not passive:
        parts = collect(analysis, subjects(analysis, verb), "host" if _is_given(analysis, cue) else role)
    if cue.form == "visit":
        return add_parts(
            parts,
            collect(analysis, agents_of(analysis, verb), role),
        )
    # "had meetings with A on X, and with B": the parse hangs the second on the verb
    further = [n for n in children(analysis, verb, "conj") if n.lower == "with" and n.index > cue.node]
    parts = add_parts(parts, collect(analysis, [h for n in further for h in objects_of(analysis, n.index)], role))
    words = ["together", "alongside", *(["on", "to"] if analysis.nodes[verb].lemma == "pay" else [])]
    others = objects_behind(analysis, verb, *words)
    if analysis.nodes[verb].lemma == "join":  # "A and B joined C for a meeting"
        others += [k for n in children(analysis, verb, "dobj") for k in coordinated(analysis, n.index) if k != cue.node]
    return add_parts(add_parts(parts, _around(analysis, verb, role)), collect(analysis, others, role))


def is_by_another(analysis: Analysis, cue: Cue) -> bool:
    """ "the first visit by an African leader in years": who came is said, and is no actor of the report."""
    heads = objects_behind(analysis, cue.node, "by")
    anybody = any(n.lower in {"a", "an", "any", "another"} for head in heads for n in children(analysis, head, "det"))
    return cue.noun and anybody and not any(actors_at(analysis, head) for head in heads)


def names_another(analysis: Analysis, cue: Cue) -> bool:
    """ "spoke with their network of consulates": whom they met is said, and is no actor of the report."""
    spots = {cue.node} | ({cue.verb} if cue.verb is not None and cue.light else set())
    heads = [head for spot in spots for head in objects_behind(analysis, spot, "with")]
    if not cue.noun:
        heads += [n.index for n in children(analysis, cue.node, "dobj")]
        heads += _called_on(analysis, cue.node)
    return bool(heads) and not any(actors_at(analysis, head) for head in heads)


def _called_on(analysis: Analysis, verb: int) -> list[int]:
    """ "will also call on the Grand Mufti"; "will call on Tuesday" tells of nobody."""
    if analysis.nodes[verb].lemma != "call":
        return []
    heads = objects_behind(analysis, verb, "on")
    return [head for head in heads if analysis.nodes[head].lower not in DAYS_AND_MONTHS]


def is_convened(analysis: Analysis, cue: Cue) -> bool:
    """ "the Secretariat convenes a meeting in Milan": of its members, and not of whom the report is about."""
    verb = analysis.nodes[cue.verb] if cue.noun and cue.verb is not None else None
    if verb is None or verb.lemma not in {"convene", "organise", "organize"}:
        return False
    return any(head != cue.node for head in subjects(analysis, verb.index))


def is_among_themselves(analysis: Analysis, cue: Cue, parts: list[Part]) -> bool:
    """ "a meeting of Nordic ministers": a group meets within itself, nobody is missing."""
    own = set(objects_behind(analysis, cue.node, "of", "between", "among"))
    return bool(parts) and all(part.node in own and analysis.nodes[part.node].tag in {"NNS", "NNPS"} for part in parts)

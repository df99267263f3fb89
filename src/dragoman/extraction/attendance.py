"""Attendance: what tells who else took part in an engagement that was told before."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from dragoman.extraction.actors import ActorKey, actors_at, is_person, members
from dragoman.extraction.clauses import (
    agents_of,
    children,
    coordinated,
    governing_verb,
    is_negated,
    objects_behind,
    prepositions,
    subjects,
)
from dragoman.model.analysis import Analysis, Mention, Node
from dragoman.model.vocabulary import Role


class Company(NamedTuple):
    """Who accompanies whom, if that is said; `verb` of the clause they are told in.

    `travelling`: it is on a visit that they do. `told_before`: the engagement is told in a sentence before.
    `whole`: nobody else took part. `state`: for which they all stand, if a word beside them says so.
    `engagements`: how many they attended of those told before.
    """

    companions: tuple[ActorKey, ...]
    beside: ActorKey | None
    sentence: int
    verb: int | None = None
    travelling: bool = False
    told_before: bool = False
    whole: bool = False
    state: str | None = None
    role: Role = "participant"
    engagements: int = 1


_TAKING_PART = frozenset({"attend", "participate", "join", "accompany"})
_THOSE = frozenset({"participants", "attendees"})
_HONOUR = frozenset({"honour", "honor"})
_GUESTS = frozenset({"guests", "present", "invitees", "dignitaries"})
# What has been told before, whatever it was called.
_EVENTS = frozenset(
    "event occasion function gathering celebration celebrations ceremony reception festivities dinner".split()
)
_SENT = frozenset({"delegation", "side", "team", "party", "entourage", "suite"})
_LISTING = frozenset({"include", "comprise"})
_MADE_OF = frozenset({"consist", "compose", "make"})
_OPENING = 10  # words before "were" in "Countries participating in the call were A and B"


def attendances(analysis: Analysis) -> Iterator[Company]:
    """ "Also attending were A and B", "participants included C", "the Omani delegation comprised D", "E was joined by F"."""
    for sentence in analysis.sentences:
        if not sentence.headline and (found := _roll(analysis, sentence.first, sentence.last)) is not None:
            yield found
    for node in analysis.nodes:
        if analysis.sentences[node.sentence].headline:
            continue
        readings = (_delegation, _joined_by, _attending, _taking_part, _at_the_talks, _including)
        found = next((company for read in readings if (company := read(analysis, node)) is not None), None)
        if found is not None and found.companions:
            yield found


def _roll(analysis: Analysis, first: int, last: int) -> Company | None:
    """A sentence that lists who took part, whatever the parse makes of its order."""
    verb = next((n for n in analysis.nodes[first : min(first + _OPENING, last)] if n.tag in _FINITE), None)
    if verb is None or verb.lemma not in _LISTING | {"be"} or verb.index + 1 >= last:
        return None
    opening = analysis.nodes[first : verb.index]
    taking = any(n.tag == "VBG" and n.lemma in _TAKING_PART for n in opening) or _take_part(opening)
    words = {n.lower for n in opening}
    taking = taking or "attendance" in words
    if (opening and opening[0].lower == "among" and words & _GUESTS) or (
        words & {"guest", "guests"} and words & _HONOUR
    ):
        taking = True  # "The guest of honour was A"
    those = [n.lower for n in opening] in (["they"], ["these"])  # "received five envoys. They are A, B and C"
    if not taking and not those and not any(n.lower in _THOSE for n in opening):
        return None
    listed = _listed(analysis, verb.index + 1, last)
    if not listed or (those and sum(is_person(analysis, key) for key in listed) < _SEVERAL):
        return None
    joined = any(n.lemma in {"join", "accompany"} for n in opening)
    beside = [key for n in opening for key in actors_at(analysis, n.index) if joined and n.index in analysis.mention_at]
    whole = verb.lemma == "be" and not {n.lower for n in opening} & {"also", "among", "other", "others"}
    return Company(
        listed, beside[0] if beside else None, analysis.nodes[first].sentence, None, False, True, whole and not joined
    )


_SEVERAL = 2


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def _take_part(opening: Sequence[Node]) -> bool:
    return any(a.lower in {"taking", "sitting"} and b.lower in {"part", "in"} for a, b in pairwise(opening))


def _listed(analysis: Analysis, first: int, last: int) -> tuple[ActorKey, ...]:
    """The persons of a list that begins here, else its states and bodies; none where it begins with something else."""
    start = next((k for k in range(first, min(first + 3, last)) if k in analysis.mention_at), None)
    if start is None or any(analysis.nodes[k].tag.startswith("V") for k in range(first, start)):
        return ()
    mentions = _mentions_from(analysis, start, last)
    bodies = [key for m in mentions if m.kind in {"state", "organisation"} for key in actors_at(analysis, m.node)]
    return _named(mentions) or tuple(dict.fromkeys(bodies))


def _mentions_from(analysis: Analysis, first: int, last: int) -> list[Mention]:
    """Those up to the next clause."""
    end = next((n.index for n in analysis.nodes[first:last] if n.tag in _FINITE or n.lower in {"who", "which"}), last)
    return [analysis.mention_at[k] for k in range(first, end) if k in analysis.mention_at]


def _named(mentions: Sequence[Mention]) -> tuple[ActorKey, ...]:
    """The persons who are named, each once."""
    named = (m.entities[0] for m in mentions if m.kind == "person" and m.form == "name" and len(m.entities) == 1)
    return tuple(dict.fromkeys(named))


def _delegation(analysis: Analysis, verb: Node) -> Company | None:
    """ "The Angolan delegation included A and B", "consisted of C"."""
    made_of = verb.lemma in _MADE_OF
    if not verb.tag.startswith("VB") or verb.lemma not in _LISTING | _MADE_OF:
        return None
    heads = [head for head in subjects(analysis, verb.index) if analysis.nodes[head].lower in _SENT]
    if len(heads) != 1:
        return None
    things = objects_behind(analysis, verb.index, "of") if made_of else []
    things += [k for n in children(analysis, verb.index, "dobj") for k in coordinated(analysis, n.index) if not made_of]
    words = children(analysis, heads[0], "amod", "compound", "poss", "nmod")
    states = [key for n in words for key in actors_at(analysis, n.index) if isinstance(key, str)]
    return Company(
        persons_at(analysis, things),
        _at_the_head(analysis, heads[0]),
        verb.sentence,
        told_before=True,
        state=states[0] if len(states) == 1 else None,
    )


def _at_the_head(analysis: Analysis, delegation: int) -> ActorKey | None:
    """ "A left for Oslo at the head of a delegation": A, with whom it goes."""
    of = analysis.nodes[analysis.nodes[delegation].head]
    head = analysis.nodes[of.head]
    verb = governing_verb(analysis, head.index)
    if of.lower != "of" or head.lower != "head" or head.dep != "pobj" or verb is None:
        return None
    leaders = [key for k in subjects(analysis, verb.index) for key in actors_at(analysis, k)]
    return leaders[0] if len(leaders) == 1 else None


def _including(analysis: Analysis, node: Node) -> Company | None:
    """ "a delegation from Angola led by A and including B": they take part for it, and so for its state."""
    group = analysis.mention_at.get(node.index)
    if group is None or group.kind != "group" or node.lower not in _SENT or len(group.entities) != 1:
        return None
    state = analysis.entities[group.entities[0]].state
    return Company(tuple(members(analysis, node.index)), None, node.sentence, state=state) if state else None


def _joined_by(analysis: Analysis, verb: Node) -> Company | None:
    """ "A was joined by B", "she was accompanied by C", "toured the port, joined by D"."""
    passive = verb.tag == "VBN" and any(True for _ in children(analysis, verb.index, "auxpass"))
    agents = agents_of(analysis, verb.index)
    beside = verb.tag == "VBN" and verb.lemma != "accompany" and verb.dep in {"advcl", "acl"} and bool(agents)
    if not (passive or beside) or verb.lemma not in {"join", "accompany", "flank"}:
        return None
    joined = [key for head in subjects(analysis, verb.index) for key in actors_at(analysis, head)]
    return Company(persons_at(analysis, agents), joined[0] if joined else None, verb.sentence, told_before=True)


def _attending(analysis: Analysis, verb: Node) -> Company | None:
    """ "It was attended by A", "B attended the event", "the session was opened by C", "D addressed the event by video"."""
    if verb.lemma not in _ROLES or verb.tag not in {"VBD", "VBN"} or is_negated(analysis, verb.index):
        return None
    agents = agents_of(analysis, verb.index)
    if verb.lemma == "attend" and _attends_alone(analysis, verb):
        return Company(persons_at(analysis, subjects(analysis, verb.index)), None, verb.sentence, told_before=True)
    told = _attended(analysis, verb, passive=bool(agents))
    presiding = verb.lemma not in _SEEN
    if not any(_is_told_event(analysis, n, presiding=presiding) or (n.lower == "it" and not presiding) for n in told):
        return None
    acting = persons_at(analysis, subjects(analysis, verb.index))
    if agents:
        acting = _named_behind(analysis, verb) if verb.lemma == "attend" else persons_at(analysis, agents)
        acting = acting or tuple(key for head in agents for key in actors_at(analysis, head))
    both = any(d.lower == "both" for n in told for d in children(analysis, n.index, "det", "predet"))
    return Company(
        acting, None, verb.sentence, told_before=True, role=_ROLES[verb.lemma], engagements=_BOTH if both else 1
    )


_BOTH = 2
_SEEN = frozenset({"attend", "address", "witness"})
_ROLES: dict[str, Role] = {
    "attend": "participant", "address": "participant", "witness": "participant", "open": "participant",
    "chair": "participant", "co-chair": "participant", "moderate": "participant", "host": "host",
}  # fmt: skip


def _attended(analysis: Analysis, verb: Node, *, passive: bool) -> list[Node]:
    """What was attended; "opened by A and chaired by B" has it at the first verb, "the event, hosted by C" before it."""
    if not passive:
        return list(children(analysis, verb.index, "dobj"))
    above = analysis.nodes[verb.head]
    if verb.dep == "acl":
        return [above]
    own = list(children(analysis, verb.index, "nsubjpass"))
    return own or (list(children(analysis, above.index, "nsubjpass")) if verb.dep == "conj" else [])


def _attends_alone(analysis: Analysis, verb: Node) -> bool:
    """ "Minister A also attended." """
    behind = {n.dep for n in children(analysis, verb.index) if n.index > verb.index}
    before = {n.dep for n in children(analysis, verb.index)}
    return verb.tag == "VBD" and verb.dep == "ROOT" and behind <= {"punct", "advmod"} and not before & {"neg", "aux"}


def _named_behind(analysis: Analysis, verb: Node) -> tuple[ActorKey, ...]:
    """ "attended by, among others, the Ministers of Latvia, A, and Estonia, B, and, as a guest, by C": all of them."""
    return _named(_mentions_from(analysis, verb.index + 1, analysis.sentences[verb.sentence].last))


def _is_told_event(analysis: Analysis, noun: Node, *, presiding: bool) -> bool:
    """ "the event", "both meetings", and no event of which more is said than who hosted it."""
    clauses = [n for n in children(analysis, noun.index, "acl") if n.tag == "VBN" and n.lemma in _ROLES]
    beside = {n.dep for n in children(analysis, noun.index) if n not in clauses}
    definite = any(n.lower in {"the", "this", "both"} for n in children(analysis, noun.index, "det", "predet"))
    both = any(n.lower == "both" for n in children(analysis, noun.index, "det", "predet"))
    words = _EVENTS | (_SESSIONS if presiding else frozenset()) | (frozenset({"meetings"}) if both else frozenset())
    return noun.lower in words and definite and beside <= {"det", "predet", "punct"}


_SESSIONS = frozenset({"session", "talks", "consultations", "round", "dialogue", "negotiations"})


def _at_the_talks(analysis: Analysis, verb: Node) -> Company | None:
    """ "A was at the talks", "B was also at the table", "C was in attendance"."""
    if verb.lemma != "be" or verb.tag not in {"VBD", "VBN"} or is_negated(analysis, verb.index):
        return None
    spots = [analysis.nodes[head] for head in objects_behind(analysis, verb.index, "at", "in")]
    there = any(
        noun.lower == "attendance"
        or (noun.lower in _TALKS and any(n.lower in {"the", "both"} for n in children(analysis, noun.index, "det")))
        for noun in spots
    )
    if not there:
        return None
    return Company(persons_at(analysis, subjects(analysis, verb.index)), None, verb.sentence, told_before=True)


_TALKS = frozenset({"talks", "meeting", "meetings", "table", "negotiations", "discussions", "dinner", "lunch"})
_AFAR = frozenset({"virtually", "remotely", "online"})
_WIRES = frozenset({"link", "video", "videolink", "videoconference", "phone", "telephone", "zoom", "teleconference"})


def _joins_from_afar(analysis: Analysis, verb: Node) -> bool:
    """ "joined via video link", "joined remotely"."""
    if verb.lemma not in {"join", "dial"} or any(True for _ in children(analysis, verb.index, "dobj", "auxpass")):
        return False
    wires = objects_behind(analysis, verb.index, "via", "by", "through", "over", "from")
    words = {n.lower for n in children(analysis, verb.index, "advmod")}
    return bool(words & _AFAR) or any(analysis.nodes[head].lower in _WIRES for head in wires)


def _taking_part(analysis: Analysis, verb: Node) -> Company | None:
    """ "On the Angolan side A and B took part", "C sat in on the talks", "D joined via video link"."""
    part = verb.lemma == "take" and any(n.lower == "part" for n in children(analysis, verb.index, "dobj"))
    sat_in = verb.lemma == "sit" and any(
        n.lower == "in" for n in children(analysis, verb.index, "prt", "prep", "advmod")
    )
    afar = _joins_from_afar(analysis, verb)
    if verb.tag not in {"VBD", "VBN"} or not (part or sat_in or afar or verb.lemma == "participate"):
        return None
    if not sat_in and any(True for _ in prepositions(analysis, verb.index, "in", "at")):
        return None  # it is told in what
    return Company(persons_at(analysis, subjects(analysis, verb.index)), None, verb.sentence, told_before=True)


def persons_at(analysis: Analysis, heads: list[int]) -> tuple[ActorKey, ...]:
    return tuple(key for head in heads for key in actors_at(analysis, head) if is_person(analysis, key))

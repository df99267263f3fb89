"""Frames: which arguments of a verb take part in what it tells, and in which role."""

from typing import NamedTuple

from dragoman.extraction.accounts import hearers
from dragoman.extraction.actors import Part, actors_at, collect, is_person, state_of
from dragoman.extraction.clauses import (
    agents_of,
    children,
    coordinated,
    governing_verb,
    has_particle,
    is_person_at,
    objects_behind,
    objects_of,
    subjects,
)
from dragoman.extraction.cues import Cue
from dragoman.extraction.departures import going_along
from dragoman.extraction.needs import called_in
from dragoman.extraction.pairs import states_told
from dragoman.extraction.sojourns import hosts_of_guest
from dragoman.lexicon.cues import load_cues
from dragoman.lexicon.states import load_states
from dragoman.model.analysis import Analysis
from dragoman.model.vocabulary import Role


class _Arguments(NamedTuple):
    """Heads of a verb's arguments: who acts, on whom, and with whom."""

    acting: list[int]
    objects: list[int]
    agents: list[int]
    company: list[int]
    passive: bool


def verb_parts(analysis: Analysis, cue: Cue) -> list[Part]:
    """The parties that a verb's arguments name."""
    assert cue.verb is not None
    found = _arguments(analysis, cue.verb)
    if cue.frame in {"travel", "stay"}:
        hosts = [h for h in [*found.objects, *objects_behind(analysis, cue.verb, "at")] if is_institution(analysis, h)]
        hosts += hosts_of_guest(analysis, cue.verb)
        with_them = _companions(analysis, cue.verb, found)
        return _in_roles(analysis, (found.acting, "visitor"), (with_them, "visitor"), (hosts, "host"))
    if cue.frame == "accompany":
        return collect(analysis, going_along(analysis, analysis.nodes[cue.verb]), "visitor")
    if cue.frame == "dispatch":  # "sent a team to Niamey": they go for whoever sends them
        senders, sent = (found.agents, found.acting) if found.passive else (found.acting, found.objects)
        named = [h for h in sent if any(is_person(analysis, key) for key in actors_at(analysis, h))]
        return collect(analysis, named, "visitor") or sent_by(analysis, cue.verb, senders, sent)
    if cue.frame == "guide":
        agents = found.agents or later_objects(analysis, cue.verb, "by")
        guides, guided = (agents, found.acting) if found.passive else (found.acting, found.objects)
        return _in_roles(analysis, (guides, "host"), (guided, "visitor"))
    if cue.frame == "invite":
        inner = [
            k
            for clause in children(analysis, cue.verb, "xcomp", "ccomp", "advcl")
            for n in children(analysis, clause.index, "nsubj")
            for k in coordinated(analysis, n.index)
        ]
        return collect(analysis, found.acting if found.passive else found.objects or inner, "visitor")
    if cue.frame == "convene":
        return _in_roles(analysis, (found.acting, "participant"), (found.objects, "participant"))
    if cue.frame == "act":
        doers = found.agents if found.passive else found.acting
        others = found.company + objects_behind(analysis, cue.verb, "to", "from") + _bearers(analysis, cue.verb)
        if cue.form == "demarche":  # "lodged a protest with B", "conveyed a protest to B"
            things = children(analysis, cue.verb, "dobj", "nsubjpass")
            others = others + [head for thing in things for head in objects_behind(analysis, thing.index, "to", "with")]
            return _in_roles(analysis, (doers, "sender"), (others, "recipient"))
        return _in_roles(analysis, (doers, "participant"), (others, "participant"))
    if cue.frame == "send":
        addressed = found.objects + objects_behind(analysis, cue.verb, "to")
        return _in_roles(analysis, (found.acting, "sender"), (addressed, "recipient"))
    if cue.frame == "sign":
        return _signatories(analysis, cue.verb, found)
    return _met(analysis, cue, found)


def _arguments(analysis: Analysis, verb: int) -> _Arguments:
    node = analysis.nodes[verb]
    passive = any(True for _ in children(analysis, verb, "nsubjpass", "auxpass")) or (
        node.tag == "VBN"
        and node.dep in {"acl", "advcl", "conj"}
        and not any(True for _ in children(analysis, verb, "aux", "dobj"))
    )
    company = ["with", "alongside", "together"]
    company += {
        "call": ["on"],
        "speak": ["to"],
        "talk": ["to"],
        "listen": ["to"],
        "sit": ["across"],
        "drop": ["on"],
        "look": ["on"],
    }.get(node.lemma, [])
    if any(n.lower in {"across", "opposite"} for n in children(analysis, verb, "prt", "advmod", "prep")):
        company.append("from")  # "sat across from A"
    things = [n.index for n in children(analysis, verb, "dobj")]
    return _Arguments(
        acting=_acting(analysis, verb),
        objects=[k for n in children(analysis, verb, "dobj", "dative") for k in coordinated(analysis, n.index)]
        + (objects_behind(analysis, verb, "to") if node.lemma == "play" else [])
        + called_in(analysis, node),
        agents=agents_of(analysis, verb),
        company=objects_behind(analysis, verb, *company)
        + [h for k in things for h in objects_behind(analysis, k, "with") if not _is_matter(analysis, k, h)],
        passive=passive,
    )


def _is_matter(analysis: Analysis, thing: int, head: int) -> bool:
    """ "discussed trade ties with Japan": with whom the ties are, and nobody who is spoken to."""
    mention = analysis.mention_at.get(head)
    return mention is not None and mention.kind == "state" and analysis.nodes[thing].lemma in _TIES


_TIES = frozenset(
    "tie relation relationship trade link border dispute row conflict war alliance friendship deficit surplus frontier".split()
)


def _bearers(analysis: Analysis, verb: int) -> list[int]:
    """ "received the credentials of A": whose they are; "presented them as ambassador to B": to whom."""
    papers = [n for n in children(analysis, verb, "dobj") if n.lower in _PAPERS]
    heads = [h for n in papers for h in objects_behind(analysis, n.index, "of", "from")]
    of_credence = [h for h in heads if analysis.nodes[h].lower in _CREDENCE]  # "letters of credence of A"
    of_credence += [
        h for k in of_credence for h in objects_behind(analysis, k, "of") if analysis.nodes[h].lower in _CREDENCE
    ]
    heads += [n.index for k in of_credence for n in children(analysis, k, "poss")]  # "a copy of A's credentials"
    heads += [h for k in of_credence for h in objects_behind(analysis, k, "of", "from")]
    posts = [k for k in objects_behind(analysis, verb, "as") if papers]
    heads += [h for k in posts for h in objects_behind(analysis, k, "to") if is_person_at(analysis, h)]
    return heads + [
        k for n in papers for o in children(analysis, n.index, "poss") for k in coordinated(analysis, o.index)
    ]


_PAPERS = frozenset({"credentials", "credence", "letters", "letter", "copies", "copy"})
_CREDENCE = frozenset({"credentials", "credence", "recall", "letters", "letter"})


def _companions(analysis: Analysis, verb: int, found: _Arguments) -> list[int]:
    """ "travelled with B", "A, accompanied by B, visited", "toured the port, joined by C": persons who go along."""
    going = [h for h in found.company if not _is_met_at_the_end(analysis, verb, h)]
    for spot in (verb, *found.acting):
        for participle in children(analysis, spot, "acl", "advcl"):
            if participle.lemma in {"accompany", "join", "flank"} and participle.tag == "VBN":
                going += agents_of(analysis, participle.index)
    persons = (analysis.mention_at.get(h) for h in going)
    return [h for h, mention in zip(going, persons, strict=True) if mention is not None and mention.kind == "person"]


def _is_met_at_the_end(analysis: Analysis, verb: int, head: int) -> bool:
    """ "will be in Rome for talks, on oils, with B": with whom the talks are, and nobody who goes along."""
    with_whom = analysis.nodes[head].head
    ends = [end for end in objects_behind(analysis, verb, "for") if end < with_whom]
    return any(load_cues().nouns.get(analysis.nodes[end].lower) in _WITH_OTHERS for end in ends)


_WITH_OTHERS = frozenset({"meeting", "consultations", "call"})


def _in_roles(analysis: Analysis, *groups: tuple[list[int], Role]) -> list[Part]:
    parts: list[Part] = []
    for heads, role in groups:
        parts = add_parts(parts, collect(analysis, heads, role))
    return parts


def _signatories(analysis: Analysis, verb: int, found: _Arguments) -> list[Part]:
    """Who signs, or whose paper it is: "an agreement between A and B was signed"."""
    papers = found.acting if found.passive else [n.index for n in children(analysis, verb, "dobj")]
    signers = found.agents if found.passive else found.acting
    owners = [h for paper in papers for h in objects_behind(analysis, paper, "between", "with")]
    others = found.company + objects_behind(analysis, verb, "between", "among")
    parts = _in_roles(analysis, (signers, "signatory"), (others, "signatory"))
    if len(parts) == 1 and not owners:
        owners = later_objects(analysis, verb, "with")  # "signed an agreement on fisheries with B"
    return parts if len(parts) >= 2 else add_parts(parts, collect(analysis, owners, "signatory"))


_RECEIVING: tuple[Role, Role] = ("host", "visitor")
_SUMMONING: tuple[Role, Role] = ("sender", "recipient")


def _met(analysis: Analysis, cue: Cue, found: _Arguments) -> list[Part]:
    """Those who talk with one another, receive or are received, brief or are briefed."""
    assert cue.verb is not None
    if cue.frame == "host":
        # "summoned the ambassador": who protests, and to whom
        host, guest = _SUMMONING if cue.form == "demarche" else _RECEIVING
        agents = found.agents or (later_objects(analysis, cue.verb, "by") if found.passive else [])
        if found.passive:
            agents = agents or [h for h in objects_behind(analysis, cue.verb, "to", "at") if _is_body(analysis, h)]
            parts = _in_roles(analysis, (agents, host), (found.acting, guest))
            return (
                parts
                if agents or cue.form != "demarche"
                else add_parts(_where_posted(analysis, cue.verb, found), parts)
            )
        if cue.form == "conference":  # "hosts the leaders of the G8", who meet there with one another
            guest = "participant"
        return _in_roles(analysis, (found.acting, host), (found.objects, guest))
    if cue.frame == "brief":
        if found.passive:
            return _in_roles(analysis, (found.agents, "participant"), (found.acting, "recipient"))
        told = (
            [*found.objects, *hearers(analysis, cue.verb)]
            if analysis.nodes[cue.verb].lemma == "give"
            else found.objects
        )
        return _in_roles(analysis, (found.acting, "participant"), (told, "recipient"))
    if cue.form == "ceremony" and found.passive:  # "was awarded the Grand Cross by A": the honour is nobody
        agents = found.agents or later_objects(analysis, cue.verb, "by")
        return _in_roles(analysis, (found.acting, "participant"), (agents, "participant"))
    parts = _in_roles(
        analysis, (found.acting, "participant"), (found.objects, "participant"), (found.agents, "participant")
    )
    company = found.company
    if len(parts) < 2 and not company and cue.form != "conference":
        company = later_objects(analysis, cue.verb, "with")
    return add_parts(parts, collect(analysis, company, "participant"))


def _where_posted(analysis: Analysis, verb: int, found: _Arguments) -> list[Part]:
    """ "The French envoy in Lima was summoned to the foreign ministry": that of the state where he is posted."""
    ends = objects_behind(analysis, verb, "to", "for")
    called_home = has_particle(analysis, verb, {"home", "back"})
    if called_home or (ends and not any(analysis.nodes[head].lower == "ministry" for head in ends)):
        return []  # "was summoned to Rome for consultations"
    seats = [seat for head in found.acting if (seat := _seat_told(analysis, head)) is not None]
    return [Part(seat, "sender", verb) for seat in seats]


def _seat_told(analysis: Analysis, head: int) -> str | None:
    """The state of "Lima" in "the French envoy in Lima"."""
    mention = analysis.mention_at.get(head)
    if mention is None or mention.kind != "person":
        return None
    words = [word.rstrip(",") for word in analysis.document.quote(mention.span).split()]
    spots = [at + 1 for at, word in enumerate(words[:-1]) if word in {"in", "to"}]
    found = (load_states().match(words, at, states_told(analysis)) for at in spots)
    return next((state.code for state in found if state is not None), None)


def sent_by(analysis: Analysis, verb: int, senders: list[int], sent: list[int]) -> list[Part]:
    """ "President A sent a team to B": it goes for A's state, and A stays at home; where no state is told, the team."""
    sending = collect(analysis, senders, "visitor")
    if not any(is_person(analysis, part.actor) for part in sending):
        return sending or collect(analysis, sent, "visitor")
    states = (state_of(analysis, part.actor) for part in sending)
    going = [Part(state, "visitor", verb) for state in states if state is not None]
    return add_parts([], going) or collect(analysis, sent, "visitor")


def is_institution(analysis: Analysis, head: int) -> bool:
    mention = analysis.mention_at.get(head)
    return mention is not None and mention.kind in {"organisation", "person"}


def _is_body(analysis: Analysis, head: int) -> bool:
    """ "was summoned to the ministry", "was received at the Foreign Ministry": who receives."""
    mention = analysis.mention_at.get(head)
    return mention is not None and mention.kind == "organisation"


def add_parts(parts: list[Part], more: list[Part]) -> list[Part]:
    known = {part.actor for part in parts}
    return parts + [part for part in more if part.actor not in known]


def later_objects(analysis: Analysis, index: int, word: str) -> list[int]:
    """What stands behind the next "with" or "by" of the sentence, where the parse hung it elsewhere."""
    sentence = analysis.sentences[analysis.nodes[index].sentence]
    for position in range(index + 1, min(sentence.last, index + 25)):
        node = analysis.nodes[position]
        if node.text == ";" or (node.tag in {"VBD", "VBZ", "VBP", "MD"} and position > index + 1):
            return []
        if node.lower == word:
            heads = objects_of(analysis, position)
            if _is_matter(analysis, node.head, heads[0] if heads else index):
                return []
            return heads if any(actors_at(analysis, head) for head in heads) else []
    return []


def _acting(analysis: Analysis, verb: int) -> list[int]:
    """The verb's subject; of an infinitive that hangs on a noun ("his wish to visit", "an invitation to X to visit"), who is meant."""
    left = subjects(analysis, verb)
    node = analysis.nodes[verb]
    if node.dep not in {"acl", "relcl"} or any(actors_at(analysis, head) for head in left):
        return left
    where = any(n.lower == "where" for n in children(analysis, verb, "advmod"))
    if where and any(n.tag not in {"WDT", "WP"} for n in children(analysis, verb, "nsubj", "nsubjpass")):
        return left  # "Haiphong, where the port authority signs": it has a subject of its own
    noun = analysis.nodes[node.head]
    addressed = objects_behind(analysis, noun.index, "to", "for")
    if noun.lemma in {"invitation", "request", "proposal"}:
        above = governing_verb(analysis, noun.index)
        given = objects_behind(analysis, above.index, "to", "for") if above else []
        given += (
            [k for n in children(analysis, above.index, "dative") for k in coordinated(analysis, n.index)]
            if above
            else []
        )
        return addressed or given
    owner = [n.index for n in children(analysis, noun.index, "poss")]
    above = governing_verb(analysis, noun.index)
    return owner or (subjects(analysis, above.index) if above else [])

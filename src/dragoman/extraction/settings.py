"""Settings: those who act in the clause that an engagement is the setting of are its parties."""

from dragoman.extraction.actors import Part, collect, is_officer, is_person
from dragoman.extraction.agreements import agreeing, is_where_agreed
from dragoman.extraction.clauses import (
    agents_of,
    children,
    coordinated,
    governing_verb,
    is_verb,
    objects_behind,
    subjects,
)
from dragoman.extraction.cues import Cue
from dragoman.model.analysis import Analysis, Node

_SETTING = frozenset({"at", "during", "in", "after", "over", "following", "before"})
_WITHIN = frozenset({"at", "during", "in"})
# Verbs whose object is somebody who is present.
_TELLING = frozenset("tell assure inform brief thank congratulate urge ask remind warn press invite".split())
# Verbs whose subject puts something before somebody who is present.
_PUTTING = frozenset("offer present submit propose give hand show explain convey".split())


def setting_parts(analysis: Analysis, noun: Node) -> list[Part]:
    """ "A told B during talks in Vienna", "A and B settled at a session", "Serbia and Kosovo reached a deal at talks": all who act, where there are two or more."""
    preposition = analysis.nodes[noun.head]
    verb = analysis.nodes[preposition.head]
    if verb.dep == "dobj":  # "reached an agreement at talks": the parse hangs the setting on what was reached
        verb = analysis.nodes[verb.head]
    if is_where_agreed(analysis, noun):
        verb = agreeing(analysis, noun) or verb
    if noun.dep != "pobj" or preposition.lower not in _SETTING or not is_verb(verb):
        return []
    if (delivered := _delivered_there(analysis, verb)) and preposition.lower in _WITHIN:
        return delivered
    acting = collect(analysis, subjects(analysis, verb.index), "participant")
    addressed = [k for n in children(analysis, verb.index, "dobj", "dative") for k in coordinated(analysis, n.index)]
    addressed += objects_behind(analysis, verb.index, "to", "with")
    known = {part.actor for part in acting}
    others = [part for part in collect(analysis, addressed, "participant") if part.actor not in known]
    persons = [part for part in (*acting, *others) if is_person(analysis, part.actor)]
    if acting and len(persons) >= 2:
        return persons
    if acting and others and persons and preposition.lower in _WITHIN and verb.lemma in _PUTTING:
        return [*acting, *others]
    states = [part for part in acting if isinstance(part.actor, str)]
    if len(states) >= 2 and len(states) == len(acting) and preposition.lower in _WITHIN:
        return states
    told = verb.lemma in _TELLING and others and any(is_officer(analysis, part.node) for part in acting)
    return [*acting, *others] if told else []


_DELIVERING = frozenset({"deliver", "hand", "convey", "present", "bring", "carry"})
_GETTING = frozenset({"receive", "get", "accept"})


def _delivered_there(analysis: Analysis, verb: Node) -> list[Part]:
    """ "A received a letter from B, delivered by C during a meeting": A and C."""
    above = verb
    while above.head != above.index and above.lemma not in _GETTING:
        above = analysis.nodes[above.head]
    if verb.tag != "VBN" or verb.lemma not in _DELIVERING or above.lemma not in _GETTING:
        return []
    heads = [*subjects(analysis, above.index), *agents_of(analysis, verb.index)]
    parts = [part for part in collect(analysis, heads, "participant") if is_person(analysis, part.actor)]
    return parts if len(parts) == _PAIR else []


_PAIR = 2


def lacking_host(analysis: Analysis, cue: Cue, parts: list[Part]) -> Part | None:
    """ "A urged restraint after talks with B and C": A, whom the words beside the noun do not name."""
    node = analysis.nodes[cue.node]
    preposition = analysis.nodes[node.head]
    if not cue.noun or cue.light or node.dep != "pobj" or preposition.lower not in _SETTING:
        return None
    company = set(objects_behind(analysis, node.index, "with"))
    verb = governing_verb(analysis, node.index)
    if verb is None or not company or not all(part.node in company for part in parts):
        return None
    while verb.dep in {"xcomp", "ccomp"} and is_verb(analysis.nodes[verb.head]):
        verb = analysis.nodes[verb.head]  # "urged Israel to let aid in": who urges
    acting = collect(analysis, subjects(analysis, verb.index), "participant")
    if len(acting) != 1 or acting[0].actor in {part.actor for part in parts}:
        return None
    return acting[0] if is_person(analysis, acting[0].actor) or is_officer(analysis, acting[0].node) else None


def are_all_met(analysis: Analysis, cue: Cue, parts: list[Part]) -> bool:
    """ "Talks with the Colombian and Peruvian ministers are planned": who meets them stands elsewhere."""
    heads = objects_behind(analysis, cue.node, "with") if cue.noun else []
    company = {below for head in heads for below in analysis.subtree(head)}
    return len(parts) > 1 and bool(company) and all(part.node in company for part in parts)

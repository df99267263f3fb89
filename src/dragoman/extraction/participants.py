"""Who takes part: the arguments of a cue, resolved to the report's actors."""

from dragoman.extraction.actors import Part, collect
from dragoman.extraction.clauses import children, coordinated, objects_of, prepositions, subjects
from dragoman.extraction.cues import Cue
from dragoman.extraction.pairs import states_in_word
from dragoman.extraction.verb_frames import add_parts, is_institution, later_objects, verb_parts
from dragoman.model.analysis import Analysis, Node
from dragoman.model.vocabulary import Role


def own_parts(analysis: Analysis, cue: Cue) -> list[Part]:
    """The parties that the cue's own words name: "talks between A and B", "A's meeting with B", "A met B"."""
    if cue.noun:
        return _noun_parts(analysis, cue)
    return verb_parts(analysis, cue)


def _noun_parts(analysis: Analysis, cue: Cue) -> list[Part]:
    visit = cue.form == "visit"
    role: Role = "visitor" if visit else "participant"
    heads: list[int] = []
    hosts: list[int] = []
    for preposition in prepositions(
        analysis, cue.node, "with", "between", "of", "by", "from", "among", "to", "alongside", "on"
    ):
        if preposition.lower == "on" and cue.form != "meeting":
            continue
        if preposition.lower == "to":
            if visit:
                hosts += [h for h in objects_of(analysis, preposition.index) if is_institution(analysis, h)]
            elif cue.form == "message":
                hosts += objects_of(analysis, preposition.index)
            continue
        if visit and preposition.lower == "with":
            continue
        heads += objects_of(analysis, preposition.index)
        heads += _nested_with(analysis, preposition)
    poss = [n.index for n in children(analysis, cue.node, "poss")]
    modifiers = (
        []
        if visit
        else [
            n.index for n in children(analysis, cue.node, "amod", "compound", "nmod") if n.index in analysis.mention_at
        ]
    )
    for index in poss:
        heads = [*coordinated(analysis, index), *heads]
    parts = collect(analysis, heads, role)
    for index in modifiers:
        pair = _hyphenated(analysis, index)
        parts += (
            [Part(code, role, index) for code in pair if code not in {p.actor for p in parts}] if len(pair) == 2 else []
        )
    known = {part.actor for part in parts}
    parts += [part for part in collect(analysis, hosts, "host" if visit else "recipient") if part.actor not in known]
    if len(parts) < 2 and cue.form in {"meeting", "call", "consultations"} and not heads:
        parts = add_parts(parts, collect(analysis, later_objects(analysis, cue.node, "with"), role))
    if cue.form == "conference":
        owners = [
            n.index for n in children(analysis, cue.node, "compound", "nmod", "amod") if n.index in analysis.mention_at
        ]
        parts = add_parts(
            parts,
            [
                p
                for p in collect(analysis, owners, role)
                if isinstance(p.actor, int) and analysis.entities[p.actor].kind == "organisation"
            ],
        )
    if cue.light and cue.verb is not None and not (visit and any(part.role == "visitor" for part in parts)):
        parts = add_parts(parts, _light_parts(analysis, cue, role))
    return parts


def _nested_with(analysis: Analysis, preposition: Node) -> list[int]:
    """ "of X with Y": the second phrase hangs on the first one's object."""
    found: list[int] = []
    for node in children(analysis, preposition.index, "pobj"):
        for inner in prepositions(analysis, node.index, "with"):
            found += objects_of(analysis, inner.index)
    return found


def _hyphenated(analysis: Analysis, index: int) -> list[str]:
    """ "U.S.-Canada talks", "Kazakh-Luxembourg consultations": two states in one word."""
    word = analysis.nodes[index].text
    return states_in_word(word) if word.count("-") == 1 else []


def _light_parts(analysis: Analysis, cue: Cue, role: Role) -> list[Part]:
    verb = cue.verb
    assert verb is not None
    node = analysis.nodes[cue.node]
    passive = node.dep == "nsubjpass"
    parts: list[Part] = []
    if not passive:
        parts = collect(analysis, subjects(analysis, verb), role)
    for preposition in prepositions(analysis, verb, "with", "between", "by", "together", "alongside"):
        heads = objects_of(analysis, preposition.index)
        if cue.form == "visit" and preposition.lower == "with":
            continue
        parts = add_parts(parts, collect(analysis, heads, role))
    return parts

"""Who takes part: the arguments of a cue, resolved to the report's actors."""

from dragoman.extraction.actors import Part, actors_at, collect
from dragoman.extraction.clauses import children, coordinated, governing_verb, objects_of, prepositions, subjects
from dragoman.extraction.cues import Cue
from dragoman.extraction.pairs import states_in_word
from dragoman.model.analysis import Analysis, Node
from dragoman.model.vocabulary import Role


def own_parts(analysis: Analysis, cue: Cue) -> list[Part]:
    """The parties that the cue's own words name: "talks between A and B", "A's meeting with B", "A met B"."""
    if cue.noun:
        return _noun_parts(analysis, cue)
    return _verb_parts(analysis, cue)


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
                hosts += [h for h in objects_of(analysis, preposition.index) if _is_institution(analysis, h)]
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
        parts = _add(parts, collect(analysis, _later_objects(analysis, cue.node, "with"), role))
    if cue.form == "conference":
        owners = [
            n.index for n in children(analysis, cue.node, "compound", "nmod", "amod") if n.index in analysis.mention_at
        ]
        parts = _add(
            parts,
            [
                p
                for p in collect(analysis, owners, role)
                if isinstance(p.actor, int) and analysis.entities[p.actor].kind == "organisation"
            ],
        )
    if cue.light and cue.verb is not None and not (visit and any(part.role == "visitor" for part in parts)):
        parts = _add(parts, _light_parts(analysis, cue, role))
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


def _is_institution(analysis: Analysis, head: int) -> bool:
    mention = analysis.mention_at.get(head)
    return mention is not None and mention.kind in {"organisation", "person"}


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
        parts = _add(parts, collect(analysis, heads, role))
    return parts


def _add(parts: list[Part], more: list[Part]) -> list[Part]:
    known = {part.actor for part in parts}
    return parts + [part for part in more if part.actor not in known]


def _verb_parts(analysis: Analysis, cue: Cue) -> list[Part]:
    assert cue.verb is not None
    verb = cue.verb
    passive = any(True for _ in children(analysis, verb, "nsubjpass", "auxpass")) or (
        analysis.nodes[verb].tag == "VBN"
        and analysis.nodes[verb].dep in {"acl", "advcl", "conj"}
        and not any(True for _ in children(analysis, verb, "aux", "dobj"))
    )
    left = _acting(analysis, verb)
    objects = [k for n in children(analysis, verb, "dobj", "dative") for k in coordinated(analysis, n.index)]
    agents = [k for p in children(analysis, verb, "agent") for k in objects_of(analysis, p.index)]
    company = [
        k
        for p in prepositions(analysis, verb, "with", "on" if analysis.nodes[verb].lemma == "call" else "with")
        for k in objects_of(analysis, p.index)
    ]
    if cue.frame == "travel":
        hosts = [h for h in objects if _is_institution(analysis, h)]
        return _add(collect(analysis, left, "visitor"), collect(analysis, hosts, "host"))
    if cue.frame == "invite":
        inner = [
            k
            for clause in children(analysis, verb, "xcomp", "ccomp", "advcl")
            for n in children(analysis, clause.index, "nsubj")
            for k in coordinated(analysis, n.index)
        ]
        invited = left if passive else objects or inner
        return collect(analysis, invited, "visitor")
    if cue.frame == "act":
        return _add(
            collect(analysis, agents if passive else left, "participant"), collect(analysis, company, "participant")
        )
    if cue.frame == "send":
        addressed = objects + [k for p in prepositions(analysis, verb, "to") for k in objects_of(analysis, p.index)]
        return _add(collect(analysis, left, "sender"), collect(analysis, addressed, "recipient"))
    if cue.frame == "sign":
        signers = agents if passive else left
        return _add(collect(analysis, signers, "signatory"), collect(analysis, company, "signatory"))
    if cue.frame == "host":
        if passive and not agents:
            agents = _later_objects(analysis, verb, "by")
        if passive:
            return _add(collect(analysis, agents, "host"), collect(analysis, left, "visitor"))
        return _add(collect(analysis, left, "host"), collect(analysis, objects, "visitor"))
    if cue.frame == "brief":
        if passive:
            return _add(collect(analysis, agents, "participant"), collect(analysis, left, "recipient"))
        return _add(collect(analysis, left, "participant"), collect(analysis, objects, "recipient"))
    parts = collect(analysis, left, "participant")
    parts = _add(parts, collect(analysis, objects, "participant"))
    parts = _add(parts, collect(analysis, agents, "participant"))
    if len(parts) < 2 and not company:
        company = _later_objects(analysis, verb, "with")
    return _add(parts, collect(analysis, company, "participant"))


def _later_objects(analysis: Analysis, index: int, word: str) -> list[int]:
    """What stands behind the next "with" or "by" of the sentence, where the parse hung it elsewhere."""
    sentence = analysis.sentences[analysis.nodes[index].sentence]
    for position in range(index + 1, min(sentence.last, index + 25)):
        node = analysis.nodes[position]
        if node.text == ";" or (node.tag in {"VBD", "VBZ", "VBP", "MD"} and position > index + 1):
            return []
        if node.lower == word:
            heads = objects_of(analysis, position)
            return heads if any(actors_at(analysis, head) for head in heads) else []
    return []


def _acting(analysis: Analysis, verb: int) -> list[int]:
    """The verb's subject; of an infinitive that hangs on a noun ("his wish to visit", "an invitation to X to visit"), who is meant."""
    left = subjects(analysis, verb)
    node = analysis.nodes[verb]
    if node.dep not in {"acl", "relcl"} or any(actors_at(analysis, head) for head in left):
        return left
    noun = analysis.nodes[node.head]
    addressed = [k for p in prepositions(analysis, noun.index, "to", "for") for k in objects_of(analysis, p.index)]
    if noun.lemma in {"invitation", "request", "proposal"}:
        above = governing_verb(analysis, noun.index)
        given = (
            [k for p in prepositions(analysis, above.index, "to", "for") for k in objects_of(analysis, p.index)]
            if above
            else []
        )
        given += (
            [k for n in children(analysis, above.index, "dative") for k in coordinated(analysis, n.index)]
            if above
            else []
        )
        return addressed or given
    owner = [n.index for n in children(analysis, noun.index, "poss")]
    above = governing_verb(analysis, noun.index)
    return owner or (subjects(analysis, above.index) if above else [])

"""Strangers: sides that the text ties to somebody else."""

from collections.abc import Collection, Mapping

from dragoman.extraction.actors import ActorKey, is_person
from dragoman.extraction.clauses import children, is_behind
from dragoman.extraction.pairs import is_of_people
from dragoman.lexicon.titles import load_titles
from dragoman.model.analysis import Analysis, Entity


def is_of_another(analysis: Analysis, key: int, side: ActorKey) -> bool:
    """Whether a side is named only in others' offices, or is one of two firms whose people are named together."""
    if not is_person(analysis, key):
        return False
    mentions = [m for m in analysis.mentions if _is_of(analysis, m.entities, side)]
    if isinstance(side, str):
        others = [title.span for k, e in enumerate(analysis.entities) if k != key for title in e.titles]
        return bool(mentions) and all(
            any(span.covers(m.span) for span in others) or is_owner_of_another(analysis, key, m.node) for m in mentions
        )
    return any(_is_joined(analysis, m.node) for m in mentions)


def is_owner_of_another(analysis: Analysis, key: int, node: int) -> bool:
    """ "Ukraine's A", where somebody else is asked for."""
    owned = analysis.mention_at.get(analysis.nodes[node].head) if analysis.nodes[node].dep == "poss" else None
    return owned is not None and owned.form == "name" and owned.kind == "person" and key not in owned.entities


def is_taken(analysis: Analysis, key: int, state: str, sides: Mapping[int, str]) -> bool:
    """Whether another holds the same office of the state: a state has one president and one foreign minister."""
    offices = _offices_of_one(analysis.entities[key])
    others = (
        entity
        for k, entity in enumerate(analysis.entities)
        if k != key and entity.kind == "person" and (entity.state or sides.get(k)) == state
    )
    return any(offices & _offices_of_one(other) for other in others)


def _offices_of_one(person: Entity) -> set[str]:
    """The offices of which a state has one: "president", "foreign minister"; of vice presidents there may be several."""
    titles = load_titles()
    alone = titles.heads_of_state | titles.heads_of_government
    current = (title for title in person.titles if not title.former and title.organisation is None)
    words = (set(title.words.lower().split()) - _PLAIN for title in current if title.head in titles.national)
    kept = (office for office in words if not office & titles.of_several and (len(office) > 1 or office & alone))
    return {" ".join(sorted(office)) for office in kept}


_PLAIN = frozenset({"of", "for", "the", "and", "affairs"})


def is_of_no_such_office(person: Entity, state: str) -> bool:
    """Whether a state has no holder of an office that a person holds: Britain has no president, the United States no
    chancellor, and no state an ambassador to itself.
    """
    if any(state in title.accredited_to for title in person.titles if not title.former):
        return True
    lacking = load_titles().lacking
    offices = (title.words.lower() for title in person.titles if not title.former and title.organisation is None)
    return any(state in lacking.get(office, "").split() for office in offices)


def is_only_a_place(analysis: Analysis, key: int, state: str, here: Collection[str]) -> bool:
    """Whether a state is told of only as where something is, or where people come from who do nothing.

    Somebody of an office may be of the state where he is met (`here`: the states of those places).
    """
    named = [m for m in analysis.mentions if _is_of(analysis, m.entities, state)]
    if not is_merely_where(analysis, state):
        return False
    idle = all(is_of_people(analysis, m) for m in named)
    offices = (title.words.lower().replace("-", " ").split() for title in analysis.entities[key].titles)
    national = any(load_titles().national & set(words) for words in offices)  # "President-elect"
    return bool(named) and (idle or not national or state not in here)


def is_merely_where(analysis: Analysis, state: str) -> bool:
    """Whether all words for a state tell of a place in it, or of people who do nothing."""
    named = (m for m in analysis.mentions if _is_of(analysis, m.entities, state))
    return all(
        m.form == "capital"
        or is_of_people(analysis, m)
        or is_behind(analysis, m.node, _INTO)
        or _is_of_dealings(analysis, m.node)
        for m in named
    )


def _is_of_dealings(analysis: Analysis, node: int) -> bool:
    """ "ratified the agreement with Jordan", "trade with India": nobody acts for it."""
    preposition = analysis.nodes[analysis.nodes[node].head]
    return preposition.lower == "with" and analysis.nodes[preposition.head].lemma in _DEALINGS


_DEALINGS = frozenset(
    "agreement treaty accord convention trade border relation relations tie ties export exports war dispute".split()
)


def is_told_apart(analysis: Analysis, key: int, state: str) -> bool:
    """Whether officers of several states act, and no sentence that names the person names this state."""
    if len({entity.state for entity in analysis.entities if entity.kind == "person" and entity.state}) < _SEVERAL:
        return False
    named = {analysis.nodes[m.node].sentence for m in analysis.mentions if m.form == "name" and key in m.entities}
    return not any(
        _is_of(analysis, m.entities, state) and analysis.nodes[m.node].sentence in named for m in analysis.mentions
    )


_SEVERAL = 2


_INTO = frozenset({"in", "to", "at", "near", "from", "on", "over", "about"})


def _is_of(analysis: Analysis, entities: tuple[int, ...], side: ActorKey) -> bool:
    return any(
        k == side or (analysis.entities[k].kind == "state" and analysis.entities[k].name == side) for k in entities
    )


def _is_joined(analysis: Analysis, node: int) -> bool:
    """ "representatives of A and B", "vice presidents of the companies A and B": who is of which is not told."""
    first = analysis.nodes[node]
    while first.dep == "conj" and first.head != first.index:
        first = analysis.nodes[first.head]
    before = [n.lower for n in analysis.nodes[max(0, first.index - 3) : first.index] if n.text not in {'"', "``", "“"}]
    several = first.index != node or any(True for _ in children(analysis, node, "conj"))
    preposition = analysis.nodes[first.head]
    people = preposition.lower == "of" and analysis.nodes[preposition.head].tag == "NNS"
    return several and (people or (bool(before) and before[-1] in _FIRMS))


_FIRMS = frozenset({"companies", "firms", "banks", "corporations", "enterprises", "groups", "concerns"})

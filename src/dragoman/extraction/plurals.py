"""Plurals: "the sides", "both leaders", "the two delegations" are those of the engagement told last."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from dragoman.extraction.actors import ActorKey, Part, actors_at, is_person
from dragoman.extraction.clauses import agents_of, children, is_verb, subjects
from dragoman.extraction.place_names import seat_named
from dragoman.extraction.sides import is_state, side_of
from dragoman.lexicon.titles import lacks_portfolio
from dragoman.model.analysis import Analysis, Mention, Node
from dragoman.model.reading import Place
from dragoman.model.vocabulary import Form, Role

if TYPE_CHECKING:
    from dragoman.extraction.cues import Cue
    from dragoman.extraction.drafts import Draft

_BOTH = frozenset(
    "sides parties leaders delegations governments ministers presidents premiers officials heads negotiators companies "
    "organisations organizations diplomats chairs co-chairs chairmen co-chairmen interlocutors institutions firms two both".split()
)
_BODIES = frozenset(
    {"governments", "companies", "organisations", "organizations", "institutions", "firms", "delegations"}
)
# Told by their states before: "their foreign ministers will meet. The ministers met last in May."
_OFFICERS = frozenset({"minister", "president", "premier"})
_DETERMINED = frozenset({"the", "both", "two"})


class Told(Protocol):
    """An engagement told before."""

    form: Form
    parts: dict[ActorKey, Role]
    place: Place | None


def meant_together(analysis: Analysis, cue: "Cue", parts: Sequence[Part], earlier: Sequence[Told]) -> list[Part]:
    """The parts of a cue whose subject is such a plural; empty where it is none, or nobody has been told of before."""
    if cue.verb is None or (cue.noun and not cue.light) or cue.form == "visit":
        return []
    heads = agents_of(analysis, cue.verb) or subjects(analysis, cue.verb)
    if len(heads) != 1 or not is_both(analysis, analysis.nodes[heads[0]]):
        return []
    own = set(actors_at(analysis, heads[0]))
    others = [part for part in parts if part.actor not in own]
    if others or any(is_person(analysis, key) or isinstance(key, str) for key in own):
        return []
    persons = analysis.nodes[heads[0]].lower not in _BODIES
    for draft in reversed(earlier):
        officers = analysis.nodes[heads[0]].lemma in _OFFICERS and all(isinstance(key, str) for key in draft.parts)
        meant = _beside_states(analysis, draft.parts) if persons else list(draft.parts)
        if not officers and persons != all(is_person(analysis, key) for key in meant):
            continue
        if persons and not officers and not _hold_office(analysis, meant, analysis.nodes[heads[0]].lemma):
            continue
        sides = {side_of(analysis, key) or key for key in meant}
        if len(meant) >= 2 and len(sides) >= 2:
            role: Role = "signatory" if cue.form == "signing" else "participant"
            return [Part(key, role, heads[0]) for key in meant]
    return []


def _beside_states(analysis: Analysis, parts: Iterable[ActorKey]) -> list[ActorKey]:
    """The persons, where they are told with the states for which they may stand; else all."""
    told = list(parts)
    persons = [key for key in told if is_person(analysis, key)]
    states = [key for key in told if isinstance(key, str)]
    return persons if len(persons) > 1 and len(persons) + len(states) == len(told) else told


def officers_of_both(analysis: Analysis, cue: "Cue") -> list[Part]:
    """ "They agreed that their interior ministers would meet": the states of those who agreed, if both are told."""
    owners = owners_of_officers(analysis, cue.node)
    states = [state for key in owners if (state := side_of(analysis, key)) is not None and is_state(state)]
    spot = subjects(analysis, cue.node)[0] if owners else cue.node
    return [Part(state, "participant", spot) for state in states] if len(set(states)) == len(owners) else []


def owners_of_officers(analysis: Analysis, verb: int) -> list[ActorKey]:
    """Whose officers, and so not they themselves, do what a verb tells; of one person's, nobody."""
    heads = subjects(analysis, verb) if is_verb(analysis.nodes[verb]) else []
    if len(heads) != 1 or analysis.nodes[heads[0]].tag != "NNS":
        return []
    owned = [n.index for n in children(analysis, heads[0], "poss") if n.lower == "their"]
    owners = [key for spot in owned for key in actors_at(analysis, spot)]
    return owners if len(owners) > 1 else []


def are_others(analysis: Analysis, verb: int) -> set[ActorKey]:
    """Who does not do what a verb tells of others: of "their deputies met" those whose they are, of "the foreign ministers met" presidents."""
    heads = subjects(analysis, verb) if is_verb(analysis.nodes[verb]) else []
    told = [mention for head in heads if (mention := analysis.mention_at.get(head)) is not None]
    offices = [title.words for mention in told if mention.form == "nominal" for title in mention.titles]
    plural = len(heads) == 1 and analysis.nodes[heads[0]].tag == "NNS"
    return (
        set(owners_of_officers(analysis, verb))
        | _tellers(analysis, verb, heads)
        | {
            key
            for key, entity in enumerate(analysis.entities)
            if (held := [title.words for title in entity.titles if not title.former])
            and plural
            and offices
            and all(lacks_portfolio(words, held) for words in offices)
        }
    )


def are_rank_and_file(analysis: Analysis, verb: int) -> bool:
    """ "American and Korean diplomats last talked in May": of several states, and nobody whom the text names elsewhere."""
    heads = subjects(analysis, verb) if is_verb(analysis.nodes[verb]) else []
    plain = any(analysis.nodes[head].lower in {"diplomats", "officials", "negotiators"} for head in heads)
    meant = [key for head in heads for key in actors_at(analysis, head)]
    return plain and len(meant) > 1 and all(isinstance(key, str) for key in meant)


def _beside_both(analysis: Analysis, verb: int, told: Sequence[Mention]) -> set[ActorKey]:
    """Everybody but those whom "the two leaders" stands for, if the clause names nobody else."""
    if len(told) != 1 or len(told[0].entities) != _PAIR or told[0].form == "name" or told[0].kind != "person":
        return set()
    below = {key for k in analysis.subtree(verb) for key in actors_at(analysis, k) if k in analysis.mention_at}
    persons = {key for key, entity in enumerate(analysis.entities) if entity.kind == "person"}
    return {key for key in persons if key not in below and key not in told[0].entities}


def _tellers(analysis: Analysis, verb: int, acting: Sequence[int]) -> set[ActorKey]:
    """ "A and B spoke on Tuesday, minister C told reporters": C, who tells it of two who are named."""
    above = analysis.nodes[analysis.nodes[verb].head]
    named = [head for head in acting if analysis.nodes[head].tag.startswith("NNP")]
    if len(named) < _PAIR or analysis.nodes[verb].dep != "ccomp" or not is_verb(above):
        return set()
    behind = (n for n in children(analysis, above.index) if verb < n.index < above.index)
    tellers = {key for n in behind for key in (k for k in actors_at(analysis, n.index)) if is_person(analysis, key)}
    return tellers - {key for head in acting for key in actors_at(analysis, head)}


_PAIR = 2


def _hold_office(analysis: Analysis, keys: Iterable[ActorKey], office: str) -> bool:
    """Of "the two presidents" each is one."""
    if office not in {"president", "minister"}:
        return True
    offices = [{t.head for t in analysis.entities[key].titles} for key in keys if isinstance(key, int)]
    return all(not held or any(office in head for head in held) for held in offices)


_DISCUSSING = frozenset({"discuss", "review", "exchange"})
_TALKS: frozenset[Form] = frozenset({"meeting", "call", "consultations", "conference", "briefing", "demarche"})


def both_discuss(analysis: Analysis, cue: "Cue") -> bool:
    """ "The two leaders discussed A", "they will discuss B"."""
    return is_discussing(analysis, cue) and are_acting(analysis, cue.node)


def are_acting(analysis: Analysis, verb: int) -> bool:
    """The verb's subject is such a plural, or "they"."""
    heads = subjects(analysis, verb)
    return len(heads) == 1 and (analysis.nodes[heads[0]].lower == "they" or is_both(analysis, analysis.nodes[heads[0]]))


def is_told_already(parts: Sequence[Part], earlier: Sequence[Told]) -> bool:
    """What both discussed belongs to their talks; it tells a meeting only of a guest and a host of whom none is told."""
    keys = {part.actor for part in parts}
    guests = any(draft.form == "visit" and keys <= set(draft.parts) for draft in earlier)
    return not (guests and len(keys) > 1) or any(d.form in _TALKS and keys & set(d.parts) for d in earlier)


def is_discussing(analysis: Analysis, cue: "Cue") -> bool:
    """A verb that only tells what somebody talks about, somewhere."""
    return not cue.noun and analysis.nodes[cue.node].lemma in _DISCUSSING


def house_of_both(parts: Sequence[Part], earlier: "Sequence[Draft]") -> "Draft | None":
    """The visit by which a guest and his host are told to come together in a house."""
    keys = {part.actor for part in parts}
    visits = (d for d in reversed(earlier) if d.form == "visit" and d.place and keys <= set(d.parts))
    return next((visit for visit in visits if visit.place is not None and seat_named(visit.place.name)), None)


def is_both(analysis: Analysis, node: Node) -> bool:
    """A definite plural without a word that says whose they are."""
    words = {n.lower for n in children(analysis, node.index, "det", "nummod", "predet")}
    if any(n.tag == "PRP$" for n in children(analysis, node.index, "poss")):
        return False  # "their interior ministers" are others
    if node.lower not in _BOTH or not (words & _DETERMINED or node.lower in {"two", "both"}):
        return False
    beside = children(analysis, node.index, "amod", "compound", "poss", "nmod", "relcl", "appos")
    return not any(n.index in analysis.mention_at for n in beside)

"""Sides that the trained reader tells, where the text ties them to nobody else."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from dragoman.extraction.actors import ActorKey, is_person
from dragoman.extraction.companions import side_by_side
from dragoman.extraction.drafts import Draft
from dragoman.extraction.nesting import is_told_as_earlier
from dragoman.extraction.sides import (
    MISSIONS,
    SideClue,
    is_no_side_of,
    is_state,
    leads_a_community,
    own_side,
    side_of,
    strange_sides,
)
from dragoman.extraction.strangers import (
    is_merely_where,
    is_of_another,
    is_of_no_such_office,
    is_only_a_place,
    is_taken,
    is_told_apart,
)
from dragoman.lexicon.titles import load_titles
from dragoman.model.analysis import Analysis

# For each actor whom it stands for (None: nobody is told), and how sure the reader is.
AdvisedSides = Sequence[tuple[ActorKey, ActorKey | None, float]]
_PAIR = 2


class Sides(NamedTuple):
    """The sides of persons by the number of their entity, and those that the reader gives and the text does not allow."""

    known: dict[int, str]
    doubted: dict[int, str]


def with_advised(
    analysis: Analysis,
    ruled: Mapping[int, str],
    told: Collection[int],
    advised: AdvisedSides,
    drafts: Sequence[Draft],
    clues: Sequence[SideClue],
    least: float,
    no_side: float,
) -> Sides:
    """The rules' sides, and the reader's where the rules know none.

    `least` is how sure it must be of a side, `no_side` of there being none where the rules have drawn one from the
    other parties, and the text has not told it of them (`told`).
    """
    sides = dict(ruled)
    doubted: dict[int, str] = {}
    met = [draft.parts.keys() for draft in drafts if len(draft.parts) == _PAIR]
    together = {k: other for k, other in side_by_side(analysis) if {k, other} not in met}
    strange = strange_sides(analysis, clues, sides)
    for key, to, sure in advised:
        if not isinstance(key, int) or sure < least:
            continue
        if to is None:
            if sure >= no_side and key not in told:
                sides.pop(key, None)
            continue
        side = to if isinstance(to, str) else own_side(analysis, to)
        if side_of(analysis, key, sides) is not None or key in together or side in strange.get(key, ()):
            continue
        likely = sure < _FAIRLY or _meets_stranger(analysis, key, side, ruled, drafts)
        if _holds_no_office_of(analysis, key, side) or _is_of_whom_it_meets(
            analysis, key, side, sides, drafts, likely=likely
        ):
            continue
        apart = is_state(side) and is_no_side_of(analysis, clues, key, side, sides)
        (doubted if apart or _is_strange(analysis, key, to, sides, drafts) else sides)[key] = side
    for key in _less_sure_of_pairs(analysis, advised, sides, drafts):
        if key not in ruled:
            del sides[key]
    for key, other in together.items():  # "Foreign Minister A and Interior Minister B"
        if other in sides and side_of(analysis, key, sides) is None:
            sides[key] = sides[other]
    return Sides(sides, doubted)


_FAIRLY = 0.7


def _holds_no_office_of(analysis: Analysis, key: int, side: str) -> bool:
    """Somebody whose office this state or body does not have, or who speaks for people of a state alone."""
    if is_of_no_such_office(analysis.entities[key], side) or (not is_state(side) and _is_of_a_state(analysis, key)):
        return True
    return is_state(side) and leads_a_community(analysis, key)


def _is_of_whom_it_meets(
    analysis: Analysis, key: int, side: str, sides: Mapping[int, str], drafts: Sequence[Draft], *, likely: bool
) -> bool:
    """Whether it is the side of all whom somebody meets, and they are likely of others (`likely`), or his state's envoy."""
    likely = likely or _is_with_envoy(analysis, key, side, drafts)
    return likely and _is_theirs(analysis, key, side, sides, drafts)


def _less_sure_of_pairs(
    analysis: Analysis, advised: AdvisedSides, sides: Mapping[int, str], drafts: Sequence[Draft]
) -> set[int]:
    """Of two to whom one state alone is given, though they meet each other, the one of whom the reader is less sure."""
    chances = {key: sure for key, to, sure in advised if isinstance(key, int) and to is not None and key in sides}
    pairs = [
        [key for key in draft.parts if isinstance(key, int) and key in chances]
        for draft in drafts
        if len(draft.parts) == _PAIR and draft.form in {"meeting", "call"}
    ]
    return {
        min(pair, key=chances.__getitem__)
        for pair in pairs
        if len(pair) == _PAIR and len({sides[key] for key in pair}) == 1 and is_state(sides[pair[0]])
    }


def _is_with_envoy(analysis: Analysis, key: int, side: str, drafts: Sequence[Draft]) -> bool:
    """Whether somebody meets the ambassador of that state, who is rarely sent to his own."""
    met = {other for draft in drafts if key in draft.parts and draft.form != "visit" for other in draft.parts} - {key}
    return any(
        title.head in MISSIONS and title.state == side
        for other in met
        if isinstance(other, int)
        for title in analysis.entities[other].titles
    )


def _meets_stranger(analysis: Analysis, key: int, side: str, ruled: Mapping[int, str], drafts: Sequence[Draft]) -> bool:
    """ "Secretary A met Foreign Minister B of Colombia": one alone meets another of a state, and not in that state."""
    if any(title.head in MISSIONS or title.organisation for title in analysis.entities[key].titles):
        return False
    leads = _leads(analysis, key)
    mine = [draft for draft in drafts if key in draft.parts and draft.form != "visit"]
    return bool(mine) and all(
        len(draft.parts) == _PAIR
        and draft.form in {"meeting", "call"}
        and not (draft.place is not None and draft.place.state == side)
        and any(
            k != key and is_person(analysis, k) and side_of(analysis, k, ruled) == side and _leads(analysis, k) == leads
            for k in draft.parts
        )
        for draft in mine
    )


def _leads(analysis: Analysis, key: ActorKey) -> bool:
    """A head of state or government, whose own ministers see him often."""
    titles = load_titles()
    heads = titles.heads_of_state | titles.heads_of_government
    held = (title.words.lower() for title in analysis.entities[key].titles) if isinstance(key, int) else ()
    return any(words == "prime minister" or words.rpartition(" ")[2] in heads for words in held)


def _is_theirs(analysis: Analysis, key: int, side: str, sides: Mapping[int, str], drafts: Sequence[Draft]) -> bool:
    """Whether it is the side of everybody whom a person meets: one meets others."""
    met = {other for draft in drafts if key in draft.parts and draft.form != "visit" for other in draft.parts} - {key}
    return bool(met) and all(side_of(analysis, other, sides) == side for other in met)


def _is_of_a_state(analysis: Analysis, key: int) -> bool:
    """ "Penelope Garforth, the health secretary": whose the office is, is not told, but it is no guild's."""
    titles = [title for title in analysis.entities[key].titles if not title.former]
    fielded = (set(title.words.lower().split()) & load_titles().modifiers for title in titles)
    national = any(title.head in load_titles().national & _OF_GOVERNMENT for title in titles)
    return (
        national
        and any(fielded)
        and not any(title.organisation or "general" in title.words.lower() for title in titles)
    )


_OF_GOVERNMENT = frozenset({"minister", "secretary", "chancellor"})


def _is_strange(analysis: Analysis, key: int, to: ActorKey, sides: Mapping[int, str], drafts: Sequence[Draft]) -> bool:
    """A side that the text ties to another, or only to where something is."""
    if is_of_another(analysis, key, to):
        return True
    national = any(title.head in load_titles().national for title in analysis.entities[key].titles)
    if national and (to if isinstance(to, str) else own_side(analysis, to)) == "UN":
        return True  # "Secretary A", who meets others at the General Assembly
    if not isinstance(to, str):
        return False
    mine = [draft for draft in drafts if key in draft.parts]
    met = {other for draft in mine for other in draft.parts}
    apart = bool(mine) and all(is_told_as_earlier(analysis, draft.cues[0]) for draft in mine)
    met_at = [draft for draft in mine if draft.form != "visit"]
    told = met_at if all(draft.place is not None and draft.place.state for draft in met_at) else []
    near = told or (
        mine if apart else [d for d in drafts if key in d.parts or (d.form == "visit" and met & d.parts.keys())]
    )
    here = {draft.place.state for draft in near if draft.place is not None and draft.place.state}
    return (
        is_taken(analysis, key, to, sides)
        or is_of_no_such_office(analysis.entities[key], to)
        or is_only_a_place(analysis, key, to, here)
        or (not mine and is_told_apart(analysis, key, to))
    )


def is_passed_through(analysis: Analysis, key: ActorKey, draft: Draft) -> bool:
    """ "flew home by way of Papeete": no visitor, nor a host."""
    if draft.form != "visit" or draft.parts[key] not in {"visitor", "host"} or not isinstance(key, str):
        return False
    acting = any(title.state == key for mention in analysis.mentions for title in mention.titles)
    return not acting and is_merely_where(analysis, key)

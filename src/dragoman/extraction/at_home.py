"""At home: what those of one state do in their own state, and is no engagement."""

from collections.abc import Collection, Mapping

from dragoman.extraction.actors import is_person
from dragoman.extraction.drafts import Draft
from dragoman.extraction.engagements import PAIRED
from dragoman.extraction.sides import side_of, states_of
from dragoman.model.analysis import Analysis


def are_at_home(analysis: Analysis, draft: Draft, sides: Mapping[int, str]) -> bool:
    """All whose state is told are of the one where it is."""
    return draft.place is not None and states_of(analysis, draft.parts, sides) == {draft.place.state}


def is_told_at_home(analysis: Analysis, draft: Draft, sides: Mapping[int, str], fresh: Collection[int]) -> bool:
    """Nobody visits his own state, nor is it a briefing if somebody presents figures to nobody who is named, at home.

    `fresh` are the cues that the trained reader alone tells.
    """
    if draft.form == "briefing":
        alone = all(is_person(analysis, key) for key in draft.parts) and "recipient" not in draft.parts.values()
        home = draft.place is None or are_at_home(analysis, draft, sides)
        return alone and home and len(states_of(analysis, draft.parts, sides)) == 1
    return (
        draft.form == "visit" and all(cue.node in fresh for cue in draft.cues) and are_at_home(analysis, draft, sides)
    )


def are_perhaps_at_home(analysis: Analysis, draft: Draft, sides: Mapping[int, str], doubted: Mapping[int, str]) -> bool:
    """All are of one state, as far as the reader tells for whom those without a side stand, and meet in no other."""
    told = {
        side_of(analysis, key, sides) or (doubted.get(key) if isinstance(key, int) else None) for key in draft.parts
    }
    away = draft.place is not None and draft.place.state not in {None, *told}
    return draft.form in PAIRED and len(told) == 1 and not away and any(key in doubted for key in draft.parts)

"""Itineraries: several stops of one journey, each with its own day."""

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from dragoman.extraction.cues import Cue
from dragoman.extraction.place_names import place_at
from dragoman.extraction.timing import Calendar, Told
from dragoman.model.analysis import Analysis
from dragoman.model.document import Span
from dragoman.model.reading import Place

_TO_DAY = re.compile(r"\s*[(,]?\s*(?:on|from|in)?\s*", re.I)
_TO_PLACE = re.compile(r"[)\s]*[,;]?\s*(?:and|then|before|followed by)?\s*(?:to|in|for|by)?\s*(?:the)?\s*", re.I)

_PURPOSE = re.compile(r"\s+(?:to|for)\s[^.;()]{1,80}?,?\s+and\s+(?:then\s+)?(?:on\s+)?to\s+(?:the\s+)?", re.I)


class Stop(NamedTuple):
    """Where a journey goes, and when it is there."""

    place: Place
    day: Told


class _Named(NamedTuple):
    place: Place
    node: int
    span: Span


def stops_of(analysis: Analysis, cue: Cue, calendar: Calendar) -> list[Stop]:
    """ "visited Chad on Monday and Nigeria on Tuesday", "travelled to Riga (2 May) and Oslo (3 May)"; else none."""
    if cue.form != "visit":
        return []
    stops: list[Stop] = []
    text = analysis.document.text
    places = list(_places_behind(analysis, cue))
    last = analysis.sentences[analysis.nodes[cue.node].sentence].last
    for named, after in zip_longest(places, places[1:]):
        day = calendar.dated_between(named.node, after.node if after is not None else last)
        if day is None or not _TO_DAY.fullmatch(text, named.span.end, day.span.start):
            break
        stops.append(Stop(named.place, day.told))
        if after is None or not _leads_on(text, day.span.end, after.span.start):
            break
    return stops if len(stops) > 1 and len({stop.day.value for stop in stops}) == len(stops) else []


def _leads_on(text: str, start: int, end: int) -> bool:
    """ "and to", and "to see A, and to": what the journey to the stop before was made for."""
    return bool(_TO_PLACE.fullmatch(text, start, end) or _PURPOSE.fullmatch(text, start, end))


def _places_behind(analysis: Analysis, cue: Cue) -> Iterator[_Named]:
    """The places named behind a cue in its sentence, in their order."""
    last = analysis.sentences[analysis.nodes[cue.node].sentence].last
    for node in analysis.nodes[cue.node + 1 : last]:
        place = place_at(analysis, node.index) if node.tag.startswith("NN") else None
        if place is not None:
            mention = analysis.mention_at.get(node.index)
            yield _Named(place, node.index, mention.span if mention is not None else node.span)

"""Where an engagement takes place, in the report's words."""

from collections.abc import Iterator, Mapping, Sequence

from dragoman.extraction.actors import ActorKey, Part, states_of_colleagues
from dragoman.extraction.clauses import (
    agents_of,
    children,
    coordinated,
    governing_verb,
    objects_behind,
    objects_of,
    prepositions,
)
from dragoman.extraction.cues import Cue, comes_about, goes_back
from dragoman.extraction.departures import destination, is_departure
from dragoman.extraction.place_names import place_at
from dragoman.extraction.series import later_ones
from dragoman.extraction.sojourns import has_stayed
from dragoman.lexicon.cues import load_cues
from dragoman.model.analysis import Analysis
from dragoman.model.reading import Place


def place_of(analysis: Analysis, cue: Cue) -> Place | None:
    """The place named beside a cue or its verb; for a visit the destination."""
    visit = cue.form == "visit"
    place = _known_place(analysis, cue, visit)
    return place or (_named_destination(analysis, cue) if visit else None)


def further_places(analysis: Analysis, cue: Cue, first: Place | None) -> list[Place]:
    """Destinations in other states behind the first one: "visited Latvia, Estonia and Finland"."""
    if cue.form != "visit" or first is None or first.state is None:
        return []
    visited = (
        [] if cue.noun or is_departure(analysis, analysis.nodes[cue.node]) else children(analysis, cue.node, "dobj")
    )
    heads = [k for n in visited for k in coordinated(analysis, n.index)]
    tour = ("of",) if analysis.nodes[cue.node].lemma == "tour" else ()
    heads += objects_behind(analysis, cue.node, "to", *tour)
    found: dict[str, Place] = {}
    for head in heads:
        place = place_at(analysis, head)
        if place is not None and place.state is not None and place.state != first.state:
            found.setdefault(place.state, place)
    return list(found.values())


def own_places(analysis: Analysis, cue: Cue, met: Sequence[Part]) -> Mapping[ActorKey, Place | None]:
    """ "met A in Vienna and B in Rome": the place behind each, where each has one of its own."""
    if cue.form != "meeting" or len(met) < _TWO:
        return {}
    if later := later_ones(analysis, cue.node):
        return _places_of_later(analysis, cue.node, met, later)
    last = analysis.sentences[analysis.nodes[cue.node].sentence].last
    found = {}
    for part, end in zip(met, [*(after.node for after in met[1:]), last], strict=True):
        behind = (n for n in analysis.nodes[part.node + 1 : end] if n.lower in {"in", "at"})
        places = (place_at(analysis, head) for n in behind for head in objects_of(analysis, n.index) if head < end)
        if (place := next((place for place in places if place is not None), None)) is not None:
            found[part.actor] = place
    return found if len(found) == len(met) == len({place.name for place in found.values()}) else {}


_TWO = 2


def _places_of_later(
    analysis: Analysis, verb: int, met: Sequence[Part], later: Mapping[int, tuple[int, int]]
) -> dict[ActorKey, Place | None]:
    """ "met A in Vienna and, in Riga, B": the place in the aside, or behind him, is B's, and what stands before it A's."""
    last = analysis.sentences[analysis.nodes[verb].sentence].last
    opening = min(start for start, _ in later.values())
    spans = {part.actor: (verb, opening) for part in met}
    spans |= {part.actor: (later[part.node][0] - 1, last) for part in met if part.node in later}
    places = {key: _first_place(analysis, *span) for key, span in spans.items()}
    return places if len({place.name for place in places.values() if place is not None}) else {}


def _first_place(analysis: Analysis, first: int, last: int) -> Place | None:
    leading = (n for n in analysis.nodes[first + 1 : last] if n.lower in {"in", "at"})
    places = (place_at(analysis, head) for n in leading for head in objects_of(analysis, n.index) if head < last)
    return next((place for place in places if place is not None), None)


def _named_destination(analysis: Analysis, cue: Cue) -> Place | None:
    """A destination that no table knows: a capitalised phrase after "visited" or "visit to"."""
    leaving = is_departure(analysis, analysis.nodes[cue.node])
    heads = [n.index for n in children(analysis, cue.node, "dobj")] if not (cue.noun or leaving) else []
    heads += objects_behind(analysis, cue.node, "to")
    for head in heads:
        node = analysis.nodes[head]
        if head in analysis.mention_at or not node.tag.startswith("NNP"):
            continue
        first = min(
            [head, *(k for k in analysis.children[head] if k < head and analysis.nodes[k].tag.startswith("NNP"))]
        )
        span = analysis.document.span(analysis.nodes[first].span.start, node.span.end)
        inner = [place_at(analysis, h) for h in objects_behind(analysis, head, "in", "at")]
        state = next((place.state for place in inner if place is not None), None)
        return Place(name=analysis.document.quote(span), state=state)
    return None


def _known_place(analysis: Analysis, cue: Cue, visit: bool) -> Place | None:
    verb = analysis.nodes[cue.verb if cue.verb is not None else cue.node]
    leaving = is_departure(analysis, verb)
    if leaving and (cue.light or not cue.noun) and (place := destination(analysis, verb)) is not None:
        return place
    if visit and not cue.noun and (not leaving or has_stayed(analysis, verb)):
        visited = (place_at(analysis, node.index) for node in children(analysis, cue.node, "dobj"))
        place = next((place for place in visited if place is not None), None)
        if place is not None:
            return place
    beside_verb = cue.light or not cue.noun or (not visit and comes_about(analysis, cue))
    spots = [cue.node] + ([cue.verb] if cue.verb is not None and beside_verb else [])
    for spot in spots:
        words: tuple[str, ...] = (
            ("to", "in", "into", "at") if visit and (cue.noun or spot == cue.node) else ("in", "at")
        )
        if visit and not cue.noun and goes_back(analysis, analysis.nodes[spot]):
            words = ("from",)
        elif visit and _goes_from_to(analysis, spot):
            words = ("to", "into")
        elif visit and analysis.nodes[spot].lemma == "tour" and cue.noun:
            words = (*words, "of")
        elif visit and not cue.noun and (leading := _LEADING.get(analysis.nodes[spot].lemma)):
            words = (leading, *words)
        found = list(_beside(analysis, spot, words, visit))
        if found:
            return min(found, key=lambda pair: words.index(pair[0]))[1]
    if visit:
        return _carried_to(analysis, cue) or next(_behind_visitor(analysis, cue), None) or _behind_days(analysis, cue)
    beside = next(_beside_parties(analysis, cue), None)
    where = (
        beside or _where_they_are(analysis, cue) or _where_they_go(analysis, cue) or _that_where_tells(analysis, cue)
    )
    return where or _where_the_clause_opens(analysis, cue)


_LEADING = {"depart": "for", "head": "for", "pass": "through"}


def _where_the_clause_opens(analysis: Analysis, cue: Cue) -> Place | None:
    """ "in London he addressed investors and met A": what stands before all that somebody did."""
    verb = analysis.nodes[cue.verb if cue.noun and cue.verb is not None else cue.node]
    first = verb
    while first.dep == "conj" and analysis.nodes[first.head].tag == verb.tag:
        first = analysis.nodes[first.head]
    if first is verb or verb.tag != "VBD":
        return None
    opening = (p for p in prepositions(analysis, first.index, "in", "at") if p.index < first.index)
    return next(
        (place for p in opening for head in objects_of(analysis, p.index) if (place := place_at(analysis, head))), None
    )


def _that_where_tells(analysis: Analysis, cue: Cue) -> Place | None:
    """ "will travel to Berlin, where she will meet B": the place before "where".

    Not that where somebody was briefed, which may be on a tour after the meeting.
    """
    if cue.frame == "brief":
        return None
    verb = analysis.nodes[cue.verb if cue.noun and cue.verb is not None else cue.node]
    while verb.dep == "conj" and not any(True for _ in children(analysis, verb.index, "nsubj", "nsubjpass")):
        verb = analysis.nodes[verb.head]  # "where she will open a school and meet B"
    where = next((n for n in children(analysis, verb.index, "advmod") if n.lower == "where"), None)
    if where is None or verb.dep not in {"relcl", "advcl"} or where.index < _TWO:
        return None
    before = where.index - 1 - (analysis.nodes[where.index - 1].text == ",")
    if (place := place_at(analysis, before)) is not None:
        return place
    above = governing_verb(analysis, verb.index)  # "travelled to Berlin on Monday, where she met B"
    spots = [above.index] if above is not None else []
    words = ("to", "into", "in", "at")
    back = above is not None and above.lemma == "return"
    if above is not None and back and any(n.lower == "from" for n in children(analysis, above.index, "prep")):
        return None  # "returned to Paris from Muscat, where she met B"
    return next((place for spot in spots for _, place in _beside(analysis, spot, words, visit=True)), None)


def _behind_days(analysis: Analysis, cue: Cue) -> Place | None:
    """ "spent the week of March 3 to 7 in Colombia", where the parse hangs the place on the days."""
    if cue.noun or analysis.nodes[cue.node].lemma != "spend":
        return None
    spots = [k for n in children(analysis, cue.node, "dobj") for k in analysis.subtree(n.index)]
    return next((place for spot in spots for _, place in _beside(analysis, spot, ("in",), visit=True)), None)


def _goes_from_to(analysis: Analysis, spot: int) -> bool:
    """ "flew from Kenya to Uganda": the second is where they come to."""
    words = {p.lower for p in prepositions(analysis, spot, "from", "to", "into")}
    return "from" in words and bool(words & {"to", "into"})


def _where_they_go(analysis: Analysis, cue: Cue) -> Place | None:
    """ "drove to Ramallah to see A", "flew into Paris to meet B": where they come for it."""
    verb = analysis.nodes[cue.node]
    above = analysis.nodes[verb.head]
    purpose = not cue.noun and verb.tag == "VB" and verb.dep in {"advcl", "xcomp"}
    if not purpose or not any(sense.frame == "travel" for sense in load_cues().senses(above.lemma)):
        return None
    leading = [n for n in prepositions(analysis, above.index, "to", "into") if n.index < cue.node]
    stops = [place for n in leading for head in objects_of(analysis, n.index) if (place := place_at(analysis, head))]
    if stops:
        return stops[-1]  # "flew to A to see B and to C to see D"
    return next((place for _, place in _beside(analysis, above.index, ("to", "into", "in"), visit=False)), None)


def _where_they_are(analysis: Analysis, cue: Cue) -> Place | None:
    """ "A is in Washington negotiating with B", "is now in Bonn, concluding talks": where those who talk are."""
    verb = analysis.nodes[cue.verb] if cue.verb is not None and (cue.light or not cue.noun) else None
    if verb is None or verb.tag != "VBG" or verb.dep not in {"advcl", "acl", "xcomp"}:
        return None
    above = analysis.nodes[verb.head]
    spots = [above.index, *(n.index for n in children(analysis, above.index, "advmod"))] if above.lemma == "be" else []
    return next((place for spot in spots for _, place in _beside(analysis, spot, ("in", "at"), visit=False)), None)


def _beside(analysis: Analysis, spot: int, words: tuple[str, ...], visit: bool) -> Iterator[tuple[str, Place]]:
    """Places in phrases that hang on a node, with their preposition."""
    for preposition in prepositions(analysis, spot, *words):
        for head in objects_of(analysis, preposition.index):
            place = place_at(analysis, head) or _settlement(analysis, head)
            place = place or (_within(analysis, head) if visit else None)
            if place is not None:
                yield preposition.lower, place


def _settlement(analysis: Analysis, head: int) -> Place | None:
    """ "in the port of Batumi", "in the capital, Riga": the name behind the kind of place."""
    if analysis.nodes[head].lower not in _SETTLEMENTS:
        return None
    if (seat := capital_at(analysis, head)) is not None:
        return seat
    named = objects_behind(analysis, head, "of")
    named += [n.index for n in children(analysis, head, "appos")]
    known = next((place for h in named if (place := place_at(analysis, h)) is not None), None)
    return known or next((_unlisted(analysis, h) for h in named if analysis.nodes[h].tag == "NNP"), None)


def _unlisted(analysis: Analysis, head: int) -> Place | None:
    """ "at the border crossing of Huaquillas": a place that no table knows, and the name of nobody."""
    if head in analysis.mention_at:
        return None
    first = head
    while analysis.nodes[first - 1].tag == "NNP" and analysis.nodes[first - 1].head == head:
        first -= 1
    words = analysis.document.span(analysis.nodes[first].span.start, analysis.nodes[head].span.end)
    return Place(name=analysis.document.quote(words), state=None)


def capital_at(analysis: Analysis, head: int) -> Place | None:
    """ "in the Iranian capital", which is not named."""
    node = analysis.nodes[head]
    if node.lower != "capital" or any(True for _ in children(analysis, head, "appos")):
        return None
    for word in children(analysis, head, "amod", "poss"):
        mention = analysis.mention_at.get(word.index)
        if mention is not None and mention.kind == "state" and word.index < head:
            words = analysis.document.span(word.span.start, node.span.end)
            return Place(name=analysis.document.quote(words), state=analysis.entities[mention.entities[0]].name)
    return None


_SETTLEMENTS = frozenset("city town port resort capital village suburb municipality island crossing checkpoint".split())


def _behind_visitor(analysis: Analysis, cue: Cue) -> Iterator[Place]:
    """ "the visit of X to Paris", where the parse hangs the place on X."""
    for preposition in prepositions(analysis, cue.node, "of", "by") if cue.noun else ():
        for head in objects_of(analysis, preposition.index):
            mention = analysis.mention_at.get(head)
            if mention is not None and mention.kind in {"person", "group"}:
                yield from (place for _, place in _beside(analysis, head, ("to",), visit=False))


def _beside_parties(analysis: Analysis, cue: Cue) -> Iterator[Place]:
    """ "a meeting with X in Paris", "met X in Paris", where the parse hangs the place on X."""
    heads = objects_behind(analysis, cue.node, "with", "of", "between")
    met: list[int] = []
    if not cue.noun:
        met = [k for n in children(analysis, cue.node, "dobj") for k in coordinated(analysis, n.index)]
        met += agents_of(analysis, cue.node)
        heads += [head for head in met if _is_named_person(analysis, head)]
    for head in heads:
        if not states_of_colleagues(analysis, head):
            yield from (place for _, place in _beside(analysis, head, ("in", "at"), visit=False))
    yield from _where_people_are(analysis, met)


def _where_people_are(analysis: Analysis, met: Sequence[int]) -> Iterator[Place]:
    """ "greeted members of the community in Montevideo": a town behind a group; a country tells whose they are."""
    groups = (
        head for head in met if (mention := analysis.mention_at.get(head)) is not None and mention.kind == "group"
    )
    for group in groups:
        inner = objects_behind(analysis, group, "of")
        for head in (group, *inner):
            for preposition in prepositions(analysis, head, "in", "at"):
                towns = (h for h in objects_of(analysis, preposition.index) if not _is_country(analysis, h))
                yield from (place for town in towns if (place := place_at(analysis, town)) is not None)


def _is_country(analysis: Analysis, head: int) -> bool:
    mention = analysis.mention_at.get(head)
    return mention is not None and mention.kind == "state" and mention.form == "state"


def _is_named_person(analysis: Analysis, head: int) -> bool:
    mention = analysis.mention_at.get(head)
    return mention is not None and mention.kind == "person" and mention.form == "name"


def _carried_to(analysis: Analysis, cue: Cue) -> Place | None:
    """ "paid a visit yesterday to Paris", where the destination hangs on the verb."""
    verb = governing_verb(analysis, cue.node)
    if verb is None or not cue.light:
        return None
    return next((place for _, place in _beside(analysis, verb.index, ("to", "in"), visit=False)), None)


def _within(analysis: Analysis, head: int) -> Place | None:
    """ "the consulate in Luxembourg": where an institution visited stands."""
    if head not in analysis.mention_at:
        return None
    inner = (place_at(analysis, h) for h in objects_behind(analysis, head, "in"))
    return next((place for place in inner if place is not None), None)

"""Whom a party represents, and whether an engagement crosses a border."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dragoman.extraction.actors import ActorKey
from dragoman.extraction.asides import Company, is_of_unknown_land, is_tied_to_others
from dragoman.extraction.attendance import attendances
from dragoman.extraction.bodies import body_named, is_international_body
from dragoman.extraction.by_sides import by_sides
from dragoman.extraction.clauses import SUBJECTS, is_behind
from dragoman.extraction.pairs import is_of_people, joined_states, state_pairs
from dragoman.extraction.strangers import is_of_no_such_office
from dragoman.lexicon.cities import load_cities
from dragoman.lexicon.states import is_community, load_states
from dragoman.lexicon.titles import load_groups, load_organisations, load_titles
from dragoman.model.analysis import Analysis, Entity, Title
from dragoman.model.vocabulary import Form

MISSIONS = frozenset(
    {"ambassador", "consul", "envoy", "nuncio", "d'affaires", "diplomat", "chargé", "charge", "representative"}
)


def side_of(analysis: Analysis, key: ActorKey, learned: Mapping[int, str] | None = None) -> str | None:
    """The state or organisation that an actor stands for, if the text says so."""
    if isinstance(key, str):
        return key
    if learned and key in learned:
        return learned[key]
    entity = analysis.entities[key]
    if entity.kind == "organisation":
        return entity.state or entity.name
    if entity.kind == "group" and at_large(entity):
        return None
    independent = _independent_side(analysis, entity) if entity.kind == "person" else None
    if independent or entity.state:
        return independent or entity.state
    if entity.kind == "person":
        return _organisation_side(analysis, entity)
    return None


def states_of(analysis: Analysis, keys: Iterable[ActorKey], learned: Mapping[int, str] | None = None) -> set[str]:
    """The states that actors stand for, as far as the text says so."""
    return {side for key in keys if (side := side_of(analysis, key, learned)) and is_state(side)}


def own_side(analysis: Analysis, body: int) -> str:
    """For whom a body stands: an organ for its state, any other for itself."""
    entity = analysis.entities[body]
    return entity.state if entity.state and load_organisations().acts_for_state(entity.name) else entity.name


def at_large(entity: Entity) -> bool:
    """ "Uzbek students", "the Georgian community": people of a state who do not act for it."""
    return bool(set(entity.name.lower().split()) & load_groups().at_large)


# Bodies that count as states.
_BLOCS = {"United Nations": "UN", "European Union": "EU"}


def _independent_side(analysis: Analysis, entity: Entity) -> str | None:
    """The company, university or bank that a person speaks for who holds no office of a state."""
    current = [title for title in entity.titles if not title.former]
    if not current or any(title.organisation is None for title in current):
        return None
    names = [analysis.document.quote(title.organisation) for title in current if title.organisation]
    if any(_is_organ(name) for name in names):
        return None
    return _organisation_named(analysis, current[0])


def _is_organ(name: str) -> bool:
    """A body of a state: "the Ministry of Defence", "the parliament of Finland"; no chamber of commerce."""
    if {"commerce", "industry", "trade"} & set(name.lower().split()) and "chamber" in name.lower():
        return False
    words = load_organisations()
    return bool({word[:1].upper() + word[1:] for word in name.split()} & words.organs) or bool(
        words.only_state_of(name)
    )


def _organisation_named(analysis: Analysis, title: Title) -> str | None:
    """The name of the organisation in a title, in its fullest form."""
    if title.organisation is None:
        return None
    body = body_named(analysis, title.organisation)
    if body is None:
        return analysis.document.quote(title.organisation)
    return _BLOCS.get(analysis.entities[body].name, analysis.entities[body].name)


def _organisation_side(analysis: Analysis, entity: Entity) -> str | None:
    for title in entity.titles:
        if title.organisation and not title.former:
            body = body_named(analysis, title.organisation)
            side = own_side(analysis, body) if body is not None else None
            return side if side is not None and is_state(side) else _organisation_named(analysis, title)
    return None


def is_state(side: str) -> bool:
    """Whether a side is a state's code, not an organisation's name."""
    return len(side) in {2, 3} and side.isupper() and side not in load_organisations().known


def is_international(analysis: Analysis) -> bool:
    """The report brings actors of different states together, or a mission: a side left unsaid may be a foreign one."""
    acting = {entity.state for entity in analysis.entities if entity.kind in {"person", "group"} and entity.state}
    return len(acting) >= 2 or any(_is_of_mission(title) for entity in analysis.entities for title in entity.titles)


def _is_of_mission(title: Title) -> bool:
    """An envoy's office, or that of a High Commissioner."""
    return title.head in MISSIONS or ("commissioner" in title.head and "high" in title.words.lower().split())


def is_foreign(
    analysis: Analysis, form: Form, keys: list[ActorKey], place_state: str | None, learned: Mapping[int, str]
) -> bool:
    """The engagement brings different sides together, or takes someone abroad, or stands under a mission."""
    sides = [side_of(analysis, key, learned) for key in keys]
    known = {side for side in sides if side}
    if len({side for side in known if is_state(side)} | set(_homes(analysis, keys))) >= 2:
        return True
    if len(known) >= 2 and is_international(analysis):
        return True
    titles = (t for key in keys if isinstance(key, int) for t in analysis.entities[key].titles if not t.former)
    if any(map(_is_of_mission, titles)) or any(map(is_international_body, known)):
        return True
    if place_state and known and place_state not in known:
        return True
    if None in sides or form in {"visit", "ceremony", "conference"}:
        if form == "visit" and place_state and place_state in known:
            return False
        abroad = bool(place_state) and _official(analysis, keys) and not _is_of_one_state(analysis, place_state)
        if is_international(analysis) or abroad:
            return True
        unsaid = [key for key, side in zip(keys, sides, strict=True) if side is None]
        return bool(known) and _official(analysis, unsaid)
    return False


def is_with_own_envoy(analysis: Analysis, form: Form, keys: list[ActorKey], place_state: str | None) -> bool:
    """ "The Kenyan president received Kenya's ambassador to Turkey": a government with its own official, at home."""
    if (
        form not in {"meeting", "call"}
        or place_state is None
        or {side_of(analysis, key) for key in keys} != {place_state}
    ):
        return False
    persons = [key for key in keys if isinstance(key, int) and analysis.entities[key].kind == "person"]
    heads = [{t.head for t in analysis.entities[key].titles if not t.former} for key in persons]
    return len(persons) == len(keys) and any(mine & load_titles().national and not mine & MISSIONS for mine in heads)


_LOCAL = frozenset({"mayor", "governor", "prefect", "archbishop", "bishop", "metropolitan"})


def _homes(analysis: Analysis, keys: list[ActorKey]) -> Iterator[str]:
    """The states of the cities and bodies whose officers take part: of "Tbilisi Mayor A", "the head of the German Red Cross"."""
    for key in keys:
        for title in analysis.entities[key].titles if isinstance(key, int) else ():
            body = body_named(analysis, title.organisation) if title.organisation and not title.former else None
            if body is not None and (home := analysis.entities[body].state) is not None:
                yield home
            words = analysis.document.quote(title.span).split()
            for at in range(len(words) if title.head in _LOCAL and not title.former else 0):
                state, city = load_states().match(words, at), load_cities().match(words, at)
                found = state.code if state is not None else city.code if city is not None and not city.common else None
                if found is not None:
                    yield found


def _official(analysis: Analysis, keys: list[ActorKey]) -> bool:
    """Persons of a national office, whose state the text takes for granted."""
    national = load_titles().national
    return any(
        (
            isinstance(key, int)
            and any(title.head.rpartition("-")[2] in national for title in analysis.entities[key].titles)
        )
        or leads_a_community(analysis, key)
        for key in keys
    )


def leads_a_community(analysis: Analysis, key: ActorKey) -> bool:
    """ "the Turkish Cypriot leader" stands for neither state."""
    titles = analysis.entities[key].titles if isinstance(key, int) else ()
    return any(is_community(title.words.split()[:_SEVERAL]) for title in titles if not title.former and not title.state)


def is_of_government(analysis: Analysis, key: ActorKey) -> bool:
    """Somebody of a national office: a president, a minister, an adviser."""
    return _official(analysis, [key])


class SideClue(NamedTuple):
    """What an engagement says of sides: its parties and the state of its place."""

    keys: Sequence[ActorKey]
    place_state: str | None
    visit: bool
    visitors: Sequence[ActorKey] = ()
    on_visit: bool = False
    """It is told to have been during a visit."""
    earlier: bool = False
    """It is told to have been before whatever else the report tells: "had seen A"."""
    call: bool = False
    """It is by telephone, wherever the one who calls is or goes to."""

    def comes_to(self, key: ActorKey) -> bool:
        """Whether others come, and are received by this one where he is; who meets in Geneva is not of Switzerland."""
        return not self.visit and bool(self.visitors) and key not in self.visitors


def learn_sides(analysis: Analysis, engagements: Sequence[SideClue], told: Mapping[int, str]) -> dict[int, str]:
    """Sides of national officers that the text gives without tying them to the name.

    "President X" with no state is of the state whose house is named (the White House), of the other state of a pair
    the text names together ("U.S.-Canada", "between A and B"), or of the state a visitor from abroad meets him in. `told` are the sides that are told of persons (`leaders.told_sides`).
    """
    learned = dict(told)
    named = _acting_states(analysis)
    joined = state_pairs(analysis) if len(named) <= 2 else joined_states(analysis)
    guessed = _only_pair(analysis) if len(named) <= 2 and not joined else set()
    pairs = joined or guessed
    house = _house(analysis)
    strange = strange_sides(analysis, engagements, learned)
    journeys = _journeys(engagements)
    tables = {company.state for company in by_sides(analysis) if company.state is not None}
    attending = _merely_attending(analysis)
    for _ in range(2):
        for engagement in engagements:
            open_keys = [k for k in engagement.keys if _is_open(analysis, k, learned)]
            telling = [k for k in engagement.keys if len(engagement.keys) < _MANY or not _is_mission(analysis, k)]
            known = {s for k in telling if (s := side_of(analysis, k, learned)) and is_state(s)}
            for key in open_keys:
                assert isinstance(key, int)
                gone = _merely_visited(analysis, engagements, key, learned)
                gone |= _of_others(analysis, engagements, key, learned, guessed) - known
                apart = engagement.earlier or (not joined and _is_in_third_state(engagement, pairs)) or key in attending
                told_with = set[frozenset[str]]() if apart else {pair - gone for pair in pairs}
                spoken = None if _is_house_of_others(analysis, engagements, key, house) else house
                side = _guess(engagement, key, known, told_with, spoken, len(open_keys))
                if key not in told and (where := _is_visited_in(engagement, key, journeys)) is not None:
                    side = where if where not in known else side
                if side is None and len(open_keys) == 1 and len(known) == _SEVERAL:
                    learned |= _at_table(analysis, engagement, key, tables & known, learned)
                lacking = side and (
                    is_of_no_such_office(analysis.entities[key], side) or is_of_unknown_land(analysis, key)
                )
                if side and side not in strange.get(key, ()) and not lacking:
                    learned[key] = side
            if house is not None and _are_both_of(engagement, open_keys, house, learned):
                learned = {key: side for key, side in learned.items() if key not in open_keys}
    return learned


def _merely_attending(analysis: Analysis) -> set[ActorKey]:
    """ "King A received the Ambassador of B. Court Chief C attended": of either side, which is not told."""
    unbound = (c for c in attendances(analysis) if c.told_before and c.beside is None and c.state is None)
    return {key for company in unbound for key in company.companions}


def _are_both_of(engagement: SideClue, open_keys: Sequence[ActorKey], house: str, learned: Mapping[int, str]) -> bool:
    """ "A informed B by telephone, the Kremlin said": one of the two is, and which one is not told."""
    alone = not engagement.visit and len(engagement.keys) == len(open_keys) == _SEVERAL
    return alone and all(isinstance(key, int) and learned.get(key) == house for key in open_keys)


def _is_in_third_state(engagement: SideClue, pairs: Iterable[frozenset[str]]) -> bool:
    """ "American Vice President A met B in Munich. A meeting with Ukraine's C is planned": B may be of the third state."""
    return engagement.place_state is not None and not any(engagement.place_state in pair for pair in pairs)


def _journeys(engagements: Sequence[SideClue]) -> dict[ActorKey, set[str]]:
    """The states that each visitor visits."""
    found: dict[ActorKey, set[str]] = {}
    for engagement in engagements:
        if engagement.visit and engagement.place_state:
            for visitor in engagement.visitors:
                found.setdefault(visitor, set()).add(engagement.place_state)
    return found


def _is_visited_in(engagement: SideClue, key: ActorKey, journeys: Mapping[ActorKey, set[str]]) -> str | None:
    """ "A is on a visit to Jordan. In Amman she was received by King B": the state whose officer B is.

    Where no place is told, that of the visit during which they met.
    """
    if engagement.visit or len(engagement.keys) != _SEVERAL or key in journeys:
        return None
    visited = {state for other in engagement.keys if other != key for state in journeys.get(other, ())}
    if engagement.place_state is not None:
        return engagement.place_state if engagement.place_state in visited else None
    return next(iter(visited)) if engagement.on_visit and len(visited) == 1 else None


def _is_host(analysis: Analysis, engagements: Sequence[SideClue], key: ActorKey, state: str) -> bool:
    """Whether somebody meets those who come to a state, or an envoy: who meets others there need not be at home."""
    journeys = _journeys(engagements)
    return any(
        (one.place_state in {state, None} and (one.comes_to(key) or one.on_visit))
        or any(
            other != key and (state in journeys.get(other, ()) or _is_mission(analysis, other)) for other in one.keys
        )
        for one in engagements
        if key in one.keys and not one.call
    )


def _at_table(
    analysis: Analysis, engagement: SideClue, key: int, listed: set[str], learned: Mapping[int, str]
) -> dict[int, str]:
    """ "A met his Thai counterpart. On the Omani side, B and C took part": of whose side A is, too."""
    peers = {side_of(analysis, other, learned) for other in engagement.keys if are_peers(analysis, key, other)}
    rest = listed - peers
    return {key: next(iter(rest))} if len(rest) == 1 and peers - {None} else {}


def _merely_visited(
    analysis: Analysis, engagements: Sequence[SideClue], key: ActorKey, learned: Mapping[int, str]
) -> set[str]:
    """ "Trade minister B will visit Kenya": in a report that does not tell whose minister is whose, A is no Kenyan either."""
    visited = {
        one.place_state
        for one in engagements
        if one.visit
        and one.place_state
        and key not in one.keys
        and any(_is_open(analysis, k, learned) for k in one.visitors)
    }
    return visited - {entity.state for entity in analysis.entities if entity.kind == "person"}


def _is_house_of_others(analysis: Analysis, engagements: Sequence[SideClue], key: int, house: str | None) -> bool:
    """ "Russia's A met B in the Kremlin. B invited C": whose house it is, is told, and C holds no office of it."""
    met = {k for one in engagements for k in one.keys if isinstance(k, int) and k != key}
    return not analysis.entities[key].titles and house in {analysis.entities[k].state for k in met}


def _of_others(
    analysis: Analysis,
    engagements: Sequence[SideClue],
    key: int,
    learned: Mapping[int, str],
    pairs: Iterable[frozenset[str]],
) -> set[str]:
    """ "A met Ukraine's B, a day after a call with C": the states that are not C's by any word."""
    return {state for pair in pairs for state in pair if is_no_side_of(analysis, engagements, key, state, learned)}


def is_no_side_of(
    analysis: Analysis, engagements: Sequence[SideClue], key: int, state: str, learned: Mapping[int, str]
) -> bool:
    """Whether a state is told only of others, of what they talk about, and of where somebody meets those of other states."""
    met = {k for one in engagements for k in one.keys if isinstance(k, int)}
    mine = [one for one in engagements if key in one.keys and not one.visit]
    there = (one for one in mine if one.place_state == state)
    sides = {side_of(analysis, k, learned) for one in there for k in one.keys if k != key}
    apart = any(side is not None and is_state(side) and side != state for side in sides)
    called = bool(mine) and all(one.call for one in mine)
    abroad = (apart or called) and not _is_host(analysis, engagements, key, state)
    return is_tied_to_others(analysis, key, state, Company(met, abroad, any(len(one.keys) > 1 for one in mine)))


_MANY = 3
_SEVERAL = 2


def _is_mission(analysis: Analysis, key: ActorKey) -> bool:
    """An envoy, who may be there with his own: "signed by A and B in the presence of the ambassador"."""
    return isinstance(key, int) and any(title.head in MISSIONS for title in analysis.entities[key].titles)


def _acting_states(analysis: Analysis) -> set[str]:
    """The states that a report is about: those of persons, those that act, and those named again and again."""
    own = {entity.state for entity in analysis.entities if entity.kind == "person" and entity.state}
    often = {entity.name for entity in analysis.entities if entity.kind == "state" and len(entity.spans) > 1}
    acting = {
        analysis.entities[key].name
        for mention in analysis.mentions
        if mention.kind == "state" and analysis.nodes[mention.node].dep in SUBJECTS
        for key in mention.entities
    }
    return {state for state in own | often | acting | _of_offices(analysis) if is_state(state)} - {"EU", "UN"}


def _of_offices(analysis: Analysis) -> set[str]:
    """The states of officers told by their letters alone: "EAM also called on A", of India."""
    letters = load_titles().letters
    alone = (title for m in analysis.mentions if m.form == "nominal" for title in m.titles)
    return {title.state for title in alone if title.state and title.words.lower() in letters}


def strange_sides(
    analysis: Analysis, engagements: Sequence[SideClue], learned: Mapping[int, str]
) -> dict[ActorKey, set[str]]:
    """Of each actor, the states that it visits, and the sides of those whom it meets where they are of several.

    Its own is none of them. Who meets those of one side only may be at home; an envoy whom it meets abroad may be its own.
    """
    found: dict[ActorKey, set[str]] = {}
    met: dict[ActorKey, set[str]] = {}
    for engagement in engagements:
        sides = {key: side_of(analysis, key, learned) for key in engagement.keys}
        for key in engagement.keys:
            others = {side for other, side in sides.items() if other != key and side}
            foreign = {
                side
                for other, side in sides.items()
                if other != key and side and isinstance(other, int) and not _is_mission(analysis, other)
            }
            met.setdefault(key, set()).update(filter(is_state, foreign))
            if len(others) < 2:
                others = {side for other, side in sides.items() if side and are_peers(analysis, key, other)}
            if engagement.visit and engagement.place_state and key in engagement.visitors:
                others.add(engagement.place_state)
            found.setdefault(key, set()).update(others)
    for key, others in met.items():  # "talks with the Israeli premier, and with the Palestinian leader"
        found[key].update(others if len(others) >= _SEVERAL else ())
    return found


def are_peers(analysis: Analysis, one: ActorKey, other: ActorKey) -> bool:
    """Two heads of state, two holders of the same national office, somebody and her counterpart: of two states, if they meet."""
    if one == other or not isinstance(one, int) or not isinstance(other, int):
        return False
    if _is_counterpart(analysis, one) or _is_counterpart(analysis, other):
        return True
    mine, theirs = (
        {title.words.lower() for title in analysis.entities[key].titles if not title.former and not title.organisation}
        for key in (one, other)
    )
    national = load_titles().national
    heads = [{words.rpartition(" ")[2] for words in titles} & load_titles().heads_of_state for titles in (mine, theirs)]
    same = {words for words in mine & theirs if words.rpartition(" ")[2] in national and " " in words}
    return all(heads) or bool(same)


def _is_counterpart(analysis: Analysis, key: int) -> bool:
    """ "her French counterpart, A": of another state than whoever she is."""
    named = (mention for mention in analysis.mentions if mention.form == "name" and key in mention.entities)
    told = (analysis.document.quote(mention.span).lower() for mention in named)
    return analysis.entities[key].state is not None and any(" counterpart" in words for words in told)


def _is_of_one_state(analysis: Analysis, state: str | None) -> bool:
    """The report names no other state than this one: its officers travel at home."""
    return all(entity.name == state for entity in analysis.entities if entity.kind == "state")


def _only_pair(analysis: Analysis) -> set[frozenset[str]]:
    """The two states of a report that names no other."""
    named = {
        analysis.entities[m.entities[0]].name
        for m in analysis.mentions
        if m.kind == "state" and not is_of_people(analysis, m) and not is_behind(analysis, m.node, _TREATED)
    }
    named |= {e.state for e in analysis.entities if e.state} | _of_offices(analysis)
    states = {code for code in named if code and is_state(code) and code != "UN"}
    return {frozenset(states)} if len(states) == _SEVERAL and "EU" not in states else set()


_TREATED = frozenset({"on", "over", "about"})


def _is_open(analysis: Analysis, key: ActorKey, learned: Mapping[int, str]) -> bool:
    if not isinstance(key, int) or key in learned or analysis.entities[key].kind != "person":
        return False
    if leads_a_community(analysis, key):
        return False
    entity = analysis.entities[key]
    if side_of(analysis, key) is None:
        return not entity.titles or _official(analysis, [key])
    return _is_of_unnamed_state(analysis, entity)


def _is_of_unnamed_state(analysis: Analysis, entity: Entity) -> bool:
    """ "Speaker of the Senate": an organ of some state, which the title does not name."""
    if entity.state or any(title.state for title in entity.titles):
        return False
    spans = [title.organisation for title in entity.titles if title.organisation]
    bodies = [body for span in spans if (body := body_named(analysis, span)) is not None]
    if any(analysis.entities[body].state for body in bodies):
        return False  # "the Indonesian Chamber of Manufacturers": whose it is, is told
    names = [analysis.document.quote(span) for span in spans]
    words = load_organisations()
    if any(name in _OF_MANY or name.split()[0] in words.international_words for name in names):
        return False
    return bool(names) and all(_is_organ(name) for name in names)


# Bodies of all states, which their names do not say.
_OF_MANY = frozenset({"General Assembly", "Security Council", "Human Rights Council", "Peace and Security Council"})


def _guess(
    engagement: SideClue, key: ActorKey, known: set[str], pairs: set[frozenset[str]], house: str | None, count: int
) -> str | None:
    if count == 1 and house and house not in known and engagement.place_state == house and not engagement.visit:
        return house  # who receives in Downing Street
    if count == 1 and len(known) == 1:
        other = {code for pair in pairs if pair & known for code in pair - known}
        if house and house in other:
            return house
        if len(other) == 1:
            return other.pop()
        if engagement.place_state in other and not engagement.visit:
            return engagement.place_state  # of the states told beside that of the others, the one where they meet
        if engagement.place_state and engagement.place_state not in known and engagement.comes_to(key):
            return engagement.place_state
    if house and house not in known:
        return house
    return None


HOUSES = {
    "White House": "USA",
    "Biden-Harris Administration": "USA",
    "Kremlin": "RUS",
    "Downing Street": "GBR",
    "NSC Spokesperson": "USA",
}


def _house(analysis: Analysis) -> str | None:
    found = {code for name, code in HOUSES.items() if name in analysis.document.text}
    return found.pop() if len(found) == 1 else None

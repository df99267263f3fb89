"""Delegations: who led that of a state takes part, and not the state; who came along takes part too."""

from collections.abc import Iterator

from dragoman.extraction.actors import ActorKey, is_person, state_of
from dragoman.extraction.attendance import Company
from dragoman.extraction.companions import companies
from dragoman.extraction.drafts import Draft
from dragoman.extraction.leaders import Leader, chairs, leaders
from dragoman.model.analysis import Analysis
from dragoman.model.document import Span
from dragoman.model.vocabulary import Form, Role

_LED: frozenset[Form] = frozenset({"meeting", "call", "consultations"})
_NEAR = 4
"""Sentences between an engagement and the one that names who led."""
_NEXT = 2
"""The same for who came along."""


def name_leaders(analysis: Analysis, drafts: list[Draft]) -> dict[int, str]:
    """ "Ghana and Hungary held talks. … The Ghanaian side was led by A": A, in the engagement told last before.

    `drafts` become fewer where that shows one to have been told twice. The states of those named.
    """
    named: set[int] = set()
    sides: dict[int, str] = {}
    for leader in [*leaders(analysis), *_chairing(analysis, drafts)]:
        by_state = any(draft.form in _LED and leader.state in draft.parts for draft in drafts)
        told = [
            draft
            for draft in drafts
            if draft.form in _LED
            and (leader.state in draft.parts or (not by_state and _key_of(analysis, draft, leader) is not None))
            and 0 <= leader.sentence - min(draft.sentences) <= _NEAR
        ]
        last = max((_last_before(draft, leader) for draft in told), default=0)
        for home in [draft for draft in told if _last_before(draft, leader) == last]:
            led = _key_of(analysis, home, leader)
            role = home.parts[led] if led is not None else "participant"
            home.parts = {leader.person if key == led else key: home.parts[key] for key in home.parts}
            home.parts[leader.person] = role
            sides[leader.person] = leader.state
            named.add(home.number)
    for draft in list(drafts):
        first = next((d for d in drafts if {d.number, draft.number} & named and _is_the_same(d, draft)), None)
        if first is None:
            continue
        first.parts |= draft.parts
        first.join(draft)
        drafts.remove(draft)
    return sides


def _key_of(analysis: Analysis, draft: Draft, leader: Leader) -> ActorKey | None:
    """The party for whom a leader stands: his state, or a body of it where it sends its delegation."""
    if leader.state in draft.parts:
        return leader.state
    bodies = [k for k in draft.parts if isinstance(k, int) and analysis.entities[k].kind == "organisation"]
    return next((k for k in bodies if analysis.entities[k].state == leader.state), None)


def _chairing(analysis: Analysis, drafts: list[Draft]) -> Iterator[Leader]:
    """Those who chair, each for his state; where none is told with them, for the states of the engagement in their order."""
    for chair in chairs(analysis):
        states = [analysis.entities[person].state for person in chair.persons]
        near = [d for d in drafts if d.form in _LED and 0 <= chair.sentence - min(d.sentences) <= 1]
        sides = [key for key in near[-1].parts if isinstance(key, str)] if near else []
        others = [key for key in near[-1].parts if key not in chair.persons] if near else []
        alike = bool(near) and chair.sentence == min(near[-1].sentences)  # "between A and B, co-chaired by C and D"
        alike = alike or len({t.head for person in chair.persons for t in analysis.entities[person].titles}) == 1
        if (
            not any(states)
            and alike
            and len(sides) == len(chair.persons) == _PAIR
            and all(_is_of_one(analysis, key, sides) for key in others)
        ):
            first = {side: min(s.start for s in _spans_of(analysis, side)) for side in sides}
            states = [*sorted(sides, key=lambda side: first[side])]
        elif len(chair.persons) == len(sides) == _PAIR and sum(state in sides for state in states) == 1:
            states = [state or next(side for side in sides if side not in states) for state in states]
        for person, state in zip(chair.persons, states, strict=True):
            if state is not None:
                yield Leader(person, state, chair.sentence)


_PAIR = 2


def _is_of_one(analysis: Analysis, key: ActorKey, sides: list[str]) -> bool:
    """One of the states or a body of one: "the Foreign Ministry of A hosted talks between A and B"."""
    return key in sides or (not is_person(analysis, key) and state_of(analysis, key) in sides)


def _spans_of(analysis: Analysis, state: str) -> list[Span]:
    return [s for e in analysis.entities if e.kind == "state" and e.name == state for s in e.spans] or [Span(0, 0)]


def _last_before(draft: Draft, leader: Leader) -> int:
    """The last sentence that tells of an engagement before it is said who led."""
    return max(number for number in draft.sentences if number <= leader.sentence)


def _is_the_same(one: Draft, other: Draft) -> bool:
    """Told twice, as the leaders show: the first by the states, the second by them."""
    return (
        one.number < other.number
        and one.form == other.form
        and one.status == other.status
        and (one.parts.keys() <= other.parts.keys() or other.parts.keys() <= one.parts.keys())
        and (one.date == other.date or None in {one.date, other.date})
    )


def join_companions(analysis: Analysis, drafts: list[Draft]) -> None:
    """They take part in what the one they accompany takes part in, or in what their sentence, or the one before, tells."""
    for company in companies(analysis):
        for draft in _joined(company, drafts):
            visits = draft.form == "visit" and draft.parts.get(company.beside or "") == "visitor"
            role: Role = "visitor" if visits else draft.parts.get(company.state or "", company.role)
            if company.whole:
                draft.parts = {key: told for key, told in draft.parts.items() if not _is_group(analysis, key)}
            for companion in company.companions:
                draft.parts.setdefault(companion, role)
                if role == "host" and draft.parts[companion] == "participant":
                    draft.parts[companion] = role
            if company.sentence not in draft.sentences:
                draft.sentences.append(company.sentence)


def _is_group(analysis: Analysis, key: ActorKey) -> bool:
    return isinstance(key, int) and analysis.entities[key].kind == "group"


def _joined(company: Company, drafts: list[Draft]) -> list[Draft]:
    drafts = [draft for draft in drafts if draft.form == "visit" or not company.travelling]
    here = [draft for draft in drafts if company.sentence in draft.sentences]
    if company.verb is not None:
        own = [draft for draft in here if company.verb in {spot for c in draft.cues for spot in (c.node, c.verb)}]
        return own or (here if len(here) == 1 else [])
    if company.beside is not None and (own := [draft for draft in here if company.beside in draft.parts]):
        return own
    if not company.told_before:
        return [] if company.beside is not None else [d for d in here if d.form == "signing"][-1:]
    earlier = [
        draft
        for draft in drafts
        if draft.form != "message"
        and 0 <= company.sentence - max((n for n in draft.sentences if n <= company.sentence), default=-_NEXT) <= _NEXT
        and (company.beside is None or company.beside in draft.parts)
    ]
    again = [
        draft for draft in earlier if min(draft.sentences) < company.sentence and company.sentence in draft.sentences
    ]
    return (again or earlier)[-company.engagements :]  # "C sat in on the call", whatever is told between


def join_notes(analysis: Analysis, drafts: list[Draft]) -> dict[int, str]:
    """ "summoned the ambassador. Undersecretary A handed him a note verbale": one demarche, of those who met at it.

    `drafts` become fewer. The states of those who stand for one of the two.
    """
    sides: dict[int, str] = {}
    for note in list(drafts):
        summons = next((draft for draft in drafts if _hands_over_at(analysis, note, draft)), None)
        if summons is None:
            continue
        parts = summons.parts | {key: role for key, role in note.parts.items() if key not in summons.parts}
        persons = {key: role for key, role in parts.items() if is_person(analysis, key)}
        sides |= _sides_at(analysis, summons, persons)
        summons.parts = persons if len(persons) == _PAIR else parts
        summons.join(note)
        drafts.remove(note)
    for protest in [draft for draft in drafts if draft.form == "demarche"]:
        for meeting in [draft for draft in drafts if _is_received_for(analysis, draft, protest)]:
            protest.join(meeting)
            drafts.remove(meeting)
    return sides


def _is_received_for(analysis: Analysis, meeting: Draft, protest: Draft) -> bool:
    """ "was received by Minister A, who handed him a note of protest": the meeting is the protest."""
    two = {key for key in meeting.parts if is_person(analysis, key)}
    together = len(two) == len(meeting.parts) == _PAIR and two == {k for k in protest.parts if is_person(analysis, k)}
    at_once = bool(set(meeting.sentences) & set(protest.sentences)) and meeting.status == protest.status
    dated = None in {meeting.date, protest.date} or meeting.date == protest.date
    return meeting.form == "meeting" and together and at_once and dated


def _sides_at(analysis: Analysis, summons: Draft, persons: dict[ActorKey, Role]) -> dict[int, str]:
    """An envoy stands for the state that is summoned, the other for the one that summons."""
    found: dict[int, str] = {}
    for key, role in summons.parts.items():
        for person in persons:
            if isinstance(key, str) and isinstance(person, int):
                envoy = any(title.head in _ENVOYS for title in analysis.entities[person].titles)
                if role in {"sender", "recipient"} and envoy == (role == "recipient"):
                    found[person] = key
    return found


_ENVOYS = frozenset({"ambassador", "chargé", "charge", "d'affaires", "envoy", "consul"})


def _hands_over_at(analysis: Analysis, note: Draft, summons: Draft) -> bool:
    """The note is told next to the summons, by other words, and brings nobody of a third side."""
    if note.number <= summons.number or summons.form != "demarche" or note.form not in {"demarche", "message"}:
        return False
    if note.status != summons.status or not 0 <= min(note.sentences) - max(summons.sentences) <= _NEXT:
        return False
    met = {key for key in (*summons.parts, *note.parts) if is_person(analysis, key)}
    if len(met) > _PAIR or None not in {note.date, summons.date, *({None} if note.date == summons.date else ())}:
        return False  # somebody else answers
    words = {analysis.nodes[spot].lemma for cue in note.cues for spot in (cue.node, cue.verb) if spot is not None}
    summoned = {analysis.nodes[cue.node].lemma for cue in summons.cues} & {"summon", "call", "haul"}
    sides = {state_of(analysis, key) for key in summons.parts}
    others = {state_of(analysis, key) for key in note.parts}
    return bool(summoned) and bool(words & {"hand", "deliver", "give", "pass"}) and others - {None} <= sides

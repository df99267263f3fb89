"""Engagements: cues with their parties, brought together where they tell of the same one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import pairwise

from dragoman.extraction.absences import drop_senders, drop_those_away, drop_those_objected_to
from dragoman.extraction.actors import ActorKey, Part, collect, is_officer, is_person
from dragoman.extraction.again import (
    TALKING,
    Anew,
    days_again,
    is_informed_there,
    is_note_at_summons,
    is_same,
    met_in,
    pointed_to,
    points_back,
    undone_by,
    unnamed_officers,
)
from dragoman.extraction.allusions import alluded_parts
from dragoman.extraction.backgrounds import mark_background
from dragoman.extraction.borders import leads_abroad
from dragoman.extraction.clauses import children, governing_verb, prepositions, subjects
from dragoman.extraction.cues import Cue, find_cues
from dragoman.extraction.datelines import dateline_place, is_said_here, place_of_line
from dragoman.extraction.delegations import join_companions, join_notes, name_leaders
from dragoman.extraction.drafts import Draft
from dragoman.extraction.events import is_hosted_summit, is_of_ministers, is_world_event
from dragoman.extraction.gatherings import is_of_many
from dragoman.extraction.invitations import guests_of
from dragoman.extraction.itineraries import stops_of
from dragoman.extraction.journeys_undone import with_its_journey
from dragoman.extraction.leaders import told_sides
from dragoman.extraction.media import is_face_to_face
from dragoman.extraction.messages import is_handed_on, with_both_roles
from dragoman.extraction.nesting import is_during_visit, is_told_as_earlier, nest
from dragoman.extraction.participants import is_among_themselves, is_by_another, is_convened, names_another, own_parts
from dragoman.extraction.places import further_places, own_places, place_of
from dragoman.extraction.plurals import (
    both_discuss,
    house_of_both,
    is_discussing,
    is_told_already,
    meant_together,
    officers_of_both,
    owners_of_officers,
)
from dragoman.extraction.programmes import signers_of_line
from dragoman.extraction.proxies import drop_absent
from dragoman.extraction.redundant import drop_redundant, is_officer_alone, is_open_letter
from dragoman.extraction.retellings import is_retold, is_summary, is_told_in_heading
from dragoman.extraction.series import is_how_they_met, is_one_by_one, later_ones, sequel_parts
from dragoman.extraction.settings import are_all_met, lacking_host, setting_parts
from dragoman.extraction.sides import (
    SideClue,
    is_foreign,
    is_of_government,
    is_state,
    is_with_own_envoy,
    learn_sides,
    side_of,
)
from dragoman.extraction.status import status_of
from dragoman.extraction.those_sent import name_those_sent
from dragoman.extraction.timing import Calendar, Told, days_of_later
from dragoman.extraction.travellers import is_abroad, is_adjunct_visit, is_called_off, is_stop, traveller
from dragoman.lexicon.titles import load_titles
from dragoman.model.analysis import Analysis
from dragoman.model.reading import Place
from dragoman.model.vocabulary import Form, Status

PAIRED: frozenset[Form] = frozenset({"meeting", "call", "signing", "briefing", "demarche", "message", "consultations"})

_ASKING = frozenset({"ask", "call", "request", "seek", "want", "propose", "offer", "demand"})


_TWO = 2


class EngagementFinder:
    """Walks the cues of a report in order and keeps the engagements told so far."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.drafts: list[Draft] = []
        self.drafts_of: defaultdict[ActorKey, dict[int, Draft]] = defaultdict(dict)  # of each actor, by number
        self.sides: dict[int, str] = {}
        self.met_apart: set[ActorKey] = set()  # of several who are met one by one: nobody completes another's meeting
        self.calendar = Calendar(analysis)
        self.cues = find_cues(analysis)
        self.here = dateline_place(analysis)
        self.told_often: Counter[ActorKey] = Counter(key for mention in analysis.mentions for key in mention.entities)
        self.cues_in: defaultdict[int, list[int]] = defaultdict(list)  # of each sentence
        for cue in self.cues:
            self.cues_in[analysis.nodes[cue.node].sentence].append(cue.node)

    def find(self) -> list[Draft]:
        for cue in self.cues:
            self._take(cue)
        told = name_leaders(self.analysis, self.drafts)
        join_companions(self.analysis, self.drafts)
        told |= join_notes(self.analysis, self.drafts)
        self.sides = self._learn_sides() | {k: side for k, side in told.items() if not self.analysis.entities[k].state}
        kept = [draft for draft in self.drafts if self._counts(draft)]
        kept = [draft for draft in kept if not is_summary(self.analysis, draft, kept)]
        kept = [draft for draft in kept if not is_retold(self.analysis, draft, kept)]
        nest(self.analysis, kept)
        mark_background(self.analysis, kept)
        return kept

    @cached_property
    def told_sides(self) -> dict[int, str]:
        return told_sides(self.analysis)

    def _learn_sides(self) -> dict[int, str]:
        return learn_sides(self.analysis, self._side_clues(), self.told_sides)

    def _side_clues(self) -> list[SideClue]:
        return [
            SideClue(
                d.keys,
                d.place.state if d.place else None,
                d.form == "visit",
                [key for key, role in d.parts.items() if role == "visitor"],
                any(is_during_visit(self.analysis, cue) for cue in d.cues),
                is_told_as_earlier(self.analysis, d.cues[0]),
                d.form == "call",
            )
            for d in self.drafts
        ]

    def _take(self, cue: Cue) -> None:
        status = with_its_journey(self.analysis, cue, self._status_of(cue), self.drafts)
        if status is None:
            return
        if status == "held" and self._is_line_of_plan(cue):
            status = "scheduled"
        parts = self._parts_of(cue)
        if parts is None or self._is_how_they_met(cue, status):
            return
        sentence, place, told, status = self._setting(cue, status)
        if place is None and is_discussing(self.analysis, cue) and (visit := house_of_both(parts, self.drafts)):
            place, told = visit.place, told or _day_of(visit)
        if is_face_to_face(self.analysis, cue, parts, place, self.drafts):
            cue = cue._replace(form="meeting")
        persons = [part for part in parts if is_person(self.analysis, part.actor)]
        if (earlier := met_in(self.analysis, cue, persons, self.drafts)) is not None:
            parts = []
            earlier.form = earlier.form if cue.form == "meeting" else cue.form  # "discussed it in a telephone call"
        else:
            earlier = pointed_to(self.analysis, cue, parts, status, self.drafts)
        undone = undone_by(self.analysis, cue, parts, status, self.drafts)
        if undone is not None:
            undone.status, earlier = status, undone
        if earlier is not None:
            self._extend(earlier, cue, parts, place, told, sentence)
            return
        parts = parts or self._alluded_parts(cue, status)
        if cue.noun and not cue.light and not parts and not is_adjunct_visit(self.analysis, cue, place):
            return  # no party of its own and no verb that carries it: it tells nothing new
        if cue.plural and cue.form in TALKING and not self._two_persons(parts):
            return
        self._tell(cue, status, parts, place, told, sentence)

    def _is_how_they_met(self, cue: Cue, status: Status) -> bool:
        """ "received A and B at separate meetings in Oslo": it tells of those told by the verb where and when they were."""
        apart = [draft for draft in self.drafts if is_how_they_met(self.analysis, cue, draft.cues)]
        for draft in apart:
            sentence, place, told, _ = self._setting(cue, status)
            self._extend(draft, cue, [], place, told, sentence)
        return bool(apart)

    def _tell(
        self, cue: Cue, status: Status, parts: list[Part], place: Place | None, told: Told | None, sentence: int
    ) -> None:
        """One engagement, or one for each stop of a journey and each of those who are met apart."""
        if stops := stops_of(self.analysis, cue, self.calendar):
            self.met_apart = set()
            for stop in stops:
                self._add(cue, status, parts, stop.place, stop.day, sentence)
            return
        met = [part for part in parts if part.node > cue.node and self._is_one_person(part)]
        days, places = self._own_days(cue, met), own_places(self.analysis, cue, met)
        alluded = all(part.node == cue.node for part in parts)  # "a second round of talks": of those told before
        groups = [parts] if alluded else self._split(cue, parts, apart=bool(days or places))
        self.met_apart = {part.actor for part in parts} if len(groups) > 1 else set()
        further = days_again(self.analysis, cue, told, self.calendar)
        for group in groups:
            day = next((days[part.actor] for part in group if part.actor in days), told)
            spot = next((places[part.actor] for part in group if part.actor in places), place)
            for destination in (spot, *further_places(self.analysis, cue, spot)):
                self._add(cue, status, group, destination, day, sentence)
            for another in further:
                self._add(cue, status, group, None, another, sentence)

    def _parts_of(self, cue: Cue) -> list[Part] | None:
        """The parties that its words name; None where it only tells what those who met spoke of."""
        parts = list(own_parts(self.analysis, cue))
        if is_handed_on(self.analysis, cue, parts, self.drafts):
            return []
        parts = officers_of_both(self.analysis, cue) or meant_together(self.analysis, cue, parts, self.drafts) or parts
        if both_discuss(self.analysis, cue) and is_told_already(parts, self.drafts):
            return None
        return guests_of(self.analysis, cue, parts, self.drafts)

    def _alluded_parts(self, cue: Cue, status: Status) -> list[Part]:
        """Of a cue whose own words name nobody."""
        parts = sequel_parts(self.analysis, cue, status, self.drafts)
        parts = parts or signers_of_line(self.analysis, cue, self.drafts, self.calendar.diary.days)
        if not parts and cue.noun and not cue.light and not cue.plural and cue.form in TALKING:
            parts = setting_parts(self.analysis, self.analysis.nodes[cue.node])
            if not parts and status == "held":
                parts = alluded_parts(self.analysis, cue, self.drafts)
        return parts

    def _status_of(self, cue: Cue) -> Status | None:
        return status_of(self.analysis, cue)

    def _is_line_of_plan(self, cue: Cue) -> bool:
        """ "Next Thursday she travels to Tallinn. Meetings with A and B.": no sentence of its own, behind a journey to come."""
        node = self.analysis.nodes[cue.node]
        alone = cue.noun and cue.verb is None and node.dep == "ROOT"
        before = self.drafts[-1] if self.drafts else None
        return alone and before is not None and before.is_to_come and node.sentence - max(before.sentences) <= 1

    def _setting(self, cue: Cue, status: Status) -> tuple[int, Place | None, Told | None, Status]:
        """Sentence, place and date of a cue, and its status, knowing the date."""
        sentence = self.analysis.nodes[cue.node].sentence
        told = self.calendar.date_of(cue, [other for other in self.cues_in[sentence] if other != cue.node])
        status = self.calendar.settle(cue, status, told)
        place = place_of(self.analysis, cue)
        if place is None and self.here is not None and is_said_here(self.analysis, cue):
            place = self.here
        if place is None and sentence in self.calendar.diary.days:
            place = place_of_line(self.analysis, cue)
        return sentence, place, self.calendar.fitting(cue, status, told), status

    def _two_persons(self, parts: Iterable[Part]) -> bool:
        """Two who are named, or told by title alone: "meetings with his counterparts from Egypt and Jordan"."""
        colleagues = load_titles().relational
        return sum(is_person(self.analysis, p.actor) or bool(self._offices_at(p) & colleagues) for p in parts) >= _TWO

    def _offices_at(self, part: Part) -> set[str]:
        """The words for an office or a colleague under which a part is told; of "counterparts" the singular."""
        mention = self.analysis.mention_at.get(part.node)
        heads = [title.head for title in mention.titles] if mention is not None else []
        return {*heads, *(head.removesuffix("s") for head in heads)}

    def _is_one_person(self, part: Part) -> bool:
        """Named, or told by title alone: "the Chadian president"."""
        mention = self.analysis.mention_at.get(part.node)
        alone = mention is not None and mention.kind == "person" and self.analysis.nodes[part.node].tag in {"NN", "NNP"}
        return is_person(self.analysis, part.actor) or alone

    def _own_days(self, cue: Cue, met: list[Part]) -> Mapping[ActorKey, Told | None]:
        """ "will meet A on June 4 and B on June 7": the day behind each, where each has one."""
        if cue.form not in {"meeting", "call"} or len(met) < 2:
            return {}
        if later := later_ones(self.analysis, cue.node):  # "met A on Monday and, the next day, B"
            return days_of_later(self.calendar, cue.node, {part.node: part.actor for part in met}, later)
        days = {part.actor: self.calendar.between(part.node, after.node) for part, after in pairwise(met)}
        last = self.analysis.sentences[self.analysis.nodes[cue.node].sentence].last
        days[met[-1].actor] = self.calendar.between(met[-1].node, last)
        told = {key: day for key, day in days.items() if day is not None}
        return told if len(told) == len(met) == len({day.value for day in told.values()}) else {}

    def _split(self, cue: Cue, parts: list[Part], apart: bool = False) -> list[list[Part]]:
        """ "held meetings with A, B and C": one each; else one engagement with all."""
        if cue.form not in {"meeting", "call"} or len(parts) < 2:
            return [parts]
        first = (
            {part.actor for part in collect(self.analysis, subjects(self.analysis, cue.verb), "participant")}
            if cue.verb is not None
            else set()
        )
        owners = {n.index for n in children(self.analysis, cue.node, "poss")}  # "his separate talks with A and B"
        first |= {part.actor for part in parts if part.node in owners}
        left = [part for part in parts if part.actor in first]
        right = [part for part in parts if part.actor not in first]
        persons = {side_of(self.analysis, p.actor) for p in right if is_person(self.analysis, p.actor)}
        right = [part for part in right if part.actor not in persons]  # "the ministers of Japan, A, and Ghana, B"
        if len(right) < 2 or len(left) > 1 or not (apart or self._apart(cue, right)):
            return [parts]
        return [[*left, other] for other in right]

    def _apart(self, cue: Cue, others: list[Part]) -> bool:
        """Several meetings, or one round of talks with persons of different sides: each is met apart."""
        if not all(is_person(self.analysis, p.actor) for p in others):
            return is_one_by_one(self.analysis, cue) and all(isinstance(p.actor, str) for p in others)
        if cue.plural:
            return not any(n.lower == "between" for n in prepositions(self.analysis, cue.node))
        if is_one_by_one(self.analysis, cue):
            return True
        sides = [side_of(self.analysis, p.actor, self.sides) for p in others]
        several = self.analysis.nodes[cue.node].lower in {
            "talks",
            "negotiations",
            "consultations",
            "conversations",
            "discussions",
        }
        return several and cue.light and None not in sides and len(set(sides)) == len(sides)

    def _extend(
        self, draft: Draft, cue: Cue, parts: list[Part], place: Place | None, told: Told | None, sentence: int
    ) -> None:
        for part in parts:
            draft.parts.setdefault(part.actor, part.role)
            self.drafts_of[part.actor][draft.number] = draft
        if is_told_in_heading(self.analysis, draft) and (told or place):  # the text's own date and place count
            draft.date = draft.basis = draft.place = None
        draft.cues.append(cue)
        if sentence not in draft.sentences:
            draft.sentences.append(sentence)
        if draft.status == "held" and draft.form != "visit" and self.calendar.is_to_come(told):
            return  # "invited C for talks in May": not when and where these met
        draft.place = draft.place or (place if cue.form != "visit" else draft.place)
        draft.tell(told)

    def _add(
        self, cue: Cue, status: Status, parts: list[Part], place: Place | None, told: Told | None, sentence: int
    ) -> None:
        parts = self._complete(cue, parts, place)
        if not parts:
            return
        keys = {part.actor for part in parts}
        anew = Anew(cue, status, keys, place, told, unnamed_officers(self.analysis, parts))
        sharing = {number: draft for key in keys for number, draft in self.drafts_of[key].items()}
        for _, draft in sorted(sharing.items(), key=lambda numbered: -numbered[0]):
            if is_note_at_summons(self.analysis, draft, anew):
                return  # what it is about, and whom it is addressed to, adds nobody to the summons
            if is_informed_there(self.analysis, draft, anew):
                self._extend(draft, cue, [], place, None, sentence)
                return
            if is_same(self.analysis, draft, anew, self.sides):
                self._extend(draft, cue, parts, place, told, sentence)
                if (
                    status == "held"
                    and draft.status == "held"
                    and cue.form != draft.form
                    and draft.form == "meeting"
                    and cue.form == "call"
                    and self._may_turn(cue)
                ):
                    draft.form = "call"
                return
        roles = {part.actor: part.role for part in parts}
        draft = Draft(cue.form, status, roles, [cue], [sentence], place=place, number=len(self.drafts))
        draft.tell(told)
        self.drafts.append(draft)
        for key in roles:
            self.drafts_of[key][draft.number] = draft

    def _may_turn(self, cue: Cue) -> bool:
        """Whether a cue that tells of a telephone makes a call of what was told as a meeting."""
        return True

    # --- completion --------------------------------------------------------------------------------------------

    def _complete(self, cue: Cue, parts: list[Part], place: Place | None) -> list[Part]:
        """A meeting needs two: the missing one is whom the sentence or the report is about."""
        if cue.form == "visit":
            return self._complete_visit(cue, parts, place)
        if cue.form not in PAIRED:
            return parts
        group, parts = parts, self._persons_for_group(cue, parts)
        one_side = parts is not group and len(parts) > 1  # several of the group: whom they met is still missing
        if len(parts) > 1 and (host := lacking_host(self.analysis, cue, parts)) is not None:
            return [host, *parts]
        one_side = one_side or are_all_met(self.analysis, cue, parts)
        if (len(parts) >= 2 and not one_side) or (
            cue.noun and not cue.light and is_among_themselves(self.analysis, cue, parts)
        ):
            return parts
        if not parts and not cue.light:
            return parts
        if names_another(self.analysis, cue) or is_convened(self.analysis, cue):
            return parts
        if owners_of_officers(self.analysis, cue.node):
            return parts
        known = {part.actor for part in ([*parts, *group] if one_side else parts)}
        for key in self._protagonists(cue):
            if one_side and not is_person(self.analysis, key):
                continue
            if key not in known | self.met_apart and not (known and self._conflicts(key, known)):
                return [Part(key, "participant", cue.node), *parts]
        return parts

    def _complete_visit(self, cue: Cue, parts: list[Part], place: Place | None) -> list[Part]:
        """ "During the visit to the consulate": the visitor is whom the report is about."""
        if any(part.role == "visitor" for part in parts) or not (parts or place) or not cue.noun:
            return parts
        if any(True for _ in children(self.analysis, cue.node, "poss")) and not points_back(self.analysis, cue):
            return parts  # "the president's trip": the visitor is said, and is no actor of the report
        if is_by_another(self.analysis, cue):
            return parts
        known = {part.actor for part in parts}
        told = [] if parts or cue.light else traveller(self.analysis, cue)
        lead = next((key for key in told or self._protagonists(cue) if key not in known), None)
        return [Part(lead, "visitor", cue.node), *parts] if lead is not None else parts

    def _persons_for_group(self, cue: Cue, parts: list[Part]) -> list[Part]:
        """ "At the meeting with representatives of the firm, director A said": the persons stand for the group."""
        heads = {part.node for part in parts}
        groups = [k for k in heads if k in self.analysis.mention_at and self.analysis.mention_at[k].kind == "group"]
        if len(groups) != 1 or len(heads) != 1 or not cue.noun or cue.light or cue.verb is None:
            return parts
        acting = collect(self.analysis, subjects(self.analysis, cue.verb), "participant")
        met = {key for draft in self.drafts for key in draft.parts}
        fresh = [p for p in acting if is_person(self.analysis, p.actor) and p.actor not in met]
        return fresh or parts

    def _conflicts(self, key: ActorKey, known: set[ActorKey]) -> bool:
        side = side_of(self.analysis, key, self.sides)
        return side is not None and side in {side_of(self.analysis, other, self.sides) for other in known}

    def _protagonists(self, cue: Cue) -> list[ActorKey]:
        """Candidates for a missing party, the likeliest first."""
        found: list[ActorKey] = []
        unnamed: set[ActorKey] = set()
        verb = governing_verb(self.analysis, cue.node) if cue.noun else self.analysis.nodes[cue.node]
        steps = 0
        while verb is not None and steps < 4:
            acting = collect(self.analysis, subjects(self.analysis, verb.index), "participant")
            found += [part.actor for part in acting]
            asking = verb.lemma in _ASKING  # "Georgia has asked for talks with Latvia"
            unnamed |= {part.actor for part in acting if asking or is_officer(self.analysis, part.node)}
            verb = governing_verb(self.analysis, verb.index)
            steps += 1
        counts: dict[ActorKey, int] = {}
        for draft in self.drafts:
            for key in draft.parts:
                counts[key] = counts.get(key, 0) + 1
        found += sorted((key for key in counts), key=lambda key: (-counts[key], -self.told_often.get(key, 0)))
        named = [m for m in self.analysis.mentions if m.kind == "person" and m.form == "name" and m.entities]
        found += [m.entities[0] for m in named[:2] if not self._is_named_behind(m.node, cue)]
        return list(dict.fromkeys(key for key in found if key in unnamed or is_person(self.analysis, key)))

    def _is_named_behind(self, node: int, cue: Cue) -> bool:
        """ "handed over a letter, and C said …": who is named first behind the cue, in another clause."""
        return (
            cue.form == "message"
            and node > cue.node
            and self.analysis.nodes[node].sentence == self.analysis.nodes[cue.node].sentence
        )

    # --- what stays --------------------------------------------------------------------------------------------

    def _counts(self, draft: Draft) -> bool:
        name_those_sent(self.analysis, draft, self.drafts)
        self._prefer_persons(draft)
        drop_redundant(self.analysis, draft)
        drop_absent(self.analysis, draft)
        drop_those_away(self.analysis, draft)
        drop_senders(self.analysis, draft, self.drafts)
        drop_those_objected_to(self.analysis, draft)
        if draft.form == "message":
            draft.parts = with_both_roles(draft.parts)
        if self._is_ruled_out(draft):
            return False
        if draft.form in PAIRED - {"consultations", "message", "briefing"} and len(draft.parts) < 2:
            return False
        if draft.form == "visit" and draft.place is None and len(draft.parts) < 2:
            if is_called_off(self.analysis, draft) or is_stop(self.analysis, draft, self.drafts, self.sides):
                return True
            return draft.status == "held" and is_abroad(self.analysis, draft, self.here, self.sides)
        state = draft.place.state if draft.place else None
        if draft.form == "conference" and any(
            is_hosted_summit(self.analysis, cue.node, cue.verb) for cue in draft.cues
        ):
            return any(isinstance(key, str) for key in draft.parts)
        if draft.form == "conference" and draft.parts and any(_is_of_many_states(self.analysis, c) for c in draft.cues):
            return True
        foreign = is_foreign(self.analysis, draft.form, draft.keys, state, self.sides)
        abroad = foreign or leads_abroad(self.analysis, draft, self.sides)
        return bool(draft.parts) and (abroad or self._is_with_hosts(draft))

    def _is_with_hosts(self, visit: Draft) -> bool:
        """ "Senator A travelled to Damascus and met the Syrian president": a visitor whose side is not told comes from abroad."""
        here = visit.place.state if visit.place is not None and visit.form == "visit" else None
        if here is None or any(side_of(self.analysis, key, self.sides) for key in visit.parts):
            return False
        others = {key for draft in self.drafts if set(visit.parts) & draft.parts.keys() for key in draft.parts}
        hosts = (key for key in others - visit.parts.keys() if is_person(self.analysis, key))
        return any(
            side_of(self.analysis, key, self.sides) == here and is_of_government(self.analysis, key) for key in hosts
        )

    def _is_ruled_out(self, draft: Draft) -> bool:
        return self._is_at_home(draft) or is_open_letter(self.analysis, draft)

    def _is_at_home(self, draft: Draft) -> bool:
        """ "The President received the Finance Minister": told by title, and nobody is told to be of another state."""
        state = draft.place.state if draft.place else None
        if is_with_own_envoy(self.analysis, draft.form, draft.keys, state):
            return True
        alone = any(is_officer_alone(self.analysis, key) for key in draft.parts)
        if not alone or draft.form in {"ceremony", "conference"}:
            return False
        return not any(side_of(self.analysis, key, self.sides) for key in draft.parts)

    def _prefer_persons(self, draft: Draft) -> None:
        """No organisation, state or group beside a named person who speaks for it."""
        persons = [key for key in draft.parts if is_person(self.analysis, key)]
        sides = {side_of(self.analysis, key, self.sides) for key in persons}
        signing = {side_of(self.analysis, key, self.sides) for key in persons if draft.parts[key] == "signatory"}
        signing |= {
            side for side in sides if side is not None and not is_state(side)
        }  # "signed with the Council, represented by A"
        for key in list(draft.parts):
            if key in persons:
                continue
            if isinstance(key, str):
                if key in sides or (draft.form == "visit" and draft.place and draft.place.state == key):
                    del draft.parts[key]
            elif (
                self.analysis.entities[key].kind == "organisation"
                and persons
                and draft.form != "visit"
                and side_of(self.analysis, key, self.sides)
                in (signing if draft.parts[key] == "signatory" else sides)  # a witness does not sign for it
            ):
                del draft.parts[key]


def _is_of_many_states(analysis: Analysis, cue: Cue) -> bool:
    """A conference with a name of its own, a meeting of ministers, or of donors."""
    gathered = not cue.noun and any(is_of_many(analysis, head) for head in subjects(analysis, cue.node))
    return gathered or is_world_event(analysis, cue.node) or is_of_ministers(analysis, cue.node)


def _day_of(visit: Draft) -> Told | None:
    """The day of a visit that lasts no longer."""
    if visit.date is None or visit.basis is None or "/" in visit.date:
        return None
    return Told(visit.date, visit.basis)

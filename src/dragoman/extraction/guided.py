"""Engagements by the rules and the trained reader together: the rules tell theirs, the reader tells what they miss."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import NamedTuple

from dragoman.extraction.actors import ActorKey, Part, actors_at, is_person
from dragoman.extraction.advised_cues import (
    as_paper,
    at_its_head,
    at_its_matter,
    called_for,
    cue_of,
    is_before_its_noun,
    is_brief,
    is_from_afar,
    is_merely_ahead,
    may_become,
    may_tell,
    met_before_it,
    unread_subject,
)
from dragoman.extraction.advised_places import (
    is_addressed,
    is_of_next,
    is_only_where_they_meet,
    is_origin,
    is_posting,
    is_reached_later,
    place_told,
)
from dragoman.extraction.advised_sides import is_passed_through, with_advised
from dragoman.extraction.again import TALKING
from dragoman.extraction.agreements import is_where_agreed
from dragoman.extraction.at_home import are_at_home, are_perhaps_at_home, is_told_at_home
from dragoman.extraction.bodies import is_side_of
from dragoman.extraction.clauses import children, subjects
from dragoman.extraction.cues import Cue
from dragoman.extraction.date_asides import is_of_aside
from dragoman.extraction.denials import is_left, is_told_as_done
from dragoman.extraction.drafts import Draft
from dragoman.extraction.engagements import PAIRED, EngagementFinder
from dragoman.extraction.events import holders_of, is_body_of_two
from dragoman.extraction.invitations import guests_of
from dragoman.extraction.journeys_undone import with_its_journey
from dragoman.extraction.mere_words import is_asked_about
from dragoman.extraction.outlooks import is_on_the_margins
from dragoman.extraction.participants import is_by_another, own_parts
from dragoman.extraction.places import place_of
from dragoman.extraction.plainly import is_told_plainly
from dragoman.extraction.plurals import are_others, are_rank_and_file
from dragoman.extraction.recalled import is_reported_on
from dragoman.extraction.redundant import is_named_with, is_of_two_states, is_officer_alone
from dragoman.extraction.sides import side_of, states_of
from dragoman.extraction.status import is_rank, status_of
from dragoman.extraction.timing import Told, apart_in_time
from dragoman.extraction.trained.advice import Advice, AdvisedCue
from dragoman.extraction.unsettled import is_kept_up
from dragoman.lexicon.titles import load_organisations
from dragoman.model.analysis import Node
from dragoman.model.document import Span
from dragoman.model.reading import Place
from dragoman.model.vocabulary import Form, Role, Status


class Floors(NamedTuple):
    """How sure the trained reader must be, 0 to 1, as the outlets held out of training advise (`training/README.md`)."""

    cue: float = 0.15
    unmade: float = 0.6  # of a cue that the rules have, but make nothing of
    party: float = 0.8
    completing: float = 0.3
    summary: float = 0.5
    likeliest: float = 0.4  # of parties, where too few are above `party`
    kept: float = 0.5  # of a cue whose engagement the rules would not count
    stateless: float = 0.85  # the same, where no party is of a state
    ruled: float = 0.03  # of a cue that the rules tell
    date: float = 0.3
    place: float = 0.5
    side: float = 0.5
    no_side: float = 0.97  # that nobody is represented, where the rules have drawn a side from the other parties
    other_place: float = 0.85  # of another place than the rules tell
    person: float = 0.3  # of any mention of a person
    status: float = 0.9  # of another status than held
    form: float = 0.8  # of another form than the rules tell
    believed: float = 0.2  # of a body or state that the rules take for a party
    replacing: float = 0.9  # of those who come instead
    rescued: float = 0.6  # of the parties of a draft that has too few by the rules
    plain: float = 0.8  # of a cue that the rules make nothing of, by its words alone
    standing: float = 0.9  # of a person, to stand for his state among the parties that the rules tell
    report: float = 0.5  # of the surest cue of a report that tells engagements at all


# Forms that one party is enough for.
_ALONE: frozenset[Form] = frozenset({"visit", "conference", "ceremony"})


_PAIR = 2
_SEVERAL = 3  # persons who are surely at a conference: they, and not the body that convenes
_BEING = frozenset({"is", "are", "was", "were"})


class GuidedFinder(EngagementFinder):
    """Walks the rules' cues and the reader's in text order."""

    def __init__(self, advice: Advice, floors: Floors = Floors()) -> None:  # noqa: B008
        super().__init__(advice.analysis)
        self.floors = floors
        self.advice = advice
        self.unreal = self._unreal()
        self.advised: dict[int, AdvisedCue] = {}
        self.fresh: set[int] = set()
        self.doubted: dict[int, str] = {}  # sides that the reader gives and the text ties to others, or to a place
        self._merge(advice)

    def _unreal(self) -> set[int]:
        """Persons of the rules of whom the reader believes no mention: prizes, films, companies with a person's name."""
        tags = self.advice.tags
        if tags is None:
            return set()
        return {
            index
            for index, entity in enumerate(self.analysis.entities)
            if entity.kind == "person"
            and max((tags.support("person", span) for span in entity.spans), default=1.0) < self.floors.person
        }

    def _merge(self, advice: Advice) -> None:
        known = {cue.node: cue for cue in self.cues}
        carried = {cue.verb: cue for cue in self.cues if cue.light and cue.verb is not None}
        for told in (self._placed(told, known) for told in advice.cues if not is_brief(self.analysis, told)):
            inside = [n for n in known if told.span.start <= self.analysis.nodes[n].span.start < told.span.end]
            if inside or told.node in known or told.node in carried:
                ruled = known[inside[0]] if inside else known.get(told.node) or carried[told.node]
                if ruled.node in self.advised and told.sure < self.advised[ruled.node].sure:
                    continue
                self.advised[ruled.node] = told
                if (
                    told.form != ruled.form
                    and told.form_sure >= self.floors.form
                    and may_become(self.analysis, ruled, told.form)
                ):
                    self.cues = [c._replace(form=told.form) if c.node == ruled.node else c for c in self.cues]
            elif is_from_afar(self.analysis, told):
                continue
            elif any(clause.index in known for clause in children(self.analysis, told.node, "acl")):
                continue  # "an invitation to visit": the visit is told by its verb
            elif is_before_its_noun(self.analysis, told.node, known):
                continue  # "a protest note": told by its noun
            elif any(is_kept_up(self.analysis, n) for n in children(self.analysis, told.node, "dobj", "nsubjpass")):
                continue  # "urged A to cancel his visit": told by its noun, and not undone
            elif any(noun in known for noun in called_for(self.analysis, told.node)):
                continue  # "called for a meeting": it is told by its noun, and only proposed
            elif told.sure >= self.floors.cue and told.summary < self.floors.summary and may_tell(self.analysis, told):
                self.advised[told.node] = told
                self.fresh.add(told.node)
                self.cues.append(cue_of(self.analysis, told))
                self.cues_in[self.analysis.nodes[told.node].sentence].append(told.node)
        self.cues.sort(key=lambda cue: cue.node)

    def _placed(self, told: AdvisedCue, known: Collection[int]) -> AdvisedCue:
        placed = at_its_head(self.analysis, self._spoken_for(told))
        return as_paper(self.analysis, at_its_matter(self.analysis, placed, known))

    def _spoken_for(self, told: AdvisedCue) -> AdvisedCue:
        """With the states and bodies for whom its groups act: "the French delegation" is France."""
        parties: dict[ActorKey, tuple[Role, float]] = {}
        absent = are_others(self.analysis, told.node)
        for key, party in told.parties.items():
            if key in absent:
                continue
            if isinstance(key, str) and is_only_where_they_meet(self.analysis, key):
                continue
            joint = told.form == "consultations" and is_body_of_two(self.analysis, key)
            for actor in holders_of(self.analysis, key) if joint else self._represented(key):
                if actor not in parties or parties[actor][1] < party[1]:
                    parties[actor] = party
        return told._replace(parties=parties)

    def _represented(self, key: ActorKey) -> list[ActorKey]:
        if isinstance(key, str) or self.analysis.entities[key].kind != "group":
            return [key]
        spoken = [actors_at(self.analysis, m.node) for m in self.analysis.mentions if key in m.entities]
        return next((keys for keys in spoken if keys and key not in keys), [key])

    # --- what the reader tells -------------------------------------------------------------------------------------

    def _take(self, cue: Cue) -> None:
        told = self.advised.get(cue.node)
        if cue.node not in self.fresh:
            if self._chance(cue) < self.floors.ruled and not self._is_told_in_full(cue):
                return
            super()._take(cue)
            if any(cue.node == other.node for draft in reversed(self.drafts) for other in draft.cues):
                return
        if told is not None and self._is_believed(cue, told) and told.summary < self.floors.summary:
            self._take_advised(cue, told)

    def _may_turn(self, cue: Cue) -> bool:
        told = self.advised.get(cue.node)
        return cue.node not in self.fresh or told is None or told.sure >= self.floors.kept

    def _is_told_in_full(self, cue: Cue) -> bool:
        """ "the upcoming missions of entrepreneurs to Kazakhstan": who goes where, in the words of one journey.

        Or "told visiting President A that".
        """
        if is_told_plainly(self.analysis, cue):
            return True
        if cue.form == "conference" and cue.frame == "host":
            return True  # "will host the leaders of the G8"
        if cue.form != "visit" or not cue.noun or place_of(self.analysis, cue) is None:
            return False
        return any(part.role == "visitor" for part in own_parts(self.analysis, cue))

    def _is_believed(self, cue: Cue, told: AdvisedCue) -> bool:
        if (
            told.form == "conference"
            and self._home_of(told) is None
            and is_on_the_margins(self.analysis, self.analysis.nodes[cue.node])
        ):
            return False  # where others met; who takes part in it is not told
        asked = told.form == "conference" and is_asked_about(self.analysis, self.analysis.nodes[cue.node])
        if asked or is_merely_ahead(self.analysis, cue):
            return False
        if cue.node in self.fresh:
            return told.sure >= self.floors.cue
        if told.sure >= self.floors.unmade:
            return True
        sure = sum(chance >= self.floors.plain for _, chance in told.parties.values())
        return self._chance(cue) >= self.floors.plain and sure >= 2

    def _chance(self, cue: Cue) -> float:
        spots = {cue.node} | ({cue.verb} if cue.verb is not None and cue.light else set())
        return max(self.advice.chances[spot] for spot in spots)

    def _learn_sides(self) -> dict[int, str]:
        """The rules' sides, and the reader's where the rules know none."""
        sides = with_advised(
            self.analysis,
            super()._learn_sides(),
            self.told_sides,
            self.advice.sides,
            self.drafts,
            self._side_clues(),
            self.floors.side,
            self.floors.no_side,
        )
        self.doubted = sides.doubted
        return sides.known

    def _is_plain(self, draft: Draft) -> bool:
        """The rules tell of two who are named and of different states: no report of floods has that."""
        ruled = any(cue.node not in self.fresh for cue in draft.cues)
        named = [key for key in draft.parts if is_person(self.analysis, key)]
        sides = states_of(self.analysis, named, self.sides)
        state = draft.place.state if draft.place is not None else None
        going = {side_of(self.analysis, key, self.sides) for key, role in draft.parts.items() if role == "visitor"} - {
            None
        }
        abroad = draft.form == "visit" and bool(going) and state not in {None, *going} and draft.date is not None
        return ruled and (abroad or (draft.form in TALKING and len(sides) >= _PAIR))

    def find(self) -> list[Draft]:
        drafts = super().find()
        surest = max((self._chance(cue) for draft in drafts for cue in draft.cues), default=0.0)
        if surest < self.floors.report and not any(map(self._is_plain, drafts)):
            return []
        told_at = {(draft.cues[0].node, draft.place.name) for draft in drafts if draft.place is not None}
        places = Counter(node for node, _ in told_at)
        for draft in drafts:
            told = self._advice_on(draft)
            journey = draft.form == "visit" and draft.place is not None  # whose later stops are no other destination
            spots = told[:1] if journey and draft.cues[0].node in self.advised else told
            day, place = self._day(told, draft), self._where(spots, draft, drafts)
            if draft.date is None and not (draft.status == "held" and self.calendar.is_to_come(day)):
                draft.tell(self.calendar.fitting(draft.cues[0], draft.status, day))
            several = places[draft.cues[0].node] > 1  # "visited Riga and Vilnius", "met A in Riga and B in Vilnius"
            own = several or draft.cues[0].frame == "stay"  # "is in Israel this week": told by the place itself
            surer = place is not None and place[1] >= self.floors.other_place and not own
            # "dined with A in Rome and breakfasted with B in Oslo": B was not in Rome
            beside = (o for o in drafts if o is not draft and o.form == draft.form and o.sentences == draft.sentences)
            surer = surer and not any(place is not None and o.place == place[0] for o in beside)
            if place is not None and (draft.place is None or surer):
                draft.place = place[0]
        return _each_once(drafts)

    def _advice_on(self, draft: Draft) -> list[AdvisedCue]:
        """What the reader says of the cues of a draft."""
        return [self.advised[cue.node] for cue in draft.cues if cue.node in self.advised]

    def _counts(self, draft: Draft) -> bool:
        """Also what the rules take for a domestic meeting, or a visit to nowhere, where the reader is sure of it."""
        gone = [key for key in draft.parts if key in self.unreal or is_passed_through(self.analysis, key, draft)]
        apart = any(draft.cues[0] in other.cues for other in self.drafts if other is not draft)
        for key in gone:
            del draft.parts[key]
        self._name_subject(draft)
        if not (gone and apart):  # of those who are met one by one none stands in for another
            self._rescue(draft)
        self._replace_disbelieved(draft)
        self._stand_for_states(draft)
        if draft.form == "conference" and is_of_two_states(draft.parts) and self._is_plain_meeting(draft):
            draft.form = "meeting"
        if is_told_at_home(self.analysis, draft, self.sides, self.fresh):
            return False
        if super()._counts(draft):
            return not are_perhaps_at_home(self.analysis, draft, self.sides, self.doubted)
        if self._is_ruled_out(draft) or (draft.form == "visit" and are_at_home(self.analysis, draft, self.sides)):
            return False
        sure = max((told.sure for told in self._advice_on(draft)), default=0.0)
        sides = states_of(self.analysis, draft.parts, self.sides)
        least = self.floors.kept if sides else self.floors.stateless
        return sure >= least and len(draft.parts) >= (1 if draft.form in _ALONE else 2)

    def _is_plain_meeting(self, draft: Draft) -> bool:
        return all(self.analysis.nodes[cue.node].lemma in {"meeting", "meet", "talk"} for cue in draft.cues)

    def _name_subject(self, draft: Draft) -> None:
        for cue in draft.cues if draft.form in PAIRED else ():
            told = self.advised.get(cue.node)
            meant = unread_subject(self.analysis, cue, told, self.floors.rescued) if told is not None else None
            if told is not None and meant is not None and meant not in draft.parts:
                draft.parts = {meant: told.parties[meant][0], **draft.parts}

    def _rescue(self, draft: Draft) -> None:
        """The reader's parties, where the rules found too few: for a form that needs two, or a body instead of its members."""
        if len(draft.parts) >= 2:
            return
        told = self._told_of(draft)
        if draft.form in PAIRED:
            for key in self._surely(told, self.floors.rescued):
                draft.parts.setdefault(key, told[key][0])
        elif draft.form == "conference" and not any(is_person(self.analysis, key) for key in draft.parts):
            members = self._surely(told, self.floors.party)
            if sum(is_person(self.analysis, key) for key in members) >= _SEVERAL:
                draft.parts = {key: told[key][0] for key in members}

    def _replace_disbelieved(self, draft: Draft) -> None:
        """Bodies in which the reader does not believe give way to those of whom it is sure; a state only to its person."""
        ruled = draft.form in PAIRED and draft.cues[0].node not in self.fresh
        ruled = ruled and not any(are_rank_and_file(self.analysis, cue.node) for cue in draft.cues)
        told = self._told_of(draft) if ruled else {}
        lost = [key for key in draft.parts if key not in told or told[key][1] < self.floors.believed]
        lost = [
            k
            for k in lost
            if not is_named_with(self.analysis, k, draft.parts) and not is_officer_alone(self.analysis, k)
        ]
        more = [key for key in self._surely(told, self.floors.replacing) if key not in draft.parts]
        if any(isinstance(key, int) and self._acts_itself(key, draft) for key in lost):
            more = [
                key
                for key in more
                if self._is_named_in(key, {self.analysis.nodes[c.node].sentence for c in draft.cues})
            ]
        replaced = all(
            any(self._stands_for(other, key, draft) for other in more)
            if isinstance(key, str)
            else not is_person(self.analysis, key)
            for key in lost
        )
        kept = {key: role for key, role in draft.parts.items() if key not in lost}
        signing = draft.form == "signing"  # whose witnesses do not sign in the place of anybody
        acting = [key for key, role in kept.items() if not signing or role == "signatory"]
        if told and lost and replaced and len(acting) + len(more) >= 2:
            draft.parts = kept | {key: told[key][0] for key in more}

    def _acts_itself(self, key: int, draft: Draft) -> bool:
        """ "The Foreign Ministry summoned the ambassador": it is told what an organ of a state did."""
        if not load_organisations().acts_for_state(self.analysis.entities[key].name):
            return False
        heads = {head for cue in draft.cues if cue.verb is not None for head in subjects(self.analysis, cue.verb)}
        told = (self.analysis.mention_at.get(head) for head in heads)
        return any(mention is not None and key in mention.entities for mention in told)

    def _is_named_in(self, key: ActorKey, sentences: set[int]) -> bool:
        return any(
            key in mention.entities and self.analysis.nodes[mention.node].sentence in sentences
            for mention in self.analysis.mentions
        )

    def _surely(self, told: dict[ActorKey, tuple[Role, float]], least: float) -> list[ActorKey]:
        return [key for key, (_, sure) in told.items() if sure >= least and key not in self.unreal]

    def _told_of(self, draft: Draft) -> dict[ActorKey, tuple[Role, float]]:
        """The reader's parties of a draft, by the cue that speaks most for each."""
        told: dict[ActorKey, tuple[Role, float]] = {}
        for one in self._advice_on(draft):
            for key, (role, chance) in one.parties.items():
                if key not in told or told[key][1] < chance:
                    told[key] = role, chance
        return told

    def _stand_for_states(self, draft: Draft) -> None:
        """Persons of whom the reader is sure take the place of their states: "talks between Ghana and Hungary" led by A and B."""
        if draft.form not in PAIRED or draft.cues[0].node in self.fresh:
            return
        if any(are_rank_and_file(self.analysis, cue.node) for cue in draft.cues):
            return
        told = self._told_of(draft)
        sure = self._surely(told, self.floors.standing)
        persons = [key for key in sure if is_person(self.analysis, key) and key not in draft.parts]
        persons = [key for key in persons if not self._is_met_elsewhere(key, draft) and self._is_named_near(key, draft)]
        states = [key for key in draft.parts if isinstance(key, str) and key not in sure]
        own = {state: [key for key in persons if self._stands_for(key, state, draft)] for state in states}
        if all(own.values()):  # no state beside the persons of another
            for state, holders in own.items():
                del draft.parts[state]
                draft.parts |= {key: told[key][0] for key in holders}

    def _stands_for(self, key: ActorKey, state: str, draft: Draft) -> bool:
        """A person of the state, and not where another officer of it is told of: "the Serbian foreign minister", who is no president."""
        if not isinstance(key, int) or not is_person(self.analysis, key):
            return False
        if not is_side_of(state, side_of(self.analysis, key, self.sides)):
            return False
        told = {
            title.head
            for m in self.analysis.mentions
            if m.form == "nominal" and not m.entities and self.analysis.nodes[m.node].sentence in draft.sentences
            for title in m.titles
            if title.state == state and not title.states
        }
        return not told or bool(told & {title.head for title in self.analysis.entities[key].titles})

    def _is_met_elsewhere(self, key: ActorKey, draft: Draft) -> bool:
        return any(key in other.parts for other in self.drafts if other is not draft and other.status == draft.status)

    def _is_named_near(self, key: ActorKey, draft: Draft) -> bool:
        """In the sentence of a cue or the one behind it."""
        near = {n + step for cue in draft.cues for n in [self.analysis.nodes[cue.node].sentence] for step in (0, 1)}
        return any(key in m.entities and self.analysis.nodes[m.node].sentence in near for m in self.analysis.mentions)

    def _day(self, told: list[AdvisedCue], draft: Draft) -> Told | None:
        """The date that the reader ties to an engagement."""
        cues = [cue.node for cue in draft.cues]
        refused = False
        for span, _ in _surest((one.date for one in told), self.floors.date):
            for dates in self.calendar.by_sentence.values():
                for date, index in dates:
                    ended = any(self.calendar.is_at_the_end(index, cue) for cue in cues)
                    if ended or self.calendar.is_of_report(index, cues):
                        refused = refused or (date.start < span.end and span.start < date.end)
                        continue
                    if refused and self.analysis.nodes[index].sentence != self.analysis.nodes[cues[0]].sentence:
                        continue  # what the reader means was told of something else: it has no better to tell
                    if self._is_of_others(index, date.value, draft):
                        continue
                    if date.start < span.end and span.start < date.end and date.value:
                        return Told(date.value, date.basis)
        return None

    def _is_of_others(self, index: int, day: str | None, draft: Draft) -> bool:
        """A date in a sentence that tells another engagement of that day: behind this one, or of one held where this is to come."""
        sentence = self.analysis.nodes[index].sentence
        others = [o for o in self.drafts if o is not draft and o.date == day and sentence == min(o.sentences)]
        later = sentence > min(draft.sentences)
        return sentence not in draft.sentences and any(later or draft.is_to_come != o.is_to_come for o in others)

    def _where(self, told: list[AdvisedCue], draft: Draft, drafts: list[Draft]) -> tuple[Place, float] | None:
        """The place that the reader ties to an engagement, and how sure it is; not where another sentence has a journey go."""
        verbs = {spot for cue in draft.cues for spot in (cue.node, cue.verb) if spot is not None}
        others = [d for d in drafts if d is not draft and d.form == "visit"]
        for span, sure in _surest((one.place for one in told), self.floors.place):
            if any(is_reached_later(self.analysis, span, other, draft) for other in others):
                continue
            if is_posting(self.analysis, span, draft) or is_addressed(self.analysis, span, draft):
                continue
            if any(is_of_aside(self.analysis, node.index, verbs) for node in self.analysis.nodes_in(span)):
                continue
            place = None if is_origin(self.analysis, span, verbs) else place_told(self.analysis, span, self.unreal)
            if place is not None and place.state is None and is_of_next(self.analysis, span, draft, drafts):
                continue
            told_in = {node.sentence for node in self.analysis.nodes_in(span)}
            journeys = [d for d in others if d.place == place]
            if told_in.isdisjoint(draft.sentences) and any(_is_there_then(d, place, told_in, draft) for d in drafts):
                continue
            further = any(told_in <= {*d.sentences} and min(d.sentences) > min(draft.sentences) for d in journeys)
            if place is not None and not (further and told_in.isdisjoint(draft.sentences)):
                return place, sure
        return None

    def _take_advised(self, cue: Cue, told: AdvisedCue) -> None:
        status = with_its_journey(self.analysis, cue, self._status_of(cue), self.drafts)
        if status is None:
            return
        sentence, place, day, status = self._setting(cue, status)
        parts = self._advised_parts(cue, told, place)
        earlier = self._home_of(told)
        if earlier is not None:
            self._extend(earlier, cue, [], place, day, sentence)
            return
        persons = sum(is_person(self.analysis, part.actor) for part in parts)
        if (told.form not in _ALONE and len(parts) < 2) or (told.form in _ALONE and not parts):
            return
        groups = self._split(cue, parts) if told.several and persons > 2 else [parts]
        self.met_apart = {part.actor for part in parts} if len(groups) > 1 else set()
        for group in groups:
            self._add(cue, status, group, place, day, sentence)

    def _status_of(self, cue: Cue) -> Status | None:
        """The rules' status; what they take for held may be a plan to the reader. What they deny stays denied."""
        ruled = status_of(self.analysis, cue)
        told = self.advised.get(cue.node)
        if ruled != "held" or told is None:
            return ruled
        if self.analysis.nodes[cue.node].lemma == "invitation" and told.form != "message":
            return "proposed"
        begun = (
            self._is_under_way(cue)
            or self._is_plainly_past(cue)
            or is_left(self.analysis, self.analysis.nodes[cue.node])
        )
        if told.status in {"postponed", "cancelled"} and begun:
            return ruled
        if told.status in {"scheduled", "proposed"} and (self._is_there(cue) or self._is_done(cue)):
            return ruled
        return told.status if cue.node in self.fresh or told.status_sure >= self.floors.status else ruled

    def _is_done(self, cue: Cue) -> bool:
        """ "has hosted a dinner", "became the first to see A": no plan, whatever the text tells of others."""
        node = self.analysis.nodes[cue.node]
        done = is_told_as_done(self.analysis, cue) or is_where_agreed(self.analysis, node)
        done = done or is_reported_on(self.analysis, node)
        return done or is_rank(self.analysis, node) or is_left(self.analysis, node) or self._was_gone_for(node)

    def _was_gone_for(self, node: Node) -> bool:
        """ "travelled to A in December to see B": what a journey that is over was made for."""
        verb = self.analysis.nodes[node.head]
        went = node.tag == "VB" and node.dep in {"advcl", "xcomp"} and verb.tag == "VBD" and verb.index < node.index
        journey = went and any(cue.node == verb.index and cue.frame == "travel" for cue in self.cues)
        return journey and self.calendar.is_over_between(verb.index, node.index)

    def _is_plainly_past(self, cue: Cue) -> bool:
        """ "Instead he met B": whatever was called off before."""
        node = self.analysis.nodes[cue.node]
        helped = any(True for _ in children(self.analysis, cue.node, "aux", "auxpass", "neg"))
        return node.tag == "VBD" and not helped and node.dep in {"ROOT", "conj"} and cue.node not in self.fresh

    def _is_under_way(self, cue: Cue) -> bool:
        """ "is paying a visit": whatever became of earlier plans, which another sentence may tell."""
        if cue.verb is None:
            return False
        verb = self.analysis.nodes[cue.verb]
        auxiliaries = {n.lower for n in children(self.analysis, cue.verb, "aux")}
        return (verb.tag == "VBG" and bool(auxiliaries & _BEING)) or self._is_there(cue)

    def _is_there(self, cue: Cue) -> bool:
        """ "is in Bonn negotiating", "is in Bonn from 12 to 14 May"."""
        verb = self.analysis.nodes[cue.verb] if cue.verb is not None else None
        if verb is not None and cue.frame == "stay" and verb.lower in {"is", "are"}:
            return True
        if verb is None or verb.tag != "VBG" or verb.dep not in {"advcl", "xcomp"}:
            return False
        above = self.analysis.nodes[verb.head]
        return above.lower in _BEING and any(n.lower == "in" for n in children(self.analysis, above.index, "prep"))

    def _home_of(self, told: AdvisedCue) -> Draft | None:
        """The draft of the earlier cue that tells the same."""
        if told.same is None:
            return None
        return next((d for d in self.drafts if any(c.node == told.same for c in d.cues)), None)

    def _advised_parts(self, cue: Cue, told: AdvisedCue, place: Place | None) -> list[Part]:
        if told.form == "visit" and is_by_another(self.analysis, cue):
            return []
        others = met_before_it(self.analysis, cue) if told.form == "ceremony" else set()
        likely = sorted((item for item in told.parties.items() if item[0] not in others), key=lambda item: -item[1][1])
        few = 1 if told.form in _ALONE else 2
        chosen = {key for key, (_, chance) in likely if chance >= self.floors.party}
        chosen |= {key for key, (_, chance) in likely[:few] if chance >= self.floors.likeliest}
        parts = [Part(key, role, cue.node) for key, (role, _) in told.parties.items() if key in chosen]
        if told.form == "visit" and place is not None:
            parts = [part for part in parts if part.actor != place.state]
        parts = guests_of(self.analysis, cue, parts, self.drafts)
        known = {part.actor for part in parts}
        if len(parts) < 2 and told.form in PAIRED:
            parts += [part for part in own_parts(self.analysis, cue) if part.actor not in known]
        return parts

    def _protagonists(self, cue: Cue) -> list[ActorKey]:
        """The reader's candidates for a missing party come before the rules'."""
        told = self.advised.get(cue.node)
        if told is None:
            return super()._protagonists(cue)
        likely = [key for key, (_, chance) in told.parties.items() if chance >= self.floors.completing]
        likely.sort(key=lambda key: (self._is_named_later(key, cue), -told.parties[key][1]))
        return list(dict.fromkeys([*likely, *super()._protagonists(cue)]))

    def _is_named_later(self, key: ActorKey, cue: Cue) -> bool:
        """First named in a later sentence: of two who may have met, it is rather the one named before."""
        told = (m.node for m in self.analysis.mentions if key in m.entities and m.form == "name")
        return self.analysis.nodes[next(told, cue.node)].sentence > self.analysis.nodes[cue.node].sentence


def _each_once(drafts: list[Draft]) -> list[Draft]:
    """One of those that tell the same parties in the same form on the same day."""
    found: dict[object, Draft] = {}
    dated = {
        (draft.status, frozenset(draft.parts)): Told(draft.date, draft.basis)
        for draft in drafts
        if draft.form == "signing" and draft.date is not None and draft.basis is not None
    }
    for draft in drafts:
        if draft.form == "signing":  # "have signed an accord. … It was signed in Lagos on Friday by A and B"
            draft.tell(dated.get((draft.status, frozenset(draft.parts))))
        key = (draft.form, draft.status, frozenset(draft.parts), draft.date, draft.form == "visit" and draft.place)
        known = draft.date is not None and (draft.form in _ONCE or (draft.form == "visit" and draft.place is not None))
        first = found.setdefault(key if known else draft.number, draft)
        if first is not draft:
            first.join(draft)
    return list(found.values())


def _is_there_then(other: Draft, place: Place | None, sentences: set[int], draft: Draft) -> bool:
    """Whether these sentences tell another engagement of another time, which may well be where the place belongs."""
    told = bool(sentences & {*other.sentences}) and other.place in {None, place}
    told = told and other.form != "visit"  # which may last longer than the day of arrival
    return other is not draft and told and apart_in_time(other.date, draft.date)


_ONCE: frozenset[Form] = frozenset({"signing", "consultations", "conference", "demarche", "ceremony"})


def _surest(told: Iterable[tuple[Span, float] | None], least: float) -> list[tuple[Span, float]]:
    return sorted((one for one in told if one is not None and one[1] >= least), key=lambda one: -one[1])

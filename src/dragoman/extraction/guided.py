"""Engagements by the rules and the trained reader together: the rules tell theirs, the reader tells what they miss."""

from typing import NamedTuple

from dragoman.extraction.actors import ActorKey, Part, is_person
from dragoman.extraction.cues import Cue, noun_cue_at
from dragoman.extraction.engagements import PAIRED, Draft, EngagementFinder
from dragoman.extraction.participants import own_parts
from dragoman.extraction.places import place_of
from dragoman.extraction.status import status_of
from dragoman.extraction.trained.advice import Advice, AdvisedCue
from dragoman.model.analysis import Analysis
from dragoman.model.vocabulary import Form, Status


class Floors(NamedTuple):
    """How sure the trained reader must be, 0 to 1, as held-out outlets advise (`training/README.md`)."""

    cue: float = 0.35
    party: float = 0.5
    completing: float = 0.5
    summary: float = 0.5


# Forms that one party is enough for.
_ALONE: frozenset[Form] = frozenset({"visit", "conference", "ceremony"})


class GuidedFinder(EngagementFinder):
    """Walks the rules' cues and the reader's in text order."""

    def __init__(self, analysis: Analysis, advice: Advice, floors: Floors = Floors()) -> None:  # noqa: B008
        super().__init__(analysis)
        self.floors = floors
        self.advised: dict[int, AdvisedCue] = {}
        self.fresh: set[int] = set()
        self._merge(advice)
        self.home: dict[int, Draft] = {}

    def _merge(self, advice: Advice) -> None:
        known = {cue.node: cue for cue in self.cues}
        carried = {cue.verb: cue for cue in self.cues if cue.light and cue.verb is not None}
        for told in advice.cues:
            inside = [n for n in known if told.span.start <= self.analysis.nodes[n].span.start < told.span.end]
            if inside or told.node in carried:
                self.advised[inside[0] if inside else carried[told.node].node] = told
            elif told.sure >= self.floors.cue and told.summary < self.floors.summary:
                self.advised[told.node] = told
                self.fresh.add(told.node)
                self.cues.append(self._cue(told))
                self.cues_in[self.analysis.nodes[told.node].sentence].append(told.node)
        self.cues.sort(key=lambda cue: cue.node)

    def _cue(self, told: AdvisedCue) -> Cue:
        node = self.analysis.nodes[told.node]
        if not node.tag.startswith("NN"):
            frame = {"visit": "travel", "message": "send", "signing": "sign"}.get(told.form, "mutual")
            return Cue(node.index, told.form, False, node.index, False, False, False, frame)
        return noun_cue_at(self.analysis, node, told.form)

    # --- what the reader tells -------------------------------------------------------------------------------------

    def _take(self, cue: Cue) -> None:
        before = len(self.drafts)
        if cue.node not in self.fresh:
            super()._take(cue)
        else:
            self._take_advised(cue, self.advised[cue.node])
        if len(self.drafts) > before:
            self.home[cue.node] = self.drafts[before]

    def _take_advised(self, cue: Cue, told: AdvisedCue) -> None:
        status = self._status(cue, told)
        if status is None:
            return
        sentence = self.analysis.nodes[cue.node].sentence
        place = place_of(self.analysis, cue)
        day = self.calendar.date_of(cue, [other for other in self.cues_in[sentence] if other != cue.node])
        status = self.calendar.settle(cue, status, day)
        day = self.calendar.fitting(cue, status, day)
        parts = self._advised_parts(cue, told)
        earlier = self._home_of(told)
        if earlier is not None:
            self._extend(earlier, cue, [], place, day, sentence)
            return
        persons = sum(is_person(self.analysis, part.actor) for part in parts)
        if (told.form not in _ALONE and len(parts) < 2) or (told.form in _ALONE and not parts):
            return
        groups = self._split(cue, parts) if told.several and persons > 2 else [parts]
        for group in groups:
            self._add(cue, status, group, place, day, sentence)

    def _status(self, cue: Cue, told: AdvisedCue) -> Status | None:
        ruled = status_of(self.analysis, cue)
        if ruled is None:
            return None
        return told.status if ruled == "held" or told.status in {"postponed", "cancelled"} else ruled

    def _home_of(self, told: AdvisedCue) -> Draft | None:
        """The draft of the earlier cue that tells the same."""
        if told.same is None:
            return None
        return next((d for d in self.drafts if any(c.node == told.same for c in d.cues)), None)

    def _advised_parts(self, cue: Cue, told: AdvisedCue) -> list[Part]:
        parts = [
            Part(key, role, cue.node) for key, (role, chance) in told.parties.items() if chance >= self.floors.party
        ]
        place = place_of(self.analysis, cue) if told.form == "visit" else None
        if place is not None:
            parts = [part for part in parts if part.actor != place.state]
        known = {part.actor for part in parts}
        if len(parts) < 2 and told.form in PAIRED:
            parts += [part for part in own_parts(self.analysis, cue) if part.actor not in known]
        return parts

    def _protagonists(self, cue: Cue) -> list[ActorKey]:
        """The reader's candidates for a missing party come before the rules'."""
        told = self.advised.get(cue.node)
        if told is None:
            return super()._protagonists(cue)
        likely = sorted(
            ((-chance, key) for key, (_, chance) in told.parties.items() if chance >= self.floors.completing),
            key=lambda item: item[0],
        )
        return list(dict.fromkeys([*(key for _, key in likely), *super()._protagonists(cue)]))

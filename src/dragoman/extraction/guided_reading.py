"""The reading of a report by rules and trained reader together."""

from collections.abc import Sequence
from typing import NamedTuple

from dragoman.extraction.actors import is_person
from dragoman.extraction.commitments import CommitmentFound
from dragoman.extraction.confidence import Signs, confidence
from dragoman.extraction.drafts import Draft
from dragoman.extraction.extract import FINDER, ReadingBuilder
from dragoman.extraction.guided import Floors, GuidedFinder
from dragoman.extraction.sides import is_state, side_of
from dragoman.extraction.speakers import gets, hears, is_only_chairing, side_before
from dragoman.extraction.statements import StatementFound, without_reports
from dragoman.extraction.tellers import (
    is_by_a_body,
    is_named_later,
    is_told_by_none,
    state_of_officer,
    state_told,
)
from dragoman.extraction.topics import is_thing_given
from dragoman.extraction.trained.advice import Advice, AdvisedWords, Analyse, advise
from dragoman.extraction.trained.compose import FINDER as TRAINED
from dragoman.extraction.undertakings import is_asked_of_others, is_left_undone
from dragoman.model.analysis import Analysis
from dragoman.model.document import Span
from dragoman.model.reading import Reading
from dragoman.model.vocabulary import ACTS, COMMITMENT_KINDS

KINDS_OF = {
    "person": "person", "organisation": "org", "group": "group", "posts": "post", "topics": "topic",
    "statements": "say", "commitments": "todo",
}  # fmt: skip


class WordFloors(NamedTuple):
    """How sure the trained reader must be of words that the rules do not tell, and of those they do, 0 to 1."""

    engagement: float = 0.75  # confidence of one that the rules do not tell
    another: float = 0.6  # the same, in a report that surely tells others
    statement: float = 0.3
    commitment: float = 0.3
    topic: float = 0.45
    speaker: float = 0.6  # of words for whose speaker it is believed before the rules
    ruled_statement: float = 0.05
    ruled_commitment: float = 0.02
    ruled_topic: float = 0.2


def read_guided(analysis: Analysis, analyse: Analyse) -> Reading:
    """The rules' reading, completed by the trained reader, which is told what the rules have found."""
    return GuidedBuilder(advise(analysis, analyse)).build()


class GuidedBuilder(ReadingBuilder):
    """Adds the trained reader's statements, commitments and topics to those of the rules."""

    def __init__(
        self,
        advice: Advice,
        floors: Floors = Floors(),  # noqa: B008
        words: WordFloors = WordFloors(),  # noqa: B008
    ) -> None:
        self.guide = GuidedFinder(advice, floors)
        super().__init__(advice.analysis, self.guide)
        self.advice, self.floors = advice, words
        told = [span for entity in self.analysis.entities for span in entity.spans]
        self.sure = {span: 1.0 for span in told if any(span.overlaps(name) for name in advice.names)}

    def finder_of(self, found: Draft | Span) -> str:
        if isinstance(found, Draft):
            return TRAINED if found.cues[0].node in self.guide.fresh else FINDER
        return TRAINED if found in self.sure else FINDER

    def kept(self, drafts: list[Draft]) -> list[Draft]:
        """Without engagements that the trained reader alone tells and that are too unlikely."""
        weighed = [(draft, self._likelihood(draft)) for draft in drafts]
        sure = [draft for draft, likelihood in weighed if likelihood >= self.floors.engagement]
        # Where a report tells of meetings at all, one more is likelier than where it tells of none.
        least = self.floors.another if sure else self.floors.engagement
        kept = [
            draft
            for draft, likelihood in weighed
            if likelihood >= self.floors.engagement or (likelihood >= least and not _is_told_beside(draft, sure))
        ]
        for draft in kept:
            if not any(draft.part_of is other for other in kept):
                draft.part_of = None
        return kept

    def _likelihood(self, draft: Draft) -> float:
        """How likely it is that there was such an engagement; what the rules tell is not in doubt here."""
        signs = self.signs_of("engagements", (), draft)
        return 1.0 if signs.ruled else confidence("engagements", signs) or 1.0

    def is_actor(self, index: int) -> bool:
        return index not in self.guide.unreal

    def confidence_of(self, layer: str, spans: Sequence[Span], draft: Draft | None = None) -> float | None:
        return confidence(layer, self.signs_of(layer, spans, draft))

    def signs_of(self, layer: str, spans: Sequence[Span], draft: Draft | None = None) -> Signs:
        """What speaks for a fact: who found it, and how far the trained reader supports its words and parties."""
        if draft is not None:
            nodes = [
                spot for cue in draft.cues for spot in (cue.node, cue.verb if cue.light else None) if spot is not None
            ]
            support = max((self.advice.chances[node] for node in nodes), default=0.0)
            told = [self.guide.advised[cue.node].parties for cue in draft.cues if cue.node in self.guide.advised]
            chances = [max((one[key][1] for one in told if key in one), default=0.0) for key in draft.parts]
            ruled = any(cue.node not in self.guide.fresh for cue in draft.cues)
            return Signs(ruled, support, min(chances, default=0.0))
        tags = self.advice.tags
        support = max((tags.support(KINDS_OF[layer], span) for span in spans), default=0.0) if tags else 0.0
        return Signs(not any(span in self.sure for span in spans), support, 1.0)

    def found_topics(self) -> list[tuple[Span, Draft]]:
        found = [
            (span, draft)
            for span, draft in super().found_topics()
            if self._heard("topic", span, self.floors.ruled_topic)
        ]
        talked = [told for told in self.advice.topics if not is_thing_given(self.analysis, told.span)]
        more = self._new(talked, [span for span, _ in found], self.floors.topic)
        return sorted([*found, *((told.span, draft) for told, draft in more)], key=lambda item: item[0])

    def is_part_of_words(self, span: Span, said: Sequence[StatementFound]) -> bool:
        """ "stressed the right to decide their future, foreign policy, and security": no topics that only the reader sees."""
        if span not in self.sure:
            return False
        before = (
            self.analysis.document.text[one.span.start : span.start].split() for one in said if one.span.covers(span)
        )
        return any(words and (words[-1] == "and" or words[-1].endswith(",")) for words in before)

    def found_statements(self) -> list[StatementFound]:
        found = [
            self._spoken(said)
            for said in super().found_statements()
            if not self.guide.unreal & {*said.speakers, said.addressee}
            and not self._is_of_another_officer(said)
            and self._heard("say", said.span, self.floors.ruled_statement)
        ]
        for told, draft in self._new(self.advice.sayings, [said.span for said in found], self.floors.statement):
            if self._is_of_another_side(told):
                continue
            if is_told_by_none(self.analysis, told.span) or is_by_a_body(self.analysis, told.span):
                continue
            told = self._of_those_named(self._turned(told, draft), draft)
            if told.by and told.label in ACTS and self._is_told(told) and not self.guide.unreal & {*told.by, *told.to}:
                to = told.to[0] if told.to and told.to[0] != told.by[0] else None
                found.append(StatementFound(draft, told.by, to, told.label, told.span))
        return without_reports(self.analysis, sorted(found, key=lambda said: said.span))

    def _of_those_named(self, told: AdvisedWords, draft: Draft) -> AdvisedWords:
        """ "Guyana summoned A to complain that … Minister B then": said by the state, and to nobody whom the text names later."""
        to = tuple(key for key in told.to if not is_named_later(self.analysis, told.span, key))
        state = state_told(self.analysis, told.span)
        if state is None or not any(is_named_later(self.analysis, told.span, key) for key in told.by):
            return told._replace(to=to)
        return told._replace(by=(state,) if state in draft.parts else (), to=to)

    def _turned(self, told: AdvisedWords, draft: Draft) -> AdvisedWords:
        """ "The ambassador was told that", "A received a cable expressing": said by the one other at it, and to him.

        By nobody, where there are several.
        """
        hearers = {
            key for key in told.by if hears(self.analysis, told.span, key) or gets(self.analysis, told.span, key, draft)
        }
        if not hearers:
            return told
        others = [key for key in draft.parts if key not in hearers]
        return told._replace(by=tuple(others) if len(others) == 1 else (), to=tuple(hearers))

    def _is_of_another_side(self, told: AdvisedWords) -> bool:
        """What "the Swiss side" says is said by nobody of another state."""
        state = side_before(self.analysis, told.span)
        sides = {side_of(self.analysis, key, self.sides) for key in told.by}
        return state is not None and bool(told.by) and state not in sides

    def _is_of_another_officer(self, said: StatementFound) -> bool:
        """What "Poland's top diplomat" says is not said by a Latvian."""
        state = state_of_officer(self.analysis, said.span)
        sides = {side_of(self.analysis, key, self.sides) for key in said.speakers}
        return state is not None and all(side is not None and is_state(side) and side != state for side in sides)

    def _spoken(self, said: StatementFound) -> StatementFound:
        """With the speaker of whom the trained reader is sure, where the rules have another one person."""
        if len(said.speakers) != 1 or said.named:
            return said
        for told in self.advice.sayings:
            if not told.by or told.sure < self.floors.speaker or not _mostly(told.span, said.span):
                continue
            if self._is_of_another_side(told):
                continue
            who = told.by[0]
            if is_only_chairing(self.analysis, told.span, who):
                continue
            if who not in self.guide.unreal and who != said.addressee and is_person(self.analysis, who):
                return said._replace(speakers=(who,))
        return said

    def found_commitments(self) -> list[CommitmentFound]:
        found = [
            one
            for one in super().found_commitments()
            if not self.guide.unreal & {*one.by, *one.to}
            and self._heard("todo", one.span, self.floors.ruled_commitment)
        ]
        for told, draft in self._new(self.advice.promises, [one.span for one in found], self.floors.commitment):
            if (
                told.by
                and told.label in COMMITMENT_KINDS
                and self._is_told(told)
                and not is_left_undone(self.analysis, told.span)
                and not (told.label in _OWN and is_asked_of_others(self.analysis, told.span))
                and not self.guide.unreal & {*told.by, *told.to}
            ):
                to = tuple(key for key in told.to if key not in told.by)
                found.append(CommitmentFound(draft, told.by, to, told.label, told.span, None))
        return sorted(found, key=lambda one: one.span)

    def _is_told(self, told: AdvisedWords) -> bool:
        """One word alone is nothing that was said or promised."""
        return len(self.analysis.document.quote(told.span).split()) > 1

    def _heard(self, kind: str, span: Span, least: float) -> bool:
        """Whether the reader believes words that the rules tell."""
        return self.advice.tags is None or self.advice.tags.support(kind, span) >= least

    def _new(
        self, told: Sequence[AdvisedWords], known: Sequence[Span], least: float
    ) -> list[tuple[AdvisedWords, Draft]]:
        """Those of an engagement of the report that share no words with what is known."""
        homes = {cue.node: draft for draft in self.drafts for cue in draft.cues}
        found = []
        for one in told:
            draft = homes.get(one.cue) if one.cue is not None else None
            if one.sure < least or draft is None or any(one.span.overlaps(other) for other in known):
                continue
            self.sure[one.span] = one.sure
            found.append((one, draft))
        return found


_OWN = frozenset({"pledged", "agreed", "ready"})  # what one does oneself


def _mostly(a: Span, b: Span) -> bool:
    """Two spans share more than half of the longer one."""
    return 2 * (min(a.end, b.end) - max(a.start, b.start)) > max(a.end - a.start, b.end - b.start)


def _is_told_beside(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether a sentence tells another engagement of the same people: "received visiting Minister A" is no visit besides."""
    return any(
        not set(draft.sentences).isdisjoint(other.sentences) and draft.parts.keys() <= other.parts.keys()
        for other in others
    )

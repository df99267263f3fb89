"""What the trained reader makes of an analysed report, told in the terms of the analysis: its nodes and its actors."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from dragoman.extraction.actors import ActorKey
from dragoman.extraction.trained.features import Found, Numbers
from dragoman.extraction.trained.grouping import Group
from dragoman.extraction.trained.heads import logistic, softmax
from dragoman.extraction.trained.hints import find_hints
from dragoman.extraction.trained.labels import KIND
from dragoman.extraction.trained.references import with_references
from dragoman.extraction.trained.scoring import Scorer, log_sum
from dragoman.extraction.trained.telling import Parties, links, surest
from dragoman.extraction.trained.unnamed import missed_names
from dragoman.extraction.trained.words import Words, split_words
from dragoman.model.analysis import Analysis, Mention, Node
from dragoman.model.document import Document, Span
from dragoman.model.vocabulary import (
    ACTS,
    COMMITMENT_KINDS,
    FORMS,
    STATUSES,
    Act,
    CommitmentKind,
    Form,
    Role,
    Status,
)

_TOLD = frozenset({"cue", "date", "place", "topic", "say", "todo"})
_KIND = {"person": "person", "organisation": "org", "group": "group", "state": "state"}
# A document and the spans of its words that are known to be names of persons → its analysis.
Analyse = Callable[[Document, Sequence[Span]], Analysis]
EAGER = {"cue": 2.0, "topic": 1.0, "say": 1.0, "todo": 1.0}


class AdvisedCue(NamedTuple):
    """Words that tell an engagement. `sure` is how sure the reader is that they do, 0 to 1; `same` is the node of an
    earlier cue that tells the same engagement. `parties` are the actors with their chance to take part, 0 to 1.
    """

    node: int
    span: Span
    form: Form
    status: Status
    sure: float
    several: bool
    summary: float
    same: int | None
    parties: dict[ActorKey, tuple[Role, float]]
    date: tuple[Span, float] | None
    place: tuple[Span, float] | None
    form_sure: float
    status_sure: float


class AdvisedWords(NamedTuple):
    """Words said, promised or discussed, who by (None: not told), and the node of the cue they belong to."""

    span: Span
    sure: float
    by: tuple[ActorKey, ...]
    to: tuple[ActorKey, ...]
    label: Act | CommitmentKind | None
    cue: int | None


class Tags(NamedTuple):
    """How likely each word stands outside of a span of each kind, `[words, kinds]`."""

    words: Words
    outside: Numbers

    def support(self, kind: str, span: Span) -> float:
        """How sure the reader is that the words of a span are of a kind, 0 to 1."""
        at = self.words.within(span)
        return float(1 - self.outside[at[0] : at[1] + 1, KIND[kind]].mean()) if at else 0.0


class Advice(NamedTuple):
    """All that the trained reader tells of a report; `tags` is None where it has nothing to read.

    `analysis` is the one it was asked about, with what the reader knows better of who is who; `names` are those of
    persons that it alone has seen.
    """

    analysis: Analysis
    cues: tuple[AdvisedCue, ...] = ()
    sayings: tuple[AdvisedWords, ...] = ()
    promises: tuple[AdvisedWords, ...] = ()
    topics: tuple[AdvisedWords, ...] = ()
    chances: tuple[float, ...] = ()  # of each node, to stand in a cue
    sides: tuple[tuple[ActorKey, ActorKey | None, float], ...] = ()
    tags: Tags | None = None
    names: tuple[Span, ...] = ()


def advise(analysis: Analysis, analyse: Analyse) -> Advice:
    """The trained reader's advice on a report, with what the rules have found as hints.

    Where it sees names of persons that the analysis has not, the report is analysed anew with these.
    """
    words = split_words(analysis.document.text)
    if not len(words):
        return Advice(analysis)
    scorer = Scorer(words, find_hints(analysis), {}, ())
    names = missed_names(analysis, scorer)
    if names:
        analysis = analyse(analysis.document, names)
        scorer = Scorer(words, find_hints(analysis), {}, ())
    return _Adviser(with_references(analysis, scorer), scorer).advise()._replace(names=tuple(names))


class _Adviser:
    def __init__(self, analysis: Analysis, scorer: Scorer) -> None:
        self.analysis, self.words, self.scorer = analysis, scorer.words, scorer
        known = list(self._mentions())
        scorer.take(EAGER, _TOLD, [span for _, span in known])
        own: dict[ActorKey, list[int]] = {}
        for index, (key, _) in enumerate(known, len(self.scorer.found) - len(known)):
            own.setdefault(key, []).append(index)
        self.keys = list(own)
        self.groups = [Group(self._kind_of(key), str(key), tuple(members)) for key, members in own.items()]
        self.members = [group.members for group in self.groups]

    def _mentions(self) -> Iterator[tuple[ActorKey, Found]]:
        """The spans of the analysis's actors in text order; a title stands for its holder."""
        for mention in self.analysis.mentions:
            if len(mention.entities) != 1:
                continue
            spans = [(mention.span, _KIND[mention.kind])]
            spans += [(title.span, "post") for title in mention.titles if mention.kind == "person"]
            for span, kind in spans:
                at = self.words.within(span)
                if at is not None:
                    yield self._key(mention), Found(at[0], at[1], KIND[kind])

    def _key(self, mention: Mention) -> ActorKey:
        entity = self.analysis.entities[mention.entities[0]]
        return entity.name if entity.kind == "state" else mention.entities[0]

    # --- what it says --------------------------------------------------------------------------------------------

    def advise(self) -> Advice:
        spots = self.scorer.of_kind("cue")
        cues = self._cues(spots)
        at = {spot: cue.node for spot, cue in zip(spots, cues, strict=True) if cue is not None}
        said = self._words_told("say", "speaker", "addressee", "said_at", "act", ACTS, at)
        promised = self._words_told("todo", "by", "to", "promised_at", "kind", COMMITMENT_KINDS, at)
        told = tuple(cue for cue in cues if cue is not None)
        return Advice(
            self.analysis,
            told,
            said,
            promised,
            self._topics(at),
            self._chances(),
            self._sides(),
            Tags(self.words, self.scorer.outside),
        )

    def _chances(self) -> tuple[float, ...]:
        in_cue = (1 - self.scorer.outside[:, KIND["cue"]]).tolist()
        places = (self.words.within(node.span) for node in self.analysis.nodes)
        return tuple(max(in_cue[at[0] : at[1] + 1]) if at else 0.0 for at in places)

    def _sides(self) -> tuple[tuple[ActorKey, ActorKey | None, float], ...]:
        """For each actor whom it stands for (None: nobody is told), and how sure that is."""
        targets = [n for n, group in enumerate(self.groups) if group.kind in {"state", "organisation"}]
        if not targets:
            return ()
        sided = [n for n, group in enumerate(self.groups) if group.kind != "state"]
        spans = [member for n in sided for member in self.members[n]]
        scores = iter(self.scorer.grouped("side", spans, [self.members[n] for n in targets]))
        found: list[tuple[ActorKey, ActorKey | None, float]] = []
        for n in sided:
            whole = log_sum(np.array([next(scores) for _ in self.members[n]]), axis=0)
            full = softmax(np.concatenate([[0.0], whole])[None].astype(np.float32))[0]
            best = int(full.argmax())
            found.append((self.keys[n], self.keys[targets[best - 1]] if best else None, float(full[best])))
        return tuple(found)

    def _kind_of(self, key: ActorKey) -> str:
        return "state" if isinstance(key, str) else self.analysis.entities[key].kind

    def _cues(self, spots: Sequence[int]) -> list[AdvisedCue | None]:
        if not spots:
            return []
        forms, statuses = self.scorer.property("form", spots), self.scorer.property("status", spots)
        several = self.scorer.property("several", spots)
        same = self.scorer.relation("same", spots, spots)[..., 0]
        parties = Parties(self.scorer, spots, self.groups) if self.groups else None
        chances = logistic(parties.scores) if parties else np.zeros((len(spots), 0), dtype=np.float32)
        nodes = [self._node(spot) for spot in spots]
        dates, places = links(self.scorer, "date", spots), links(self.scorer, "place", spots)
        cues: list[AdvisedCue | None] = []
        for row, spot in enumerate(spots):
            node = nodes[row]
            if node is None:
                cues.append(None)
                continue
            best = int(np.argmax(same[row, :row])) if row else 0
            back = nodes[best] if row and same[row, best] > 0 else None
            cues.append(
                AdvisedCue(
                    node.index, self.scorer.span(spot), FORMS[int(forms[row].argmax())], STATUSES[int(statuses[row].argmax())],
                    float(self.scorer.sure[spot]), bool(several[row, 1] > 0.5), float(several[row, 2]), back.index if back else None,
                    {
                        self.keys[n]: (parties.role([row], n), float(chances[row, n]))
                        for n in np.flatnonzero(chances[row] > 0.02).tolist()
                        if parties is not None
                    },
                    self._strongest(dates, row),
                    self._strongest(places, row),
                    float(forms[row].max()),
                    float(statuses[row].max()),
                )
            )  # fmt: skip
        return cues

    def _strongest(self, linked: tuple[list[int], Numbers], row: int) -> tuple[Span, float] | None:
        """The date or place that goes with a cue."""
        told = surest(linked, [row], 0.0)
        return (self.scorer.span(told[0][0]), told[0][1]) if told else None

    def _words_told(
        self,
        kind: str,
        by: str,
        to: str,
        at: str,
        label: str,
        labels: Sequence[Act | CommitmentKind],
        cues: dict[int, int],
    ) -> tuple[AdvisedWords, ...]:
        spots = self.scorer.of_kind(kind)
        if not spots or not self.groups:
            return ()
        chances = [self.scorer.grouped(name, spots, self.members) for name in (by, to)]
        classes = self.scorer.property(label, spots)
        homes = self._homes(at, spots, cues)
        one = kind == "say"
        return tuple(
            AdvisedWords(
                self.scorer.span(spot), float(self.scorer.sure[spot]), self._pointed(chances[0][row], one), self._pointed(chances[1][row], one),
                labels[int(classes[row].argmax())], homes[row],
            )
            for row, spot in enumerate(spots)
        )  # fmt: skip

    def _pointed(self, scores: Numbers, one: bool) -> tuple[ActorKey, ...]:
        chosen = np.flatnonzero(scores > 0)
        if one and len(chosen):
            chosen = np.array([int(scores.argmax())])
        return tuple(self.keys[int(n)] for n in chosen)

    def _homes(self, name: str, spots: Sequence[int], cues: dict[int, int]) -> list[int | None]:
        targets = sorted(cues)
        if not targets:
            return [None] * len(spots)
        scores = self.scorer.relation(name, spots, targets)[..., 0]
        return [cues[targets[int(row.argmax())]] for row in scores]

    def _topics(self, cues: dict[int, int]) -> tuple[AdvisedWords, ...]:
        spots, sources = self.scorer.of_kind("topic"), sorted(cues)
        if not spots or not sources:
            return ()
        scores = self.scorer.relation("topic", sources, spots)[..., 0]
        return tuple(
            AdvisedWords(
                self.scorer.span(spot),
                float(self.scorer.sure[spot]),
                (),
                (),
                None,
                cues[sources[int(scores[:, n].argmax())]],
            )
            for n, spot in enumerate(spots)
            if scores[:, n].max() > -0.4
        )

    def _node(self, spot: int) -> Node | None:
        """The node that governs a cue's words; None in a headline, which tells nothing that the text does not."""
        span = self.scorer.span(spot)
        inside, tops = (
            [node for node in nodes if not self.analysis.sentences[node.sentence].headline]
            for nodes in (self.analysis.nodes_in(span), self.analysis.tops_in(span))
        )
        strong = [node for node in tops if node.tag[:2] in {"NN", "VB"}] or [
            node for node in inside if node.tag[:2] in {"NN", "VB"}
        ]
        return next(iter(strong or tops), None)

"""What the trained reader makes of an analysed report, told in the terms of the analysis: its nodes and its actors."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from dragoman.extraction.actors import ActorKey
from dragoman.extraction.trained.encoder import encode
from dragoman.extraction.trained.features import Found, Numbers, PairTable, word_features
from dragoman.extraction.trained.heads import load_heads, logistic, read_spans, softmax
from dragoman.extraction.trained.hints import Hints
from dragoman.extraction.trained.labels import KIND, KINDS, OUTSIDE
from dragoman.extraction.trained.scoring import together
from dragoman.extraction.trained.words import Words, split_words
from dragoman.model.analysis import Analysis, Mention, Node
from dragoman.model.document import Span
from dragoman.model.vocabulary import (
    ACTS,
    COMMITMENT_KINDS,
    FORMS,
    ROLES,
    STATUSES,
    Act,
    CommitmentKind,
    Form,
    Role,
    Status,
)

_TOLD = frozenset({"cue", "date", "place", "topic", "say", "todo"})
_KIND = {"person": "person", "organisation": "org", "group": "group", "state": "state"}
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
    date: tuple[Span, float] | None = None
    place: tuple[Span, float] | None = None
    form_sure: float = 0.0
    status_sure: float = 0.0


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
    """All that the trained reader tells of a report; `tags` is None where it has nothing to read."""

    cues: tuple[AdvisedCue, ...] = ()
    sayings: tuple[AdvisedWords, ...] = ()
    promises: tuple[AdvisedWords, ...] = ()
    topics: tuple[AdvisedWords, ...] = ()
    chances: tuple[float, ...] = ()  # of each node, to stand in a cue
    sides: tuple[tuple[ActorKey, ActorKey | None, float], ...] = ()
    tags: Tags | None = None


def advise(analysis: Analysis, hints: Hints | None) -> Advice:
    """The trained reader's advice on a report, with what the rules have found as hints."""
    words = split_words(analysis.document.text)
    if not len(words):
        return Advice()
    return _Adviser(analysis, words, hints).advise()


class _Adviser:
    def __init__(self, analysis: Analysis, words: Words, hints: Hints | None) -> None:
        self.analysis, self.words = analysis, words
        self._heads = load_heads()
        states = encode(words, word_features(words, hints))
        tags = self._heads.tags(states)
        self._outside = Tags(words, tags[:, :, OUTSIDE])
        self._in_cue = 1 - tags[:, KIND["cue"], OUTSIDE]
        told, sure = read_spans(tags, EAGER)
        kept = [(span, float(s)) for span, s in zip(told, sure, strict=True) if KINDS[span.kind] in _TOLD]
        self.found: list[Found] = [span for span, _ in kept]
        self.sure: list[float] = [s for _, s in kept]
        self.keys: list[ActorKey] = []
        self.members: list[list[int]] = []
        self._add_mentions()
        self._spans = self._heads.spans(states, self.found) if self.found else np.zeros((0, 0), dtype=np.float32)
        self._table = PairTable(words, self.found, hints)

    def _add_mentions(self) -> None:
        own: dict[ActorKey, list[int]] = {}
        for mention in self.analysis.mentions:
            if len(mention.entities) == 1:
                key = self._key(mention)
                self._place(own, key, mention.span, _KIND[mention.kind])
                for title in mention.titles:
                    if mention.kind == "person":
                        self._place(own, key, title.span, "post")
        for key, members in own.items():
            self.keys.append(key)
            self.members.append(members)

    def _key(self, mention: Mention) -> ActorKey:
        entity = self.analysis.entities[mention.entities[0]]
        return entity.name if entity.kind == "state" else mention.entities[0]

    def _place(self, own: dict[ActorKey, list[int]], key: ActorKey, span: Span, kind: str) -> None:
        at = self.words.within(span)
        if at is not None:
            own.setdefault(key, []).append(len(self.found))
            self.found.append(Found(at[0], at[1], KIND[kind]))

    # --- the network, asked --------------------------------------------------------------------------------------

    def _of_kind(self, kind: str) -> list[int]:
        return [index for index in range(len(self.sure)) if self.found[index].kind == KIND[kind]]

    def _property(self, name: str, spans: Sequence[int]) -> Numbers:
        return self._heads.property(name, self._spans[list(spans)])

    def _relation(self, name: str, sources: Sequence[int], targets: Sequence[int]) -> Numbers:
        features = self._table.features(sources, targets)
        return self._heads.relation(name, self._spans[list(sources)], self._spans[list(targets)], features)

    # --- what it says --------------------------------------------------------------------------------------------

    def advise(self) -> Advice:
        spots = self._of_kind("cue")
        cues = self._cues(spots)
        at = {spot: cue.node for spot, cue in zip(spots, cues, strict=True) if cue is not None}
        said = self._words_told("say", "speaker", "addressee", "said_at", "act", ACTS, at)
        promised = self._words_told("todo", "by", "to", "promised_at", "kind", COMMITMENT_KINDS, at)
        told = tuple(cue for cue in cues if cue is not None)
        return Advice(told, said, promised, self._topics(at), self._chances(), self._sides(), self._outside)

    def _chances(self) -> tuple[float, ...]:
        found = []
        for node in self.analysis.nodes:
            at = self.words.within(node.span)
            found.append(float(self._in_cue[at[0] : at[1] + 1].max()) if at else 0.0)
        return tuple(found)

    def _sides(self) -> tuple[tuple[ActorKey, ActorKey | None, float], ...]:
        """For each actor whom it stands for (None: nobody is told), and how sure that is."""
        kinds = [self._kind_of(key) for key in self.keys]
        targets = [n for n, kind in enumerate(kinds) if kind in {"state", "organisation"}]
        if not targets:
            return ()
        flat = sorted({m for n in targets for m in self.members[n]})
        found: list[tuple[ActorKey, ActorKey | None, float]] = []
        for number, key in enumerate(self.keys):
            if kinds[number] == "state":
                continue
            scores = together(
                self._relation("side", self.members[number], flat)[..., 0], flat, [self.members[n] for n in targets]
            )
            top = scores.max(axis=0)
            whole = top + np.log(np.exp(scores - top).sum(axis=0))
            full = softmax(np.concatenate([[0.0], whole])[None].astype(np.float32))[0]
            best = int(full.argmax())
            found.append((key, self.keys[targets[best - 1]] if best else None, float(full[best])))
        return tuple(found)

    def _kind_of(self, key: ActorKey) -> str:
        return "state" if isinstance(key, str) else self.analysis.entities[key].kind

    def _cues(self, spots: Sequence[int]) -> list[AdvisedCue | None]:
        if not spots:
            return []
        forms, statuses = self._property("form", spots), self._property("status", spots)
        several = self._property("several", spots)
        same = self._relation("same", spots, spots)[..., 0]
        raw, columns = self._parties(spots)
        nodes = [self._node(spot) for spot in spots]
        dates, places = self._best("date", spots), self._best("place", spots)
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
                    node.index, self._span(spot), FORMS[int(forms[row].argmax())], STATUSES[int(statuses[row].argmax())],
                    self.sure[spot], bool(several[row, 1] > 0.5), float(several[row, 2]), back.index if back else None,
                    self._taking_part(raw, columns, row),
                    dates[row],
                    places[row],
                    float(forms[row].max()),
                    float(statuses[row].max()),
                )
            )  # fmt: skip
        return cues

    def _best(self, kind: str, spots: Sequence[int]) -> list[tuple[Span, float] | None]:
        """The date or place that goes with each cue."""
        targets = self._of_kind(kind)
        if not targets:
            return [None] * len(spots)
        chances = logistic(self._relation(kind, spots, targets)[..., 0])
        return [(self._span(targets[int(row.argmax())]), float(row.max())) for row in chances]

    def _parties(self, spots: Sequence[int]) -> tuple[Numbers, list[list[int]]]:
        targets = sorted({m for members in self.members for m in members})
        if not targets:
            return np.zeros((len(spots), 0, 2 + len(ROLES)), dtype=np.float32), []
        column = {target: number for number, target in enumerate(targets)}
        return self._relation("party", spots, targets), [[column[m] for m in members] for members in self.members]

    def _taking_part(self, raw: Numbers, columns: list[list[int]], row: int) -> dict[ActorKey, tuple[Role, float]]:
        found: dict[ActorKey, tuple[Role, float]] = {}
        for key, own in zip(self.keys, columns, strict=True):
            scores = raw[row, own, 0]
            top = float(scores.max())
            chance = float(logistic(np.array(top + np.log(np.exp(scores - top).sum()))))
            if chance > 0.02:
                best = own[int(scores.argmax())]
                found[key] = (ROLES[int(raw[row, best, 1:-1].argmax())], chance)
        return found

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
        spots = self._of_kind(kind)
        targets = sorted({m for members in self.members for m in members})
        if not spots or not targets:
            return ()
        chances = [together(self._relation(name, spots, targets)[..., 0], targets, self.members) for name in (by, to)]
        classes = self._property(label, spots)
        homes = self._homes(at, spots, cues)
        one = kind == "say"
        return tuple(
            AdvisedWords(
                self._span(spot), self.sure[spot], self._pointed(chances[0][row], one), self._pointed(chances[1][row], one),
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
        scores = self._relation(name, spots, targets)[..., 0]
        return [cues[targets[int(row.argmax())]] for row in scores]

    def _topics(self, cues: dict[int, int]) -> tuple[AdvisedWords, ...]:
        spots, sources = self._of_kind("topic"), sorted(cues)
        if not spots or not sources:
            return ()
        scores = self._relation("topic", sources, spots)[..., 0]
        return tuple(
            AdvisedWords(self._span(spot), self.sure[spot], (), (), None, cues[sources[int(scores[:, n].argmax())]])
            for n, spot in enumerate(spots)
            if scores[:, n].max() > -0.4
        )

    def _span(self, index: int) -> Span:
        return self.words.span(self.found[index].first, self.found[index].last)

    def _node(self, spot: int) -> Node | None:
        """The node that governs a cue's words; None in a headline, which tells nothing that the text does not."""
        span = self._span(spot)
        inside = [node for node in self.analysis.nodes if node.span.start < span.end and span.start < node.span.end]
        inside = [node for node in inside if not self.analysis.sentences[node.sentence].headline]
        indexes = {node.index for node in inside}
        tops = [node for node in inside if node.head not in indexes or node.head == node.index]
        strong = [node for node in tops if node.tag[:2] in {"NN", "VB"}] or [
            node for node in inside if node.tag[:2] in {"NN", "VB"}
        ]
        return next(iter(strong or tops), None)

"""Engagements as the trained reader tells them: cues brought together, with parties, date, place and topics."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from dragoman.extraction.trained.features import Numbers
from dragoman.extraction.trained.grouping import Group
from dragoman.extraction.trained.heads import logistic
from dragoman.extraction.trained.scoring import Scorer, together
from dragoman.model.vocabulary import FORMS, ROLES, STATUSES, Form, Role, Status


@dataclass
class Told:
    """One engagement: its cues, its parties as numbers of groups with role and probability, and spans that go with it."""

    cues: list[int]
    form: Form
    status: Status
    sure: float
    parties: dict[int, tuple[Role, float]]
    places: list[tuple[int, float]] = field(default_factory=list)
    dates: list[tuple[int, float]] = field(default_factory=list)
    topics: list[int] = field(default_factory=list)
    part_of: int | None = None


class Thresholds:
    """From which probability on a link is told."""

    party = 0.5
    place = 0.4
    date = 0.4
    topic = 0.4
    several = 0.5


def tell_engagements(scorer: Scorer, groups: Sequence[Group]) -> list[Told]:
    """The engagements of a text in the order of their first cues."""
    cues = scorer.of_kind("cue")
    if not cues or not groups:
        return []
    several = scorer.property("several", cues)
    clusters = _same(scorer, cues)
    parties = Parties(scorer, cues, groups)
    linked = {name: links(scorer, name, cues) for name in ("place", "date", "topic")}
    told: list[Told] = []
    for cluster in clusters:
        rows = [cues.index(cue) for cue in cluster]
        shape = several[rows].mean(axis=0)
        if shape[2] > 0.5 and len(cues) > 1:
            continue  # only sums up what others tell
        base = _describe(scorer, cluster)
        for name, into in (("place", base.places), ("date", base.dates)):
            into += surest(linked[name], rows, getattr(Thresholds, name))
        base.topics = [target for target, _ in surest(linked["topic"], rows, Thresholds.topic)]
        base.parties = parties.of(rows)
        told += _apart(base, parties, rows) if shape[1] > Thresholds.several else [base]
    told = [one for one in told if one.parties]
    _nest(scorer, told)
    return told


def _same(scorer: Scorer, cues: Sequence[int]) -> list[list[int]]:
    """Cues of one engagement: each joins the earlier cue it points to."""
    scores = scorer.relation("same", cues, cues)[..., 0]
    clusters: list[list[int]] = []
    home: dict[int, int] = {}
    for row, cue in enumerate(cues):
        to = int(np.argmax(scores[row, :row])) if row else 0
        if row and scores[row, to] > 0:
            home[cue] = home[cues[to]]
        else:
            clusters.append([])
            home[cue] = len(clusters) - 1
        clusters[home[cue]].append(cue)
    return clusters


def _describe(scorer: Scorer, cluster: Sequence[int]) -> Told:
    forms = scorer.property("form", cluster)
    statuses = scorer.property("status", cluster)
    weights = scorer.sure[list(cluster)][:, None]
    form = (forms * weights).sum(axis=0) / weights.sum()
    status = (statuses * weights).sum(axis=0) / weights.sum()
    best, state = int(form.argmax()), int(status.argmax())
    sure = float(weights.max()) * float(form[best])
    return Told(list(cluster), FORMS[best], STATUSES[state], sure, {})


class Parties:
    """Who takes part, by cue and group."""

    def __init__(self, scorer: Scorer, cues: Sequence[int], groups: Sequence[Group]) -> None:
        self.groups = groups
        members = sorted({member for group in groups for member in group.members})
        raw = scorer.relation("party", cues, members)
        column = {member: number for number, member in enumerate(members)}
        self.columns = [[column[m] for m in group.members] for group in groups]
        self.raw = raw
        self.scores = together(raw[..., 0], members, [group.members for group in groups])

    def of(self, rows: Sequence[int]) -> dict[int, tuple[Role, float]]:
        chances = logistic(self.scores[list(rows)]).max(axis=0)
        found = {}
        for number, chance in enumerate(chances):
            if chance > Thresholds.party and self.groups[number].name is not None:
                found[number] = (self.role(rows, number), float(chance))
        return found

    def role(self, rows: Sequence[int], number: int) -> Role:
        """The role in which the party takes part in the likeliest of the cues."""
        block = self.raw[np.ix_(list(rows), self.columns[number])]
        at = np.unravel_index(block[..., 0].argmax(), block.shape[:2])
        return ROLES[int(block[at][1:-1].argmax())]

    def each(self, rows: Sequence[int], number: int) -> float:
        """How likely the party takes part in all engagements of the cue."""
        block = self.raw[np.ix_(list(rows), self.columns[number])]
        at = np.unravel_index(block[..., 0].argmax(), block.shape[:2])
        return float(logistic(block[at][-1]))


def _apart(base: Told, parties: Parties, rows: Sequence[int]) -> list[Told]:
    """ "met A and B separately": one engagement for each of those who are not in all of them."""
    shared = {n: party for n, party in base.parties.items() if parties.each(rows, n) >= 0.5}
    others = {n: party for n, party in base.parties.items() if n not in shared}
    if len(others) < 2 or not shared:
        return [base]
    return [
        Told(
            list(base.cues), base.form, base.status, base.sure, {**shared, number: party},
            list(base.places), list(base.dates), list(base.topics),
        )
        for number, party in others.items()
    ]  # fmt: skip


def links(scorer: Scorer, name: str, cues: Sequence[int]) -> tuple[list[int], Numbers]:
    """The spans of a kind, and how likely each goes with each cue, `[cues, spans]`."""
    targets = scorer.of_kind(name)
    if not targets:
        return targets, np.zeros((len(cues), 0), dtype=np.float32)
    return targets, logistic(scorer.relation(name, cues, targets)[..., 0])


def surest(linked: tuple[list[int], Numbers], rows: Sequence[int], least: float) -> list[tuple[int, float]]:
    """Spans linked to any of the cues, the surest first."""
    targets, chances = linked
    if not targets:
        return []
    top = chances[list(rows)].max(axis=0)
    found = [(target, float(chance)) for target, chance in zip(targets, top, strict=True) if chance > least]
    return sorted(found, key=lambda item: -item[1])


def _nest(scorer: Scorer, told: list[Told]) -> None:
    """Which engagement is part of which visit, conference or programme."""
    cues = [cue for one in told for cue in one.cues]
    owner = {cue: number for number, one in reversed(list(enumerate(told))) for cue in one.cues}
    for number, one in enumerate(told):
        scores = scorer.relation("within", one.cues[:1], cues)[0, :, 0]
        order = np.argsort(-scores)
        for at in order[:1]:
            whole = owner[cues[int(at)]]
            if scores[at] > 0 and whole != number and told[whole].part_of is None and cues[int(at)] not in one.cues:
                one.part_of = whole

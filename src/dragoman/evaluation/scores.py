"""What an evaluation counts: layers of facts, the accuracy of their details, and what was missed or invented."""

from typing import Any, Literal

import msgspec

MissKind = Literal["missed", "invented", "wrong"]


class Layer(msgspec.Struct, frozen=True):
    """Facts of one kind: how many are in the gold, how many were found, and how many of these are right."""

    gold: int = 0
    found: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.gold + self.found
        return 2 * self.right / total if total else 0.0

    def __add__(self, other: "Layer") -> "Layer":
        return Layer(self.gold + other.gold, self.found + other.found, self.right + other.right)


class Share(msgspec.Struct, frozen=True):
    """How many of a number are right. An absent value counts as a value."""

    right: int = 0
    total: int = 0

    @property
    def accuracy(self) -> float:
        return self.right / self.total if self.total else 0.0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.right + other.right, self.total + other.total)


class Miss(msgspec.Struct, frozen=True):
    """A fact of the gold that was missed, one that was invented, or a detail that is wrong, in words."""

    report: str
    kind: MissKind
    layer: str
    words: str

    def __str__(self) -> str:
        return f"{self.report}: {self.kind:<8} {self.layer}: {self.words}"


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """The counts of one report, or of several added up.

    `layers` are persons, posts, engagements, strict (same form, status and exactly the same parties), parties, dyads,
    statements, commitments and topics. `details` are the status, date and place of the engagements found, the side of
    their parties, and how many of those that were not held (`plans`) are not told as held. `sourced` are the facts whose evidence lies in their text. `quiet` counts reports without any
    engagement, and `invented_in_quiet` the engagements found in them.
    """

    reports: int = 0
    layers: dict[str, Layer] = {}
    details: dict[str, Share] = {}
    sourced: Share = Share()
    quiet: int = 0
    invented_in_quiet: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            reports=self.reports + other.reports,
            layers={
                name: self.layers.get(name, Layer()) + other.layers.get(name, Layer())
                for name in self.layers | other.layers
            },
            details={
                name: self.details.get(name, Share()) + other.details.get(name, Share())
                for name in self.details | other.details
            },
            sourced=self.sourced + other.sourced,
            quiet=self.quiet + other.quiet,
            invented_in_quiet=self.invented_in_quiet + other.invented_in_quiet,
        )

    def to_builtins(self) -> dict[str, Any]:
        """Plain counts and shares, for JSON."""
        return {
            "reports": self.reports,
            "sourced": [self.sourced.right, self.sourced.total],
            "reports_without_engagements": self.quiet,
            "engagements_invented_in_them": self.invented_in_quiet,
            "layers": {
                name: {
                    "gold": layer.gold,
                    "found": layer.found,
                    "right": layer.right,
                    "precision": layer.precision,
                    "recall": layer.recall,
                    "f1": layer.f1,
                }
                for name, layer in self.layers.items()
            },
            "details": {
                name: {"total": share.total, "right": share.right, "accuracy": share.accuracy}
                for name, share in self.details.items()
            },
        }


class Evaluation(msgspec.Struct, frozen=True, kw_only=True):
    """All reports together, each group of reports by itself, and every miss in the order of the reports."""

    total: Counts
    groups: dict[str, Counts]
    misses: tuple[Miss, ...] = ()

    def to_builtins(self) -> dict[str, Any]:
        """Plain counts, groups and misses, for JSON."""
        return {
            **self.total.to_builtins(),
            "groups": {name: counts.to_builtins() for name, counts in self.groups.items()},
            "misses": [msgspec.to_builtins(miss) for miss in self.misses],
        }


def format_evaluation(evaluation: Evaluation, misses: int = 0) -> str:
    """A plain text table: the layers, the details, engagements and dyads by group, and the first `misses` misses."""
    total = evaluation.total
    lines = [
        f"{_count(total.reports, 'report')}; "
        f"{total.sourced.right} of {_count(total.sourced.total, 'fact')} carry evidence inside their text; "
        f"{_count(total.invented_in_quiet, 'engagement')} invented in {_count(total.quiet, 'report')} without any",
        f"{'layer':<12}{'gold':>6}{'found':>7}{'right':>7}{'P':>7}{'R':>7}{'F1':>7}",
    ]
    lines += [
        f"{name:<12}{layer.gold:>6}{layer.found:>7}{layer.right:>7}"
        f"{layer.precision:>7.3f}{layer.recall:>7.3f}{layer.f1:>7.3f}"
        for name, layer in total.layers.items()
    ]
    lines += [
        f"{name:<12}{share.total:>6}{'':>7}{share.right:>7}{'':>14}{share.accuracy:>7.3f}"
        for name, share in total.details.items()
    ]
    if len(evaluation.groups) > 1:
        lines += ["", *_group_lines(evaluation.groups)]
    shown = evaluation.misses[:misses]
    if shown:
        lines += ["", *(str(miss) for miss in shown)]
    return "\n".join(lines)


_GROUP_LAYERS = ("persons", "posts", "engagements", "strict", "dyads")


def _group_lines(groups: dict[str, Counts]) -> list[str]:
    width = max(len("F1 by group"), *(len(name) for name in groups)) + 2
    head = f"{'F1 by group':<{width}}{'reports':>8}" + "".join(f"{name:>13}" for name in _GROUP_LAYERS)
    rows = [
        f"{name:<{width}}{counts.reports:>8}"
        + "".join(f"{counts.layers.get(layer, Layer()).f1:>13.3f}" for layer in _GROUP_LAYERS)
        for name, counts in groups.items()
    ]
    return [head, *rows]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"

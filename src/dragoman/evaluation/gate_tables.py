"""What the gate tells: scores by set and group, what fell and by how much, and facts gained and lost."""

from collections.abc import Mapping, Sequence

from dragoman.evaluation.floors import INVENTED, Fall, Outcome, scores
from dragoman.evaluation.frozen import Difference, Told, verdict_counts
from dragoman.evaluation.gold_sets import Measured
from dragoman.evaluation.scores import Counts


def format_measured(name: str, measured: Measured) -> str:
    """One set: a line for the whole and for each group, a column for each score; `·` where there is no fact."""
    columns = list(dict.fromkeys(layer for counts in measured.groups.values() for layer in scores(counts)))
    head = [name, "reports", *columns, INVENTED]
    rows = [
        [group, str(counts.reports), *(_score(counts, layer) for layer in columns), _invented(counts)]
        for group, counts in measured.groups.items()
    ]
    return _table([head, *rows])


def format_outcome(outcome: Outcome) -> str:
    """What does not pass, or that all does."""
    lines = []
    if outcome.falls:
        head = ["fell", "group", "layer", "limit", "now", "by"]
        lines.append(_table([head, *(_fall(fall) for fall in outcome.falls)], words=3))
    lines += [
        f"{name}: its reports have changed: measure its floors anew (gate.py raise --anew {name} --why …)"
        for name in outcome.changed
    ]
    lines += [f"{name}: has no floors yet (gate.py raise)" for name in outcome.floorless]
    return "\n".join(lines) or "All floors hold."


def format_difference(report: str, found: Difference) -> str:
    """The facts of one report that its frozen output does not have, or has and they are gone, with their verdicts."""
    lines = [f"{report}: gained {verdict_counts(found.gained)}; lost {verdict_counts(found.lost)}"]
    for sign, facts in (("+", found.gained), ("-", found.lost), ("!", found.rejudged)):
        lines += [f"  {sign} {fact.verdict:<7}{fact.words}" for fact in facts]
    return "\n".join(lines)


def format_stale(differences: Mapping[str, Difference], reports: int) -> str:
    """In one line, how the readings differ from their frozen outputs."""
    gained = [fact for found in differences.values() for fact in found.gained]
    lost = [fact for found in differences.values() for fact in found.lost]
    if not differences:
        return f"The frozen outputs are those of now ({reports} reports)."
    return f"{len(differences)} of {reports} reports differ from their frozen outputs: {_change(gained, lost)}"


def _change(gained: Sequence[Told], lost: Sequence[Told]) -> str:
    return f"gained {verdict_counts(gained)}; lost {verdict_counts(lost)}"


def _fall(fall: Fall) -> list[str]:
    digits = 0 if fall.layer == INVENTED else 4
    limit = f"{fall.limit:.{digits}f}"
    if fall.measured is None:
        return [fall.set, fall.group, fall.layer, limit, "none", ""]
    return [
        fall.set,
        fall.group,
        fall.layer,
        limit,
        f"{fall.measured:.{digits}f}",
        f"{fall.measured - fall.limit:+.{digits}f}",
    ]


def _score(counts: Counts, layer: str) -> str:
    score = scores(counts).get(layer)
    return f"{score.value:.3f}" if score and score.out_of else "·"


def _invented(counts: Counts) -> str:
    return f"{counts.invented_in_quiet} in {counts.quiet}" if counts.quiet else "·"


def _table(rows: Sequence[Sequence[str]], words: int = 1) -> str:
    """Rows in columns: the first `words` flush left, the rest, being numbers, flush right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if number < words else cell.rjust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )

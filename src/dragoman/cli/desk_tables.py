"""The lists that answer the questions of a desk."""

from collections.abc import Sequence
from typing import Any

from dragoman.cli.output import safe_line
from dragoman.cli.tables import COMMITMENTS, Listing, TableColumn
from dragoman.cli.wording import count_words, points
from dragoman.export.wording import party_words
from dragoman.register.rows import CommitmentRow, CounterpartRow, MetRow, MonthRow, PartyRow


def _month_cells(row: MonthRow) -> Sequence[str]:
    counted = (count_words(counts) for counts in (row.forms, row.levels, row.statuses, row.subjects))
    return (row.month, str(row.engagements), *counted, points(row.commitments))


def _month_flat(row: MonthRow) -> dict[str, Any]:
    return {
        "month": row.month,
        "engagements": row.engagements,
        "forms": count_words(row.forms),
        "levels": count_words(row.levels),
        "statuses": count_words(row.statuses),
        "subjects": count_words(row.subjects),
        "commitments": "; ".join(row.commitments),
    }


def _met_cells(row: MetRow) -> Sequence[str]:
    times = (f"{met.times}×\n{safe_line(met.last or '')}" for met in (row.one, row.other))
    return (safe_line(row.name), ", ".join(row.states), points(row.posts), *times)


def _met_flat(row: MetRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "kind": row.kind,
        "states": " ".join(row.states),
        "posts": "; ".join(row.posts),
        "times_one": row.one.times,
        "last_one": row.one.last,
        "times_other": row.other.times,
        "last_other": row.other.last,
    }


def _counterpart_cells(row: CounterpartRow) -> Sequence[str]:
    who = PartyRow(name=row.name, kind=row.kind, posts=row.posts, side=row.side)
    return (party_words(who), str(row.times), safe_line(row.last or ""), points(row.topics))


RELATIONS = Listing(
    "Relations",
    (
        *(TableColumn("Month"), TableColumn("Number"), TableColumn("Forms", 3), TableColumn("Level", 3)),
        *(TableColumn("Status", 3), TableColumn("Subjects", 5), TableColumn("Commitments", 6)),
    ),
    _month_cells,
    ("month", "engagements", "forms", "levels", "statuses", "subjects", "commitments"),
    _month_flat,
)
COUNTERPARTS: Listing[CounterpartRow] = Listing(
    "Met",
    (TableColumn("Who", 5), TableColumn("Times"), TableColumn("Last"), TableColumn("On what", 7)),
    _counterpart_cells,
    (),
    lambda _: {},
)


def also_promised(beside: bool) -> Listing[CommitmentRow]:
    """The list of what was promised at engagements of somebody, `beside` what is listed as promised by or to them."""
    return COMMITMENTS._replace(title=f"{'Also promised' if beside else 'Promised'} at these engagements")


def met_listing(one: str, other: str) -> Listing[MetRow]:
    """The list of who has met both of two."""
    return Listing(
        f"Who has met {safe_line(one)} and {safe_line(other)}",
        (
            *(TableColumn("Name", 4), TableColumn("State"), TableColumn("Posts", 6)),
            *(TableColumn(safe_line(one), 3), TableColumn(safe_line(other), 3)),
        ),
        _met_cells,
        ("id", "name", "kind", "states", "posts", "times_one", "last_one", "times_other", "last_other"),
        _met_flat,
    )

"""How each list of the register is laid out: as a table for people and as flat columns for CSV."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

import msgspec

from dragoman.cli.output import safe_line
from dragoman.cli.wording import date_words, parties_words, party_words, place_words, points
from dragoman.register.rows import CommitmentRow, EngagementRow, IdentityRow, PartyRow, PostRow, Source

if TYPE_CHECKING:
    from rich.console import Console

Row = TypeVar("Row")


class TableColumn(NamedTuple):
    """A heading, and either a share of the width (`ratio`) or the least width that its words need (`ratio` 0)."""

    heading: str
    ratio: int = 0


class Listing(NamedTuple, Generic[Row]):
    """One list: `cells` gives a row's cells for the table, `flat` its values by CSV column."""

    title: str
    headings: tuple[TableColumn, ...]
    cells: Callable[[Row], Sequence[str]]
    columns: tuple[str, ...]
    flat: Callable[[Row], dict[str, Any]]

    def print(self, console: "Console", rows: Sequence[Row]) -> None:
        """Prints the table; long cells are wrapped, never cut."""
        from rich.box import HORIZONTALS
        from rich.table import Table
        from rich.text import Text

        table = Table(
            title=self.title, title_justify="left", box=HORIZONTALS, padding=(0, 1, 0, 0), show_lines=True, expand=True
        )
        for heading, ratio in self.headings:
            least = max(len(word) for word in heading.split())
            table.add_column(heading, ratio=ratio or None, min_width=least, overflow="fold")
        for row in rows:
            table.add_row(*(Text(cell) for cell in self.cells(row)))
        console.print(table)


def _engagement_cells(row: EngagementRow) -> Sequence[str]:
    return (
        row.id,
        date_words(row.date, row.report.published),
        f"{row.form}\n{row.status}",
        parties_words(row.parties),
        place_words(row.place, row.place_state),
        points(topic.phrase for topic in row.topics),
    )


def _engagement_flat(row: EngagementRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "form": row.form,
        "status": row.status,
        "date": row.date,
        "date_basis": row.date_basis,
        "parties": _joined(row.parties),
        "place": row.place,
        "place_state": row.place_state,
        "topics": "; ".join(topic.phrase for topic in row.topics),
        "subjects": "; ".join(dict.fromkeys(subject for topic in row.topics for subject in topic.subjects)),
        "part_of": row.part_of,
        "quotes": " | ".join(row.quotes),
        **_source_flat(row.report),
    }


def _commitment_cells(row: CommitmentRow) -> Sequence[str]:
    to = f"\nto {parties_words(row.to)}" if row.to else ""
    return (
        row.engagement or str(row.report.id),
        date_words(row.due, row.report.published),
        row.kind,
        parties_words(row.by) + to,
        safe_line(row.what),
    )


def _commitment_flat(row: CommitmentRow) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "by": _joined(row.by),
        "to": _joined(row.to),
        "what": row.what,
        "due": row.due,
        "engagement": row.engagement,
        "quotes": " | ".join(row.quotes),
        **_source_flat(row.report),
    }


def _followup_flat(row: EngagementRow | CommitmentRow) -> dict[str, Any]:
    if isinstance(row, EngagementRow):
        flat = _engagement_flat(row)
        own = {"item": row.form, "status": row.status, "who": flat["parties"], "to": "", "what": flat["topics"]}
        return {**own, "date": row.date, "place": row.place, "id": row.id, **_tail(flat)}
    flat = _commitment_flat(row)
    own = {"item": "commitment", "status": row.kind, "who": flat["by"], "to": flat["to"], "what": row.what}
    return {**own, "date": row.due, "place": None, "id": row.engagement, **_tail(flat)}


def _tail(flat: dict[str, Any]) -> dict[str, Any]:
    return {key: flat[key] for key in ("quotes", *_SOURCE)}


def _post_cells(row: PostRow) -> Sequence[str]:
    return (
        safe_line(row.person),
        safe_line(f"former {row.title}" if row.former else row.title),
        safe_line(row.organisation or ""),
        safe_line(row.state or ""),
        safe_line(", ".join(row.accredited_to)),
        ", ".join(map(str, row.reports)),
    )


def _post_flat(row: PostRow) -> dict[str, Any]:
    return {
        **msgspec.structs.asdict(row),
        "accredited_to": "; ".join(row.accredited_to),
        "reports": "; ".join(map(str, row.reports)),
    }


def _identity_cells(row: IdentityRow) -> Sequence[str]:
    told = " –\n".join(dict.fromkeys(day for day in (row.first, row.last) if day))
    numbers = (str(row.engagements), str(row.reports), safe_line(told).replace("– ", "–\n"))
    return (safe_line(row.name), ", ".join(row.states), points(row.posts), *numbers)


def _identity_flat(row: IdentityRow) -> dict[str, Any]:
    return {**msgspec.structs.asdict(row), "states": " ".join(row.states), "posts": "; ".join(row.posts)}


def _organisation_cells(row: IdentityRow) -> Sequence[str]:
    name, states, _, *numbers = _identity_cells(row)
    return (name, states, *numbers)


def _joined(parties: Sequence[PartyRow]) -> str:
    return " | ".join(party_words(party) for party in parties)


def _source_flat(source: Source) -> dict[str, Any]:
    flat = msgspec.structs.asdict(source)
    return {"report": flat.pop("id"), **flat}


_SOURCE = ("report", "source", "title", "outlet", "published")
_ENGAGEMENT_HEADINGS = (
    TableColumn("Id"),
    TableColumn("Date"),
    TableColumn("Form"),
    TableColumn("Who", 10),
    TableColumn("Place", 5),
    TableColumn("Topics", 9),
)
_ENGAGEMENT_COLUMNS = (
    *("id", "form", "status", "date", "date_basis", "parties", "place", "place_state", "topics", "subjects"),
    *("part_of", "quotes", *_SOURCE),
)
ENGAGEMENTS = Listing("Engagements", _ENGAGEMENT_HEADINGS, _engagement_cells, _ENGAGEMENT_COLUMNS, _engagement_flat)
AGENDA = Listing("Engagements ahead", _ENGAGEMENT_HEADINGS, _engagement_cells, _ENGAGEMENT_COLUMNS, _engagement_flat)
COMMITMENTS = Listing(
    "Commitments",
    (TableColumn("At"), TableColumn("Due"), TableColumn("Kind"), TableColumn("By", 4), TableColumn("What", 5)),
    _commitment_cells,
    ("kind", "by", "to", "what", "due", "engagement", "quotes", *_SOURCE),
    _commitment_flat,
)
FOLLOWUP: Listing[EngagementRow | CommitmentRow] = Listing(
    "To be followed up",
    (),
    lambda _: (),
    ("item", "status", "date", "who", "to", "what", "place", "id", "quotes", *_SOURCE),
    _followup_flat,
)
POSTS = Listing(
    "Posts",
    (
        *(TableColumn("Person", 4), TableColumn("Post", 5), TableColumn("Organisation", 4), TableColumn("State")),
        *(TableColumn("To"), TableColumn("Reports")),
    ),
    _post_cells,
    ("person", "identity", "title", "organisation", "state", "accredited_to", "former", "reports", "first", "last"),
    _post_flat,
)
_IDENTITY_COLUMNS = ("id", "name", "states", "posts", "engagements", "reports", "first", "last")
PEOPLE = Listing(
    "People",
    (
        *(TableColumn("Name", 4), TableColumn("State"), TableColumn("Posts", 6)),
        *(TableColumn("Engagements"), TableColumn("Reports"), TableColumn("Told")),
    ),
    _identity_cells,
    _IDENTITY_COLUMNS,
    _identity_flat,
)
ORGANISATIONS = Listing(
    "Organisations",
    (
        *(TableColumn("Name", 1), TableColumn("State"), TableColumn("Engagements"), TableColumn("Reports")),
        TableColumn("Told"),
    ),
    _organisation_cells,
    tuple(column for column in _IDENTITY_COLUMNS if column != "posts"),
    _identity_flat,
)

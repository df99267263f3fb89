"""How each list of the register is laid out: as a table for people and as flat columns for CSV."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

import msgspec

from dragoman.cli.output import safe_line
from dragoman.cli.wording import (
    accounts_words,
    date_words,
    parties_words,
    place_words,
    points,
    quote_words,
    standing_words,
    told_words,
)
from dragoman.export.flat import (
    COMMITMENT_COLUMNS,
    ENGAGEMENT_COLUMNS,
    SOURCE_COLUMNS,
    commitment_flat,
    engagement_flat,
    source_flat,
)
from dragoman.register.rows import (
    CommitmentRow,
    EngagementRow,
    IdentityRow,
    PostRow,
    ReportRow,
)

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
        """Prints the table, or one record under the other where its words do not fit side by side. Nothing is cut."""
        cells = [self.cells(row) for row in rows]
        least = [_least_width(column, [row[at] for row in cells]) for at, column in enumerate(self.headings)]
        # Two spaces part the columns, and the rules stand out on either side.
        spare = console.width - sum(least) - 2 * len(least) - 1
        if spare >= 0:
            self._print_table(console, cells, _shared(spare, least, [column.ratio for column in self.headings]))
        else:
            self._print_records(console, cells)

    def _print_table(self, console: "Console", cells: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
        from rich.box import HORIZONTALS
        from rich.table import Table
        from rich.text import Text

        table = Table(title=self.title, title_justify="left", box=HORIZONTALS, padding=(0, 1, 0, 0), show_lines=True)
        for (heading, _), width in zip(self.headings, widths, strict=True):
            table.add_column(heading, width=width, overflow="fold")
        for row in cells:
            table.add_row(*map(Text, row))
        console.print(table)

    def _print_records(self, console: "Console", cells: Sequence[Sequence[str]]) -> None:
        """Headings on the left, a record's values on the right."""
        from rich.box import HORIZONTALS
        from rich.table import Table
        from rich.text import Text

        table = Table(
            title=self.title,
            title_justify="left",
            box=HORIZONTALS,
            padding=(0, 1, 0, 0),
            show_header=False,
            expand=True,
        )
        table.add_column(width=max(len(heading) for heading, _ in self.headings))
        table.add_column(ratio=1, overflow="fold")
        for row in cells:
            for (heading, ratio), cell in zip(self.headings, row, strict=True):
                if cell:
                    table.add_row(heading, Text(cell if ratio else " ".join(cell.splitlines())))
            table.add_section()
        console.print(table)


def _shared(spare: int, least: Sequence[int], ratios: Sequence[int]) -> list[int]:
    """The columns of each cell: its share of the width by `ratios`, and never less than it must have."""
    widths, sharing = list(least), {at for at, ratio in enumerate(ratios) if ratio}
    while sharing:
        room, parts = spare + sum(least[at] for at in sharing), sum(ratios[at] for at in sharing)
        needy = {at for at in sharing if room * ratios[at] // parts < least[at]}
        if not needy:
            for at in sharing:
                widths[at] = room * ratios[at] // parts
            widths[min(sharing)] += room - sum(widths[at] for at in sharing)
            break
        sharing -= needy
    return widths


LONGEST_WORD = 24
"""Columns of the longest word that is kept whole; a longer one, such as an address, is folded."""


def _least_width(column: TableColumn, cells: Sequence[str]) -> int:
    """The columns a cell must have: its longest line, or its longest word where lines may be wrapped."""
    from rich.cells import cell_len

    heading = max(map(cell_len, column.heading.split()))
    if not column.ratio:
        return max([heading, *(cell_len(line) for cell in cells for line in cell.splitlines())])
    return max([heading, *(min(cell_len(word), LONGEST_WORD) for cell in cells for word in cell.split())])


def _engagement_cells(row: EngagementRow) -> Sequence[str]:
    return (
        str(row.id),
        date_words(row.date, row.report.published),
        "\n".join([row.form, row.status, *standing_words(row.state, row.confidence)]),
        parties_words(row.parties),
        place_words(row.place, row.place_state),
        points(topic.phrase for topic in row.topics),
        accounts_words(row),
    )


def _commitment_cells(row: CommitmentRow) -> Sequence[str]:
    to = f"\nto {parties_words(row.to)}" if row.to else ""
    told = f"({len(row.accounts)} reports)" if len(row.accounts) > 1 else ""
    settled = "settled" if row.settled is not None else ""
    return (
        f"report {row.report.id}" if row.engagement is None else str(row.engagement),
        date_words(row.due, row.report.published),
        "\n".join(filter(None, (row.kind, settled, *standing_words(row.state, row.confidence)))),
        parties_words(row.by) + to,
        safe_line(f"{row.what} {told}"),
    )


def _open_cells(row: CommitmentRow) -> Sequence[str]:
    at, due, *others = _commitment_cells(row)
    return (at, safe_line(row.made or ""), due if row.due else "", *others)


def _followup_flat(row: EngagementRow | CommitmentRow) -> dict[str, Any]:
    if isinstance(row, EngagementRow):
        flat = engagement_flat(row)
        own = {"item": row.form, "status": row.status, "who": flat["parties"], "to": "", "what": flat["topics"]}
        return {**own, "date": row.date, "place": row.place, "id": row.id, **_tail(flat)}
    flat = commitment_flat(row)
    own = {"item": "commitment", "status": row.kind, "who": flat["by"], "to": flat["to"], "what": row.what}
    return {**own, "date": row.due, "place": None, "id": row.engagement, **_tail(flat)}


def _tail(flat: dict[str, Any]) -> dict[str, Any]:
    return {key: flat[key] for key in ("quotes", *SOURCE_COLUMNS)}


def _post_cells(row: PostRow) -> Sequence[str]:
    return (
        safe_line(row.person),
        safe_line(f"former {row.title}" if row.former else row.title),
        safe_line(row.organisation or ""),
        safe_line(row.state or ""),
        safe_line(", ".join(row.accredited_to)),
        told_words(row.first, row.last),
        str(row.told),
    )


def _holder_cells(row: PostRow) -> Sequence[str]:
    title = ", ".join(filter(None, (row.title, row.organisation)))
    receivers = f" to {', '.join(row.accredited_to)}" if row.accredited_to else ""
    return (
        {"on": "that day", None: ""}.get(row.held, f"{row.held} it"),
        safe_line(row.person),
        safe_line(f"{title}{f' ({row.state})' if row.state else ''}{receivers}"),
        told_words(row.first, row.last),
        points(f"{quoted.report.published or ''} {quote_words(quoted)}" for quoted in row.evidence),
    )


def _post_flat(row: PostRow) -> dict[str, Any]:
    return {
        **msgspec.structs.asdict(row),
        "accredited_to": "; ".join(row.accredited_to),
        "reports": "; ".join(map(str, row.reports)),
        "evidence": " | ".join(quote_words(quoted) for quoted in row.evidence),
    }


def _identity_cells(row: IdentityRow) -> Sequence[str]:
    numbers = (str(row.engagements), str(row.reports), told_words(row.first, row.last))
    return (safe_line(row.name), ", ".join(row.states), points(row.posts), *numbers)


def _identity_flat(row: IdentityRow) -> dict[str, Any]:
    return {**msgspec.structs.asdict(row), "states": " ".join(row.states), "posts": "; ".join(row.posts)}


def _organisation_cells(row: IdentityRow) -> Sequence[str]:
    name, states, _, *numbers = _identity_cells(row)
    return (name, states, *numbers)


def _report_cells(row: ReportRow) -> Sequence[str]:
    languages = [row.language or "", *(f"and {language}" for language in row.passages)]
    text = [] if row.text == row.report.id else [f"prints the text of {row.text}"]
    text += [f"superseded by {row.superseded_by}"] if row.superseded_by else []
    text += [f"also by {', '.join(row.also_by)}"] if row.also_by else []
    return (
        str(row.report.id),
        safe_line(row.report.published or ""),
        safe_line(row.report.outlet or ""),
        "\n".join(filter(None, languages)),
        safe_line(row.report.title or row.report.source),
        str(row.engagements),
        points(text),
    )


def _report_flat(row: ReportRow) -> dict[str, Any]:
    return {
        **source_flat(row.report),
        "language": row.language,
        "passages": " ".join(row.passages),
        "engagements": row.engagements,
        "superseded_by": row.superseded_by,
        "text": row.text,
        "also_by": "; ".join(row.also_by),
    }


_ENGAGEMENT_HEADINGS = (
    TableColumn("Id"),
    TableColumn("Date"),
    TableColumn("Form"),
    TableColumn("Who", 10),
    TableColumn("Place", 4),
    TableColumn("Topics", 8),
    TableColumn("Reports", 4),
)
ENGAGEMENTS = Listing("Engagements", _ENGAGEMENT_HEADINGS, _engagement_cells, ENGAGEMENT_COLUMNS, engagement_flat)
AGENDA = Listing("Engagements ahead", _ENGAGEMENT_HEADINGS, _engagement_cells, ENGAGEMENT_COLUMNS, engagement_flat)
_COMMITMENT_HEADINGS = (TableColumn("Due"), TableColumn("Kind"), TableColumn("By", 4), TableColumn("What", 5))
COMMITMENTS = Listing(
    "Commitments", (TableColumn("At"), *_COMMITMENT_HEADINGS), _commitment_cells, COMMITMENT_COLUMNS, commitment_flat
)
OPEN_COMMITMENTS = Listing(
    "Open commitments",
    (TableColumn("At"), TableColumn("Made"), *_COMMITMENT_HEADINGS),
    _open_cells,
    COMMITMENT_COLUMNS,
    commitment_flat,
)
FOLLOWUP: Listing[EngagementRow | CommitmentRow] = Listing(
    "To be followed up",
    (),
    lambda _: (),
    ("item", "status", "date", "who", "to", "what", "place", "id", "quotes", *SOURCE_COLUMNS),
    _followup_flat,
)
_POST_COLUMNS = (
    *("person", "identity", "title", "organisation", "state", "accredited_to", "former", "reports", "first", "last"),
    *("told", "held", "evidence"),
)
POSTS = Listing(
    "Posts",
    (
        *(TableColumn("Person", 4), TableColumn("Post", 5), TableColumn("Organisation", 4), TableColumn("State")),
        *(TableColumn("To"), TableColumn("Told"), TableColumn("Reports")),
    ),
    _post_cells,
    _POST_COLUMNS,
    _post_flat,
)
HOLDERS = Listing(
    "Who held the post",
    (
        *(TableColumn("Held"), TableColumn("Person", 4), TableColumn("Post", 5), TableColumn("Told")),
        TableColumn("Reports say", 6),
    ),
    _holder_cells,
    _POST_COLUMNS,
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
REPORTS = Listing(
    "Reports",
    (
        *(TableColumn("Id"), TableColumn("Published"), TableColumn("Outlet", 3), TableColumn("Language")),
        *(TableColumn("Title", 6), TableColumn("Engagements"), TableColumn("Text", 4)),
    ),
    _report_cells,
    (*SOURCE_COLUMNS, "language", "passages", "engagements", "superseded_by", "text", "also_by"),
    _report_flat,
)

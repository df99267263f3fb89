"""How the lists of watched sources and of known publishers are laid out."""

from collections.abc import Sequence
from typing import Any

from dragoman.cli.output import safe_line
from dragoman.cli.tables import Listing, TableColumn
from dragoman.reading.profiles.profile import Profile
from dragoman.register.sources import SourceRow


def _cells(row: SourceRow) -> Sequence[str]:
    name = safe_line(row.name) if row.name == row.address else f"{safe_line(row.name)}\n{safe_line(row.address)}"
    numbers = f"{row.reports}\n{row.per_week:g} a week"
    left = [f"{row.waiting} to be read"] if row.waiting else []
    left += [f"{row.given_up} given up"] if row.given_up else []
    error = f"{_moment(row.error_at)} {safe_line(row.error)}" if row.error else ""
    seen = "\n".join([_moment(row.answered), *([f"report: {row.last_report}"] if row.last_report else [])])
    return (name, row.state, seen, "\n".join([numbers, *left]), error)


def _moment(stamp: str | None) -> str:
    return stamp[:16].replace("T", " ") if stamp else "never"


def _flat(row: SourceRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in SourceRow.__struct_fields__}


SOURCES = Listing(
    "Sources",
    (TableColumn("Source", 4), TableColumn("State"), TableColumn("Last seen (UTC)"), TableColumn("Reports"), TableColumn("Last error", 4)),
    _cells,
    SourceRow.__struct_fields__,
    _flat,
)  # fmt: skip


def _profile_cells(profile: Profile) -> Sequence[str]:
    told = [name for name in _TELLING if getattr(profile, name)]
    return (safe_line(profile.name), profile.kind, profile.voice or "", "\n".join(profile.hosts), ", ".join(told))


_TELLING = "text title day publisher origin remove date_format time_zone attribution".split()
PROFILES = Listing(
    "Profiles",
    (TableColumn("Publisher", 4), TableColumn("Kind"), TableColumn("Voice"), TableColumn("Hosts"), TableColumn("Tells", 3)),
    _profile_cells,
    Profile._fields,
    lambda profile: dict(profile._asdict()),
)  # fmt: skip

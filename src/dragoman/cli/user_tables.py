"""How the users and the audit log are laid out: as a table for people and as flat columns for CSV."""

import msgspec

from dragoman.cli.output import safe_line
from dragoman.cli.tables import Listing, TableColumn
from dragoman.register.audit import Entry
from dragoman.register.users import User

USERS: Listing[User] = Listing(
    "Users",
    (TableColumn("Name", 3), TableColumn("Role"), TableColumn("Disabled"), TableColumn("Made", 2)),
    lambda row: (safe_line(row.name), row.role, "disabled" if row.disabled else "", row.made_at),
    ("name", "role", "disabled", "made_at"),
    msgspec.structs.asdict,
)
AUDIT: Listing[Entry] = Listing(
    "Audit log",
    (
        *(TableColumn("When"), TableColumn("Who", 2), TableColumn("Role")),
        *(TableColumn("What", 2), TableColumn("About", 4), TableColumn("From where", 2)),
    ),
    lambda row: (
        *(row.at, safe_line(row.who or ""), row.role or "", row.what),
        *(safe_line(row.about or ""), safe_line(row.origin)),
    ),
    ("number", "at", "who", "role", "what", "about", "origin"),
    msgspec.structs.asdict,
)

"""What lists of the register give: one frozen record a line, in plain types, ready for tables, JSON and CSV."""

import msgspec


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """The report that a fact is of; `id` is its number in the register."""

    id: int
    source: str
    title: str | None
    outlet: str | None
    published: str | None


class PartyRow(msgspec.Struct, frozen=True, kw_only=True):
    """A party with the posts that the report gives it; `identity` is its number among people or organisations."""

    name: str
    kind: str
    posts: tuple[str, ...] = ()
    side: str | None = None
    role: str | None = None
    identity: int | None = None


class TopicRow(msgspec.Struct, frozen=True, kw_only=True):
    phrase: str
    subjects: tuple[str, ...]


class EngagementRow(msgspec.Struct, frozen=True, kw_only=True):
    """`id` is the number of the report and the engagement's own id in it."""

    id: str
    form: str
    status: str
    date: str | None
    date_basis: str | None
    parties: tuple[PartyRow, ...]
    place: str | None
    place_state: str | None
    topics: tuple[TopicRow, ...]
    part_of: str | None
    quotes: tuple[str, ...]
    report: Source


class CommitmentRow(msgspec.Struct, frozen=True, kw_only=True):
    """`engagement` is the id of the engagement at which it was made."""

    kind: str
    by: tuple[PartyRow, ...]
    to: tuple[PartyRow, ...]
    what: str
    due: str | None
    engagement: str | None
    quotes: tuple[str, ...]
    report: Source


class PostRow(msgspec.Struct, frozen=True, kw_only=True):
    """One post of one person, as the reports of `first` to `last` (their days of publication) say."""

    person: str
    identity: int
    title: str
    organisation: str | None
    state: str | None
    accredited_to: tuple[str, ...]
    former: bool
    reports: tuple[int, ...]
    first: str | None
    last: str | None


class IdentityRow(msgspec.Struct, frozen=True, kw_only=True):
    """A person or organisation: the states it acts for, its present posts, and how often reports tell of it."""

    id: int
    name: str
    states: tuple[str, ...]
    posts: tuple[str, ...]
    engagements: int
    reports: int
    first: str | None
    last: str | None

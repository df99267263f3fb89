"""What lists of the register give: one frozen record a line, in plain types, ready for tables, JSON and CSV."""

import msgspec


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """The report that a fact is of; `id` is its number in the register."""

    id: int
    source: str
    title: str | None
    outlet: str | None
    published: str | None


class ReportRow(msgspec.Struct, frozen=True, kw_only=True):
    """A report: its language (None if it is too short to tell) and those of passages beside it, how many engagements it
    tells, the first report of the text that it prints, and who else has published it letter by letter."""

    report: Source
    language: str | None
    passages: tuple[str, ...]
    engagements: int
    superseded_by: int | None
    text: int
    also_by: tuple[str, ...]


class Printing(msgspec.Struct, frozen=True, kw_only=True):
    """Another report of the same text; `reasons` are there if the two were compared themselves."""

    report: Source
    reasons: str | None


class SameText(msgspec.Struct, frozen=True, kw_only=True):
    """Who has printed the text of a report: `text` is its first report."""

    text: int
    reports: tuple[Printing, ...]
    also_by: tuple[str, ...]


class PartyRow(msgspec.Struct, frozen=True, kw_only=True):
    """A party with the posts that its reports give it; `identity` is its number among people or organisations."""

    name: str
    kind: str
    posts: tuple[str, ...] = ()
    side: str | None = None
    role: str | None = None
    identity: int | None = None


class TopicRow(msgspec.Struct, frozen=True, kw_only=True):
    phrase: str
    subjects: tuple[str, ...]


class AccountRow(msgspec.Struct, frozen=True, kw_only=True):
    """What one report tells of an engagement. `id` is the number of the report and the engagement's own id in it.

    `superseded` are those of which a later version is there. `text` is the first report of the text that this one prints,
    and `also_by` are others that have published it letter by letter.
    """

    id: str
    form: str
    status: str
    date: str | None
    place: str | None
    parties: tuple[str, ...]
    topics: tuple[str, ...]
    state: str
    confidence: float | None
    superseded: bool
    quotes: tuple[str, ...]
    report: Source
    text: int
    also_by: tuple[str, ...] = ()


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """A value, and the numbers of the reports that tell it."""

    value: str
    reports: tuple[int, ...]


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """A field that reports tell differently; the value that is shown comes first."""

    field: str
    values: tuple[Value, ...]


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    """A step in the history of an engagement: since when, and by which report, it was told to have that status."""

    status: str
    published: str | None
    report: int


class EngagementRow(msgspec.Struct, frozen=True, kw_only=True):
    """An engagement as all its reports tell it; `id` is its number.

    `state` says what people made of it, `quotes` and `report` are those of the report that counts first; `texts` is how many
    texts tell it, since reports that print one text confirm nothing of each other.
    """

    id: int
    form: str
    status: str
    date: str | None
    date_basis: str | None
    parties: tuple[PartyRow, ...]
    place: str | None
    place_state: str | None
    topics: tuple[TopicRow, ...]
    part_of: int | None
    quotes: tuple[str, ...]
    report: Source
    state: str
    confidence: float | None
    accounts: tuple[AccountRow, ...]
    texts: int
    disagreements: tuple[Disagreement, ...]
    history: tuple[Stage, ...]
    day: str


class PromiseRow(msgspec.Struct, frozen=True, kw_only=True):
    """A commitment in the words of one report."""

    what: str
    due: str | None
    quotes: tuple[str, ...]
    report: Source


class CommitmentRow(msgspec.Struct, frozen=True, kw_only=True):
    """`engagement` is the number of the engagement at which it was made, `made` the day, month or year, `settled` the number of the
    decision that it was kept, and `fact` its id in the report."""

    fact: str
    kind: str
    by: tuple[PartyRow, ...]
    to: tuple[PartyRow, ...]
    what: str
    due: str | None
    engagement: int | None
    quotes: tuple[str, ...]
    report: Source
    made: str | None
    settled: int | None
    state: str
    confidence: float | None
    accounts: tuple[PromiseRow, ...]
    day: str
    id: int


class PostRow(msgspec.Struct, frozen=True, kw_only=True):
    """One post of one person, as the reports of `first` to `last` (their days of publication) say; `told` is how many.

    `evidence` are the words of the first and the last of them. `held` says of the day that was asked for: "on", or
    "before" and "after" for who is known to have held it last before, or first after.
    """

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
    told: int
    held: str | None
    evidence: tuple["Quoted", ...]


class Quoted(msgspec.Struct, frozen=True, kw_only=True):
    """The words of a report."""

    quotes: tuple[str, ...]
    report: Source


class IdentityRow(msgspec.Struct, frozen=True, kw_only=True):
    """A person or organisation: the states it acts for, its present posts, and how often reports tell of it.

    `engagements` are those that count: not what was rejected, nor what nobody is sure of. `reports` are all that name it.
    """

    id: int
    name: str
    states: tuple[str, ...]
    posts: tuple[str, ...]
    engagements: int
    reports: int
    first: str | None
    last: str | None


class Count(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    number: int


class MonthRow(msgspec.Struct, frozen=True, kw_only=True):
    """What was between two states in a month, or in a year of which no month is told: engagements by form, by the highest rank that took part, and by status;
    the subjects, each with the number of engagements; and what was promised."""

    month: str
    engagements: int
    forms: tuple[Count, ...]
    levels: tuple[Count, ...]
    statuses: tuple[Count, ...]
    subjects: tuple[Count, ...]
    commitments: tuple[str, ...]


class Encounters(msgspec.Struct, frozen=True, kw_only=True):
    """How often somebody was met, and when last: as exact as it is told, and if it is not, the day of the first report."""

    times: int
    last: str | None


class MetRow(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who has met both of two."""

    id: int
    name: str
    kind: str
    states: tuple[str, ...]
    posts: tuple[str, ...]
    one: Encounters
    other: Encounters


class CounterpartRow(msgspec.Struct, frozen=True, kw_only=True):
    """Another party of the engagements of a dossier: how often, when last, and on what.

    `last` is as exact as it is told; if it is not told, the day of the first report."""

    name: str
    kind: str
    posts: tuple[str, ...]
    side: str | None
    identity: int | None
    times: int
    last: str | None
    topics: tuple[str, ...]


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """What the register knows of a person, an organisation or a state: whom it met and on what, what was promised, and
    what is ahead. `also_promised` is what else was promised at these engagements, and `left_out` how many do not count
    beside them."""

    name: str
    kind: str
    known: IdentityRow | None
    posts: tuple[PostRow, ...]
    met: tuple[CounterpartRow, ...]
    engagements: tuple[EngagementRow, ...]
    commitments: tuple[CommitmentRow, ...]
    also_promised: tuple[CommitmentRow, ...]
    ahead: tuple[EngagementRow, ...]
    left_out: int

"""What a list of the register is narrowed to."""

from typing import NamedTuple

import msgspec

from dragoman.model.vocabulary import CommitmentKind, Form, Status

SURE = 0.5
"""What no person accepted counts in lists if its reader is so sure of it, or does not say."""


class Cursor(NamedTuple):
    """Where in the order of days a row stands: its day, and its number among those of one day."""

    day: str
    id: int


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """What to keep of a list; None keeps all.

    States are codes: `state` and `counterpart_state` are sides, `where` is the state in which an engagement takes place.
    `person` and `organisation` are the beginnings of words of names, in any order, whatever their case and diacritics;
    an organisation also stands for those who hold posts there. `identity` is the number of one of them. `counterpart` is
    the name of another party, a person or an organisation. `topic` has words of topics, or is a subject of the codebook.
    `words` must all stand in one of the reports; those in quotation marks side by side. `outlet` and `source` are those
    of a report, as it has them.

    `since` and `until` are ISO days. What has no date counts by the day its report was published, and what has neither is
    left out by them. What goes on for more than a year counts by its first day.

    Of what no person decided upon, only that counts of which its reader is as sure as `least`, or does not say; None counts
    all. What was rejected counts with `rejected` only; with `accepted` only what people accepted, corrected or added, and
    with `reviewed` besides only that of which a reviewer, and not a coder, said so last.
    `is_open` keeps of commitments those that nobody said were settled, `overdue_on` of these those that fell due before an
    ISO day, and `is_settled` those that somebody said were settled.
    """

    state: str | None = None
    counterpart_state: str | None = None
    where: str | None = None
    person: str | None = None
    organisation: str | None = None
    identity: int | None = None
    counterpart: str | None = None
    topic: str | None = None
    form: Form | None = None
    statuses: tuple[Status, ...] = ()
    kind: CommitmentKind | None = None
    since: str | None = None
    until: str | None = None
    words: str | None = None
    outlet: str | None = None
    source: str | None = None
    least: float | None = SURE
    rejected: bool = False
    accepted: bool = False
    reviewed: bool = False
    is_open: bool = False
    overdue_on: str | None = None
    is_settled: bool = False

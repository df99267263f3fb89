"""Facts as forms that people fill in, and what they filled in as the changes that corrections are made of."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, NamedTuple, get_args

import msgspec

from dragoman.lexicon.states import state_name
from dragoman.model.facts import Facts, Section
from dragoman.model.reading import Fact, Party
from dragoman.model.vocabulary import (
    ACTS,
    COMMITMENT_KINDS,
    FORMS,
    ROLES,
    STATUSES,
    SUBJECTS,
    ActorKind,
    DateBasis,
    TieKind,
)

Widget = Literal["words", "long", "one", "several", "state", "states", "day", "yes"]
Given = Mapping[str, Sequence[str]]
"""What somebody filled in, by the name of the field."""
LONGEST_NAME, LONGEST_TEXT = 500, 10_000
"""The most letters that a name may have, or another word, and what was said or promised."""
ROWS = 12
"""The most parties that a form has rows for beside those that there are."""


class Option(NamedTuple):
    value: str
    label: str


class Field(NamedTuple):
    """A field of a fact: its name in corrections, what it is called, how it is filled in, and what it says now."""

    name: str
    label: str
    widget: Widget
    values: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    needed: bool = False

    @property
    def value(self) -> str:
        return self.values[0] if self.values else ""


class PartyRow(NamedTuple):
    """A party of an engagement, by the id of the actor; a row that is empty has none."""

    actor: str = ""
    side: str = ""
    role: str = "participant"


def fields_of(section: Section, fact: Fact | None, facts: Facts) -> list[Field]:
    """The fields of a fact, or of one that is to be added; parties have rows of their own."""
    plain: dict[str, Any] = msgspec.to_builtins(fact) if fact is not None else {}
    if section == "engagements":
        plain["place.state"] = (plain.get("place") or {}).get("state")
        plain["place"] = (plain.get("place") or {}).get("name")
    found = [_filled(field, plain.get(field.name)) for field in _BLANK[section](facts)]
    own = plain.get("id")
    return [field._replace(options=tuple(o for o in field.options if o.value != own)) for field in found]


def party_rows(fact: Fact | None, more: int = 1) -> list[PartyRow]:
    parties: Sequence[Party] = getattr(fact, "parties", ())
    known = [PartyRow(party.actor, party.side or "", party.role) for party in parties]
    return [*known, *[PartyRow()] * more]


def as_given(fields: Sequence[Field], given: Given) -> list[Field]:
    """The fields as somebody filled them in, to be shown again."""
    return [field._replace(values=tuple(value for value in given.get(field.name, ()) if value)) for field in fields]


def rows_given(given: Given) -> list[PartyRow]:
    """The rows of parties as somebody filled them in, those that are empty among them."""
    columns = [list(given.get(name, ())) for name in ("party", "party-side", "party-role")]
    rows = [PartyRow(*(value.strip() for value in row)) for row in zip(*columns, strict=False)]
    return rows[: ROWS * 5]


def changes_in(fields: Sequence[Field], given: Given) -> list[str]:
    """What somebody changed in a form, as corrections are written. What was not in the form stays as it is."""
    found = []
    for field in fields:
        if field.name not in given and f"shown-{field.name}" not in given:
            continue
        values = tuple(value.strip().replace("\r\n", "\n") for value in given.get(field.name, ()) if value.strip())
        if field.widget == "states":
            values = tuple(one.strip() for value in values for one in value.split(",") if one.strip())
        if field.widget == "yes":
            values = ("yes",) if values else ("no",)
        if values != field.values:
            _check_length(field, values)
            found.append(f"{field.name}={','.join(values)}")
    dated = any(change.startswith("date=") for change in found)
    if "date=" in found:
        return [change for change in found if not change.startswith("date_basis=")]
    if dated and not any(change.startswith("date_basis=") for change in found):
        basis = next((field.value for field in fields if field.name == "date_basis"), "")
        return [*found, f"date_basis={basis}"] if basis else found
    # A basis without a date says nothing.
    has_date = any(field.name == "date" and field.value for field in fields) or dated
    return [change for change in found if has_date or not change.startswith("date_basis=")]


def _check_length(field: Field, values: Sequence[str]) -> None:
    """`ValueError` for what nobody meant to fill in: a whole text in the place of a name."""
    most = LONGEST_TEXT if field.widget == "long" else LONGEST_NAME
    longest = max(map(len, values), default=0)
    if longest > most:
        raise ValueError(f"{field.label} has {longest:,} letters, and can have no more than {most:,}")


def party_changes(before: Sequence[PartyRow], after: Sequence[PartyRow]) -> list[str]:
    """What somebody changed in the rows of the parties. A row without an actor is none."""
    rows = list({row.actor: row for row in after if row.actor}.values())
    known = {row.actor: row for row in before if row.actor}
    found = []
    if [row.actor for row in rows] != list(known):
        found.append(f"parties={','.join(row.actor for row in rows)}")
    for row in rows:
        was = known.get(row.actor, PartyRow(row.actor))
        if row.side != was.side:
            found.append(f"{row.actor}.side={row.side}")
        if row.role != was.role:
            found.append(f"{row.actor}.role={row.role}")
    return found


def actor_options(facts: Facts) -> tuple[Option, ...]:
    """The actors by name; those of one name with their ids."""
    names = {one.id: state_name(one.id) if one.kind == "state" else one.name or one.id for one in facts.actors}
    several = {name for name, count in Counter(names.values()).items() if count > 1}
    return tuple(Option(key, f"{name} ({key})" if name in several else name) for key, name in names.items())


def _filled(field: Field, value: Any) -> Field:
    if field.widget == "yes":
        return field._replace(values=("yes",) if value else ("no",))
    if isinstance(value, (list, tuple)):
        return field._replace(values=tuple(map(str, value)))
    return field._replace(values=() if value in (None, "") else (str(value),))


def _named(values: Sequence[str]) -> tuple[Option, ...]:
    return tuple(Option(value, value.replace("-", " ")) for value in values)


def _engagement_options(facts: Facts) -> tuple[Option, ...]:
    names = {one.id: one.name or one.id for one in facts.actors}
    return tuple(
        Option(one.id, f"{one.id}: {one.form} of {', '.join(names.get(p.actor, p.actor) for p in one.parties)[:60]}")
        for one in facts.engagements
    )


def _topic_options(facts: Facts) -> tuple[Option, ...]:
    return tuple(Option(one.id, one.phrase) for one in facts.topics)


_BLANK: dict[Section, Callable[[Facts], tuple[Field, ...]]] = {
    "actors": lambda facts: (
        Field("kind", "Kind", "one", options=_named(get_args(ActorKind)), needed=True),
        Field("name", "Name", "words", needed=True),
    ),
    "posts": lambda facts: (
        Field("holder", "Holder", "one", options=actor_options(facts), needed=True),
        Field("title", "Title", "words", needed=True),
        Field("organisation", "Organisation", "one", options=actor_options(facts)),
        Field("state", "State it serves", "state"),
        Field("accredited_to", "Accredited to", "states"),
        Field("former", "Former", "yes"),
    ),
    "topics": lambda facts: (
        Field("phrase", "Phrase", "long", needed=True),
        Field("subjects", "Subjects", "several", options=_named(SUBJECTS), needed=True),
    ),
    "engagements": lambda facts: (
        Field("form", "Form", "one", options=_named(FORMS), needed=True),
        Field("status", "Status", "one", options=_named(STATUSES), needed=True),
        Field("date", "Date", "day"),
        Field("date_basis", "The date is", "one", options=_named(get_args(DateBasis))),
        Field("place", "Place", "words"),
        Field("place.state", "State of the place", "state"),
        Field("topics", "Topics", "several", options=_topic_options(facts)),
        Field("part_of", "Part of", "one", options=_engagement_options(facts)),
    ),
    "statements": lambda facts: (
        Field("speaker", "Speaker", "one", options=actor_options(facts), needed=True),
        Field("addressee", "To", "one", options=actor_options(facts)),
        Field("act", "Act", "one", options=_named(ACTS), needed=True),
        Field("content", "What was said", "long", needed=True),
        Field("engagement", "At", "one", options=_engagement_options(facts)),
    ),
    "commitments": lambda facts: (
        Field("by", "By", "several", options=actor_options(facts), needed=True),
        Field("to", "To", "several", options=actor_options(facts)),
        Field("kind", "Kind", "one", options=_named(COMMITMENT_KINDS), needed=True),
        Field("what", "What", "long", needed=True),
        Field("due", "Due", "day"),
        Field("engagement", "At", "one", options=_engagement_options(facts)),
    ),
    "ties": lambda facts: (
        Field("from", "From", "one", options=actor_options(facts), needed=True),
        Field("kind", "Kind", "one", options=_named(get_args(TieKind)), needed=True),
        Field("to", "To", "one", options=actor_options(facts), needed=True),
        Field("words", "Words", "words", needed=True),
    ),
}
ROLE_OPTIONS = _named(ROLES)

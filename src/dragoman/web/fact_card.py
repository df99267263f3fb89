"""A fact as a card: what it says, field by field in words, the words it rests on, and what is read in its place by now."""

from typing import Any, NamedTuple

from dragoman.lexicon.plain_words import form_words, plain_words, subject_words
from dragoman.lexicon.states import state_name
from dragoman.model.facts import NOUNS, Facts, Section
from dragoman.model.reading import Actor, Engagement, Fact, Tie
from dragoman.resolution.decided import GONE
from dragoman.review.deciding import change_under
from dragoman.review.forms import Field, Given, as_given, fields_of, party_rows, rows_given
from dragoman.review.naming import Shown
from dragoman.web.days import period_words
from dragoman.web.review_text import Piece, excerpts
from dragoman.web.wording import named_state


class Noted(NamedTuple):
    """A name with what is noted behind it: each is written in its own direction, so that the note stays behind it."""

    words: str
    note: str


class Row(NamedTuple):
    """A field in words; `now` is what is read there by now, where that is something else."""

    label: str
    values: tuple[str | Noted, ...]
    now: tuple[str | Noted, ...] | None = None


class Card(NamedTuple):
    """`gone` says that the newest reading has nothing in the place of a decided fact; else `is_changed` that it differs."""

    fact: Shown
    kind: str
    title: str
    rows: list[Row]
    excerpts: list[tuple[Piece, ...]]
    is_changed: bool
    gone: bool


def card_of(shown: Shown) -> Card:
    facts = shown.standing.facts
    change = change_under(shown)
    gone = change is not None and (change.over == GONE or change.now is None)
    rows = rows_of(shown.section, shown.fact, facts)
    if change is not None and change.now is not None and not gone:
        now = {row.label: row.values for row in rows_of(shown.section, change.now.of(shown.section)[0], change.now)}
        labels = {row.label for row in rows}
        rows = [
            row._replace(now=now.get(row.label, ())) if now.get(row.label, ()) != row.values else row for row in rows
        ]
        rows += [Row(label, (), values) for label, values in now.items() if label not in labels]
    text = shown.standing.reading.report.text
    kind = shown.fact.kind if isinstance(shown.fact, Actor) else NOUNS[shown.section]
    return Card(
        fact=shown,
        kind=kind,
        title=title_of(shown.fact, facts),
        rows=rows,
        excerpts=excerpts(text, shown.fact.evidence),
        is_changed=change is not None,
        gone=gone,
    )


def title_of(fact: Fact, facts: Facts) -> str:
    """What kind of fact it is, and of whom."""
    if isinstance(fact, Engagement):
        who = ", ".join(name_in(facts, party.actor) for party in fact.parties)
        return f"{form_words(fact.form).capitalize()}: {who}"
    if isinstance(fact, Actor):
        return named_state(fact.id) if fact.kind == "state" else fact.name or fact.id
    if isinstance(fact, Tie):
        return f"{name_in(facts, fact.from_)} – {plain_words(fact.kind)} – {name_in(facts, fact.to)}"
    for field in ("title", "phrase", "content", "what", "words"):
        if hasattr(fact, field):
            return str(getattr(fact, field))
    return type(fact).__name__


def rows_of(section: Section, fact: Fact, facts: Facts) -> list[Row]:
    """What a fact says, without what it leaves open."""
    rows = []
    if isinstance(fact, Engagement):
        parties = tuple(_party(party, facts) for party in fact.parties)
        rows.append(Row("Parties", parties))
    values = {field.name: field for field in fields_of(section, fact, facts)}
    for field in values.values():
        if field.name in {"place.state", "date_basis"} or not field.values or field.values == ("no",):
            continue
        said = tuple(_said(field, value, facts) for value in field.values)
        if field.name == "date" and values["date_basis"].value:
            said = (f"{said[0]} ({values['date_basis'].value})",)
        if field.name == "place" and values["place.state"].value:
            where = state_name(values["place.state"].value)
            said = said if said[0].removeprefix("the ") == where else (f"{said[0]}, {where}",)
        rows.append(Row(field.label, said))
    order = {"Form": 0, "Status": 1, "Parties": 2}
    return sorted(rows, key=lambda row: order.get(row.label, 3))


def filled_in(shown: Shown, given: Given) -> list[Row]:
    """What somebody filled in otherwise than the fact says now, in words, for them to fill in again."""
    facts, found = shown.standing.facts, []
    fields = fields_of(shown.section, shown.fact, facts)
    for field, now in zip(as_given(fields, given), fields, strict=True):
        if field.name in given and field.values != now.values:
            found.append(Row(field.label, tuple(_said(field, value, facts) for value in field.values)))
    rows = [row for row in rows_given(given) if row.actor]
    if isinstance(shown.fact, Engagement) and rows != party_rows(shown.fact, 0):
        found.append(Row("Parties", tuple(_party(row, facts) for row in rows)))
    return found


def name_in(facts: Facts, key: str) -> str:
    one = next((actor for actor in facts.actors if actor.id == key), None)
    if one is None:
        return key
    return state_name(key) if one.kind == "state" else one.name or key


def _party(party: Any, facts: Facts) -> str | Noted:
    name = name_in(facts, party.actor)
    side = named_state(party.side) if party.side else ""
    notes = [note for note in (side if side != name else "", party.role) if note and note != "participant"]
    return Noted(name, ", ".join(notes)) if notes else name


def _said(field: Field, value: str, facts: Facts) -> str:
    if field.widget in {"state", "states"}:
        return named_state(value)
    if field.widget == "day":
        return period_words(value)
    if field.name in {"holder", "organisation", "speaker", "addressee", "by", "to", "from"}:
        return name_in(facts, value)
    if field.name == "form":
        return form_words(value)
    if field.name == "subjects":
        return subject_words(value)
    return next((option.label for option in field.options if option.value == value), value)

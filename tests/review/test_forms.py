"""Facts as forms: what was not touched stays, and what was filled in becomes a correction."""

import pytest

from dragoman.model.facts import SECTIONS, Section, facts_of
from dragoman.register.store import Register
from dragoman.review.corrections import Newcomer
from dragoman.review.deciders import Decider
from dragoman.review.deciding import correct
from dragoman.review.forms import Field, PartyRow, changes_in, fields_of, party_changes, party_rows
from dragoman.review.naming import find_fact
from readings import golds, seed


def given(fields: list[Field], **filled: str) -> dict[str, list[str]]:
    """The form sent as it stands, but for what was filled in."""
    found = {f"shown-{field.name}": ["1"] for field in fields}
    for field in fields:
        ticked = [] if field.widget == "yes" and field.value == "no" else list(field.values)
        found[field.name] = [", ".join(ticked)] if field.widget == "states" else ticked
    return {**found, **{name.replace("__", "."): [value] for name, value in filled.items()}}


@pytest.mark.parametrize("section", SECTIONS)
def test_a_form_that_is_sent_as_it_stands_changes_nothing(section: Section) -> None:
    for reading in (seed(), *golds()[:20]):
        facts = facts_of(reading)
        for fact in facts.of(section):
            fields = fields_of(section, fact, facts)
            assert changes_in(fields, given(fields)) == []
            assert party_changes(party_rows(fact, 0), party_rows(fact, 3)) == []


def test_what_was_filled_in_is_a_correction() -> None:
    facts = facts_of(seed())
    fields = fields_of("engagements", facts.engagements[0], facts)
    assert changes_in(fields, given(fields, form="call", place="", place__state="")) == [
        "form=call",
        "place=",
        "place.state=",
    ]
    assert changes_in(fields, given(fields, date="2022-06-11")) == ["date=2022-06-11", "date_basis=resolved"]
    assert changes_in(fields, given(fields, date="")) == ["date="]
    second = fields_of("engagements", facts.engagements[1], facts)
    assert changes_in(second, given(second, date_basis="stated")) == []
    assert changes_in(second, given(second, date="2022", date_basis="stated")) == ["date=2022", "date_basis=stated"]
    posts = fields_of("posts", facts.posts[0], facts)
    assert changes_in(posts, given(posts, accredited_to="LVA, LTU", former="yes")) == [
        "accredited_to=LVA,LTU",
        "former=yes",
    ]


def test_parties_are_changed_row_by_row() -> None:
    before = [PartyRow("p1", "KAZ"), PartyRow("p2", "LVA", "host")]
    assert party_changes(before, [PartyRow("p1", "KAZ"), PartyRow("", "LVA", "host")]) == ["parties=p1"]
    assert party_changes(before, [PartyRow("p1", "EST"), before[1]]) == ["p1.side=EST"]
    after = [*before, PartyRow("o1", "", "mediator")]
    assert party_changes(before, after) == ["parties=p1,p2,o1", "o1.role=mediator"]
    assert party_changes(before, [PartyRow("p3", "LVA", "host"), before[0]]) == [
        "parties=p3,p1",
        "p3.side=LVA",
        "p3.role=host",
    ]


def test_a_newcomer_comes_in_with_the_fact_and_goes_with_it() -> None:
    with Register.open("sqlite://", create=True) as register:
        register.record(seed(), "1")
        newcomers = [
            Newcomer("organisation", "Acme Rail"),
            Newcomer("group", "Mrs Ozola"),
            Newcomer("state", "Estonia"),
        ]
        changes = ["parties=p1,p2,+1,+2,+3", "+2.side=EST", "+2.role=host"]
        correct(register, find_fact(register, "1/e1"), changes, by=Decider("Ann"), newcomers=newcomers)
        reading = register.reading(1)
        # Acme Rail is there already.
        assert [party.actor for party in reading.engagements[0].parties] == ["p1", "p2", "o2", "g2", "EST"]
        assert (reading.engagements[0].parties[3].side, reading.engagements[0].parties[3].role) == ("EST", "host")
        new = next(actor for actor in reading.actors if actor.id == "g2")
        assert reading.quotes(new) == ("Mrs Ozola", "Mrs Ozola")
        with pytest.raises(ValueError, match="does not stand in the report"):
            correct(
                register,
                find_fact(register, "1/e2"),
                ["parties=+1"],
                by=Decider("Ann"),
                newcomers=[Newcomer("person", "Nobody")],
            )

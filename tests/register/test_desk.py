"""What a desk asks of the register: of events that several reports tell, of promises, posts, and who met whom."""

from typing import Any

import pytest

from dragoman.model.decision import Decision, Role, Target
from dragoman.model.facts import Section, facts_of
from dragoman.model.reading import Reading
from dragoman.register import commitments as promises
from dragoman.register import engagements as events
from dragoman.register.errors import RegisterError
from dragoman.register.filters import Filter
from dragoman.register.queries import commitments, dossier, engagements, met_both, people, posts, relations
from dragoman.register.store import Register
from dragoman.resolution.grafting import snapshot
from dragoman.resolution.signatures import signatures
from tellings import report

SEIT, OZOLA, LIND, WEBER, FABER, KOCH = "Nurlan Seit", "Ilze Ozola", "Bo Lind", "Marc Weber", "Anna Faber", "Eva Koch"


def record(register: Register, *readings: Reading) -> None:
    for reading in readings:
        register.record(reading, "1")


def decide(register: Register, kind: str, *facts: tuple[Reading, Section], role: Role = "reviewer") -> None:
    """A decision about the first fact of a section of some readings."""
    targets = tuple(
        Target(
            sha256=reading.report.sha256,
            section=section,
            signature=signatures(facts_of(reading))[section][0],
            before=snapshot(facts_of(reading), section, 0),
        )
        for reading, section in facts
    )
    made = Decision(kind=kind, targets=targets, who="desk", at="2024-01-01T00:00:00+00:00", role=role)  # type: ignore[arg-type]
    register.decide([made])


def both_sides() -> tuple[Reading, Reading, Reading]:
    """An announcement and the releases of both sides, which name different towns."""
    return (
        report(SEIT, OZOLA, source="plan", published="2024-03-01", status="scheduled", date="2024-03-05"),
        report(
            SEIT, OZOLA, source="ours", published="2024-03-05", date="2024-03-05", place="Riga", topics=("gas supplies",)
        ),
        report(
            SEIT, OZOLA, source="theirs", published="2024-03-06", date="2024-03-05", place="Ventspils",
            topics=("Gas supplies", "transit"), outlet="Steppe News",
        ),
    )  # fmt: skip


def test_one_engagement_of_three_reports_is_one_row(register: Register) -> None:
    record(register, *both_sides())
    (row,) = engagements(register)
    assert [account.report.source for account in row.accounts] == ["plan", "ours", "theirs"]
    assert (row.status, row.place) == ("held", "Riga")
    assert [topic.phrase for topic in row.topics] == ["gas supplies", "transit"]
    assert [party.name for party in row.parties] == [SEIT, OZOLA]
    assert [(stage.status, stage.report) for stage in row.history] == [("scheduled", 1), ("held", 2)]
    (place,) = row.disagreements
    assert place.field == "place"
    assert [(value.value, value.reports) for value in place.values] == [("Riga", (2,)), ("Ventspils", (3,))]
    assert [row.id for row in engagements(register, Filter(outlet="Steppe News"))] == [row.id]
    assert [row.id for row in engagements(register, Filter(words="Ventspils", topic="transit"))] == []


def test_lists_are_read_on_from_where_they_ended(register: Register) -> None:
    days = [f"2024-{month:02}-05" for month in range(1, 8)]
    record(register, *(report(SEIT, OZOLA, source=day, published=day, date=day) for day in days))
    last = engagements(register, limit=3)
    assert [row.date for row in last] == days[4:]
    earlier = engagements(register, limit=3, before=events.place(last[0]))
    assert [row.date for row in earlier] == days[1:4]
    assert [row.date for row in engagements(register, limit=2, after=events.place(earlier[-1]))] == days[4:6]
    assert [row.date for row in engagements(register, Filter(person="seit"), limit=2)] == days[5:]


def test_what_the_reader_is_not_sure_of_and_what_was_rejected_is_left_out_and_told(register: Register) -> None:
    sure, unsure, rejected, accepted = (
        report(SEIT, OZOLA, source=str(at), published=f"2024-0{at + 1}-01", date=f"2024-0{at + 1}-01", confidence=known)
        for at, known in enumerate((0.9, 0.3, 0.9, 0.2))
    )
    record(register, sure, unsure, rejected, accepted)
    decide(register, "reject", (rejected, "engagements"))
    decide(register, "accept", (accepted, "engagements"))
    found = events.listed(register)
    assert ([row.date for row in found.rows], found.left_out) == (["2024-01-01", "2024-04-01"], 2)
    assert [row.state for row in found.rows] == ["read", "accepted"]
    # Beside the latest one, nothing of its time was left out.
    assert events.listed(register, limit=1).left_out == 0
    everything = events.listed(register, Filter(least=None, rejected=True))
    assert ([row.state for row in everything.rows], everything.left_out) == (
        ["read", "read", "rejected", "accepted"],
        0,
    )
    assert [row.date for row in engagements(register, Filter(accepted=True))] == ["2024-04-01"]
    assert [row.date for row in engagements(register, Filter(person="ozola", least=None))] == [
        *("2024-01-01", "2024-02-01", "2024-04-01")
    ]


def test_what_a_coder_accepted_is_told_apart_from_what_a_reviewer_did(register: Register) -> None:
    coded, reviewed, read = (
        report(SEIT, OZOLA, source=str(at), published=f"2024-0{at}-01", date=f"2024-0{at}-01", promised=f"{at} bridges")
        for at in (1, 2, 3)
    )
    record(register, coded, reviewed, read)
    for section in ("engagements", "commitments"):
        decide(register, "accept", (coded, section), role="coder")
        decide(register, "accept", (reviewed, section))
    only = Filter(accepted=True, reviewed=True)
    assert [row.date for row in engagements(register, Filter(accepted=True))] == ["2024-01-01", "2024-02-01"]
    assert [row.date for row in engagements(register, only)] == ["2024-02-01"]
    assert [row.what for row in commitments(register, Filter(accepted=True))] == ["1 bridges", "2 bridges"]
    assert [row.what for row in commitments(register, only)] == ["2 bridges"]
    decide(register, "accept", (coded, "engagements"))
    assert [row.date for row in engagements(register, only)] == ["2024-01-01", "2024-02-01"]
    decide(register, "reject", (reviewed, "engagements"))
    assert [row.date for row in engagements(register, only)] == ["2024-01-01"]


def test_what_several_reports_promise_in_nearly_the_same_words_is_one_line(register: Register) -> None:
    day = {"published": "2024-03-05", "date": "2024-03-05"}
    first = report(SEIT, OZOLA, source="a", promised="finance a study of the new gas line", **day)
    second = report(SEIT, OZOLA, source="b", promised="finance the study of a gas line this year", **day)
    third = report(SEIT, OZOLA, source="c", promised="send experts to Riga", **day)
    record(register, first, second, third)
    rows = commitments(register)
    assert [len(row.accounts) for row in rows] == [2, 1]
    assert {account.report.source for account in rows[0].accounts} == {"a", "b"}
    assert rows[0].engagement == rows[1].engagement == engagements(register)[0].id
    assert len(commitments(register, Filter(state="LVA", topic="study"))) == 0
    assert len(commitments(register, Filter(state="KAZ", topic="study"))) == 1


def test_open_commitments_stand_by_age_and_settled_ones_say_so(register: Register) -> None:
    readings = [
        report(SEIT, OZOLA, source=str(month), published=f"2024-0{month}-01", date=f"2024-0{month}-01", promised=what)
        for month, what in ((3, "send experts"), (1, "open a trade mission"), (2, "ease customs procedures"))
    ]
    record(register, *readings)
    assert [row.made for row in commitments(register, Filter(is_open=True))] == [
        "2024-01-01",
        "2024-02-01",
        "2024-03-01",
    ]
    assert [row.what for row in commitments(register, Filter(is_open=True), limit=1)] == ["open a trade mission"]
    decide(register, "settle", (readings[1], "commitments"), (readings[0], "engagements"))
    assert [row.made for row in commitments(register, Filter(is_open=True))] == ["2024-02-01", "2024-03-01"]
    assert [row.settled is None for row in commitments(register)] == [False, True, True]
    (next_,) = commitments(register, limit=1, after=promises.place(commitments(register)[0]))
    assert next_.what == "ease customs procedures"


def test_commitments_are_overdue_when_all_of_their_days_are_over_and_settled_when_somebody_says_so(
    register: Register,
) -> None:
    readings = [
        report(SEIT, OZOLA, source=due or "no day", published="2024-01-05", date="2024-01-05", promised=what, due=due)
        for due, what in (("2024-03", "send experts"), ("2024-02-01", "open a trade mission"), (None, "ease customs"))
    ]
    record(register, *readings)

    def overdue(day: str, **more: Any) -> list[str]:
        return [row.what for row in commitments(register, Filter(is_open=True, overdue_on=day, **more))]

    assert overdue("2024-02-01") == []
    assert overdue("2024-03-31") == ["open a trade mission"]
    assert overdue("2024-04-01") == ["open a trade mission", "send experts"]
    assert overdue("2024-04-01", state="KAZ", since="2024-02-10") == ["send experts"]
    assert commitments(register, Filter(is_settled=True)) == []
    decide(register, "settle", (readings[1], "commitments"), (readings[0], "engagements"))
    assert overdue("2024-04-01") == ["send experts"]
    assert [row.what for row in commitments(register, Filter(is_settled=True))] == ["open a trade mission"]
    assert commitments(register, Filter(is_settled=True, state="SWE")) == []


def test_what_one_of_several_reports_tells_of_is_settled_for_all_of_them(register: Register) -> None:
    day = {"published": "2024-03-05", "date": "2024-03-05"}
    readings = [
        report(SEIT, OZOLA, source="a", promised="finance a study of the new gas line", **day),
        report(SEIT, OZOLA, source="b", promised="finance the study of a gas line this year", **day),
    ]
    record(register, *readings)
    (one,) = commitments(register)
    led = next(reading for reading in readings if reading.report.source != one.report.source)
    decide(register, "settle", (led, "commitments"), (led, "engagements"))
    assert [row.id for row in commitments(register, Filter(is_settled=True))] == [one.id]
    assert commitments(register, Filter(is_open=True)) == []


@pytest.mark.parametrize(
    ("date", "made"),
    [("2024-04", "2024-04"), ("2024", "2024"), ("2024-04-03/2024-04-05", "2024-04-03"), (None, "2024-05-02")],
)
def test_when_a_commitment_was_made_is_told_as_exactly_as_its_engagement_is(
    register: Register, date: str | None, made: str
) -> None:
    record(register, report(SEIT, OZOLA, source="a", published="2024-05-02", date=date, promised="send experts"))
    assert [row.made for row in commitments(register)] == [made]


def test_who_held_a_post_on_a_day_is_told_from_the_reports_around_it(register: Register) -> None:
    told = (
        *((WEBER, "2021-05-01"), (WEBER, "2022-02-01"), (FABER, "2022-04-20"), (FABER, "2023-01-10")),
        *((KOCH, "2022-06-01"), (FABER, "2022-06-10")),
    )
    record(register, *(report(who, source=day, published=day, engagements=False) for who, day in told))
    record(register, report(WEBER, source="late", published="2022-06-20", engagements=False, former=True))
    wanted = Filter(organisation="protocol", state="LUX")
    rows = posts(register, wanted, on="2022-06-15")
    assert [(row.person, row.held, row.first, row.last) for row in rows] == [
        (WEBER, "before", "2021-05-01", "2022-02-01"),
        (FABER, "on", "2022-04-20", "2023-01-10"),
    ]
    assert rows[1].told == 3
    assert [quoted.report.published for quoted in rows[1].evidence] == ["2022-04-20", "2023-01-10"]
    assert all(WEBER in quoted.quotes[0] for quoted in rows[0].evidence)
    assert [(row.person, row.held) for row in posts(register, wanted, on="2022-03-01")] == [
        *((WEBER, "before"), (FABER, "after"))
    ]
    assert {(row.person, row.former) for row in posts(register, wanted)} == {
        (WEBER, False),
        (WEBER, True),
        (FABER, False),
    }


def test_a_report_read_again_takes_back_what_it_told_of_posts(register: Register) -> None:
    early, late = (report(FABER, source=day, published=day, engagements=False) for day in ("2022-01-01", "2022-06-01"))
    record(register, early, late)
    without = report(FABER, source="2022-06-01", published="2022-06-01", engagements=False)
    register.record(Reading(report=without.report, actors=without.actors), "2")
    (row,) = posts(register)
    assert (row.first, row.last, row.told) == ("2022-01-01", "2022-01-01", 1)


@pytest.fixture
def busy(register: Register) -> Register:
    record(
        register,
        report(SEIT, OZOLA, source="1", published="2024-01-10", date="2024-01-10", topics=("gas supplies",)),
        report(SEIT, OZOLA, source="2", published="2024-03-10", date="2024-03-10", promised="send experts"),
        report(LIND, OZOLA, source="3", published="2024-03-12", date="2024-03-12", form="call"),
        report(SEIT, OZOLA, source="4", published="2024-03-20", date="2024-04-20", status="scheduled", form="visit"),
        report(SEIT, LIND, source="5", published="2024-03-25", status="proposed"),
    )
    return register


def test_a_dossier_tells_whom_one_met_on_what_what_was_promised_and_what_is_next(busy: Register) -> None:
    found = dossier(busy, "seit")
    assert (found.name, found.kind) == (SEIT, "person")
    assert [(row.name, row.times, row.last, row.topics) for row in found.met] == [
        (OZOLA, 2, "2024-03-10", ("gas supplies",))
    ]
    assert [row.date for row in found.engagements] == ["2024-01-10", "2024-03-10"]
    assert [row.what for row in found.commitments] == ["send experts"]
    assert found.also_promised == ()
    assert [row.status for row in found.ahead] == ["proposed", "scheduled"]
    assert [row.title for row in found.posts] == ["Minister of Energy"]
    assert [row.date for row in dossier(busy, "seit", since="2024-03-01").engagements] == ["2024-03-10"]


def test_a_dossier_tells_what_else_was_promised_at_the_engagements_of_one(busy: Register) -> None:
    """And not at those of others."""
    found = dossier(busy, "ozola")
    assert found.commitments == ()
    assert [row.what for row in found.also_promised] == ["send experts"]
    assert dossier(busy, "ozola", until="2024-01-31").also_promised == ()


def test_a_dossier_of_a_state_and_by_number(busy: Register) -> None:
    assert {row.name for row in dossier(busy, "Kazakhstan").met} == {OZOLA}
    (person,) = people(busy, Filter(person="lind"))
    assert dossier(busy, str(person.id)).name == LIND


def test_a_dossier_of_nobody_or_of_several_is_refused(busy: Register) -> None:
    with pytest.raises(RegisterError, match="nobody in the register is called 'ruiz'"):
        dossier(busy, "ruiz")
    record(busy, report("Olga Seit", source="6", published="2024-01-01", engagements=False))
    with pytest.raises(
        RegisterError, match=r"several are called 'seit': \d+ Nurlan Seit \(KAZ\), \d+ Olga Seit \(SWE\): give a number"
    ):
        dossier(busy, "seit")


def test_relations_of_two_states_by_month(busy: Register) -> None:
    january, march, april = relations(busy, "LVA", "KAZ")
    assert [month.month for month in (january, march, april)] == ["2024-01", "2024-03", "2024-04"]
    assert [(count.name, count.number) for count in january.subjects] == [("energy", 1)]
    assert march.commitments == ("pledged: send experts",)
    assert [count.name for count in march.levels] == ["minister"]
    assert [(april.forms[0].name, april.statuses[0].name)] == [("visit", "scheduled")]
    assert relations(busy, "KAZ", "LVA", limit=1) == [april]
    assert [row.month for row in relations(busy, "KAZ", "LVA", since="2024-02-01", until="2024-03-31")] == ["2024-03"]
    assert relations(busy, "KAZ", "LUX") == []


def test_what_is_told_of_a_year_is_of_none_of_its_months(register: Register) -> None:
    for number, day in enumerate(("2024", "2024-01", "2024-01-09")):
        record(
            register,
            report(
                SEIT,
                OZOLA,
                source=str(number),
                published="2024-06-01",
                date=day,
                form=("call", "visit", "meeting")[number],
            ),
        )
    assert [(row.month, row.engagements) for row in relations(register, "KAZ", "LVA")] == [("2024", 1), ("2024-01", 2)]
    assert [row.last for row in dossier(register, "seit").met] == ["2024-01-09"]
    record(register, report(SEIT, LIND, source="other", published="2024-06-01", date="2023"))
    assert {row.name: row.last for row in dossier(register, "seit").met} == {OZOLA: "2024-01-09", LIND: "2023"}


def test_who_has_met_both(busy: Register) -> None:
    (row,) = met_both(busy, "seit", "bo lind").rows
    assert (row.name, row.one.times, row.one.last, row.other.times) == (OZOLA, 2, "2024-03-10", 1)
    assert [row.name for row in met_both(busy, "KAZ", "Sweden").rows] == [OZOLA]
    # A proposal is no meeting.
    assert met_both(busy, "ozola", "lind").rows == []


def test_when_both_were_met_last_is_as_exact_as_it_is_told(register: Register) -> None:
    record(
        register,
        report(SEIT, OZOLA, source="a", published="2024-04-20", date="2024-03"),
        report(SEIT, OZOLA, source="b", published="2024-01-09", date="2024-01-09"),
        report(OZOLA, LIND, source="c", published="2024-05-02", date=None),
    )
    (row,) = met_both(register, "seit", "bo lind").rows
    assert (row.name, row.one.last, row.other.last) == (OZOLA, "2024-03", "2024-05-02")
    (row,) = [row for row in met_both(register, "KAZ", "SWE").rows if row.name == OZOLA]
    assert (row.one.times, row.one.last) == (2, "2024-03")


def test_what_people_accepted_counts_however_sure_its_reader_was(register: Register) -> None:
    reading = report(
        SEIT, OZOLA, source="a", published="2024-03-05", date="2024-03-05", promised="open a terminal", confidence=0.3
    )
    record(register, reading)
    assert (commitments(register), engagements(register), posts(register)) == ([], [], [])
    for section in ("commitments", "engagements", "posts"):
        decide(register, "accept", (reading, section))
    assert len(commitments(register)) == len(engagements(register)) == len(posts(register)) == 1

"""Reports that print one text: found, told apart from what is only alike, and counted once."""

import random
from datetime import date

import msgspec
import pytest
from sqlalchemy import event as listening
from sqlalchemy import func, select

from dragoman.model.document import Document, Passage
from dragoman.model.reading import Reading
from dragoman.pipeline import extract
from dragoman.register.engagements import engagements
from dragoman.register.printings import reports, same_text
from dragoman.register.publications import publishers_of
from dragoman.register.store import Register
from dragoman.register.text_tables import text_run

BODY = (
    "Foreign Minister of Estonia Juhan Tamm received the Ambassador of Peru, Ana Ruiz, in Tallinn on {day}. The two sides "
    "discussed the schedule of contacts for the rest of the year and the opening of a consulate in Arequipa. Tamm thanked "
    "Ruiz for the support that Peru had given to the candidacy of Estonia. Ruiz invited the minister to visit Lima in the "
    "autumn. At the end of the talks both of them spoke of fishing, which neither had put on the agenda of the morning."
)
RELEASE = f"Minister receives envoy\n\n{BODY.format(day='12 October')}"
PRINTED = f"Peru and Estonia look south\n\nTALLINN (Norpress) – {BODY.format(day='12 October')}"


def told(text: str, outlet: str | None, published: str | None = "2022-10-12", source: str | None = None) -> Reading:
    reading = extract(text, published=date.fromisoformat(published) if published else None, reader="rules")
    report = msgspec.structs.replace(reading.report, outlet=outlet, source=source or f"{outlet}.html")
    return msgspec.structs.replace(reading, report=report)


def test_a_reprint_is_one_text_and_confirms_nothing(register: Register) -> None:
    register.record(told(RELEASE, "Ministry"), "1")
    register.record(told(PRINTED, "Norpress", "2022-10-13"), "1")
    held = [row for row in engagements(register) if row.form == "meeting"]
    assert len(held) == 1
    assert ([account.report.id for account in held[0].accounts], held[0].texts) == ([1, 2], 1)
    assert [account.text for account in held[0].accounts] == [1, 1]
    (other,) = same_text(register, 2).reports
    assert other.report.outlet == "Ministry"
    assert other.reasons is not None and "of the words in common" in other.reasons


@pytest.mark.parametrize(
    ("text", "outlet", "published"),
    [
        (PRINTED.replace("12 October", "13 October"), "Norpress", "2022-10-13"),
        (PRINTED.replace("Peru", "Chile").replace("Ana Ruiz", "Luis Prado").replace("Ruiz", "Prado"), "Norpress", "2022-10-12"),
        (PRINTED.replace("Juhan Tamm", "Mart Kask").replace("Tamm", "Kask"), "Norpress", "2022-10-12"),
        (PRINTED.replace("Ambassador", "Prime Minister"), "Norpress", "2022-10-12"),
        (PRINTED.replace("fishing", "tariffs"), "Norpress", "2022-10-12"),
        (RELEASE + " The ministry adds a line.", "Ministry", "2022-10-12"),
        (PRINTED, "Norpress", "2023-10-12"),
    ],
    ids=["day", "guest", "host", "rank", "subject", "same outlet", "a year later"],
)  # fmt: skip
def test_the_same_words_about_something_else_are_another_text(
    register: Register, text: str, outlet: str, published: str
) -> None:
    register.record(told(RELEASE, "Ministry"), "1")
    register.record(told(text, outlet, published), "1")
    assert [row.text for row in reports(register)] == [1, 2]


def test_the_order_in_which_reports_come_does_not_matter(register: Register) -> None:
    longer = f"{RELEASE}\n\nAnalysts in the capital had expected little of the day, and were proved right by it."
    texts = [
        told(RELEASE, "Ministry"),
        told(PRINTED, "Norpress", "2022-10-13"),
        told(longer, "BNA", "2022-10-14"),
        told(PRINTED.replace("Peru", "Chile").replace("Ruiz", "Prado"), "Steppe News", "2022-10-12"),
    ]
    random.Random(7).shuffle(texts)
    for text in texts:
        register.record(text, "1")
    first = {row.report.outlet: row.text for row in reports(register)}
    ministry = register.find("Ministry.html")
    assert first["Ministry"] == first["Norpress"] == first["BNA"] == ministry
    assert first["Steppe News"] == register.find("Steppe News.html")


def test_a_publisher_that_is_corrected_undoes_a_reprint(register: Register) -> None:
    register.record(told(RELEASE, "Ministry"), "1")
    register.record(told(PRINTED, "Norpress"), "1")
    assert {row.text for row in reports(register)} == {1}
    register.record(told(PRINTED, "Ministry", source="Norpress.html"), "1")
    assert [row.text for row in reports(register)] == [1, 2]
    assert engagements(register)[0].texts == len({a.report.id for a in engagements(register)[0].accounts})


def test_of_one_text_the_first_publisher_tells_the_day(register: Register) -> None:
    text = BODY.replace("on {day}", "yesterday")
    register.record(told(f"Minister receives envoy\n\n{text}", "Ministry", "2022-10-13"), "1")
    register.record(told(f"Look south\n\nTALLINN (Norpress) – {text}", "Norpress", "2022-10-14"), "1")
    (held,) = (row for row in engagements(register) if row.form == "meeting")
    assert (held.date, held.disagreements, held.texts) == ("2022-10-12", (), 1)
    assert {account.date for account in held.accounts} == {"2022-10-12", "2022-10-13"}


def test_the_very_text_of_another_publisher_is_one_report(register: Register) -> None:
    later = Document(source="b.html", text=RELEASE, outlet="BNA", published=date(2022, 10, 14))
    first = Document(source="m.html", text=RELEASE, outlet="Ministry", published=date(2022, 10, 12))
    for documents in ((later, first), (first, later)):
        for document in documents:
            known = register.republished(document)
            reading = told(RELEASE, known.outlet, str(known.published), known.source)
            register.record(reading, "1")
    (row,) = reports(register)
    assert (row.report.outlet, row.report.published, row.also_by) == ("Ministry", "2022-10-12", ("BNA",))
    with register.engine.connect() as connection:
        assert publishers_of(connection, [1]) == {1: ("BNA",)}


def test_what_stands_beside_a_report_is_kept_and_listed(register: Register) -> None:
    reading = told(RELEASE, "Ministry")
    beside = (Passage(language="ru", text="Министр принял посла."),)
    report = msgspec.structs.replace(reading.report, passages=beside)
    register.record(msgspec.structs.replace(reading, report=report), "1")
    assert register.reading(1).report.passages == beside
    assert [row.report.id for row in reports(register, language="ru")] == [1]
    assert [row.passages for row in reports(register, unread=True)] == [("ru",)]
    assert reports(register, language="fr") == []


def test_adding_costs_no_more_where_a_phrase_is_used_every_day(register: Register) -> None:
    def asked(number: int) -> int:
        statements: list[str] = []
        listening.listen(register.engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
        text = PRINTED.replace("Ana Ruiz", f"Guest Number{number}").replace("Ruiz", f"Number{number}")
        register.record(told(text, f"Outlet {number}"), "1")
        return sum("text_run" in statement for statement in statements)

    first = [asked(number) for number in range(3)][-1]
    for number in range(3, 60):
        register.record(told(PRINTED.replace("Ana Ruiz", f"Guest Number{number}"), f"Outlet {number}"), "1")
    assert asked(100) <= first + 3
    with register.engine.connect() as connection:
        most = connection.scalar(select(func.count()).select_from(text_run).group_by(text_run.c.report_id).limit(1))
    assert most is not None and most <= 64

"""What goes into a register comes out again, once, and whole."""

from collections.abc import Iterator
from datetime import date
from itertools import count

import msgspec
import pytest
from hypothesis import HealthCheck, assume, given, settings
from sqlalchemy import func, select, text

from databases import SERVER, new_url
from dragoman.model.document import Document, Span
from dragoman.model.reading import Actor, Reading
from dragoman.register.connection import transaction
from dragoman.register.errors import RegisterError
from dragoman.register.store import Recorded, Register
from dragoman.register.tables import metadata, report
from readings import about, everywhere, golds, readings, seed, variant

_versions = count()
_OF_SEVERAL = {
    "account_link",
    "account_pair",
    "bearer_link",
    "bearer_pair",
    "bearer_told_apart",
    "text_link",
    "report_text",
}
"""Tables about two of a kind, of which a single report need not have any."""


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    with new_url(tmp_path_factory.mktemp("register")) as url, Register.open(url, create=True) as opened:
        yield opened


def sizes(register: Register) -> dict[str, int]:
    """How many rows each table has."""
    with transaction(register.engine) as connection:
        return {
            name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in metadata.tables.items()
        }


def facts_of_sections(register: Register) -> dict[str, int]:
    """How many rows the tables of facts have."""
    found = sizes(register)
    return {name: found[name] for name in ("report", "fact", "evidence", "actor", "engagement", "party", "event")}


def test_every_field_comes_back(register: Register) -> None:
    recorded = register.record(seed(), "1")
    assert recorded.outcome == "new"
    assert register.reading(recorded.report) == seed()
    empty = {name for name, size in sizes(register).items() if size == 0}
    kept = {"search", "source", "source_item", "source_report", "host", "desk_user", "desk_session", "audit"}
    assert empty <= {"decision", "decision_target", "change", "publication", *_OF_SEVERAL, *kept}


def test_gold_readings_come_back(register: Register) -> None:
    assert len(golds()) > 10
    for reading in golds():
        assert register.reading(register.record(reading, "1").report) == reading


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(reading=readings())
def test_any_reading_comes_back(lasting: Register, reading: Reading) -> None:
    # PostgreSQL keeps no NUL in its texts.
    assume(SERVER is None or "\\x00" not in repr(reading))
    recorded = lasting.record(reading, f"version {next(_versions)}")
    assert lasting.reading(recorded.report) == reading


def test_a_nul_is_kept_or_refused_in_one_line(register: Register) -> None:
    reading = about("Before\0after", actors=(Actor(id="p", kind="person", name="A\0B", evidence=(Span(0, 3),)),))
    if SERVER is None:
        assert register.reading(register.record(reading, "1").report) == reading
        return
    before = sizes(register)
    with pytest.raises(RegisterError, match=r"NUL \(0x00\).*: take that character out of the report") as caught:
        register.record(reading, "1")
    assert "\n" not in str(caught.value)
    assert sizes(register) == before


def test_the_same_text_is_recorded_once(register: Register) -> None:
    first = register.record(seed(), "1")
    before = sizes(register)
    elsewhere = msgspec.structs.replace(seed(), report=msgspec.structs.replace(seed().report, source="copy.txt"))
    for reading in (seed(), elsewhere):
        assert register.record(reading, "1") == Recorded(first.report, "unchanged")
    assert sizes(register) == before
    assert register.reading(first.report) == seed()


def test_another_extractor_takes_the_place_of_the_facts(register: Register) -> None:
    first = register.record(seed(), "1")
    other = msgspec.structs.replace(seed(), posts=(), statements=(), commitments=(), ties=(), engagements=())
    assert register.record(other, "2") == Recorded(first.report, "replaced")
    assert register.reading(first.report) == other
    assert sizes(register)["fact"] == len(list(other.facts()))
    register.record(seed(), "3")
    assert register.reading(first.report) == seed()


def test_facts_that_are_replaced_leave_nothing_behind(register: Register) -> None:
    register.record(seed(), "1")
    once = sizes(register)
    bare = msgspec.structs.replace(
        seed(), actors=(), posts=(), topics=(), engagements=(), statements=(), commitments=(), ties=()
    )
    register.record(bare, "2")
    left = {name for name, size in sizes(register).items() if size}
    kept = {"passage", "text_run"}
    # What was read before is kept, and the numbers of engagements that are told again some day.
    assert left == {"alembic_version", "numbering", "report", "attribution", "reading", "numbered", *kept}
    register.record(seed(), "3")
    assert sizes(register) == {**once, "reading": 3}


def test_what_is_learnt_of_the_publication_is_added_once(register: Register) -> None:
    unknown = msgspec.structs.replace(seed().report, published=None, outlet=None)
    register.record(msgspec.structs.replace(seed(), report=unknown), "1")
    assert register.record(seed(), "1").outcome == "replaced"
    assert register.record(msgspec.structs.replace(seed(), report=unknown), "1").outcome == "unchanged"
    assert register.record(seed(), "1").outcome == "unchanged"
    assert register.reading(1) == seed()


def test_a_day_of_publication_is_corrected_and_not_forgotten(register: Register) -> None:
    register.record(seed(), "1")
    before = facts_of_sections(register)
    for published in ("2022-06-13", None):
        report = msgspec.structs.replace(seed().report, published=published)
        recorded = register.record(msgspec.structs.replace(seed(), report=report), "1")
        assert recorded == (Recorded(1, "replaced", "2022-06-12") if published else Recorded(1, "unchanged"))
        assert register.reading(1).report.published == "2022-06-13"
    assert facts_of_sections(register) == before


def test_a_document_is_completed_from_the_register(register: Register) -> None:
    register.record(seed(), "1")
    report = seed().report
    bare = Document(source="again.txt", text=report.text)
    assert register.completed(bare) == Document(
        source="again.txt", text=report.text, title=report.title, published=date(2022, 6, 12), outlet=report.outlet
    )
    other = Document(source="new.txt", text="Nothing of this is known.")
    assert register.completed(other) is other


def test_a_known_document_needs_no_reading(register: Register) -> None:
    document = Document(source="seed.txt", text=seed().report.text)
    assert register.known(document, "1") is None
    register.record(seed(), "1")
    assert register.known(document, "1") == Recorded(1, "unchanged")
    assert register.known(document, "2") is None


def test_a_reading_at_odds_with_itself_is_refused_and_leaves_nothing(register: Register) -> None:
    before = sizes(register)
    false_hash = msgspec.structs.replace(seed().report, sha256="0" * 64)
    with pytest.raises(ValueError, match=r"seed\.txt: the hash of the reading"):
        register.record(msgspec.structs.replace(seed(), report=false_hash), "1")
    twin = Actor(id="p1", kind="person", name="Someone", evidence=(Span(0, 3),))
    with pytest.raises(ValueError, match=r"seed\.txt: two actors have the same id: p1"):
        register.record(msgspec.structs.replace(seed(), actors=(*seed().actors, twin)), "1")
    assert sizes(register) == before


def test_reports_are_found_by_number_source_and_hash(register: Register) -> None:
    for number in range(3):
        register.record(variant(seed(), number), "1")
    digest = register.reading(2).report.sha256
    assert register.find("2") == 2
    assert register.find("variant-1") == 2
    assert register.find(digest) == register.find(digest[:8].upper()) == 2
    for words in ("4", "9" * 40, "variant", digest[:5], "%", ""):
        with pytest.raises(RegisterError, match="there is no report"):
            register.find(words)


def test_a_source_of_several_reports_is_not_guessed(register: Register) -> None:
    for number in range(2):
        reading = variant(seed(), number)
        register.record(
            msgspec.structs.replace(reading, report=msgspec.structs.replace(reading.report, source="feed")), "1"
        )
    with pytest.raises(RegisterError, match="several reports: give a number of 1, 2"):
        register.find("feed")


def test_a_number_without_a_report(register: Register) -> None:
    with pytest.raises(RegisterError, match="no report 7"):
        register.reading(7)


def test_foreign_keys_are_enforced(register: Register) -> None:
    with (
        pytest.raises(RegisterError, match=r"(?i)foreign key"),
        transaction(register.engine, writing=True) as connection,
    ):
        connection.execute(text("INSERT INTO attribution (report_id, position, words) VALUES (99, 0, 'x')"))


def test_releases_of_one_day_with_other_guests_are_no_versions_of_one_another(register: Register) -> None:
    closing = "The ministers agreed to continue the political dialogue. " * 4
    for guest in ("Anniken Berg", "Peter Mutai"):
        text = f"Ilze Ozola met {guest}. {closing}"
        actors = tuple(
            Actor(id=f"p{number}", kind="person", name=name, **everywhere(text))
            for number, name in enumerate(("Ilze Ozola", guest))
        )
        reading = about(text, source=guest, published="2023-09-20", actors=actors)
        head = msgspec.structs.replace(reading.report, outlet="MFA of Latvia")
        register.record(msgspec.structs.replace(reading, report=head), "1")
    with transaction(register.engine) as connection:
        assert list(connection.scalars(select(report.c.superseded_by_id))) == [None, None]

"""Commands that read reports."""

import io
import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dragoman.model.document import Document
from dragoman.model.reading import Reading
from dragoman.pipeline import extract, extractor, read_document
from dragoman.register.store import Register
from readings import GOLD

Run = Callable[..., Any]

MEETING = (
    "Ambassador of Kazakhstan Nurlan Seit met with Speaker of the Latvian parliament Ilze Ozola in Riga yesterday."
)
CALL = "Foreign Minister of Estonia Juhan Tamm spoke by phone with Foreign Minister of Finland Aino Salo."


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(MEETING)
    (folder / "b.txt").write_text(CALL)
    return folder


def test_extract_prints_readings_as_the_contract_has_them(run: Run, reports: Path) -> None:
    ran = run("extract", reports / "b.txt", reports / "a.txt", "--json", "--published", "2022-06-12")
    assert (ran.status, ran.err) == (0, "")
    texts = {"b.txt": CALL, "a.txt": MEETING}
    lines = ran.out.splitlines()
    assert len(lines) == 2
    for line, (name, text) in zip(lines, texts.items(), strict=True):
        reading = Reading.from_json(line)
        assert reading.report.source == str(reports / name)
        assert reading.report.published == "2022-06-12"
        document = Document(**{**_fields(reading), "text": text, "published": date(2022, 6, 12)})
        assert line == read_document(document).to_json()
        assert reading.engagements
    assert json.loads(lines[1])["engagements"][0]["date"] == "2022-06-11"


def _fields(reading: Reading) -> dict[str, Any]:
    fields = msgspec.structs.asdict(reading.report)
    return {name: fields[name] for name in Document.__struct_fields__}


def test_extract_reads_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(CALL.encode())))
    (reading,) = run("extract", "-", "--json").lines()
    assert reading["engagements"][0]["form"] == "call"


def test_extract_shows_the_text_with_its_facts(run: Run, reports: Path) -> None:
    ran = run("extract", reports / "b.txt")
    assert ran.status == 0
    assert "person Juhan Tamm" in ran.out
    assert "call, held" in ran.out


def test_a_bad_source_does_not_keep_the_others_from_being_read(run: Run, reports: Path, tmp_path: Path) -> None:
    ran = run("extract", tmp_path / "none.txt", reports / "a.txt", "--json")
    assert ran.status == 1
    assert len(ran.lines()) == 1
    assert ran.err == f"dragoman: {tmp_path}/none.txt does not exist\n"


def test_a_bad_day_of_publication_is_wrong_usage(run: Run, reports: Path) -> None:
    ran = run("extract", reports, "--published", "12/06/2022")
    assert ran.status == 2
    assert "'12/06/2022' is no date: expected YYYY-MM-DD" in ran.err


def test_read_records_once(run: Run, reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    ran = run("read", reports, "--register", f"sqlite:///{path}", "--json")
    assert ran.status == 0
    assert [line["outcome"] for line in ran.lines()] == ["new", "new"]
    assert "2 new, 0 read again, 0 known already, 0 could not be read" in ran.err
    (reports / "copy.txt").write_text(MEETING)
    ran = run("read", reports, "--register", path)
    assert (ran.status, ran.out) == (0, "")
    assert "0 new, 0 read again, 3 known already" in ran.err
    with Register.open(str(path)) as register:
        assert register.reports() == [1, 2]
        recorded = register.reading(1)
    document = Document(**{**_fields(recorded), "text": MEETING})
    assert recorded == read_document(document)


def test_read_learns_the_day_of_publication_later(run: Run, reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    run("read", reports / "a.txt", "--register", path)
    assert run("engagements", "--register", path, "--json").lines()[0]["date"] is None
    ran = run("read", reports / "a.txt", "--register", path, "--published", "2022-06-12", "--json")
    assert ran.lines()[0]["outcome"] == "replaced"
    assert run("engagements", "--register", path, "--json").lines()[0]["date"] == "2022-06-11"


def test_a_mistyped_day_of_publication_is_corrected(run: Run, reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    run("read", reports / "a.txt", "--register", path, "--published", "2021-06-12")
    for repeat in range(2):
        ran = run("read", reports / "a.txt", "--register", path, "--published", "2022-06-12", "--json")
        assert ran.status == 0
        assert ran.lines()[0]["outcome"] == ("unchanged" if repeat else "replaced")
        told = f"dragoman: {reports}/a.txt was published 2021-06-12: read again as of 2022-06-12\n"
        assert (told in ran.err) is not bool(repeat)
    assert run("read", reports / "a.txt", "--register", path, "--json").lines()[0]["outcome"] == "unchanged"
    (row,) = run("engagements", "--register", path, "--json").lines()
    assert (row["date"], row["report"]["published"]) == ("2022-06-11", "2022-06-12")
    assert all(person["reports"] == 1 for person in run("people", "--register", path, "--json").lines())


def test_read_again_by_another_version_keeps_the_day_of_publication(run: Run, reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    with Register.open(str(path), create=True) as register:
        register.record(extract(MEETING, published=date(2022, 6, 12)), "an older version")
    ran = run("read", reports / "a.txt", "--register", path, "--json")
    assert ran.lines()[0]["outcome"] == "replaced"
    (row,) = run("engagements", "--register", path, "--json").lines()
    assert (row["date"], row["report"]["published"]) == ("2022-06-11", "2022-06-12")


def test_read_tells_of_bad_sources_and_records_the_rest(run: Run, reports: Path, tmp_path: Path) -> None:
    (reports / "bad.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
    ran = run("read", reports, tmp_path / "none", "--register", tmp_path / "register.db")
    assert ran.status == 1
    complaints = [line for line in ran.err.splitlines() if line.startswith("dragoman: ")]
    assert len(complaints) == 2
    assert "bad.txt" in complaints[0]
    assert complaints[1] == f"dragoman: {tmp_path}/none does not exist"
    assert "2 new, 0 read again, 0 known already, 2 could not be read" in ran.err


def test_read_refuses_a_register_that_is_none(run: Run, reports: Path) -> None:
    ran = run("read", reports, "--register", reports / "a.txt")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == f"dragoman: {reports}/a.txt: file is not a database: name another file with --register\n"
    assert (reports / "a.txt").read_text() == MEETING


@pytest.mark.parametrize(
    "address", ["sqlite://", "sqlite:///:memory:", ":memory:", "sqlite:///file:x?mode=memory&uri=true"]
)
def test_a_register_that_would_be_lost_is_refused(run: Run, reports: Path, address: str) -> None:
    for ran in (run("read", reports, "--register", address), run("people", "--register", address)):
        assert (ran.status, ran.out) == (2, "")
        assert "is lost when the command ends: name a file, such as sqlite:///dragoman.db" in " ".join(ran.err.split())


def test_the_version_of_the_extractor_is_stable() -> None:
    assert extractor() == extractor.__wrapped__()
    assert extractor().startswith("0.1.0+")


def test_evaluate(run: Run, tmp_path: Path) -> None:
    gold = sorted(GOLD.glob("*.report"))[0]
    (tmp_path / gold.name).write_bytes(gold.read_bytes())
    ran = run("evaluate", tmp_path, "--json", "--misses", "1")
    assert (ran.status, ran.err) == (0, "")
    (found,) = ran.lines()
    assert found["reports"] == 1
    assert set(found["layers"]["engagements"]) == {"gold", "found", "right", "precision", "recall", "f1"}
    assert len(found["misses"]) == 1
    table = run("evaluate", tmp_path)
    assert table.status == 0
    assert "engagements" in table.out


def test_evaluate_without_gold(run: Run, tmp_path: Path) -> None:
    ran = run("evaluate", tmp_path)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith(f"dragoman: {tmp_path}: no gold reports")


def test_evaluate_refuses_reports_without_facts(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.report").write_text(f"---\npublished: 2022-06-12\n---\n{MEETING}\n")
    ran = run("evaluate", tmp_path)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith(f"dragoman: {tmp_path}/a.report: not a gold report: has no facts to compare with")
    assert ran.err.count("\n") == 1
    (tmp_path / "a.report").write_text(f"---\nengagements: {{}}\n---\n{MEETING}\n")
    assert run("evaluate", tmp_path).status == 0


def test_schema(run: Run) -> None:
    ran = run("schema")
    assert ran.status == 0
    assert "engagements" in str(json.loads(ran.out))


def test_read_takes_pages_and_archives_and_tells_what_it_does_not_take(run: Run, tmp_path: Path) -> None:
    import zipfile

    page = f"<html><head><title>Talks in Riga | Valley News</title></head><body><h1>Talks in Riga</h1><p>{MEETING}</p></body></html>"
    folder = tmp_path / "clips"
    folder.mkdir()
    (folder / "a.html").write_text(page)
    (folder / "b.pdf").write_bytes(b"%PDF-1.7 broken")
    with zipfile.ZipFile(folder / "c.zip", "w") as archive:
        archive.writestr("../out.txt", CALL)
        archive.writestr("in.txt", CALL)
    ran = run("read", folder, "--register", tmp_path / "r.db", "--json")
    assert ran.status == 1
    assert [line["source"] for line in ran.lines()] == [f"{folder}/a.html", f"{folder}/c.zip#in.txt"]
    assert f"dragoman: {folder}/b.pdf is a broken PDF file" in ran.err
    assert f"{folder}/c.zip#../out.txt has a name that leads out of the archive: it is not read" in ran.err
    assert "2 new, 0 read again, 0 known already, 2 could not be read" in ran.err
    with Register.open(str(tmp_path / "r.db")) as register:
        assert register.reading(1).report.outlet == "Valley News"


def test_a_report_in_another_language_is_kept_without_facts_and_listed(run: Run, reports: Path, tmp_path: Path) -> None:
    (reports / "c.txt").write_text("Министр торговли встретился с послом Перу и обсудил с ней вопросы рыболовства.")
    path = tmp_path / "register.db"
    ran = run("read", reports, "--register", path)
    assert ran.status == 0
    assert f"{reports}/c.txt is in Russian: only English reports are read, this one is kept without facts" in ran.err
    assert "3 new, 0 read again, 0 known already, 0 could not be read; 1 not in English" in ran.err
    (row,) = run("reports", "--unread", "--register", path, "--json").lines()
    assert (row["language"], row["engagements"], row["report"]["source"]) == ("ru", 0, str(reports / "c.txt"))
    assert run("reports", "--language", "ru", "--register", path, "--json").lines() == [row]
    assert len(run("reports", "--register", path, "--json").lines()) == 3
    assert "3 known already" in run("read", reports, "--register", path).err
    ran = run("extract", reports / "c.txt")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == f"dragoman: {reports}/c.txt is in Russian: only English reports are read\n"
    assert run("reports", "--language", "Russian!", "--register", path).status == 2


def test_where_nothing_can_be_read_no_register_is_made(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
    ran = run("read", tmp_path / "bad.txt", tmp_path / "none.txt", "--register", tmp_path / "register.db")
    assert ran.status == 1
    assert "0 new, 0 read again, 0 known already, 2 could not be read" in ran.err
    assert not (tmp_path / "register.db").exists()


def test_a_reprint_is_shown_as_one_text(run: Run, tmp_path: Path) -> None:
    text = (
        f"{MEETING.replace('yesterday', 'on 11 June')} They discussed the grain trade and a new ferry line. Mrs Ozola thanked "
        "the ambassador for the gift of books to the library of the parliament, which is to open in the autumn."
    )
    heads = {"a": ("Ministry", "Envoy in Riga"), "b": ("Norpress", "Books for a library")}
    for name, (outlet, title) in heads.items():
        front = f"---\noutlet: {outlet}\npublished: 2022-06-12\n---\n"
        (tmp_path / f"{name}.report").write_text(f"{front}{title}\n\n{text}")
    path = tmp_path / "register.db"
    run("read", tmp_path / "a.report", tmp_path / "b.report", "--register", path)
    rows = run("engagements", "--register", path, "--json").lines()
    assert [(len(row["accounts"]), row["texts"]) for row in rows] == [(2, 1)] * len(rows)
    assert "(1 text)" in run("engagements", "--register", path).out
    shown = run("show", "2", "--register", path)
    assert "One text with report 1 (Ministry" in shown.out
    (whole,) = run("show", "2", "--register", path, "--json").lines()
    assert [other["report"]["id"] for other in whole["same_text"]["reports"]] == [1]
    (dossier,) = run("dossier", "Nurlan Seit", "--register", path, "--json").lines()
    assert dossier["engagements"][0]["texts"] == 1

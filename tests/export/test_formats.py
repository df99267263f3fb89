"""Every file can be read by those it is for, has the same engagements, and says what it was narrowed to."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from dragoman.export.csv_file import line_of
from dragoman.export.formats import FORMATS, FormatName, exported
from dragoman.model.reading import Actor, Engagement, Party, Place, Topic
from dragoman.register.engagements import engagements
from dragoman.register.filters import Filter
from dragoman.register.store import Register
from readings import about, everywhere, golds, seed

MADE = "2026-11-25T10:00:00+00:00"
HOSTILE = '=HYPERLINK("http://x","y")'
TEXT = f"{HOSTILE} met <b>\u202eO'Hara</b> \x07 & sons; in Riga, on\r 10 June.\nBEGIN:VEVENT\nIt was 2022."


@pytest.fixture(scope="module")
def full() -> Iterator[Register]:
    """A register that no test writes to."""
    with Register.open("sqlite://", create=True) as register:
        for reading in (seed(), *golds()):
            register.record(reading, "1")
        register.record(hostile(), "1")
        yield register


def hostile() -> object:
    def words(quote: str) -> dict[str, object]:
        return {**everywhere(TEXT), "confidence": 0.9, "finder": "test/1"} if quote else {}

    return about(
        TEXT,
        source="@sum(1)\n<source>",
        actors=(
            Actor(id="p1", kind="person", name=HOSTILE, **words("x")),
            Actor(id="p2", kind="person", name="<b>\u202eO'Hara</b> \x07", **words("x")),
        ),
        topics=(Topic(id="t1", phrase="-1+1|cmd; a, b\\c", subjects=("other",), **words("x")),),
        engagements=(
            Engagement(
                id="e1",
                form="meeting",
                status="cancelled",
                date="2022-06-10/2022-06-12",
                date_basis="stated",
                place=Place(name="+Riga;\nBEGIN:VALARM", state="LVA"),
                parties=(Party(actor="p1", side="KAZ"), Party(actor="p2", side="LVA")),
                topics=("t1",),
                **words("x"),
            ),
        ),
    )


def file_of(register: Register, name: FormatName, wanted: Filter | None = None, **more: object) -> bytes:
    return b"".join(exported(register, wanted or Filter(), name, made=MADE, **more))  # type: ignore[arg-type]


def test_csv_has_every_engagement_and_no_formula(full: Register) -> None:
    rows = list(csv.DictReader(io.StringIO(file_of(full, "csv").decode(), newline="")))
    assert [int(row["id"]) for row in rows] == [row.id for row in engagements(full)]
    assert {row["filter"] for row in rows} == {"all engagements; confidence 0.5 or more, or accepted by people"}
    assert not [cell for row in rows for cell in row.values() if cell[:1] in tuple("=+-@\t\r")]
    assert all(row["quotes"] and row["source"] for row in rows)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("  =1+1", "'  =1+1"),
        (" \t=1+1", " \t'=1+1"),
        ("\n=1+1", "'\n=1+1"),
        ("＝1+1", "'＝1+1"),
        ("gas;=1+1; @SUM(1)", "gas;'=1+1; '@SUM(1)"),
        ("gas; 5 - 3 = 2", "gas; 5 - 3 = 2"),
        (-5, "'-5"),
    ],
)
def test_no_cell_is_a_formula_wherever_a_spreadsheet_parts_it(cell: object, written: str) -> None:
    (row,) = csv.reader(io.StringIO(line_of([cell]).decode(), newline=""))
    assert row == [written]


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_json_has_all_that_is_known(full: Register, name: FormatName) -> None:
    content = file_of(full, name, Filter(state="KAZ"))
    if name == "json":
        whole = json.loads(content)
        assert whole["query"] == "state=KAZ" and whole["made"] == MADE
        rows = whole["engagements"]
    else:
        rows = [json.loads(line) for line in content.splitlines()]
        assert all(row["filter"].startswith("engagements of Kazakhstan") for row in rows)
    assert [row["id"] for row in rows] == [row.id for row in engagements(full, Filter(state="KAZ"))]
    assert all(row["accounts"] and row["quotes"] for row in rows)


def test_a_calendar_has_what_is_dated_and_nothing_breaks_out_of_it(full: Register) -> None:
    content = file_of(full, "ics")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    dated = [row for row in engagements(full) if row.date]
    assert [line for line in lines if line.startswith("UID:")] == [f"UID:engagement-{row.id}@dragoman" for row in dated]
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == len(dated)
    assert "BEGIN:VALARM" not in lines
    assert f"X-DRAGOMAN-UNDATED:{sum(not row.date for row in engagements(full))}" in lines
    mine = lines[lines.index("STATUS:CANCELLED") - 5 :]
    assert "DTSTART;VALUE=DATE:20220610" in mine and "DTEND;VALUE=DATE:20220613" in mine


@pytest.mark.parametrize("name", ["graphml", "gexf"])
@pytest.mark.parametrize("among", ["states", "parties"])
def test_a_network_is_well_formed_and_whole(full: Register, name: FormatName, among: str) -> None:
    root = ET.fromstring(file_of(full, name, among=among))
    tags = [element.tag.rpartition("}")[2] for element in root.iter()]
    nodes = {element.get("id") for element in root.iter() if element.tag.endswith("}node")}
    edges = [element for element in root.iter() if element.tag.endswith("}edge")]
    assert tags.count("node") == len(nodes) > 3 and len(edges) > 3
    assert all(edge.get("source") in nodes and edge.get("target") in nodes for edge in edges)
    assert "confidence 0.5 or more" in ET.tostring(root, encoding="unicode")


def test_a_map_is_geojson_with_evidence(full: Register) -> None:
    whole = json.loads(file_of(full, "geojson", Filter(state="KAZ", counterpart_state="LVA")))
    assert whole["type"] == "FeatureCollection" and "boundary" in whole["disclaimer"]
    told = {number for feature in whole["features"] for number in feature["properties"]["engagements"]}
    assert told == {row.id for row in engagements(full, Filter(state="KAZ", counterpart_state="LVA"))}
    assert all(
        f["properties"]["quotes"] and f["properties"]["sources"] for f in whole["features"] if f["properties"]["weight"]
    )


def test_of_many_the_latest_are_drawn_and_the_file_says_so(full: Register) -> None:
    whole = json.loads(file_of(full, "geojson", limit=2))
    assert whole["statement"]["filter"].endswith("; the latest 2 of these")


def test_a_file_of_nothing_is_a_file(full: Register) -> None:
    for name in FORMATS:
        content = file_of(full, name, Filter(state="TUV"))
        if name in {"json", "geojson"}:
            json.loads(content)
        elif name in {"graphml", "gexf"}:
            ET.fromstring(content)


def test_dates_of_all_ages_are_days(full: Register) -> None:
    starts = [line[19:] for line in file_of(full, "ics").decode().split("\r\n") if line.startswith("DTSTART")]
    assert all(date.fromisoformat(start) for start in starts)

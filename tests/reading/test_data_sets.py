"""Tables and JSON as programs write them: other separators, encodings and layouts, and what is broken in the middle."""

import json
from pathlib import Path

import pytest

from dragoman.model.document import Document
from dragoman.reading.sources import iter_documents

LIMA = "The minister of trade met the envoy of Peru in Lima on Monday and spoke of the fishing."
OSLO = 'The envoy of Chile, "a friend", met the speaker in Oslo on Tuesday and spoke of the forests.'
ROME = "The speaker of the senate received the envoy of Ghana in Rome on Friday and spoke of trade."


LONG = (
    "The minister of trade met the envoy of Peru in Lima on Monday, and they spoke of the fishing in the south until noon. "
    * 2
)
LONG = LONG.strip()


def outcome(path: Path) -> list[str]:
    read = iter_documents([str(path)])
    return [item.text if isinstance(item, Document) else f"! {str(item).removeprefix(str(path))}" for item in read]


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


ROWS = f"id,date,text\n1,2022-06-12,{quoted(LIMA)}\n2,2022-06-13,{quoted(OSLO)}\n3,2022-06-14,{quoted(ROME)}\n"


@pytest.mark.parametrize(
    "data",
    [
        ROWS.encode(),
        ROWS.encode("utf-8-sig"),
        ROWS.encode("utf-16"),
        ROWS.encode("utf-16-le"),
        ROWS.encode("utf-32"),
        ROWS.replace("\n", "\r").encode(),
        ROWS.replace("\n", "\r\n").encode(),
        b"\n \r\n" + ROWS.encode(),
        b"sep=,\n" + ROWS.encode(),
        b"\xef\xbb\xbfsep=;\r\n" + ROWS.replace("id,date,", "id;date;").replace(",2022-", ";2022-").replace(',"', ';"').encode(),
        ROWS.replace("id,date,", '"id, of; it; all","da;te",').encode(),
        ROWS.replace("text\n", "text,Text\n").replace('"\n', '",\n').encode(),
    ],
    ids=["plain", "mark", "utf-16", "utf-16 without mark", "utf-32", "cr", "crlf", "blank lines", "separator", "separator told", "separators in headings", "two columns of one name"],
)  # fmt: skip
def test_a_table_is_read_however_it_is_written(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    assert outcome(path) == [LIMA, OSLO, ROME]


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (f'2,2022-06-13,"{OSLO}"', "#2 is broken at line 3: a quotation mark within a cell is not doubled; that row is not read"),
        (f'2,2022-06-13,"{OSLO}"\n\nAnd so on, and on, and on.\n"We will," he said, "go."', "#2 is broken at lines 3 to 6: a quotation mark within a cell is not doubled; that row is not read"),
        ('2,2022-06-13,"And so on', "#2 is broken at line 3: a quotation mark within a cell is not doubled; that row is not read"),
        ("2,2022-06-13,Jos\udce9", "#2 is not UTF-8 in line 3: save it as UTF-8"),
        ("2,2022-06-13," + "x" * 11_000_000, "#2 has a line 3 of over 10,000,000 bytes"),
        ("2,2022-06-13," + "word " * 50_000, "#2 is too long (250,000 characters; the limit is 200,000): split it into its single reports"),
        ("2,2022-06-13,binary\0", "#2 is not a text (it holds binary data)"),
        ("2,2022-06-13", "#2 has no text: expected a field that is called text, body, content, full_text or the like"),
    ],
)  # fmt: skip
def test_a_bad_row_is_told_with_its_line_and_the_rest_is_read(tmp_path: Path, bad: str, words: str) -> None:
    first, second, _, last = ROWS.splitlines()
    path = tmp_path / "a.csv"
    path.write_bytes("\n".join([first, second, bad, last, ""]).encode("utf-8", "surrogateescape"))
    assert outcome(path) == [LIMA, f"! {words}", ROME]


def test_quotation_marks_of_a_table_that_quotes_nothing_are_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text(f'id\ttext\n1\t"We will," she said. {LIMA}\n2\t"Not now, {OSLO}\n3\t{ROME}\n')
    assert outcome(path) == [f'"We will," she said. {LIMA}', f'"Not now, {OSLO}', ROME]


def test_a_row_of_several_lines_after_a_bad_one_is_read(tmp_path: Path) -> None:
    first, second, *_ = ROWS.splitlines()
    path = tmp_path / "a.csv"
    path.write_text("\n".join([first, second.replace(" met ", ' "met" '), f'2,,"{LIMA}\n\n{ROME}"', ""]))
    assert outcome(path)[1:] == [f"{LIMA}\n\n{ROME}"]


def test_a_quotation_mark_that_is_never_closed_costs_one_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.reading.rows._MOST_LINES", 100)
    path = tmp_path / "a.csv"
    path.write_text(f'id,text\n1,"{LIMA}\n' + f"2,{ROME}\n" * 300)
    bad, *read = outcome(path)
    assert bad.startswith("! #1 is broken at line 2: it goes on over ")
    assert read == [ROME] * 300


VALUES = [{"text": LIMA, "date": "2022-06-12"}, {"text": OSLO}, {"text": ROME}]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.txt"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32-be"])
@pytest.mark.parametrize(
    "written",
    [
        "\n".join(json.dumps(value) for value in VALUES),
        "\r".join(json.dumps(value) for value in VALUES),
        ",\n".join(json.dumps(value) for value in VALUES),
        json.dumps(VALUES),
        json.dumps(VALUES, indent=2),
        "\n".join(json.dumps(value, indent=2) for value in VALUES),
    ],
    ids=["lines", "cr", "lines with commas", "list", "list over lines", "objects over lines"],
)
def test_json_is_read_however_it_is_laid_out(tmp_path: Path, name: str, encoding: str, written: str) -> None:
    path = tmp_path / name
    path.write_bytes(written.encode(encoding))
    assert outcome(path) == [LIMA, OSLO, ROME]


def test_a_list_is_read_as_far_as_it_is_one(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    whole = json.dumps(VALUES, indent=1)
    path.write_text(whole[:-40])
    first, second, cut = outcome(path)
    assert (first, second) == (LIMA, OSLO)
    assert cut == "! #3 is no JSON: Unterminated string starting at (line 10); what follows is not read"
    path.write_text(whole.replace('"text": "The envoy', '"text" "The envoy'))
    assert outcome(path) == [LIMA, "! #2 is no JSON: Expecting ':' delimiter (line 7); what follows is not read"]
    path.write_text(json.dumps([VALUES[0], 3, None, VALUES[2]]))
    assert outcome(path) == [LIMA, "! #2 is no JSON object", "! #3 is no JSON object", ROME]
    path.write_text(whole[:-1])
    assert outcome(path)[3:] == ["! #4 is cut off: the list has no end"]


@pytest.mark.parametrize("form", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("text", [LIMA, "Министр торговли принял посла Перу.\n\nОни говорили о рыбе."])
def test_a_text_is_read_in_every_form_of_unicode(tmp_path: Path, form: str, mark: str, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes((mark + text).encode(form))
    assert outcome(path) == [text]
    path.write_bytes((mark + text).encode(form)[:-1])
    (line,) = outcome(path)
    assert line.endswith("or cut off within a letter: save it as UTF-8")


def test_bytes_that_only_look_like_a_form_of_unicode_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\x01\0\x02\0\x03\0\x04\0" * 50)
    (line,) = outcome(path)
    assert "is not a text (it holds binary data)" in line


def described(path: Path) -> list[tuple[str | None, str | None, str | None, str]]:
    found = list(iter_documents([str(path)]))
    assert all(isinstance(one, Document) for one in found), found
    return [
        (one.title, str(one.published) if one.published else None, one.outlet, one.text)
        for one in found
        if isinstance(one, Document)
    ]


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ({"status": "ok", "articles": [{"source": {"id": None, "name": "Selby Wire"}, "title": "A", "publishedAt": "2023-03-02T10:00:00Z", "content": f"{LONG} [+120 chars]"}]}, ("A", "2023-03-02", "Selby Wire")),
        ([{"link": "https://x.example/1", "date": "2023-03-02T10:00:00", "title": {"rendered": "Selby &#8211; Lima"}, "content": {"rendered": f"<p>{LONG}</p>"}}], ("Selby – Lima", "2023-03-02", None)),
        ({"response": {"docs": [{"headline": "A", "body": LONG, "pub_date": "2023-03-02", "publisher": {"name": "Selby Wire"}}]}}, ("A", "2023-03-02", "Selby Wire")),
        ({"text": LONG, "title": "A", "timestamp": 1677751200}, ("A", "2023-03-02", None)),
        ({"text": LONG, "title": "A", "published": "1677751200000"}, ("A", "2023-03-02", None)),
        ({"text": LONG, "title": "A", "seendate": "20230302T184500Z", "outlet_name": "Selby Wire"}, ("A", "2023-03-02", "Selby Wire")),
        ({"text": LONG, "title": "A", "data": [{"text": "x"}]}, ("A", None, None)),
        ({"text": LONG, "title": "A", "date": 1.5}, ("A", None, None)),
    ],
    ids="newsapi wordpress nested seconds thousandths compact own-text no-day".split(),
)  # fmt: skip
def test_records_as_interfaces_give_them(tmp_path: Path, answer: object, told: tuple[str | None, ...]) -> None:
    path = tmp_path / "answer.json"
    path.write_text(json.dumps(answer, indent=1))
    assert described(path) == [(*told, LONG)]


@pytest.mark.parametrize(
    ("front", "day"),
    [
        ("---\ntitle: Talks\ndate: 2023-03-02 10:00:00 +0100\ncategories: [news]\n---\n", "2023-03-02"),
        ('+++\ntitle = "Talks"\ndate = 2023-03-02T10:00:00+01:00\ntags = ["a"]\n+++\n', "2023-03-02"),
        ('+++\ntitle = "Talks"\ndate = "2023-03-02"\n+++\n', "2023-03-02"),
        ("---\ntitle: Talks\ndate: 2023-03-02T10:00:00Z\n---\n", "2023-03-02"),
    ],
)
def test_front_matter_of_programs_that_make_sites(tmp_path: Path, front: str, day: str) -> None:
    path = tmp_path / "2023-03-02-talks.md"
    path.write_text(f"{front}\n{LONG}\n")
    assert described(path) == [("Talks", day, None, LONG)]


@pytest.mark.parametrize("front", ["+++\ntitle = \n+++\n", "+++\na = " + "[" * 5000 + "\n+++\n"])
def test_a_broken_front_matter_is_told(tmp_path: Path, front: str) -> None:
    path = tmp_path / "talks.md"
    path.write_text(f"{front}\n{LONG}\n")
    (told,) = outcome(path)
    assert "has a broken front matter" in told


def test_a_table_of_blank_rows_and_a_number_without_end_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("title,text\n,\n,\n")
    assert "is a table without rows" in outcome(tmp_path / "a.csv")[0]
    (tmp_path / "b.jsonl").write_text('{"text": ' + "1" * 5000 + "}\n")
    assert "a number in it has too many digits" in outcome(tmp_path / "b.jsonl")[0]


@pytest.mark.parametrize(
    "record",
    [
        {"bodyText": LIMA},
        {"body_html": f"<p>{LIMA}</p>"},
        {"plain_text": LIMA},
        {"raw_text": LIMA},
        {"cleaned_text": LIMA},
        {"text": None, "body": LIMA},
        {"body": {"value": f"<p>{LIMA}</p>", "format": "html"}},
        {"fields": {"bodyText": LIMA, "trailText": "Fish"}},
        {"article": {"headline": {"main": "Fish"}, "body": {"html": f"<p>{LIMA}</p>"}}},
        {"_source": {"title": "Fish", "content": LIMA}},
        {"paragraphs": [LIMA]},
        {"body": [{"type": "paragraph", "text": LIMA}]},
    ],
    ids=str,
)
def test_a_text_is_found_by_the_names_that_data_sets_give_it(tmp_path: Path, record: dict[str, object]) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(record) + "\n")
    assert outcome(path) == [LIMA]


def test_what_lies_in_an_envelope_is_told_by_its_own_fields(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    record = {
        "title": "Fish",
        "content": LIMA,
        "source": "Norpost",
        "created_at": "2024-01-27",
        "published_at": "2024-01-26",
    }
    path.write_text(json.dumps({"hits": {"hits": [{"_id": "7", "_source": record}]}}))
    (one,) = iter_documents([str(path)])
    assert isinstance(one, Document), one
    assert (one.title, one.outlet, str(one.published)) == ("Fish", "Norpost", "2024-01-26")


def test_the_day_on_which_a_record_was_made_counts_where_there_is_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": LIMA, "created_at": "2024-01-27"}) + "\n")
    (one,) = iter_documents([str(path)])
    assert isinstance(one, Document), one
    assert str(one.published) == "2024-01-27"

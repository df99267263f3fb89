"""Front matter, marks, headlines and attributions of reports."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.attribution import attribution
from dragoman.reading.documents import plain_document, report_document
from dragoman.reading.front_matter import split_report
from dragoman.reading.headline import headline
from dragoman.reading.marks import TAGS, strip_marks

DAY = date(2022, 6, 12)


def report(front: str, body: str = "Ana Ruiz met Bo Lind.") -> bytes:
    return f"---\n{front}\n---\n{body}\n".encode()


def test_only_date_outlet_and_title_are_taken() -> None:
    document = report_document(
        report("published: 2022-06-12\noutlet: Valley News\ntitle: Fish\nlanguage: fr\ntext: other\nactors: {p1: {}}"),
        "a.report",
    )
    assert (document.published, document.outlet, document.title) == (DAY, "Valley News", "Fish")
    assert (document.text, document.source) == ("Ana Ruiz met Bo Lind.", "a.report")
    assert document.language is None  # too short to tell


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2022-06-12", DAY),
        ("'2022-06-12'", DAY),
        ("2022-06-12 10:30:00", DAY),
        ("2022-06-12T23:30:00+06:00", DAY),
        ("", None),
        ("null", None),
    ],
)
def test_the_day_of_publication(value: str, day: date | None) -> None:
    assert report_document(report(f"published: {value}"), "a").published == day


def test_the_day_given_is_for_reports_that_state_none() -> None:
    given_day = date(2020, 1, 1)
    assert report_document(report("outlet: X"), "a", given_day).published == given_day
    assert report_document(report("published: 2022-06-12"), "a", given_day).published == DAY
    assert plain_document(b"Ana Ruiz met Bo Lind.", "a", given_day).published == given_day
    assert plain_document(b"Ana Ruiz met Bo Lind.", "a").published is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_marks_of_byte_order_and_line_ends_of_any_kind_do_not_matter(encoding: str, ending: str) -> None:
    lines = ["---", "published: 2022-06-12", "outlet: X", "---", "Ana met Bo.", "", "They spoke.", ""]
    document = report_document(ending.join(lines).encode(encoding), "a")
    assert (document.published, document.outlet, document.text) == (DAY, "X", "Ana met Bo.\n\nThey spoke.")


def test_a_body_may_hold_rulers_and_the_front_matter_may_be_empty() -> None:
    assert split_report("---\n---\nOne\n---\nTwo\n") == ({}, "One\n---\nTwo")
    assert split_report("\n--- \nid: 3\n---\t\n\n\nOne\n\n") == ({"id": 3}, "One")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"Ana Ruiz met Bo Lind.", "has no front matter"),
        (b"---\nid: 1\nAna Ruiz met Bo Lind.", "has a front matter without end: close it with a line of three dashes"),
        (b"Text\n---\nid: 1\n---\nText", "has no front matter"),
        (report("id: [1"), r"broken front matter: .* \(line 3\)"),
        (report("just words"), "broken front matter: expected lines like"),
        (report("- a\n- b"), "broken front matter: expected lines like"),
        (report("x: !!python/object/apply:os.getcwd []"), "broken front matter"),
        (report("a: &a [x]\nb: [*a, *a]"), "aliases"),
        (report("x: " + "[" * 5000), "nested too deeply"),
        (report("a: '*'\nx: " + "[" * 50_000), "nested too deeply"),
        (report("x: " + "y" * 200_000), "over 200,000 characters"),
        (report("published: 2022-02-30"), "published: '2022-02-30', which is not a day like 2022-06-12"),
        (report("published: 0000-00-00"), "published: '0000-00-00', which is not a day"),
        (report("published: 20220612"), "published: 20220612, which is not a day"),
        (report("published: 12/06/2022"), "published: '12/06/2022', which is not a day"),
        (report("published: true"), "published: True, which is not a day"),
        (report("published: 2022-06-12\nid: 1\npublished: 2022-06-13"), r"published stands twice: keep one \(line 4\)"),
        (report("posts: [{holder: p1, holder: p2}]"), "holder stands twice"),
        (report("published:\t2022-06-12\n\toutlet: X"), "put spaces where there are tabs"),
        (report("title: Fish: a history"), r"\(line 2\): put a value that holds a colon in quotes"),
        (report('title: "Fish'), "close the quotes or brackets"),
        (report("published: last Friday"), "published: 'last Friday', which is not a day"),
        (report("published: 2022"), "published: 2022, which is not a day"),
        (report("published: [2022-06-12]"), "which is not a day"),
        (report("title: {a: b}"), "title is not a line of text"),
        (report("outlet: [a]"), "outlet is not a line of text"),
        (report("id: 1", ""), "has no text after its front matter"),
        (report("id: 1", " \t"), "has no text after its front matter"),
    ],
)
def test_a_broken_report_is_refused_with_the_reason(data: bytes, words: str) -> None:
    with pytest.raises(ValueError, match=words) as refusal:
        report_document(data, "a.report")
    assert "\n" not in str(refusal.value)


MARKED = '<post id="p1">Envoy of <state id="PER">Peru</state></post> <person id="p1">Ana</person> <cue id="e1 e2">met</cue> R&amp;D.'


def test_marks_are_taken_out_and_counted_in_the_plain_text() -> None:
    text, marks = strip_marks(MARKED)
    assert text == "Envoy of Peru Ana met R&D."
    assert [(mark.tag, mark.ids, text[mark.span.start : mark.span.end]) for mark in marks] == [
        ("state", ("PER",), "Peru"),
        ("post", ("p1",), "Envoy of Peru"),
        ("person", ("p1",), "Ana"),
        ("cue", ("e1", "e2"), "met"),
    ]
    assert report_document(report("id: 1", MARKED), "a").text == text


@pytest.mark.parametrize(
    "body",
    [
        "Profits of R&D rose; 3 < 4 and 5 > 4.",
        "Marks &amp; Spencer",
        "<person>Ana</person> met Bo.",
        '<person id="p1">Ana</person> met <b>Bo</b>.',
        '<person id="p1">Ana</person> met R&D.',
        '<person id="p1">Ana met Bo.',
        '<person id="p1">Ana <cue id="e1">met</person> Bo</cue>.',
        '<person id="p1">Ana</person> <!-- and others --> met Bo.',
        '<person id="p1">Ana</person> <?x y?> met Bo.',
        '<person id="p1">Ana</person> <![CDATA[<met>]]> Bo.',
        '</report><report><person id="p1">Ana</person>',
    ],
)
def test_a_body_that_is_not_marked_throughout_stays_as_it_is(body: str) -> None:
    assert strip_marks(body) == (body, ())


def test_marks_of_a_plain_text_file_are_its_words() -> None:
    assert plain_document(MARKED.encode(), "a.txt").text == MARKED


def test_deep_nesting_is_no_danger() -> None:
    deep = 20_000
    text, marks = strip_marks('<topic id="t">' * deep + "x" + "</topic>" * deep)
    assert (text, len(marks)) == ("x", deep)


tags = st.sampled_from(sorted(TAGS))
words = st.text(alphabet="ab &<>\n'é", max_size=8)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@given(st.lists(st.tuples(tags, words, words), min_size=1, max_size=6))
def test_what_is_marked_is_what_the_span_quotes(pieces: list[tuple[str, str, str]]) -> None:
    body = "".join(
        f'<{tag} id="x{i}">{escaped(inner)}</{tag}>{escaped(tail)}' for i, (tag, inner, tail) in enumerate(pieces)
    )
    text, marks = strip_marks(body)
    filled = [(tag, (f"x{i}",), inner) for i, (tag, inner, _) in enumerate(pieces) if inner]
    if filled:
        assert text == "".join(inner + tail for _, inner, tail in pieces)
        assert [(mark.tag, mark.ids, text[mark.span.start : mark.span.end]) for mark in marks] == filled
    else:
        assert (text, marks) == (body, ())


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Envoy of Peru visits Malmö\n\nThe envoy came.", "Envoy of Peru visits Malmö"),
        ("  Envoy of Peru visits Malmö \n \nThe envoy came.", "Envoy of Peru visits Malmö"),
        ("Will the envoy come?\n\nPerhaps.", "Will the envoy come?"),
        ("Date set for talks\n\nText.", "Date set for talks"),
        ("May talks in Oslo\n\nText.", "May talks in Oslo"),
        ("The envoy came.\n\nHe spoke.", None),
        ("He said: “It is over.”\n\nText.", None),
        ("Envoy of Peru visits Malmö\nThe envoy came.", None),
        ("Envoy of Peru visits Malmö", None),
        ("Envoy of Peru visits Malmö\n\n", None),
        ("12 June 2022\n\nThe envoy came.", None),
        ("Friday, 12 Sept 2022\n\nThe envoy came.", None),
        (" date 2022-06-12 Images | Pictures\n\nThe envoy came.", None),
        ("Malmö, October 14, 2021, Valley News\n\nThe envoy came.", None),
        (
            "Envoy of Peru, in Malmö on 14 October, opens fair\n\nThe envoy came.",
            "Envoy of Peru, in Malmö on 14 October, opens fair",
        ),
        ("Photo: Valley News\n\nThe envoy came.", None),
        ("* * *\n\nThe envoy came.", None),
        ("word " * 31 + "\n\nText.", None),
        ("w" * 201 + "\n\nText.", None),
    ],
)
def test_a_headline_is_a_short_first_line_by_itself(text: str, title: str | None) -> None:
    assert headline(text) == title


def test_a_title_of_the_front_matter_goes_before_the_first_line() -> None:
    body = "Envoy comes\n\nThe envoy came."
    assert report_document(report("title: Other", body), "a").title == "Other"
    assert report_document(report("id: 1", body), "a").title == "Envoy comes"
    assert plain_document(body.encode(), "a").title == "Envoy comes"


@pytest.mark.parametrize(
    ("text", "services"),
    [
        (
            "The sides met, Valley News has learned from the press service of the Peruvian Foreign Ministry.",
            ("press service of the Peruvian Foreign Ministry",),
        ),
        (
            "This was reported by the Ministry of Trade and Fisheries press office on Monday.",
            ("Ministry of Trade and Fisheries press office",),
        ),
        (
            "Rain fell, according to the press centre of the Prime\nMinister of Peru and others say.",
            ("press centre of the Prime",),
        ),
        ("A, according to the press service of Peru. B, citing the press service of Peru.", ("press service of Peru",)),
        ("He visited the press service of the Foreign Ministry.", ()),
        ("She learned from the minister.", ()),
        ("According to the press, service of the line ended.", ()),
    ],
)
def test_an_attribution_is_taken_only_where_it_is_said_in_so_many_words(text: str, services: tuple[str, ...]) -> None:
    assert attribution(text) == services

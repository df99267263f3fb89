"""Word files as they are passed on: with changes that are not yet accepted, content controls, text boxes and tables in tables."""

from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml

from dragoman.model.document import Document
from dragoman.reading.sources import iter_documents

NAMES = " ".join(
    (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
        'xmlns:v="urn:schemas-microsoft-com:vml"',
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
    )
)
LIMA = "The minister of trade met the envoy of Peru in Lima on Monday and spoke of the fishing."
OSLO = "The envoy of Chile met the speaker of the house in Oslo on Tuesday and spoke of the forests."
ROME = "The speaker of the senate received the envoy of Ghana in Rome on Friday and spoke of trade."


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def gone(text: str) -> str:
    return f'<w:del w:id="1" w:author="a"><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def paragraph(*inside: str, mark: str = "") -> str:
    return f"<w:p>{mark}{''.join(inside)}</w:p>"


def read(path: Path, *parts: str) -> Document:
    """The document of a Word file of these parts, between two paragraphs."""
    word = docx.Document()
    word.add_heading("Two talks on fish and forests", 1)
    word.add_paragraph(LIMA)
    body = word.element.body
    for part in (*parts, paragraph(run(ROME))):
        body.insert(len(body) - 1, parse_xml(part.replace(">", f" {NAMES}>", 1)))
    word.save(str(path))
    (document,) = iter_documents([str(path)])
    assert isinstance(document, Document), document
    return document


BOX = f"<w:txbxContent>{paragraph(run(OSLO))}</w:txbxContent>"
HALVES = ("The envoy of Chile met ", "the speaker of the house", " in Oslo on Tuesday and spoke of the forests.")


@pytest.mark.parametrize(
    "parts",
    [
        [paragraph(run(HALVES[0]), gone("nobody"), f'<w:ins w:id="2" w:author="a">{run(HALVES[1])}</w:ins>', run(HALVES[2]))],
        [paragraph(f'<w:ins w:id="2" w:author="a">{run(OSLO)}</w:ins>'), paragraph(gone("He met nobody at all."))],
        [paragraph(run(HALVES[0]), mark='<w:pPr><w:rPr><w:del w:id="3" w:author="a"/></w:rPr></w:pPr>'), paragraph(run(HALVES[1] + HALVES[2]))],
        [f'<w:moveFrom w:id="2" w:author="a">{paragraph(run("He met nobody."))}</w:moveFrom>', f'<w:moveTo w:id="2" w:author="a">{paragraph(run(OSLO))}</w:moveTo>'],
        [f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(run(OSLO))}</w:sdtContent></w:sdt>"],
        [paragraph(run(HALVES[0]), f"<w:sdt><w:sdtContent>{run(HALVES[1])}</w:sdtContent></w:sdt>", run(HALVES[2]))],
        [paragraph(run(HALVES[0]), f'<w:smartTag w:element="a">{run(HALVES[1])}</w:smartTag>', run(HALVES[2]))],
        [paragraph(run(HALVES[0]), f'<w:hyperlink w:anchor="a">{run(HALVES[1])}</w:hyperlink>', run(HALVES[2]))],
        [paragraph(run(HALVES[0]), f'<w:fldSimple w:instr="REF x">{run(HALVES[1])}</w:fldSimple>', run(HALVES[2]))],
        [paragraph(run(HALVES[0]), '<w:r><w:instrText>REF x</w:instrText></w:r>', run(HALVES[1]), run(HALVES[2]))],
        [paragraph(f"<w:r><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></w:r>")],
        [paragraph(f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{BOX}</wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>')],
        [f"<w:customXml><w:sdt><w:sdtContent><w:tbl><w:tr><w:tc>{paragraph(run(OSLO))}</w:tc></w:tr></w:tbl></w:sdtContent></w:sdt></w:customXml>"],
        [f"<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:sdt><w:sdtContent><w:tc>{paragraph(run(OSLO))}</w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>{paragraph()}</w:tc></w:tr></w:tbl>"],
        [f'<w:tbl><w:tr><w:tc>{paragraph(run(OSLO))}</w:tc></w:tr><w:tr><w:trPr><w:del w:id="4" w:author="a"/></w:trPr><w:tc>{paragraph(run("He met nobody."))}</w:tc></w:tr></w:tbl>'],
    ],
    ids="insertion inserted-paragraph joined-paragraphs moved control control-in-line smart-tag link field old-field text-box both-text-boxes wrapped-table table-in-table deleted-row".split(),
)  # fmt: skip
def test_text_is_read_whatever_it_is_wrapped_in(tmp_path: Path, parts: list[str]) -> None:
    document = read(tmp_path / "a.docx", *parts)
    assert document.text == "\n\n".join((LIMA, OSLO, ROME))
    assert document.title == "Two talks on fish and forests"


def test_rows_of_a_table_are_lines_and_cells_of_a_layout_paragraphs(tmp_path: Path) -> None:
    def cell(*lines: str, said: str = "") -> str:
        return f"<w:tc><w:tcPr>{said}</w:tcPr>{''.join(paragraph(run(line)) for line in lines)}</w:tc>"

    begins, wide = '<w:vMerge w:val="restart"/>', '<w:gridSpan w:val="2"/>'
    table = (
        f"<w:tbl><w:tr>{cell('Day')}{cell('What took place')}{cell('Where')}</w:tr>"
        f"<w:tr>{cell('3 May', said=begins)}{cell('Talks with the envoy of Peru')}{cell('Lima')}</w:tr>"
        f"<w:tr>{cell('', said='<w:vMerge/>')}{cell('Talks with the envoy of Chile', said=wide)}</w:tr>"
        f"<w:tr>{cell(OSLO, ROME)}{cell('In Oslo and in Rome alike.')}</w:tr></w:tbl>"
    )
    assert read(tmp_path / "a.docx", table).text.split("\n\n") == [
        LIMA,
        "Day What took place Where",
        "3 May Talks with the envoy of Peru Lima",
        "3 May Talks with the envoy of Chile",
        OSLO,
        ROME,
        "In Oslo and in Rome alike.",
        ROME,
    ]


def test_the_running_head_tells_house_and_day_and_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "Ministry of Trade of Norland — 12 June 2022"
    word.add_heading("Two talks on fish and forests", 1)
    for line in (LIMA, OSLO):
        word.add_paragraph(line)
    word.save(str(path))
    (document,) = iter_documents([str(path)])
    assert isinstance(document, Document)
    assert (document.outlet, document.published) == ("Ministry of Trade of Norland", date(2022, 6, 12))
    assert document.text == f"{LIMA}\n\n{OSLO}"


def test_a_running_head_that_is_a_sentence_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "This paper of the ministry is for the use of missions alone."
    for line in (LIMA, OSLO):
        word.add_paragraph(line)
    word.save(str(path))
    (document,) = iter_documents([str(path)])
    assert isinstance(document, Document)
    assert (document.outlet, document.text) == (None, f"{LIMA}\n\n{OSLO}")


@pytest.mark.parametrize("titled", [True, False])
@pytest.mark.parametrize(
    "opening",
    [
        [
            "The ministers, who met in Vilnius on 22 May, agreed:",
            "to open direct flights by July;",
            "to meet each spring;",
        ],
        ["He called for direct flights", "She promised an answer by May"],
        ["During the meeting the ministers discussed:", "the situation on the river;", "fish"],
    ],
)
def test_a_text_that_begins_without_a_full_stop_is_kept(tmp_path: Path, titled: bool, opening: list[str]) -> None:
    word = docx.Document()
    if titled:
        word.add_heading("Outcome of the talks", 1)
    else:
        word.add_paragraph("Envoys agree on flights")
    for line in (*opening, LIMA, ROME):
        word.add_paragraph(line)
    path = tmp_path / "a.docx"
    word.save(str(path))
    (found,) = iter_documents([str(path)])
    assert isinstance(found, Document)
    assert found.title == ("Outcome of the talks" if titled else "Envoys agree on flights")
    assert found.text.split("\n\n") == [*opening, LIMA, ROME]


def test_a_house_whose_name_is_set_in_two_lines_is_one(tmp_path: Path) -> None:
    word = docx.Document()
    for line in (
        "MINISTRY OF TRADE",
        "OF THE REPUBLIC OF NORLAND",
        "NOTE VERBALE",
        LIMA,
        ROME,
        "Port Anna, 5 December 2023",
    ):
        word.add_paragraph(line)
    path = tmp_path / "a.docx"
    word.save(str(path))
    (found,) = iter_documents([str(path)])
    assert isinstance(found, Document)
    assert (found.outlet, found.published) == ("Ministry of Trade of the Republic of Norland", date(2023, 12, 5))
    assert found.text == f"{LIMA}\n\n{ROME}"


def test_a_letterhead_in_the_only_row_of_a_table_is_read_line_by_line(tmp_path: Path) -> None:
    word = docx.Document()
    row = word.add_table(rows=1, cols=2).rows[0]
    row.cells[0].text, row.cells[1].text = "EMBASSY OF NORLAND\nPRESS SECTION", "19 October 2023\nNo. 118"
    for line in ("Norland recalls its envoy", LIMA, ROME):
        word.add_paragraph(line)
    word.save(str(tmp_path / "a.docx"))
    (one,) = iter_documents([str(tmp_path / "a.docx")])
    assert isinstance(one, Document), one
    assert (one.published, one.outlet, one.text) == (date(2023, 10, 19), "Embassy of Norland", f"{LIMA}\n\n{ROME}")

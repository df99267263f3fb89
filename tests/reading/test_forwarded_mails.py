"""Mails that were sent on, and notes that go with what is attached: what is the report, and whose it is."""

from datetime import date
from pathlib import Path

import pytest

from dragoman.model.document import Document
from dragoman.reading.sources import SourceError, iter_documents

TOLD = [
    "Minister Oyelaran received the Ambassador of Carrovia, Tilda Besk, at the harbour office on Thursday morning.",
    "They agreed that trawlers of both states may unload in Selby from the first day of March.",
]
SIGNED = "Have a look at this, please.\n\nBest regards,\nMarta\nDesk officer\n"
WRITTEN_ON = {
    "outlook": "From: Press Office of Tarvia <press@tarvia.example>\nSent: Thursday, March 2, 2023 4:10 PM\nTo: Marta; Bo <bo@o.example>;\n Cy <cy@o.example>\nSubject: Trawlers\n",
    "gmail": "---------- Forwarded message ---------\nFrom: Press Office of Tarvia <press@tarvia.example>\nDate: Thu, 2 Mar 2023 at 16:10\nSubject: Trawlers\nTo: Marta\n",
    "apple": "Sent from my iPad\n\nBegin forwarded message:\n\nFrom: Press Office of Tarvia <press@tarvia.example>\nDate: 2 March 2023 at 16:10:00\nTo: Marta\nSubject: Trawlers\n",
    "german": "-----Ursprüngliche Nachricht-----\nVon: Press Office of Tarvia <press@tarvia.example>\nGesendet: Donnerstag, 2. March 2023 16:10\nAn: Marta\nBetreff: Trawlers\n",
    "french": "De : Press Office of Tarvia <press@tarvia.example>\nEnvoyé : 2 March 2023 16:10\nÀ : Marta\nObjet : Trawlers\n",
    "russian": "-------- Пересылаемое сообщение --------\nОт: Press Office of Tarvia <press@tarvia.example>\nДата: 2 March 2023\nКому: Marta\nТема: Trawlers\n",
}


def read(folder: Path, body: str, head: str = "", kind: str = "text/plain") -> list[Document | SourceError]:
    mail = folder / "mail.eml"
    mail.write_text(
        f"From: Marta Lind <marta@o.example>\nTo: team@o.example\nSubject: WG: Trawlers\nDate: Mon, 6 Mar 2023 09:00:00 +0000\nMIME-Version: 1.0\n{head or f'Content-Type: {kind}; charset=utf-8'}\n\n{body}",
        encoding="utf-8",
    )
    return list(iter_documents([str(mail)]))


def the_one(found: list[Document | SourceError]) -> Document:
    (one,) = found
    assert isinstance(one, Document), one
    return one


@pytest.mark.parametrize("written", WRITTEN_ON.values(), ids=WRITTEN_ON)
def test_what_was_sent_on_is_read_below_the_closing_of_who_sent_it(tmp_path: Path, written: str) -> None:
    one = the_one(read(tmp_path, f"{SIGNED}\n{written}\n" + "\n\n".join(TOLD) + "\n\nKind regards,\nPress Office\n"))
    assert one.text.split("\n\n") == TOLD
    assert (one.title, one.outlet, one.published) == ("Trawlers", "Press Office of Tarvia", date(2023, 3, 2))


def test_the_header_lines_of_a_mail_sent_on_may_be_a_table(tmp_path: Path) -> None:
    cells = "".join(
        f"<tr><th>{name}: </th><td>{value}</td></tr>"
        for name, value in (
            ("Subject", "Trawlers"),
            ("Date", "Thu, 2 Mar 2023"),
            ("From", "Press Office of Tarvia &lt;p@t.example&gt;"),
            ("To", "Marta"),
        )
    )
    page = (
        f"<p>See below.</p><p>Regards,<br>Marta</p><div>-------- Forwarded Message --------<table>{cells}</table></div>"
    )
    one = the_one(read(tmp_path, page + "".join(f"<p>{line}</p>" for line in TOLD), kind="text/html"))
    assert (one.text.split("\n\n"), one.outlet) == (TOLD, "Press Office of Tarvia")


def test_words_of_ones_own_above_what_was_sent_on_stay(tmp_path: Path) -> None:
    own = "Ambassador Besk leaves Selby on Friday and takes up her new post in Lowmarket in June."
    one = the_one(read(tmp_path, f"{own}\n\n{WRITTEN_ON['outlook']}\n" + "\n\n".join(TOLD)))
    assert one.text.split("\n\n") == [own, *TOLD]


def test_lines_that_begin_like_headers_within_a_text_are_no_mail_sent_on(tmp_path: Path) -> None:
    lines = [TOLD[0], "From: the harbour office came the news of a third berth for the trawlers of Carrovia.", TOLD[1]]
    one = the_one(read(tmp_path, "\n\n".join(lines)))
    assert (one.outlet, one.published) == ("Marta Lind", date(2023, 3, 6))
    assert TOLD[1] in one.text


def attached(body: str, content: str = "0M8R4KGxGuE=", name: str = "x.doc") -> tuple[str, str]:
    head = "Content-Type: multipart/mixed; boundary=B"
    part = f"--B\nContent-Type: application/octet-stream; name={name}\nContent-Disposition: attachment; filename={name}\nContent-Transfer-Encoding: base64\n\n{content}\n--B--\n"
    return f"--B\nContent-Type: text/plain; charset=utf-8\n\n{body}\n{part}", head


def test_a_short_report_stays_beside_what_is_attached(tmp_path: Path) -> None:
    found = read(tmp_path, *attached("\n\n".join(TOLD)))
    assert isinstance(found[0], Document) and found[0].text.split("\n\n") == TOLD
    assert isinstance(found[1], SourceError) and "an old Word file" in found[1].message


@pytest.mark.parametrize(
    "note",
    [
        "Dear all,\n\nplease find attached the programme of the Minister for the next three days in Selby.",
        "FYI",
        "I send you the communiqué of yesterday's meeting of the ministers in Lowmarket. Call me if it cannot be opened.",
    ],
)
def test_a_note_is_no_report(tmp_path: Path, note: str) -> None:
    (one,) = read(tmp_path, *attached(note))
    assert isinstance(one, SourceError)


def test_a_mail_of_very_many_parts_is_refused(tmp_path: Path) -> None:
    body = "--B\n\nx\n" * 200_000 + "--B--\n"
    (one,) = read(tmp_path, body, "Content-Type: multipart/mixed; boundary=B")
    assert isinstance(one, SourceError) and "parts" in one.message


def test_a_body_without_blanks_takes_no_longer_than_others(tmp_path: Path) -> None:
    (one,) = read(tmp_path, "a@" * 90_000)
    assert isinstance(one, (Document, SourceError))

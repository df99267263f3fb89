"""Mails as programs build them: parts in parts, files without a letter, encodings without a word, and pages saved as mails."""

import base64
from datetime import date
from email.message import EmailMessage
from email.mime.application import MIMEApplication
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from dragoman.model.document import Document
from dragoman.reading.sources import iter_documents

PAGES = Path(__file__).parent / "pages"
LIMA = "The minister of trade met the envoy of Peru in Lima on Monday and spoke of the fishing."
OSLO = "The envoy of Chile met the speaker of the house in Oslo on Tuesday and spoke of the forests."
ROME = "The speaker of the senate received the envoy of Ghana in Rome on Friday and spoke of trade."
LONG = [f"{LIMA} {OSLO}", f"{ROME} {OSLO}", f"{LIMA} {ROME}"]
BODY = "\n\n".join(LONG)
HEAD = b"From: Press <a@b.c>\nTo: x@y.z\nSubject: Talks\nDate: Sun, 12 Jun 2022 10:00:00 +0200\n"
SMALL_PRINT = "_______________________________________________\nPress mailing list\nPress@lists.example\nhttps://lists.example/press\n"


def outcome(path: Path) -> list[str]:
    read = iter_documents([str(path)])
    return [item.text if isinstance(item, Document) else f"! {str(item).removeprefix(str(path))}" for item in read]


def headed(mail: EmailMessage | MIMEMultipart | MIMEText) -> bytes:
    return HEAD + mail.as_bytes()


def file(text: str, name: str = "second.txt") -> MIMEText:
    part = MIMEText(text)
    part.add_header("Content-Disposition", "attachment", filename=name)
    return part


def titled(text: str) -> MIMEText:
    mail = MIMEText(text)
    mail["Subject"] = "Talks"
    return mail


def of(kind: str, *parts: MIMEText | MIMEMultipart | MIMEApplication | MIMEMessage) -> MIMEMultipart:
    mail = MIMEMultipart(kind)
    for part in parts:
        mail.attach(part)
    return mail


def markup(*lines: str) -> MIMEText:
    return MIMEText("".join(f"<p>{line}</p>" for line in lines), "html")


def sealed() -> MIMEApplication:
    seal = MIMEApplication(b"x", "pkcs7-signature")
    seal.add_header("Content-Disposition", "attachment", filename="smime.p7s")
    return seal


@pytest.mark.parametrize(
    ("mail", "texts"),
    [
        (of("mixed", MIMEText(BODY), file(ROME)), [BODY, ROME]),
        (of("signed", of("mixed", MIMEText(BODY), file(ROME)), sealed()), [BODY, ROME]),
        (of("mixed", of("mixed", MIMEText(BODY), file(ROME)), MIMEText(SMALL_PRINT)), [BODY, ROME]),
        (of("alternative", MIMEText(BODY), of("mixed", markup(*LONG), file(ROME))), [BODY, ROME]),
        (of("alternative", MIMEText("This mail is in HTML."), of("related", markup(*LONG))), [BODY]),
        (of("mixed", of("related", of("alternative", MIMEText(BODY), markup(*LONG))), file(ROME)), [BODY, ROME]),
        (of("mixed", markup(LONG[0]), file(ROME), markup(*LONG[1:])), [BODY, ROME]),
        (of("mixed", MIMEText(LONG[0]), file(ROME), MIMEText("\n\n".join(LONG[1:]))), [BODY, ROME]),
        (of("mixed", MIMEText("See the attached."), file(ROME)), [ROME]),
        (of("mixed", file(ROME)), [ROME]),
        (of("alternative", MIMEText(BODY), MIMEText("<p>For those who know it.</p>", "x-amp-html"), markup(*LONG)), [BODY]),
        (of("encrypted", MIMEApplication(b"Version: 1", "pgp-encrypted"), MIMEApplication(b"-----BEGIN PGP MESSAGE-----")), ["! #1 is encrypted (PGP): open it in a mail program and save its text"]),
        (MIMEText("-----BEGIN PGP MESSAGE-----\n\nabc\n"), ["!  is encrypted (PGP): open it in a mail program and save its text"]),
        (file(ROME), [ROME]),
        (of("digest", MIMEMessage(titled(LIMA)), MIMEMessage(titled(OSLO))), [LIMA, OSLO]),
    ],
    ids="mixed signed mailing-list apple told-in-html related-in-mixed html-file-html text-file-text note file-alone other-form encrypted encrypted-text single digest".split(),
)  # fmt: skip
def test_every_part_of_a_mail_is_read_once_and_in_its_place(
    tmp_path: Path, mail: MIMEMultipart, texts: list[str]
) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(headed(mail))
    assert outcome(path) == texts


def test_a_mail_that_is_one_file_is_read_as_that_file(tmp_path: Path) -> None:
    for name, kind in (("release-1.pdf", "application/pdf"), ("release-1.docx", "application/octet-stream")):
        path = tmp_path / "a.eml"
        path.write_bytes(
            HEAD + f"Content-Type: {kind}; name={name}\nContent-Transfer-Encoding: base64\n\n".encode()
            + base64.encodebytes((PAGES / name).read_bytes())
        )  # fmt: skip
        assert outcome(path) == outcome(PAGES / name)
        (document,) = iter_documents([str(path)])
        assert document.source == f"{path}#{name}"


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("application/pkcs7-mime", "is encrypted or sealed (S/MIME): open it in a mail program and save its text"),
        ("application/ms-tnef", "is an Outlook envelope (TNEF): open it in Outlook and save what is in it"),
    ],
)
def test_what_is_sealed_is_told_with_what_to_do(tmp_path: Path, kind: str, words: str) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(HEAD + f"Content-Type: {kind}; name=a.p7m\n\nMIIBAAAA\n".encode())
    assert outcome(path) == [f"! #a.p7m {words}"]


@pytest.mark.parametrize(
    ("below", "stays"),
    [
        ("\n-- \nAna Ruiz\nPress office\n+34 91 000 00 00\n", False),
        ("\n--\nAna Ruiz\nPress office\n+34 91 000 00 00\n", False),
        (f"\n--\nSecond report\n\n{ROME}\n", True),
        ("\n-- \n" + f"{ROME}\n" * 20, True),
        (f"\n{SMALL_PRINT}", False),
    ],
)
def test_a_signature_is_cut_off_and_a_text_is_not(tmp_path: Path, below: str, stays: bool) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(HEAD + f"\n{BODY}\n{below}".encode())
    (text,) = outcome(path)
    assert text.startswith(BODY)
    assert (text != BODY) == stays


RUSSIAN = "Министр торговли принял в понедельник посла Перу и обсудил с ней рыболовство в северных морях."
SPANISH = "El ministro José Peña recibió el lunes a la embajadora del Perú – “una amiga” – y habló de la pesca."
JAPANESE = "外務大臣は月曜日に東京でペルー大使と会談し、漁業について話し合いました。両国は覚書に署名しました。"


@pytest.mark.parametrize(
    ("said", "encoding", "text"),
    [
        (None, "utf-8", SPANISH),
        (None, "cp1252", SPANISH),
        ("us-ascii", "cp1252", SPANISH),
        ("x-unknown", "cp1252", SPANISH),
        ("iso-8859-1", "cp1252", SPANISH),
        ("utf-8", "cp1252", SPANISH),
        (None, "cp1251", RUSSIAN),
        (None, "koi8-r", RUSSIAN),
        ("windows-1251", "cp1251", RUSSIAN),
        (None, "iso-2022-jp", JAPANESE),
        ("iso-2022-jp", "iso-2022-jp", JAPANESE),
        ("us-ascii", "iso-2022-jp", JAPANESE),
        ("shift_jis", "shift_jis", JAPANESE),
    ],
)
@pytest.mark.parametrize("kind", ["text/plain", "text/html"])
def test_a_mail_is_read_in_its_encoding_also_where_it_names_none(
    tmp_path: Path, kind: str, said: str | None, encoding: str, text: str
) -> None:
    charset = f"; charset={said}" if said else ""
    path = tmp_path / "a.eml"
    subject = text.split(" ")[0][:20].encode(encoding)
    head = HEAD.replace(b"Talks", subject) + f"Content-Type: {kind}{charset}\n\n".encode()
    path.write_bytes(head + text.encode(encoding) + b"\n")
    (document,) = iter_documents([str(path)])
    assert isinstance(document, Document)
    assert (document.text, document.outlet) == (text, "Press")
    assert document.title is not None and "\ufffd" not in document.title


def test_html_that_names_its_encoding_itself_is_read_in_it(tmp_path: Path) -> None:
    text = "Władysław Gałązka spotkał się z ambasadorem Peru, żeby mówić o łowieniu ryb w Gdańsku."
    path = tmp_path / "a.eml"
    page = f'<html><head><meta charset="iso-8859-2"></head><body><p>{text}</p></body></html>'
    path.write_bytes(HEAD + b"Content-Type: text/html\n\n" + page.encode("iso-8859-2"))
    assert outcome(path) == [text]


@pytest.mark.parametrize("encoding", ["cp1250", "cp1253", "cp1256", "gb18030"])
def test_an_encoding_that_cannot_be_told_is_told_and_the_attachments_are_read(tmp_path: Path, encoding: str) -> None:
    text = {
        "cp1250": "Władysław Gałązka spotkał się z ambasadorem Peru, żeby mówić o łowieniu ryb w Gdańsku.",
        "cp1253": "Ο υπουργός Εξωτερικών συναντήθηκε με τον πρέσβη του Περού στην Αθήνα.",
        "cp1256": "التقى وزير الخارجية سفير بيرو في القاهرة وناقش الجانبان التجارة",
        "gb18030": "外交部长星期一在北京会见了秘鲁大使，双方讨论了渔业问题。",
    }[encoding]
    path = tmp_path / "a.eml"
    path.write_bytes(
        HEAD + b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n" + text.encode(encoding)
        + f"\n--b\nContent-Disposition: attachment; filename=a.txt\n\n{ROME}\n--b--\n".encode()
    )  # fmt: skip
    assert outcome(path) == [
        "!  is in an encoding that it does not name, or not rightly: save its text as UTF-8",
        ROME,
    ]


def test_a_folder_of_mails_is_parted_only_where_a_mail_begins(tmp_path: Path) -> None:
    lines = (
        "From Lima at 14:30 the minister flew to Oslo, where she met the envoy of Chile.",
        "From Monday to Friday, 12:00 to 14:00, the embassy in Rome is open to all who ask for visas.",
    )
    text = "\n\n".join([LIMA, *lines, f">From here on. {OSLO}"])
    path = tmp_path / "a.mbox"
    for begin in (
        "From a@b.c Sun Jun 12 10:00:00 2022",
        "From a@b.c  Sun Jun  5 10:00 2022",
        "From - Sun Jun 12 10:00:00 2022",
        "From 123@xxx Sun Jun 12 10:00:00 +0000 2022",
        "From MAILER-DAEMON Sun, 12 Jun 2022 10:00:00 +0200",
        "From a@b.c Sun Jun 12 10:00:00 CEST 2022",
    ):
        path.write_text("".join(f"{begin}\n{HEAD.decode()}\n{part}\n\n" for part in (text.replace(">", ">>"), ROME)))
        # Below, marks of quotation are taken off.
        assert outcome(path) == [text.replace(">", ""), ROME], begin


SAVED = """From: <Saved by Blink>
Snapshot-Content-Location: https://mfa.example/news/1
Subject: Talks in Lima
Date: Thu, 26 Nov 2026 08:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="x"

--x
Content-Type: text/html{charset}
Content-Transfer-Encoding: 8bit
Content-Location: https://mfa.example/news/1

<!DOCTYPE html><html><head><title>Talks in Lima</title><meta property="article:published_time" content="2022-06-12">
<meta property="og:site_name" content="Ministry of Trade"></head><body><nav><a href="/">Home of the news</a></nav>
<article><h1>Talks in Lima</h1><p>{text}</p></article><footer><p>Ministry, 1 Street, Norland</p></footer></body></html>
--x
Content-Type: text/css
Content-Location: https://mfa.example/a.css

p {{ color: red }}
--x--
"""


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a.eml", "a"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_page_that_was_saved_with_all_its_parts_is_read_as_a_page(tmp_path: Path, name: str, encoding: str) -> None:
    path = tmp_path / name
    text = f"{LIMA} Ms José Peña came too. {OSLO}"
    path.write_bytes(SAVED.format(text=text, charset=f"; charset={encoding}").encode(encoding))
    (document,) = iter_documents([str(path)])
    assert isinstance(document, Document), document
    assert (document.text, document.title, document.outlet) == (text, "Talks in Lima", "Ministry of Trade")
    assert document.published == date(2022, 6, 12)


def test_a_mail_in_html_with_pictures_is_no_saved_page(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(
        SAVED.format(text=LIMA, charset="").replace("From: <Saved by Blink>", HEAD.decode().split("Subject")[0].strip()).encode()
    )  # fmt: skip
    (document,) = iter_documents([str(path)])
    assert isinstance(document, Document)
    assert document.published == date(2026, 11, 26)

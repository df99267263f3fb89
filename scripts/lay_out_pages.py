"""Lays reports written for training out as the pages, files and mails of tests/reading/pages, with what they are to be read as.

Needs reportlab, python-docx and warcio. What it makes is committed; it is run again only when a layout is added.
"""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import yaml
from layouts import LAYOUTS, Report, diary, digest, long, us
from more_layouts import MORE

from dragoman.reading.documents import report_document

TOP = Path(__file__).parent.parent
PAGES = TOP / "tests" / "reading" / "pages"


def reports() -> list[Report]:
    """Reports with a title, a day, and paragraphs that are sentences throughout."""
    found = []
    for path in sorted((TOP / "training/reports/written").glob("*.report")):
        document = report_document(path.read_bytes(), path.name)
        paragraphs = [" ".join(part.split()) for part in document.text.split("\n\n") if part.strip()]
        if paragraphs and document.title and paragraphs[0] == document.title:
            paragraphs = paragraphs[1:]
        plain = all(
            len(part) > 40 and part[-1] in '.”"' and part[0].isalpha() and not part.split()[0].isupper()
            for part in paragraphs
        )
        quiet = paragraphs and not any(sign in paragraphs[0][:80] for sign in ("(", " - ", " – ", " — ", "--", "/"))
        titled = (
            document.title
            and 4 <= len(document.title.split()) < 20
            and document.title[0].isalnum()
            and not set(document.title) & set("|–—:")
        )
        if (
            plain
            and quiet
            and titled
            and document.published
            and document.published.year > 1997
            and 3 <= len(paragraphs) <= 10
            and len(document.text) > 800
        ):
            found.append(Report(document.title or "", document.published, paragraphs, []))
    for number, one in enumerate(found):
        one.other.extend(found[(number + step) % len(found)].title for step in (5, 11, 17))
    return found


def expected(
    report: Report, outlet: str | None, attribution: tuple[str, ...] = (), *, title: bool = True, day: bool = True
) -> dict[str, Any]:
    return {
        "title": report.title if title else None, "published": report.day.isoformat() if day else None, "outlet": outlet,
        "attribution": list(attribution), "text": "\n\n".join(report.paragraphs) + "\n",
    }  # fmt: skip


def write(name: str, data: bytes | str, documents: list[dict[str, Any]]) -> None:
    PAGES.mkdir(parents=True, exist_ok=True)
    (PAGES / name).write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    text = yaml.dump(documents, allow_unicode=True, sort_keys=False, width=120)
    (PAGES / f"{name}.yaml").write_text(text, encoding="utf-8")


def pdf(report: Report, house: str, *, scanned: bool = False) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    out, styles = io.BytesIO(), getSampleStyleSheet()
    if scanned:
        from PIL import Image
        from reportlab.lib.utils import ImageReader

        canvas = Canvas(out, pagesize=A4)
        canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, *A4)
        canvas.save()
        return out.getvalue()

    def furniture(canvas: Any, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, 40, f"{house} - www.example.org")
        canvas.drawString(500, 40, f"Page {document.page}")

    body = [Paragraph(escape(house.upper()), styles["Heading2"]), Paragraph("PRESS RELEASE No. 45", styles["Normal"]),
            Paragraph(long(report.day), styles["Normal"]), Spacer(1, 12), Paragraph(escape(report.title), styles["Heading1"])]  # fmt: skip
    for paragraph in report.paragraphs:
        body += [Paragraph(escape(paragraph), styles["Normal"]), Spacer(1, 10)]
    SimpleDocTemplate(out, pagesize=(420, 500), invariant=1).build(body, onFirstPage=furniture, onLaterPages=furniture)
    return out.getvalue()


def word(report: Report, house: str, *, styled: bool) -> bytes:
    from docx import Document

    document = Document()
    document.sections[0].header.paragraphs[0].text = f"{house} · 12 Lime Avenue"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    document.add_paragraph(house)
    document.add_paragraph("Press release")
    document.add_paragraph(us(report.day))
    document.add_heading(report.title, 1) if styled else document.add_paragraph(report.title)
    for paragraph in report.paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def mail(
    report: Report, sender: str, *, style: str = "plain", attached: tuple[str, bytes] | None = None
) -> EmailMessage:
    import textwrap

    message = EmailMessage()
    message["From"] = f"{sender} <press@example.org>"
    message["To"] = "list@example.org"
    message["Subject"] = report.title if style != "forward" else f"Fwd: [press] {report.title}"
    message["Date"] = f"{report.day:%a, %d %b %Y} 23:40:00 +0500"
    message["Message-ID"] = f"<{report.day:%Y%m%d}@example.org>"
    if attached:
        message.set_content(
            "Dear colleagues,\n\nPlease find attached the press release.\n\nKind regards,\nPress office\n"
        )
        message.add_attachment(attached[1], maintype="application", subtype="octet-stream", filename=attached[0])
        return message
    folded = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in report.paragraphs)
    message.set_content(
        f"Dear colleagues,\n\n{folded}\n\nKind regards,\nPress office\nTel: +99 1 555 01 00\n\n-- \nTo unsubscribe write to list@example.org\n"
    )
    if style == "html":
        paragraphs = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in report.paragraphs)
        message.set_content("This mail is in HTML.")
        message.add_alternative(
            f"<html><body><p>View this email in your browser</p><table><tr><td><h1>{escape(report.title)}</h1>{paragraphs}</td></tr></table><p>You are receiving this email because you subscribed. Unsubscribe</p></body></html>",
            subtype="html",
        )
    return message


def files(rest: list[Report]) -> None:
    printable = iter([one for one in rest if f"{one.title}{one.paragraphs}".isascii()])
    take = iter([one for one in rest if not f"{one.title}{one.paragraphs}".isascii()] + rest[::-1])
    for number in (1, 2, 3):
        one = next(printable)
        write(
            f"release-{number}.pdf",
            pdf(one, "Ministry of Foreign Affairs of Norland"),
            [expected(one, "Ministry of Foreign Affairs of Norland")],
        )
        one = next(take)
        write(
            f"release-{number}.docx",
            word(one, "Embassy of Caldria in Port Anna", styled=number != 2),
            [expected(one, "Embassy of Caldria in Port Anna")],
        )
    write("scanned.pdf", pdf(next(take), "", scanned=True), [{"error": "is scanned"}])
    for style in ("plain", "html", "forward"):
        one = next(take)
        write(
            f"mail-{style}.eml",
            mail(one, "Press Office of Tarvia", style=style).as_bytes(),
            [expected(one, "Press Office of Tarvia")],
        )
    one = next(take)
    write(
        "mail-attached.eml",
        mail(one, "Caldria Press", attached=("release.docx", word(one, "Embassy of Caldria", styled=True))).as_bytes(),
        [expected(one, "Embassy of Caldria")],
    )
    several = [next(take) for _ in range(3)]
    box = b"".join(
        b"From press@example.org Mon Jan  5 10:00:00 2026\n" + mail(one, "Norpress").as_bytes() + b"\n\n"
        for one in several
    )
    write("folder.mbox", box, [expected(one, "Norpress") for one in several])
    several = [next(take) for _ in range(3)]
    items = "".join(
        f"<item><title>{escape(one.title)}</title><link>https://norpress.example/{n}</link><pubDate>{one.day:%a, %d %b %Y} 23:30:00 +0600</pubDate><content:encoded><![CDATA[{''.join(f'<p>{escape(paragraph)}</p>' for paragraph in one.paragraphs)}<p>The post {escape(one.title)} appeared first on Norpress.</p>]]></content:encoded></item>"
        for n, one in enumerate(several)
    )
    write(
        "news.rss",
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Norpress - News</title><link>https://norpress.example</link><description>All</description>{items}</channel></rss>',
        [expected(one, "Norpress") for one in several],
    )
    several = [next(take) for _ in range(2)]
    items = "".join(
        f'<entry><title>{escape(one.title)}</title><id>urn:{n}</id><updated>2025-01-01T00:00:00Z</updated><published>{one.day}T08:00:00+03:00</published><content type="html">{escape("".join(f"<p>{escape(paragraph)}</p>" for paragraph in one.paragraphs))}</content></entry>'
        for n, one in enumerate(several)
    )
    write(
        "news.atom",
        f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Ministry of Foreign Affairs of Norland</title><id>urn:x</id><updated>2025-01-01T00:00:00Z</updated>{items}</feed>',
        [expected(one, "Ministry of Foreign Affairs of Norland") for one in several],
    )
    several = [next(take) for _ in range(2)]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Valley News",
        "items": [
            {
                "id": str(n),
                "title": one.title,
                "date_published": f"{one.day}T10:00:00Z",
                "content_html": "".join(f"<p>{escape(paragraph)}</p>" for paragraph in one.paragraphs),
            }
            for n, one in enumerate(several)
        ],
    }
    write("feed.json", json.dumps(feed), [expected(one, "Valley News") for one in several])
    several = [next(take) for _ in range(3)]
    write(
        "clips.jsonl",
        "".join(
            json.dumps(
                {
                    "id": n,
                    "title": one.title,
                    "date": str(one.day),
                    "publisher": "Valley News",
                    "text": "\n\n".join(one.paragraphs),
                }
            )
            + "\n"
            for n, one in enumerate(several)
        ),
        [expected(one, "Valley News") for one in several],
    )
    import csv

    several, table = [next(take) for _ in range(2)], io.StringIO()
    rows = csv.writer(table)
    rows.writerow(["url", "headline", "date", "outlet", "body"])
    for n, one in enumerate(several):
        rows.writerow([f"https://x.example/{n}", one.title, one.day, "The Meridian", "\n\n".join(one.paragraphs)])
    write("clips.csv", table.getvalue(), [expected(one, "The Meridian") for one in several])
    one = next(take)
    write(
        "note.md",
        f"---\ndate: {one.day}\npublisher: Norland Digest\n---\n# {one.title}\n\n" + "\n\n".join(one.paragraphs) + "\n",
        [expected(one, "Norland Digest")],
    )
    one = next(take)
    write(
        "plain.txt",
        f"{one.title}\n\n" + "\n\n".join(one.paragraphs) + "\n",
        [{**expected(one, None, day=False), "text": f"{one.title}\n\n" + "\n\n".join(one.paragraphs) + "\n"}],
    )
    archives([next(take) for _ in range(4)])


def archives(several: list[Report]) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    pages = [(one, layout(one)) for one, layout in zip(several, (LAYOUTS[0], LAYOUTS[7]), strict=False)]
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for number, (_, page) in enumerate(pages):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                f"https://x.example/{number}",
                "response",
                payload=io.BytesIO(page.markup.encode()),
                http_headers=headers,
            )
        )
    write("crawl.warc.gz", out.getvalue(), [expected(one, page.outlet) for one, page in pages])
    out = io.BytesIO()
    pages = [(one, layout(one)) for one, layout in zip(several[2:], (LAYOUTS[3], LAYOUTS[13]), strict=False)]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (_, page) in enumerate(pages):
            archive.writestr(zipfile.ZipInfo(f"clips/{number}.html"), page.markup)
    write("clips.zip", out.getvalue(), [expected(one, page.outlet) for one, page in pages])
    write(
        "page.html.gz", gzip.compress(pages[0][1].markup.encode(), mtime=0), [expected(pages[0][0], pages[0][1].outlet)]
    )


def main() -> None:
    all_of_them = reports()
    print(len(all_of_them))
    take = iter(all_of_them)
    for layout in LAYOUTS:
        for number in (1, 2):
            one = next(take)
            page = layout(one)
            encoding = "cp1252" if layout.__name__ == "ministry_tables" else "utf-8"
            write(
                f"{layout.__name__}-{number}.html",
                page.markup.encode(encoding, "xmlcharrefreplace"),
                [expected(one, page.outlet, page.attribution)],
            )
    for number, layout in enumerate(MORE):
        one = all_of_them[-1 - number]
        page = layout(one)
        write(f"{layout.__name__}.html", page.markup, [expected(one, page.outlet, page.attribution)])
    for layout in (digest, diary):
        several = [next(take) for _ in range(3)]
        page = layout(several)
        write(f"{layout.__name__}.html", page.markup, [expected(one, page.outlet) for one in several])
    files(list(take))


if __name__ == "__main__":
    main()

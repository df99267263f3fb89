"""Pages, files, mails and feeds as they are found, against what they are to be read as. All of them: evals/sources.py."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "evals"))

from sources import PAGES, scores_of

SAMPLE = (
    "agency_cited-1.html", "agency_dateline-1.html", "agency_upper-2.html", "bilingual-1.html", "clips.csv", "clips.jsonl", "clips.zip", "crawl.warc.gz",
    "diary.html", "digest.html", "embassy_wordpress-1.html", "feed.json", "folder.mbox", "mail-attached.eml", "mail-html.eml", "mail-plain.eml",
    "ministry_numbered-1.html", "ministry_tables-1.html", "news.atom", "news.rss", "newspaper-1.html", "note.md", "page.html.gz", "plain.txt",
    "release-1.docx", "release-1.pdf", "scanned.pdf", "soup-1.html",
    "blank.jsonl.gz", "changes.docx", "damaged.warc.gz", "excel.csv", "listed.json", "mail-file.eml", "mail-nested.eml", "mail-undeclared.eml",
    "mixed.zip", "one-part.warc.gz", "part-scanned.pdf", "parted.mbox", "saved.mhtml", "unmarked.txt",
    "bitrix_1251.html", "changed.atom", "drupal_sections.html", "frames.html", "index_of_links.html", "joomla_cards.html", "like_furniture.html",
    "mail-newsletter.eml", "mail-small-print.eml", "no_heading.html", "old_1252.html", "sharepoint_divs.html", "short_items.html", "table_of_meetings.html",
    "time_in_header.html", "today_on_top.html", "typo3_sections.html", "views_mixed.html", "window_title.html", "wordpress_cards.html",
)  # fmt: skip


@pytest.mark.parametrize("name", SAMPLE)
def test_a_page_is_read_as_it_was_meant(name: str) -> None:
    for score in scores_of(PAGES / name):
        assert score.f1 >= 0.97
        assert (score.title, score.published, score.outlet, score.attribution) == (True, True, True, True), score.got
        assert not score.leaked

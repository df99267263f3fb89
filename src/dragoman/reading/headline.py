"""Whether a text begins with a headline."""

import re

_LONGEST = 200
_WORDS = 30
_STOP = re.compile(r"[.…:;,][\"'\u2019\u201d\u00bb)]*$")
_CREDIT = re.compile(
    r"^(?:date|photo|image|picture|source|updated|published)s?\s*[:/|(\d\u00a9]|\b\d{4}-\d{2}-\d{2}\b", re.IGNORECASE
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATELINE = re.compile(rf"^[\w .'-]{{2,30}}, (?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})\b", re.IGNORECASE)
_DATE_WORD = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}")


def headline(text: str) -> str | None:
    """The first line, if it looks like a headline: short, no full stop at its end, an empty line and more text after.

    A date by itself, a dateline or a picture's credit is no headline; nor is a line that ends in an abbreviation ("… in the U.S."),
    since it cannot be told from a sentence.
    """
    first, _, rest = text.partition("\n")
    line = first.strip()
    blank, _, body = rest.partition("\n")
    if not line or len(line) > _LONGEST or len(line.split()) > _WORDS or blank.strip() or not body.strip():
        return None
    if _STOP.search(line) or _CREDIT.search(line) or _DATELINE.search(line):
        return None
    words = re.findall(r"[^\W\d_]+", line.casefold())
    return None if all(_DATE_WORD.fullmatch(word) for word in words) else line

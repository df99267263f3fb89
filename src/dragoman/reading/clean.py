"""From the paragraphs of a source to the text of its report: what is not the report's own words is taken out."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from dragoman.reading.bylines import is_byline, parts_of_byline, without_contacts
from dragoman.reading.credits import is_credit, without_credits
from dragoman.reading.datelines import Dateline, split_dateline
from dragoman.reading.foreign import without_foreign
from dragoman.reading.furniture import is_furniture
from dragoman.reading.letterhead import is_house_name
from dragoman.reading.list_names import names_a_list
from dragoman.reading.numbering import without_numbers
from dragoman.reading.sentences import is_sentence
from dragoman.reading.written_days import day_in, day_of_lines, is_day_line

_SPACES = re.compile(r"[^\S\n]+")
_SOURCE = re.compile(
    r"^\W*(?:source\s*:|(?-i:ISSUED BY|Issued by)(?: on behalf of)?(?: the)?\s*:?)\s*(?P<name>[^\n]{2,100}?)\W*$",
    re.IGNORECASE,
)
_TOP, _SHORT = 6, 8
_LAST = 2
_TAIL = 4
_BELOW = 5
# Place and day below a letter: "Samapura, 12 June 2022".
_DATED = re.compile(r"^[^\W\d_][^\W\d_ .'’-]*(?:[ '’-][^\W\d_]+){0,3},? (?:the )?(?=\d|[A-Z][a-z]+ \d)")
_SET_APART = re.compile(r"\s+[-–—|•·]\s+")
_LABEL = re.compile(
    r"^\W*(?:(?P<valued>from|authors?|categor(?:y|ies)|type|topics?|section|department|organisation|location)|(?:first |last )?(?:published|posted|updated|modified)(?: on| at)?|(?:publication |release )?date)\s*:?$",
    re.IGNORECASE,
)
_FROM = re.compile(r"^From\s*:\s*(?:the )?[^\W\d_a-z]")
_MOST_PARTS = 4
_AGENCY = re.compile(r"^\W*[A-Z]{2,8}\W*$")
_PUBLISHED = re.compile(r"\b(?:published|posted|updated?|modified|issued|released|created|added)\b", re.IGNORECASE)
_WEB = re.compile(r"https?://\S+|www\.\S+")


class Cleaned(NamedTuple):
    """The text of a report, and what the lines that were taken out told of its origin; `foreign` are those in other
    languages."""

    text: str
    agencies: tuple[str, ...] = ()
    origin: str | None = None
    day: date | None = None
    foreign: tuple[str, ...] = ()


def clean(paragraphs: Iterable[str], title: str | None = None) -> Cleaned:
    """The report that these paragraphs hold. Its title is not repeated at its beginning."""
    kept = [line for line in map(_spaced, paragraphs) if line]
    kept = _below_title(kept, title)
    # Some extractions put what stands above the text below it.
    kept = [*kept[:-_TAIL], *(line for line in kept[-_TAIL:] if not (title and _same(line, title)))]
    kept = without_contacts(kept)
    head, tail = (0, 0) if _has_days_of_several(kept, title) else _edges(kept)
    edges = (*kept[:head], *kept[len(kept) - tail :])
    day = day_of_lines(part for line in edges for part in _parts_of_line(line))
    origin = next((found for line in kept[-3:] if (found := _origin_in(line))), None)
    kept = _without_issue(kept) if tail else kept
    tail = min(tail, len(kept) - head)
    above = [line for line in _without_labels(kept[:head]) if not _is_signed(line) and not _is_of_issue(line)]
    kept = [*above, *kept[head : len(kept) - tail], *_without_days(kept[len(kept) - tail :])]
    kept = kept[:-1] if len(kept) > 1 and _is_signed(kept[-1]) else kept
    kept = [without_credits(line).strip() for line in kept if not _is_beside(line)]
    kept, foreign = without_foreign([line for line in kept if line])
    kept = without_numbers(kept)
    agencies: tuple[str, ...] = ()
    if (first := _first_dateline(kept)) is not None:
        number, dateline = first
        kept[number] = dateline.rest
        agencies = (dateline.agency,) if dateline.agency else ()
        day = day or dateline.day
    return Cleaned("\n\n".join(kept), agencies, None if origin and _WEB.search(origin) else origin, day, tuple(foreign))


def _first_dateline(lines: list[str]) -> tuple[int, Dateline] | None:
    """The dateline of a report and the number of its line: the first, or one below a standfirst or points of a summary, which
    names its agency or day and is the only such line among the first."""
    if lines and (dateline := split_dateline(lines[0])) is not None:
        return 0, dateline
    found = [(number, one) for number, line in enumerate(lines[1:_TOP], 1) if (one := split_dateline(line)) is not None]
    named = [(number, one) for number, one in found if one.agency or one.day]
    return named[0] if len(named) == 1 else None


def _below_title(lines: list[str], title: str | None) -> list[str]:
    """The lines below the title, if it stands among the first, with no more than short lines above it."""
    for number in range(min(_TOP, len(lines)) - 1, -1, -1):
        if title and _same(lines[number], title) and all(len(line.split()) <= _SHORT for line in lines[:number]):
            # The day of publication often stands above the title.
            return [line for line in lines[:number] if is_day_line(line)] + lines[number + 1 :]
    return lines


def _without_issue(lines: list[str]) -> list[str]:
    """The lines without place and day of issue at the end, as ministries sign: "Samapura / 12 June 2022"."""
    if len(lines) > 2 and is_day_line(lines[-1]):
        signed = len(lines[-2].split()) <= 3 and lines[-2][-1].isalpha() and lines[-2][0].isupper()
        return lines[: -2 if signed else -1]
    return lines


def _edges(lines: list[str]) -> tuple[int, int]:
    """How many lines at the beginning and end may hold the day of publication.

    Behind the first sentence a line that is a day is a cell of a table, or heads what was that day; where there are
    several of them, that at the end is none of publication either.
    """
    head = next((number for number, line in enumerate(lines) if is_sentence(line)), min(_TOP, len(lines)))
    days = {line for line in lines[head:] if is_day_line(line) and not _PUBLISHED.search(line)}
    if len(days) > 1:
        return head, 0
    last = len(lines) - head
    below = next((number for number, line in enumerate(reversed(lines)) if is_sentence(line)), last)
    dated = (
        [number for number, line in enumerate(reversed(lines[-min(below, _BELOW) :]), 1) if _is_dated(line)]
        if below
        else []
    )
    return head, min(max(_LAST, *dated) if dated else _LAST, last)


def _has_days_of_several(lines: list[str], title: str | None) -> bool:
    """Whether lines are several reports with a day each, by what they are called: none of the days is that of them all."""
    if title is None or not names_a_list(title):
        return False
    return len({day_in(line) for line in lines if is_day_line(line) and not _PUBLISHED.search(line)}) > 1


def _is_signed(line: str) -> bool:
    """Whether a line above or below a text is the name of its house and no more, or the letters of its agency."""
    return _AGENCY.match(line) is not None or is_house_name(line)


def _without_labels(lines: list[str]) -> list[str]:
    """The lines above a text without those of a list of what is said of it: "From:", "Harbour Office", "Last updated"."""
    kept: list[str] = []
    said = False
    for line in lines:
        label = _LABEL.match(line)
        if label is None and not (said and len(line.split()) <= _SHORT):
            kept.append(line)
        said = label is not None and label["valued"] is not None
    return kept


def _parts_of_line(line: str) -> list[str]:
    """The parts of a line above or below a text in which there may be a day: those of a byline, or of a line of issue."""
    if is_byline(line):
        return parts_of_byline(line)
    return _SET_APART.split(line) if _is_of_issue(line) else [line]


def _is_of_issue(line: str) -> bool:
    """Whether a line tells day, place and house: "12 June 2022 - Samapura - Ministry of Trade"; or from whom a text is."""
    if is_day_line(line) or (_FROM.match(line) and not is_sentence(line)):
        return True
    parts = _SET_APART.split(line)
    others = [part for part in parts if not is_day_line(part)]
    return 1 < len(parts) <= _MOST_PARTS and len(others) < len(parts) and all(map(_is_named, others))


def _is_named(words: str) -> bool:
    return len(words.split()) <= _SHORT and all(word[0].isupper() for word in words.split() if len(word) > 3)


def _is_dated(line: str) -> bool:
    return _DATED.match(line) is not None and is_day_line(line)


def _without_days(lines: list[str]) -> list[str]:
    return [line for line in lines if not is_day_line(line)]


def _is_beside(line: str) -> bool:
    return (
        (is_day_line(line) and _PUBLISHED.search(line) is not None)
        or is_credit(line)
        or is_furniture(line)
        or _origin_in(line) is not None
    )


def _origin_in(line: str) -> str | None:
    """Whose word a line says that the report is."""
    found = _SOURCE.match(line)
    issued = found is not None and line.lstrip("*( ").casefold().startswith("issued")
    return None if found is None or (issued and is_sentence(line)) else found["name"].strip()


def _spaced(paragraph: str) -> str:
    """The paragraph with single spaces; soft hyphens, which only say where a word may break, are taken out."""
    return _SPACES.sub(" ", paragraph.replace("\u00ad", "").replace("\n", " ")).strip(" \u200b\ufeff")


def _same(line: str, title: str) -> bool:
    return _letters(line) == _letters(title)


def _letters(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKC", text).casefold() if letter.isalnum())

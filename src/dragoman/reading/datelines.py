"""The dateline before the first sentence of an agency's report: "NUR-SULTAN. KAZINFORM –", "BAKU, June 12 (APA) –"."""

import re
from datetime import date
from typing import NamedTuple

from dragoman.reading.written_days import day_in


class Dateline(NamedTuple):
    """What a dateline tells, and the text after it."""

    place: str
    agency: str | None
    day: date | None
    rest: str


_WORD = r"[^\W\d_][\w'’.-]*[\w’]"
_PLACE = rf"(?P<place>{_WORD}(?:[ -](?:(?:de|la|el|of|the) )?{_WORD}){{0,3}})"
_REGION = rf"(?:, {_WORD}(?: {_WORD})?| \[{_WORD}(?: {_WORD}){{0,2}}\])?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_YEAR = r"(?:19|20)\d\d"
_DATE = rf"(?P<date>(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}|{_MONTH} \d{{1,2}})(?:(?:,? |/){_YEAR})?|\d{{1,2}}\.\d{{1,2}}\.{_YEAR})"
_NAME = r"[^\W\d_][\w&'’.-]*(?: [«\"]?[^\W\d_][\w&'’.-]*[»\"]?){0,3}"
_AGENCY = rf"(?:[(/\[](?P<agency>{_NAME})[)/\]])"
# The letters of an agency, without brackets: "SPA", "AZERTAC".
_LETTERS = r"(?P<agency>[A-Z]{3,10})"
_DASH = r"\s*(?:[–—―]|-{1,3})\s+"
_FORMS = (
    # ASTANA, June 12 (Agency) –   ·   ASTANA (Agency) –   ·   ASTANA, 12 June 2022 –
    re.compile(rf"{_PLACE}{_REGION}(?:[,.]? {_DATE})?,?\.?(?: {_AGENCY})?\.?{_DASH}"),
    # ASTANA (Agency) 12 June 2022 –
    re.compile(rf"{_PLACE}{_REGION} {_AGENCY},? {_DATE}{_DASH}"),
    # ASTANA, June 12 /Agency/. Text: without a dash the agency must be there.
    re.compile(rf"{_PLACE}{_REGION}(?:[,.]? {_DATE})?[,.]? {_AGENCY}[.:]?\s+"),
    # NUR-SULTAN. KAZINFORM –   ·   ASTANA. 12 June. KAZINFORM –
    re.compile(rf"{_PLACE}\.(?: {_DATE}\.?)? (?P<agency>{_NAME}){_DASH}"),
    # Astana, June 12, AGENCY –   ·   Astana, AGENCY –   ·   Astana, June 12, AGENCY Text
    re.compile(rf"{_PLACE},(?: {_DATE},)? {_LETTERS}{_DASH}"),
    re.compile(rf"{_PLACE}, {_DATE}, {_LETTERS}[.:]? +"),
    # ASTANA – Agency –   ·   Astana – AGENCY:
    re.compile(rf"{_PLACE}{_DASH}(?P<agency>[^\W\d_][\w&]*){_DASH}"),
    re.compile(rf"{_PLACE}{_DASH}{_LETTERS}: +"),
    # June 12, 2024 – Lund, Sweden – Text
    re.compile(rf"(?P<date>(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}},?) {_YEAR}){_DASH}{_PLACE}{_REGION}{_DASH}"),
    # June 12 (Agency) –
    re.compile(rf"(?P<place>){_DATE} {_AGENCY}{_DASH}"),
)
_NO_AGENCIES = frozenset("EU UN UK US USA UAE NATO OSCE ASEAN CEO MEP MPP MLA".split())
_STARTS = re.compile(r"[\"'“‘«(]?(?:[A-Z\d]|[^\W\d_a-z])")


def split_dateline(paragraph: str) -> Dateline | None:
    """The dateline of a paragraph; None if it has none.

    A place alone is one only in capitals: "Norway – a country of the north – …" is a sentence.
    """
    for form in _FORMS:
        match = form.match(paragraph)
        if match is None or not _STARTS.match(paragraph, match.end()):
            continue
        found = match.groupdict()
        if "agency" in found and found["agency"] in _NO_AGENCIES and not found.get("date"):
            # "Geneva, NATO – …", "Ana Ruiz, MEP – …": who is there, and what she is.
            continue
        if not (found.get("agency") or found.get("date") or found["place"].isupper()):
            continue
        if found.get("agency") and not (found["place"].isupper() or _is_name(found["agency"])):
            continue
        if not _is_name(found["place"]) or paragraph[match.end() :].isupper():
            continue
        day = day_in(found["date"]) if found.get("date") else None
        return Dateline(found["place"], _agency(found.get("agency")), day, paragraph[match.end() :])
    return None


def _is_name(words: str) -> bool:
    return all(
        word[0].isupper() or word in ("de", "la", "el", "of", "the", "and") for word in re.split(r"[ -]", words) if word
    )


def _agency(name: str | None) -> str | None:
    """The agency as it is written in a sentence: of a name in capitals, whether it is one word or letters is told by its length."""
    if name and name.isupper() and len(name) > 5 and name.isalpha():
        return name.capitalize()
    return name

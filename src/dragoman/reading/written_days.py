"""Days as publishers write them: in metadata, in mail headers, and on a line of their own above or below a text."""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from email.utils import parsedate_to_datetime

_MONTHS = "january february march april may june july august september october november december".split()
_NUMBERS = {name[:length]: number for number, name in enumerate(_MONTHS, 1) for length in range(3, len(name) + 1)}
_MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:[1١][9٩]|[2٢][0٠])\d\d)"
_WRITTEN = (
    re.compile(rf"(?<![\w.-]){_DAY}(?: of|\.)?[ ./-]{_MONTH},?[ ./-]{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_MONTH} {_DAY}(?:,? |/){_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_YEAR}[ ./-]{_MONTH}[ ./-]{_DAY}\b", re.IGNORECASE),
    re.compile(rf"\b{_YEAR}[-/.](?P<month>\d\d)[-/.]{_DAY}(?!\d)"),
    re.compile(rf"(?<![\d.]){_DAY}\.(?P<month>\d{{1,2}})\.{_YEAR}(?!\d)"),
    # As databases and spreadsheets write it: 07-Sep-23.
    re.compile(rf"(?<![\w.-]){_DAY}-{_MONTH}-(?P<year>\d\d)(?![\w-])", re.IGNORECASE),
    # 2024年5月15日, 2024년 7월 2일; 2024. 7. 2.
    re.compile(rf"(?<!\d){_YEAR}\s?[年년]\s?(?P<month>\d{{1,2}})\s?[月월]\s?(?P<day>\d{{1,2}})\s?[日일]"),
    re.compile(rf"(?<![\d.]){_YEAR}\. ?(?P<month>\d{{1,2}})\. ?(?P<day>\d{{1,2}})\b(?!\.\d)"),
)
# As it stands on pages in English of houses that write their own language otherwise.
_LOCAL = {
    name: number
    for language in (
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "januar februar märz april mai juni juli august september oktober november dezember",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "januari februari mars april maj juni juli augusti september oktober november december",
        "januar februar marts april maj juni juli august september oktober november desember",
        "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    )
    for number, name in enumerate(language.split(), 1)
}
_LOCALLY = re.compile(
    rf"(?<![\w.-]){_DAY.replace('(?:st|nd|rd|th)?', '')}(?:\.|er|º)? (?:de |d')?(?P<month>{'|'.join(sorted(_LOCAL, key=len, reverse=True))}),? (?:de |del )?{_YEAR}\b",
    re.IGNORECASE,
)
_CENTURY = 70
"""From which year of two numbers on the last century is meant."""
_NUMERIC = re.compile(rf"(?<![\d/-])(?P<first>\d{{1,2}})[/-](?P<second>\d{{1,2}})[/-]{_YEAR}(?!\d)")
# What may stand beside a day on its line: words of publishing, the weekday, the hour, a place, a number of the release.
_BESIDE = re.compile(
    r"\b(?:published|posted|updated?|last|modified|created|added|issued|released?|released on|date[d]?|press|news|media|statement|"
    r"no|number|nr|on|at|by|in|time|online|print|edition|hrs?|am|pm|gmt|utc|cet|cest|est|edt|ist|"
    r"vom|am|um|den|uhr|stand|pressemitteilung|veröffentlicht|aktualisiert|zuletzt|geändert|erstellt|lesezeit|minuten?|min|publiée?|mise?|le|jour|à|mise? en ligne|publicad[oa]|actualizad[oa]|fecha|el|a las|"
    r"\d{1,2}h(?:\d\d)?|(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|[ap]\.m)\b|\d+|[^\w\s]",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"\b(?:updated?|modified|last|revised|accessed|printed|retrieved|aktualisiert|geändert|mise? à jour|actualizad[oa])\b",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"((?:19|20)\d{6})(?:T?\d{4}(?:\d\d)?(?:Z|[+-]\d{4})?)?")
_GREENWICH = re.compile(r"\d[T ](\d\d):\d\d(?::\d\d(?:[.,]\d+)?)?\s?(?:Z|[+-]00:?00|UTC|GMT)$", re.IGNORECASE)
_PLACE = re.compile(r"(?:[^\W\d_][\w'’-]*\s*){0,3}")


def day_in(text: str) -> date | None:
    """The first day written out in a text with its year; None where it is not plain which number is the month."""
    first: tuple[int, date] | None = None
    for pattern in (*_WRITTEN, _LOCALLY):
        for match in pattern.finditer(text):
            day = _day(match["year"], match["month"], match["day"])
            if day is not None and (first is None or match.start() < first[0]):
                first = match.start(), day
                break
    if first is not None:
        return first[1]
    match_ = _NUMERIC.search(text)
    if match_ is None:
        return None
    one, two = int(match_["first"]), int(match_["second"])
    if one > 12 >= two or one == two:
        return _day(match_["year"], str(two), str(one))
    return _day(match_["year"], str(one), str(two)) if two > 12 >= one else None


def stamped_day(stamp: str | None) -> date | None:
    """The day of a time stamp (ISO 8601 or as in mails), as it was where it was written: no zone is reckoned with."""
    if not stamp:
        return None
    with suppress(ValueError):
        return date.fromisoformat(stamp.strip()[:10])
    if (compact := _COMPACT.fullmatch(stamp.strip())) is not None:
        with suppress(ValueError):
            return date.fromisoformat(compact[1])
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        return parsedate_to_datetime(stamp).date()
    return day_in(stamp)


def greenwich_hour(stamp: str) -> int | None:
    """The hour of a time stamp that is given in the time of Greenwich; None if it is not, or has no hour."""
    found = _GREENWICH.search(stamp)
    return int(found[1]) if found else None


def is_day_line(paragraph: str) -> bool:
    """Whether a paragraph is a day of publication by itself, with no more than its place, hour or release number."""
    if len(paragraph) > 120 or day_in(paragraph) is None:
        return False
    rest = paragraph
    for pattern in (*_WRITTEN, _LOCALLY, _NUMERIC):
        rest = pattern.sub(" ", rest)
    return _PLACE.fullmatch(" ".join(_BESIDE.sub(" ", rest).split())) is not None


def day_of_lines(paragraphs: Iterable[str]) -> date | None:
    """The day of the first line that is one by itself; the day of an update only if there is no other."""
    lines = [paragraph for paragraph in paragraphs if is_day_line(paragraph)]
    return next((day_in(line) for line in sorted(lines, key=lambda line: _UPDATED.search(line) is not None)), None)


def _day(year: str, month: str, day: str) -> date | None:
    if len(year) == 2:
        year = f"{19 if int(year) >= _CENTURY else 20}{year}"
    number = int(month) if month.isdecimal() else _NUMBERS.get(name := month.lower().rstrip("."), _LOCAL.get(name, 0))
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None

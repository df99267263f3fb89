"""The lines above the text of a printed release: the house, its number and day, and the headline."""

import re
from datetime import date
from typing import NamedTuple

from dragoman.reading.written_days import day_in, is_day_line

_HOUSE = re.compile(
    r"\b(?:ministry|embassy|consulate|mission|department|government|office of|presidency|secretariat|agency|parliament|assembly|council|chancellery|"
    r"commission|directorate|press service|delegation|institute|union|organi[sz]ation|cabinet|(?<=\w )news$|gazette|herald|tribune|times|company|plc|ltd|inc)\b",
    re.IGNORECASE,
)
# A ministry by its letters, as window titles have it: "MFA of Norland". In a headline they may act.
_LETTERS_OF_HOUSE = re.compile(r"\bMO?FAT?\b")
_VERB = re.compile(
    r"\b(?:meets?|met|visits?|holds?|held|signs?|signed|receives?|received|discuss(?:es|ed)?|calls?|talks?|to|at|with|on|in|by|and [A-Z]\w+ \w+s)\b"
)
_ACT = re.compile(
    r"\b(?:meets?|met|visits?|visited|holds?|held|signs?|signed|receives?|received|discuss(?:es|ed)?|calls?|opens?|says?|said|host(?:s|ed)|welcom(?:es|ed)|talks)\b|[.!?]$",
    re.IGNORECASE,
)
_OFFICER = re.compile(
    r"^(?:the )?(?:(?:deputy|vice|foreign|prime|federal|first|state|acting)[ -])*(?:ministers?|presidents?|ambassadors?|king|queen|secretary|chancellor|envoy|mr|ms|mrs|dr)\b(?!['’])",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\W*(?:(?:press|media|news|joint|official)?\s*(?:release|statement|communiqu[eé]|note|readout|bulletin|announcement|information|advisory|briefing)(?:\W*(?:no|nr|number|ref)?\W*[\w/.-]*\d[\w/.-]*)?|for immediate release|(?:no|nr|ref(?:erence)?|our ref)\b\W*[\w/.() -]*\d[\w/.() -]*|unofficial translation|translation|original: \w+|embargo.*|check against delivery|tel\b.*|fax\b.*|for (?:more|further|additional|any) (?:information|details|enquiries|inquiries)\b.*|(?:press |media )?(?:contacts?|enquiries|inquiries)\b\W.*|e-?mail\b.*|www\..*|https?:.*|page \d+.*)\W*$",
    re.IGNORECASE,
)
# No headline begins with who was named before.
_ON = re.compile(r"^(?:he|she|they|both|it|the (?:two )?(?:sides|parties|interlocutors))\b", re.IGNORECASE)
_SALUTATION = re.compile(
    r"^(?:(?:mr|mrs|ms|mister|madam)\b\.?|(?:your )?(?:royal )?(?:excellenc|highness|majest|eminenc|honou?r)\w*|dear|distinguished|honou?rable|esteemed|respected|ladies|colleagues|friends|sirs?)\b.*[,!:]$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"^of\b", re.IGNORECASE)
_WORDS = 4
_LONG = 160
_MOST = 12


class Letterhead(NamedTuple):
    """What the lines above a text tell, and the paragraphs of the text."""

    title: str | None
    house: str | None
    day: date | None
    paragraphs: list[str]


def split_letterhead(paragraphs: list[str], title: str | None = None) -> Letterhead:
    """The letterhead of a release. Its headline is the last line that is neither a house's, a day nor a label.

    Where the headline is known (`title`), what stands below it and is none of these is of the text.
    """
    start = next((n for n, line in enumerate(paragraphs[:_MOST]) if _is_text(line)), 0)
    if title is not None:
        start = _below(paragraphs, title, start)
    head, rest = _with_whole_names(paragraphs[:start]), paragraphs[start:]
    day = next((day_in(line) for line in head if is_day_line(line)), None)
    others = [line for line in head if not is_day_line(line) and not _LABEL.match(line)]
    houses = [line for line in others if is_house(line)]
    titles = [line for line in others if line not in houses]
    if not titles and len(houses) > 1:
        titles, houses = houses[-1:], houses[:-1]
    house = _spelled(houses[-1] if houses and _within(houses) else houses[0]) if houses else None
    return Letterhead(_headline(titles, head), house, day, rest)


def _below(paragraphs: list[str], title: str, start: int) -> int:
    """Where the text below a known headline begins: at the first line that is neither a house's, a day nor a label."""
    plain = _letters(title)
    found = next(
        (n for n, line in enumerate(paragraphs[:start]) if _letters(line) and plain.endswith(_letters(line))), None
    )
    if found is None:
        return start
    below = range(found + 1, start)
    return next(
        (
            n
            for n in below
            if not (is_day_line(paragraphs[n]) or _LABEL.match(paragraphs[n]) or is_house(paragraphs[n]))
        ),
        start,
    )


def _with_whole_names(lines: list[str]) -> list[str]:
    """The lines with the name of a house that is set in two made one: "MINISTRY OF TRADE / OF THE REPUBLIC OF X"."""
    whole: list[str] = []
    for line in lines:
        if whole and is_house(whole[-1]) and _GOES_ON.match(line):
            whole[-1] = f"{whole[-1]} {line}"
        else:
            whole.append(line)
    return whole


def is_house(line: str) -> bool:
    """Whether a line names an institution that publishes, and is no sentence about one."""
    return _HOUSE.search(line) is not None and not (_VERB.search(line) and len(line.split()) > 7)


def is_house_name(words: str) -> bool:
    """Whether some words are the name of an institution and no more: no officer acts in them, and they are written large."""
    small = sum(word[0].islower() for word in words.split() if len(word) > 3)
    named = small == 0 or words.casefold().startswith("official")
    return (
        named
        and (is_house(words) or _LETTERS_OF_HOUSE.search(words) is not None)
        and not _ACT.search(words)
        and not _OFFICER.match(words)
    )


def _headline(titles: list[str], head: list[str]) -> str | None:
    """The last line, with those directly above it, since a headline may be set in several lines."""
    if not titles:
        return None
    start = end = head.index(titles[-1])
    while start > 0 and head[start - 1] in titles:
        start -= 1
    return " ".join(head[start : end + 1])


def _within(houses: list[str]) -> bool:
    """Whether the last line names the house and those above it only the state: "REPUBLIC OF X / MINISTRY OF Y"."""
    return not _HOUSE.search(houses[0])


def _is_text(line: str) -> bool:
    """Whether a line is of the text: long, ended as a sentence or the line above a list is, or about who was named before."""
    words = len(line.split())
    if _SALUTATION.match(line):
        return True
    if len(line) > _LONG or (line.endswith((".", ".”", '."')) and words > 2 and not is_day_line(line)):
        return True
    return words >= _WORDS and (line.endswith((":", ";")) or _ON.match(line) is not None) and not _LABEL.match(line)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _spelled(house: str) -> str:
    """A house's name in capitals as it is written in a sentence."""
    if not house.isupper():
        return house
    small = {"of", "the", "and", "for", "in", "to"}
    return " ".join(
        word.lower() if word.lower() in small and n else word.capitalize() for n, word in enumerate(house.split())
    )

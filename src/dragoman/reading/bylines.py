"""Who wrote, edited, photographed or sent out a report, and whom to ask about it: persons who have no part in what it tells.

Left in a text they would be taken for somebody who was there.
"""

import re

from dragoman.reading.sentences import is_sentence
from dragoman.reading.written_days import is_day_line

_PART = r"[^\W\d_a-z][\w'’.-]*"
_SMALL = r"(?:de|del|der|den|da|di|do|du|la|van|von|bin|bint|ibn|al|el|ben|of|and|the|in|for)"
_NAME = rf"{_PART}(?:(?: |, (?=and )| & ){_PART}| {_SMALL}(?= )| [a-z]+-{_PART}){{0,6}}"
_WRITER = r"(?:writers?|reporters?|correspondents?|editors?|journalists?|photographers?|contributors?|columnists?|bureau|desk|agenc(?:y|ies))"
_KIND = r"(?:staff|special|senior|chief|deputy|diplomatic|political|foreign|our|own|news|web|online|digital|city|national|international|world|assistant|associate|managing)"
_BY = re.compile(rf"^[^\w(]*(?:[Bb]y|BY):? (?:{_NAME})(?P<rest>.*)$")
_ROLE = re.compile(rf"^(?:the |a )?(?:{_KIND}[ -])*{_WRITER}(?:,? (?:in|for|at|of) .{{2,40}})?$", re.IGNORECASE)
_NAMED_ROLE = re.compile(rf"^{_NAME}, (?i:(?:{_KIND}[ -])*{_WRITER})(?:,? (?:in|for|at|of) {_NAME})?$")
_DESK = re.compile(
    rf"^\W*(?i:by )?(?:{_PART} ){{0,2}}(?i:(?:staff|special|our|own) {_WRITER}|(?:web|online|news|digital) (?:desk|team|report))\W*$"
    r"|^\W*\(?(?i:with (?:additional )?inputs? from) [\w ,&]{2,40}\)?\W*$"
)
_LABEL = re.compile(
    r"^\W*(?:authors?|reporters?|correspondents?|journalists?|photographers?|(?:sub-?|web )?editors?|translators?|writers?"
    r"|(?:posted|published|uploaded|submitted|added|written|created|compiled|edited|translated|reported|photographed|prepared|story|report|text|words|photos?) by"
    r"|(?:press |media |general )?(?:enquir(?:y|ies)|inquir(?:y|ies))|(?:press |media )?contacts?(?: persons?| details| information| for (?:the )?(?:media|press))?|for (?:press |media )?(?:enquiries|inquiries))"
    r"\s*[:：]\s*(?P<value>.+)$",
    re.IGNORECASE,
)
# "Editor: hlind": how somebody is called at the desk.
_NICKNAME = re.compile(
    r"^\W*(?:(?:sub-?|web )?editors?|reporters?|(?:edited|posted|uploaded) by)\s*[:：]\s*\w+\W*$", re.IGNORECASE
)
_BESIDE = re.compile(
    r"^\W*(?:(?:last )?(?:updated?|modified|published|posted)\b.{0,40}|\d+ min(?:ute)?s?(?: read)?|read(?:ing)? time.{0,20}|\d{1,2}[:.]\d\d\b.{0,12}|\d+ (?:comments?|views|shares)|\S+@\S+|@\w+)\W*$",
    re.IGNORECASE,
)
_CONTACTS = re.compile(
    r"^\W*(?:(?:press|media|news|further|general)? ?contacts?(?: persons?| details| information| points?| for (?:the )?(?:media|press))?|(?:press|media|further|general)? ?(?:enquiries|inquiries)"
    r"|for (?:more|further|additional) information(?:,? please)?(?:,? contact)?|further information|contact us|notes? (?:for|to) (?:the )?(?:media|press))\W*$",
    re.IGNORECASE,
)
# "WAM/Hana Lind/Bo Ruiz", "BSS/AU/1930": an agency, who wrote and who edited, by names or letters.
_SIGNED_OFF = re.compile(
    rf"^[—–-]?\s*[A-Z]{{2,8}}(?:\s?/\s?(?:{_NAME}|[A-Z0-9]{{1,8}})){{1,4}}\W*$|^[—–-]{{1,3}} ?[A-Z]{{2,8}}$"
)
_LONGEST, _MOST_WORDS, _MOST_CONTACTS = 200, 16, 30


def is_byline(line: str) -> bool:
    """Whether a line only says who wrote, edited or photographed, or who is to be asked."""
    if len(line) > _LONGEST:
        return False
    label = _LABEL.match(line)
    if label is not None:
        value = label["value"]
        return (
            len(value.split()) <= _MOST_WORDS
            and (not value[0].islower() or _NICKNAME.match(line) is not None)
            and not is_sentence(value)
        )
    if _NAMED_ROLE.match(line) or _DESK.match(line) or _SIGNED_OFF.match(line):
        return True
    return _is_by(line)


def parts_of_byline(line: str) -> list[str]:
    """The parts of a line that bars set apart: "By Ana Ruiz | Published: 12 June 2022 | 3 min read"."""
    return [part for part in (part.strip() for part in re.split(r"\s*[|·•]\s*", line)) if part]


def _is_by(line: str) -> bool:
    parts = parts_of_byline(line)
    by = _BY.match(parts[0]) if parts else None
    return by is not None and all(map(_is_of_byline, (by["rest"].strip(" ,;/–—-"), *parts[1:])))


def _is_of_byline(words: str) -> bool:
    """Whether some words may stand behind a writer's name: what he is, his address, the day."""
    return not words or is_day_line(words) or _ROLE.match(words) is not None or _BESIDE.match(words) is not None


def without_contacts(lines: list[str]) -> list[str]:
    """The lines without the block at their end of whom to ask: names, offices and numbers below a heading that says so."""
    for number in range(max(1, len(lines) - _MOST_CONTACTS), len(lines)):
        if _CONTACTS.match(lines[number]) and not any(map(is_sentence, lines[number + 1 :])):
            return [*lines[:number], *(line for line in lines[number + 1 :] if is_day_line(line))]
    return lines

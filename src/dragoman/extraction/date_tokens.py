"""The tokens of date expressions: each word, number and sign of a text gets a kind, written as one character.

A text becomes a string of kinds, so that the grammar of dates is a set of small regular expressions over that string
and takes time in proportion to the text. Words that never stand in a date expression are all of one kind.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
DAYS_AND_MONTHS = frozenset({*WEEKDAYS, *MONTHS})
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
COUNTS = "one two three four five six seven eight nine ten eleven twelve".split()

_ABBREVIATED_MONTHS = {name[:3]: number for number, name in enumerate(MONTHS, 1) if name != "may"} | {"sept": 9}
_ABBREVIATED_WEEKDAYS = {name[:3]: number for number, name in enumerate(WEEKDAYS)} | {"tues": 1, "thur": 3, "thurs": 3}

_WORDS = """
TODAY today
TONIGHT tonight
YESTERDAY yesterday
TOMORROW tomorrow
PART morning afternoon evening night noon midday dawn
DAYW day
DAYS days
WEEK week
WEEKS weeks
WEEKEND weekend
FORTNIGHT fortnight
MONTHW month
MONTHS months
YEARW year
YEARS years
HOURS hours
TIME time
LAST last
PAST past
NEXT next
COMING coming upcoming
FOLLOWING following
PREVIOUS previous preceding
THIS this
THAT that
SAME same
EARLY early mid late
EARLIER earlier
LATER later
AFTERWARDS afterwards afterward
END end close
EDGE beginning start middle course
OUT out
BACK back
AS as
IS is
THE the
ONE a an
FEW few several
EVERY every each
OF of
ON on
IN in
AT at
FOR for
OVER over
DURING during throughout
FROM from
TO to till through thru
UNTIL until
SINCE since
BY by
BEFORE before
AFTER after
BETWEEN between
AND and
AGO ago
HALF half
QUARTER quarter
OPENING opening
FINAL final closing
FALL fall
EVE eve
"""
_SIGNS = {
    "-": "DASH",
    "–": "DASH",
    "—": "DASH",
    "‑": "DASH",
    ",": "COMMA",
    ".": "DOT",
    "(": "OPEN",
    ")": "CLOSE",
    "[": "OPEN",
    "]": "CLOSE",
}
_MADE = "OTHER BREAK POSS DAY ORD NUM YEAR SPLITYEAR ISO NUMERIC MONTH ABBR WEEKDAY WKD ORDW COUNT SEASON".split()

_SEASON_MONTHS = {"spring": 4, "summer": 7, "autumn": 10, "winter": 1}


def _kinds_by_word() -> dict[str, str]:
    lines = [line.split() for line in _WORDS.strip().splitlines()]
    kinds = {word: kind for kind, *words in lines for word in words}
    return (
        kinds
        | dict.fromkeys(MONTHS, "MONTH")
        | dict.fromkeys(_ABBREVIATED_MONTHS, "ABBR")
        | dict.fromkeys(WEEKDAYS, "WEEKDAY")
        | dict.fromkeys(_ABBREVIATED_WEEKDAYS, "WKD")
        | dict.fromkeys(ORDINALS, "ORDW")
        | dict.fromkeys(COUNTS, "COUNT")
        | dict.fromkeys(_SEASON_MONTHS, "SEASON")
    )


_KIND_OF_WORD: Mapping[str, str] = _kinds_by_word()
KIND_CHARACTERS: Mapping[str, str] = {
    kind: chr(0x4E00 + number)
    for number, kind in enumerate(dict.fromkeys([*_MADE, *_KIND_OF_WORD.values(), *_SIGNS.values()]))
}
_NUMBER_OF_WORD: Mapping[str, int] = (
    {name: number for number, name in enumerate(MONTHS, 1)}
    | _ABBREVIATED_MONTHS
    | {name: number for number, name in enumerate(WEEKDAYS)}
    | _ABBREVIATED_WEEKDAYS
    | {name: number for number, name in enumerate(ORDINALS, 1)}
    | {name: number for number, name in enumerate(COUNTS, 1)}
    | _SEASON_MONTHS
)

# Written small these are a verb or an adjective; abbreviations are words of their own ("sat", "mar", "dec").
_NEEDS_CAPITAL = frozenset(["may", "march", "august", *_ABBREVIATED_MONTHS, *_ABBREVIATED_WEEKDAYS])

_TOKEN = re.compile(
    r"""
    (?P<iso>(?<![\w.,/-])\d{4}-\d{2}-\d{2}(?:/\d{4}-\d{2}-\d{2})?(?![\w/-]))
  | (?P<numeric>(?<![\w./])(?:\d{1,2}(?P<sign>[./-])\d{1,2}(?P=sign)\d{4})(?![\w/]))
  | (?P<split>(?<![\w.,/-])\d{4}[-–/]\d{2}(?![\w/-]))
  | (?P<number>\d++(?:,\d{3}(?!\d)|[.:]\d++)*+)(?P<suffix>st|nd|rd|th)?(?!\w)
  | (?P<word>[^\W\d_]++(?![\d_]))
  | (?P<poss>['’]s?\b|['’])
  | (?P<rest>\w+)
  | (?P<break>\n[^\S\n]*\n\s*)
  | (?P<sign_>--|[^\w\s])
    """,
    re.X,
)
_CURRENCY = frozenset("$€£¥₹#№")


class Tokens(NamedTuple):
    """A text cut up: `kinds` holds one character per token; `starts` and `ends` are code points of `text`."""

    text: str
    kinds: str
    starts: list[int]
    ends: list[int]

    def words(self, token: int) -> str:
        return self.text[self.starts[token] : self.ends[token]]

    def number(self, token: int) -> int:
        """What a token counts: a day, a year, a month from 1, a weekday from 0 (Monday), an ordinal, a count."""
        word = self.words(token).lower()
        known = _NUMBER_OF_WORD.get(word)
        return known if known is not None else int(re.sub(r"\D", "", word) or 0)


def tokenize(text: str) -> Tokens:
    """The tokens of `text`, white space left out (an empty line is a token, for no date runs across one)."""
    kinds: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    other = KIND_CHARACTERS["OTHER"]
    for found in _TOKEN.finditer(text):
        group = found.lastgroup
        kind = _word_kind(found.group()) if group == "word" else _other_kind(text, found, group or "")
        kinds.append(KIND_CHARACTERS[kind] if kind else other)
        starts.append(found.start())
        ends.append(found.end())
    return Tokens(text, "".join(kinds), starts, ends)


def _word_kind(word: str) -> str | None:
    lower = word.lower()
    kind = _KIND_OF_WORD.get(lower)
    if kind is not None and lower in _NEEDS_CAPITAL and word[0] == lower[0]:
        return None
    return kind


def _other_kind(text: str, found: re.Match[str], group: str) -> str | None:
    if group in ("number", "suffix"):
        return _number_kind(text, found)
    if group == "split":
        return _split_kind(found.group())
    if group == "sign_":
        return "DASH" if found.group() == "--" else _SIGNS.get(found.group())
    return {"iso": "ISO", "numeric": "NUMERIC", "poss": "POSS", "break": "BREAK"}.get(group)


def _number_kind(text: str, found: re.Match[str]) -> str:
    digits, suffix = found.group("number"), found.group("suffix")
    if not digits.isdecimal() or not digits.isascii():
        return "NUM"
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    if (before in _CURRENCY and before) or after == "%":
        return "NUM"
    if len(digits) <= 2 and 1 <= int(digits) <= 31:
        return "ORD" if suffix else "DAY"
    if len(digits) == 4 and not suffix and 1800 <= int(digits) <= 2199:
        return "YEAR"
    return "NUM"


def _split_kind(words: str) -> str | None:
    """`2023-24` is a year that runs over two; `2016-03` is a month. Nothing else is."""
    year, rest = int(words[:4]), int(words[5:])
    if not 1800 <= year <= 2199:
        return None
    if rest == (year + 1) % 100:
        return "SPLITYEAR"
    return "ISO" if "-" in words and 1 <= rest <= 12 else None

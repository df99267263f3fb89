"""How a rule of the date grammar is written: a pattern over kinds of tokens, and what the words it finds mean."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from dragoman.extraction.date_periods import Period, Tense
from dragoman.extraction.date_tokens import KIND_CHARACTERS, Tokens


class Setting(NamedTuple):
    """What a date expression may lean on: the report's own day, the tense, and the dates told before it.

    `anchor` is the last single day told, `stretch` the last run of several days, `stated` the last date with its year.
    `day_first` tells the order of `12/06/2022` where another date of the text shows it. `dateline`: the day of that.
    """

    published: date | None
    tense: Tense | None = None
    anchor: date | None = None
    stretch: Period | None = None
    stated: Period | None = None
    day_first: bool | None = None
    dateline: date | None = None


class Found(NamedTuple):
    """A place where the pattern of a rule fits: `[first, end)` in tokens."""

    tokens: Tokens
    match: re.Match[str]

    @property
    def first(self) -> int:
        return self.match.start()

    @property
    def end(self) -> int:
        return self.match.end()

    def has(self, group: str) -> bool:
        """Whether the rule has a group of this name and it found a token."""
        return group in self.match.re.groupindex and self.match.start(group) >= 0

    def number(self, group: str) -> int | None:
        """The number that the token of a group stands for; None if the group found nothing."""
        return self.tokens.number(self.match.start(group)) if self.has(group) else None

    def word(self, group: str) -> str:
        return self.tokens.words(self.match.start(group)).lower() if self.has(group) else ""

    def word_at(self, token: int) -> str:
        """The word of a token of the text as written; empty outside it."""
        return self.tokens.words(token) if 0 <= token < len(self.tokens.kinds) else ""


class Rule(NamedTuple):
    """`resolve` gives the period meant, or None if the setting does not tell it; `accepts` may refuse a fit."""

    pattern: re.Pattern[str]
    resolve: Callable[[Found, Setting], Period | None]
    accepts: Callable[[Found], bool]


def _always(_: Found) -> bool:
    return True


def rule(
    pattern: str,
    resolve: Callable[[Found, Setting], Period | None],
    accepts: Callable[[Found], bool] = _always,
) -> Rule:
    """A rule from a pattern in which kinds of tokens stand as words in capitals and white space does not count."""
    return Rule(compile_kinds(pattern), resolve, accepts)


def compile_kinds(pattern: str) -> re.Pattern[str]:
    """A regular expression over `Tokens.kinds`; `KeyError` for a kind that does not exist."""
    lettered = re.sub(r"[A-Z]{2,}", lambda name: KIND_CHARACTERS[name.group()], pattern)
    return re.compile(re.sub(r"\s+", "", lettered))

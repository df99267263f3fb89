"""Which words of a line without case are names."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from dragoman.analysis.language import load_parser
from dragoman.analysis.name_words import PARTICLES, is_of_portfolio
from dragoman.lexicon.cities import load_cities
from dragoman.lexicon.given_names import is_given_name, is_surname
from dragoman.lexicon.states import load_states
from dragoman.lexicon.titles import load_organisations, load_titles

_MONTHS = "january february march april may june july august september october november december".split()
_MONTHS_SHORT = "jan feb apr aug sept oct nov dec".split()
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_CALENDAR = frozenset([*_MONTHS, *_MONTHS_SHORT, *_DAYS])
MONTHS_AND_WORDS = frozenset({"may", "march"})
_DOTTED = re.compile(r"(?:[a-z]\.){2,}[a-z]?$")
_NOT_NAMED = frozenset({"a.m.", "p.m.", "e.g.", "i.e.", "no.", "vs."})
_STOPS = frozenset(".!?")
_OPENS_CLASS = ("NN", "JJ", "VB", "FW", "RB", "XX", "UH")
# Words for states that are more often other words where case does not tell.
_NOT_STATES = frozenset("us male pole poles nice victoria dane lima of man swede finn thai it".split())
_BEFORE_MONTH = frozenset({"in", "of", "last", "next", "this", "early", "late", "mid", "since", "until", "by", "from"})


class Word(NamedTuple):
    """A word of a line: where it begins, in small letters, and as it is written."""

    start: int
    lower: str
    written: str


Tagger = Callable[[Sequence[str]], list[str]]


def is_calendar_word(lower: str) -> bool:
    return lower in _CALENDAR


def with_capitals(words: Sequence[Word], tags_of: Tagger, *, shouted: bool) -> list[str]:
    """The words as they would be written, each of the same length.

    Twice, since the tagger knows more names when it sees the first ones. In a line that is not `shouted` a word with a
    capital keeps it.
    """
    forms = [word.lower if shouted else word.written for word in words]
    spoken = [_capitalised(word.lower) if word.lower not in _SMALL else word.lower for word in words]
    for _ in range(2):
        tags = tags_of(forms)
        forms = [
            form if form[:1].isupper() else _form(words, forms, tags, at, shouted) for at, form in enumerate(forms)
        ]
        _capitalise_states(words, spoken, forms)
        _capitalise_places(words, spoken, forms)
        _capitalise_bodies(words, forms)
    return [_at_start(words, forms, at) for at in range(len(forms))]


def _form(words: Sequence[Word], forms: Sequence[str], tags: Sequence[str], at: int, shouted: bool) -> str:
    lower = words[at].lower
    if not any(map(str.isalpha, lower)) or lower.startswith("'"):
        return lower
    if _DOTTED.match(lower) and lower not in _NOT_NAMED:
        return lower.upper()
    if lower == "i":
        return "I"
    if is_calendar_word(lower):
        return _capitalised(lower) if lower not in MONTHS_AND_WORDS or _is_in_date(words, at) else lower
    if acronym := _acronym(words, at):
        return acronym
    if _is_function_word(lower, tags[at]):
        return lower
    if _is_named(words, forms, tags, at):
        return _named(lower, shouted)
    return lower


def _acronym(words: Sequence[Word], at: int) -> str | None:
    """ "opec", "the us": a body or a state that is called by its first letters."""
    lower = words[at].lower
    if lower == "us":
        return "US" if at and words[at - 1].lower == "the" else None
    if lower in _CLOSED:
        return None
    if len(lower) > _LONGEST_STATE:
        return _acronyms().get(lower)
    found = load_states().match([lower.upper()], 0)
    as_word = load_states().match([_capitalised(lower)], 0)
    return lower.upper() if found is not None and as_word is None else _acronyms().get(lower)


_LONGEST_STATE = 4


def _is_named(words: Sequence[Word], forms: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Whether the tagger, the words before it, or that nothing else is called so, says that a word is a name."""
    lower = words[at].lower
    titles = load_titles()
    if titles.is_head(lower) or titles.singular_head(lower) or lower in titles.modifiers:
        return False
    before = words[at - 1].lower if at else ""
    if before == "." and at > 1:
        before = words[at - 2].lower + "."
    if before in titles.honorifics and before not in titles.heads and tags[at].startswith(("NN", "JJ", "VB")):
        return True
    after_title = titles.is_head(before) or (at > 0 and forms[at - 1][:1].isupper() and is_given_name(before))
    if after_title and tags[at].startswith("NN") and (is_surname(lower) or is_given_name(lower)):
        return True
    following = forms[at + 1] if at + 1 < len(forms) else ""
    if is_given_name(lower) and following[:1].isupper() and not is_ordinary(following.lower()):
        return tags[at].startswith(("NN", "JJ"))
    return not is_ordinary(lower) or (tags[at].startswith("NNP") and not _is_verb_form(lower))


def _is_verb_form(lower: str) -> bool:
    return "-" in lower or lower.endswith(("ed", "ing")) or lower in _english()[2]


def _named(lower: str, shouted: bool) -> str:
    """A name with its capitals: "Agyare-Bonsu", "O'Neill"; letters that make no word are an abbreviation."""
    short = len(lower) <= _LONGEST_ACRONYM or not _VOWELS & set(lower)
    if shouted and short and lower.isalpha() and not is_ordinary(lower) and not _is_like_name(lower):
        return lower.upper()
    first, *others = lower.split("-")
    double = not is_ordinary(first) and load_states().match([_capitalised(first)], 0) is None
    return "-".join([_capitalised(first), *(_capitalised(p) if double or not is_ordinary(p) else p for p in others)])


_LONGEST_ACRONYM = 3
_VOWELS = frozenset("aeiouy")


def _is_like_name(lower: str) -> bool:
    called = [_capitalised(lower)]
    place = load_cities().match(called, 0) or load_states().match(called, 0)
    return is_given_name(lower) or is_surname(lower) or place is not None


def _capitalised(lower: str) -> str:
    if lower.startswith(("o'", "d'")) and len(lower) > 3:
        return lower[:2].capitalize() + lower[2:].capitalize()
    return "Mc" + lower[2:].capitalize() if lower.startswith("mc") and len(lower) > 4 else lower[:1].upper() + lower[1:]


def _at_start(words: Sequence[Word], forms: Sequence[str], at: int) -> str:
    opened = at > 0 and words[at - 1].lower in {'"', "'"} and words[at - 1].start + 1 == words[at].start
    before = words[at - 1 - opened].lower if at > opened else "."
    if before == "." and at > 1 and words[at - 2].start + len(words[at - 2].lower) == words[at - 1].start:
        before = words[at - 2].lower + "."  # a shortened word, whose full stop is a word of its own
    stopped = before[-1:] in _STOPS and not (_DOTTED.match(before) or before in load_titles().honorifics)
    return _capitalised(forms[at]) if stopped or (opened and before == ",") else forms[at]


def _is_in_date(words: Sequence[Word], at: int) -> bool:
    """ "march 5", "5 may", "in march": a month, where "may" and "march" are words as well."""
    beside = [words[n].lower for n in (at - 1, at + 1) if 0 <= n < len(words)]
    return any(word[:1].isdigit() for word in beside) or (at > 0 and words[at - 1].lower in _BEFORE_MONTH)


def _capitalise_states(words: Sequence[Word], spoken: Sequence[str], forms: list[str]) -> None:
    """Names of states and demonyms; of a word with a hyphen its parts ("iran-iraq", "soviet-led")."""
    table = load_states()
    for at, found in table.scan(spoken):
        lower = words[at].lower
        if found.length == 1 and lower in _NOT_STATES:
            continue
        _take(spoken, forms, range(at, at + found.length))
    for at, word in enumerate(words):
        if "-" in word.lower and not forms[at].isupper():
            parts = zip(word.lower.split("-"), forms[at].split("-"), strict=True)
            forms[at] = "-".join(
                _capitalised(part) if part not in _NOT_STATES and table.match([_capitalised(part)], 0) else form
                for part, form in parts
            )


def _take(spoken: Sequence[str], forms: list[str], places: Iterable[int]) -> None:
    """Names take their capitals where they have none."""
    for n in places:
        if not forms[n][:1].isupper():
            forms[n] = spoken[n]


_SMALL = frozenset({"of", "the", "and", "for", "de", "del", "la", "da", "do"})


def _capitalise_places(words: Sequence[Word], spoken: Sequence[str], forms: list[str]) -> None:
    """Cities of several words ("new york"), of one after "in", "at", "to", "from"."""
    table = load_cities()
    for at in range(len(words)):
        found = table.match(spoken, at)
        before = words[at - 1].lower if at else ""
        if found is None or found.common or (found.length == 1 and before not in {"in", "at", "to", "from"}):
            continue
        if found.length == 1 and is_ordinary(words[at].lower) and before != "in":
            continue
        _take(spoken, forms, range(at, at + found.length))


def _capitalise_bodies(words: Sequence[Word], forms: list[str]) -> None:
    """ "ministry of foreign affairs", "world health organization": the words of a body's name."""
    heads = load_organisations().heads
    for at, word in enumerate(words):
        head = _capitalised(word.lower)
        if head not in heads:
            continue
        last = at + 1
        if last < len(words) and words[last].lower in {"of", "for"} and _is_of_field(words, last + 1):
            last += 1
            while _is_of_field(words, last) or (_is_and(words, last) and _is_of_field(words, last + 1)):
                last += 1
        first = at
        while first and (forms[first - 1][:1].isupper() and words[first - 1].lower not in _CALENDAR):
            first -= 1
        led = first < at and not load_titles().is_head(words[at - 1].lower)
        if last > at + 1 or led:
            for n in range(at, last):
                forms[n] = forms[n] if words[n].lower in {"of", "for", "and"} else _capitalised(forms[n])


def _is_of_field(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].lower != "and" and is_of_portfolio(words[at].lower)


def _is_and(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].lower == "and"


@cache
def _acronyms() -> dict[str, str]:
    """Names that are taken whole, by their small letters: of more than two letters, since "un" and "eu" are states."""
    return {known.lower(): known for known in load_organisations().known}


_CLOSED = frozenset(
    "a an the and or but nor if as than that this these those of in on at to for from by with into onto upon about after before "
    "during under over between among against without within through until since because while when where who whom whose which "
    "what why how he she it they we you his her its their our your him them us me my mine not no yes so too very there here "
    "also both each all any some such more most other others than then now is are was were be been being am do does did done has "
    "have had having will would shall should can could may might must said".split()
)


def _is_function_word(lower: str, tag: str) -> bool:
    return lower in _CLOSED or lower in PARTICLES or not tag.startswith(_OPENS_CLASS)


@lru_cache(maxsize=16384)
def is_ordinary(lower: str) -> bool:
    """A word that English has, in some form: by the word lists and the rules for endings that come with the parser."""
    parts = [part for part in re.split(r"[-']", lower) if part]
    if len(parts) > 1:
        return all(map(is_ordinary, parts))
    if lower in _CLOSED or not lower.isalpha():
        return True
    known, rules, exceptions = _english()
    if lower in known or lower in exceptions:
        return True
    return any(lower.endswith(ending) and lower[: len(lower) - len(ending)] + base in known for ending, base in rules)


@cache
def _english() -> tuple[frozenset[str], tuple[tuple[str, str], ...], frozenset[str]]:
    """Base forms, endings with what they stand for, and irregular forms."""
    lookups = load_parser().get_pipe("lemmatizer").lookups
    known = frozenset(word for words in lookups.get_table("lemma_index").values() for word in words)
    rules = tuple((old, new) for pairs in lookups.get_table("lemma_rules").values() for old, new in pairs if old)
    exceptions = frozenset(word for table in lookups.get_table("lemma_exc").values() for word in table)
    return known, rules, exceptions

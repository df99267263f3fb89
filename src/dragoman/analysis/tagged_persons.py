"""Persons whom the tagger takes for organisations: told by whose they are, by their office or by what is done with them."""

import re

from dragoman.analysis.chunks import StateChunk
from dragoman.analysis.name_words import is_name_word, is_of_portfolio, state_over
from dragoman.analysis.signing_firms import FIRM_WORDS
from dragoman.analysis.tokens import Token
from dragoman.lexicon.given_names import is_given_name, is_surname
from dragoman.lexicon.titles import load_organisations, load_titles

_INITIALS = re.compile(r"(?:[A-Z]\.){2,}")
_LONGEST = 4  # words of a name
_LONGEST_OFFICE = 12  # words between an office in the plural and those who hold it


def with_tagged_persons(tokens: tuple[Token, ...], states: list[StateChunk]) -> tuple[Token, ...]:
    """The words of a sentence, those that the tagger takes for a body's name and that are a person's told as such."""
    found, position = list(tokens), 0
    while position < len(tokens):
        last = position
        while last < len(tokens) and tokens[last].entity == "ORG":
            last += 1
        if last > position and _is_person(tokens, position, last, states):
            found[position:last] = [token._replace(entity="PERSON") for token in tokens[position:last]]
        position = max(last, position + 1)
    return tuple(found)


def _is_person(tokens: tuple[Token, ...], first: int, last: int, states: list[StateChunk]) -> bool:
    """ "Egypt's Badr Abdelatty", "J.D. Vance", "the ministers of Egypt and Italy, A and B", "the envoy is A"."""
    if not _may_name_person(tokens, first, last):
        return False
    if _INITIALS.fullmatch(tokens[first].text):
        return is_surname(tokens[last - 1].text)
    if not is_given_name(tokens[first].text):
        return _is_told_as_holder(tokens, first)
    named = _is_of_state(tokens, first, states) or _is_told_as_holder(tokens, first)
    return named or _is_mourned(tokens, first) or _is_one_of_officers(tokens, first, last)


def _may_name_person(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Two words or more in capitals, and none that bodies and firms are called by."""
    run = tokens[first:last]
    plain = all(is_name_word(t) and t.text[:1].isupper() and (not t.text.isupper() or "." in t.text) for t in run)
    firm = first > 0 and tokens[first - 1].lower in FIRM_WORDS | {"the", "at"}
    words = load_organisations()
    body = any(t.text in words.heads or is_of_portfolio(t.lower) or t.lower in load_titles().modifiers for t in run)
    return plain and 2 <= len(run) <= _LONGEST and not firm and not body and not _goes_on(run)


def _goes_on(run: tuple[Token, ...]) -> bool:
    """ "Konrad Adenauer Stiftung": a full name, and what is called after it."""
    *front, before, end = (t.text for t in run)
    return bool(front) and is_given_name(front[0]) and is_surname(before) and not is_surname(end) and end.isascii()


def _is_of_state(tokens: tuple[Token, ...], first: int, states: list[StateChunk]) -> bool:
    return first >= 2 and tokens[first - 1].text in {"'s", "’s"} and state_over(states, first - 2) is not None


def _is_told_as_holder(tokens: tuple[Token, ...], first: int) -> bool:
    """ "Mongolia's envoy in Astana is A": an office, and who holds it."""
    if first < 2 or tokens[first - 1].lower not in {"is", "was", "remains"}:
        return False
    before = [t.lower for t in tokens[max(0, first - _LONGEST_OFFICE) : first - 1]]
    return any(word in load_titles().official_heads for word in before) and "who" not in before


def _is_mourned(tokens: tuple[Token, ...], first: int) -> bool:
    return first >= 2 and tokens[first - 1].lower == "of" and tokens[first - 2].lower in {"funeral", "death", "burial"}


def _is_one_of_officers(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """ "The Italian and Albanian prime ministers, A and B,": behind an office in the plural and a comma."""
    if last >= len(tokens) or tokens[last].text not in {",", "and", "."} or tokens[first - 1].text not in {",", "and"}:
        return False
    titles = load_titles()
    commas = 0
    for token in reversed(tokens[max(0, first - _LONGEST_OFFICE) : first]):
        commas += token.text == ","
        if titles.singular_head(token.lower) in titles.official_heads:
            return commas > 0
        if token.tag.startswith(("V", "MD")) or token.lower in _OF_FIRMS:
            return False
    return False


_OF_FIRMS = frozenset("companies firms banks groups corporations enterprises airlines universities".split())

"""Where among the words of an organisation the name of its officer begins: "the Chamber of Deputies Mika Lahti"."""

import re

from dragoman.analysis.chunks import OrganisationChunk
from dragoman.analysis.name_words import JOINERS, PARTICLES, is_name_word, is_of_portfolio
from dragoman.analysis.tokens import Token
from dragoman.lexicon.cities import load_cities
from dragoman.lexicon.given_names import is_given_name, is_surname
from dragoman.lexicon.titles import load_organisations, load_titles

_LONGEST_NAME = 4
# How far before a body its officer's title may begin: "the deputy chairperson of the".
_FARTHEST_OFFICE = 8
_OWNING = frozenset({"'s", "'"})
_SAINTS = frozenset({"st.", "saint", "san", "santa", "santo", "são"})
_FATHERS = frozenset({"Al", "bin", "bint"})
_PLURAL = frozenset({"NNPS", "NNS"})
# "Ji-won", "Sung-ho": a given name of two syllables.
_TWO_SYLLABLES = re.compile(r"[A-Z][a-z]+-[a-z]+")


def before_person(tokens: tuple[Token, ...], chunk: OrganisationChunk) -> OrganisationChunk:
    """ "the Committee on Agrarian Policy Ainur Zhaksybayeva": up to the name; empty where it begins with one."""
    persons = [i for i in range(chunk.first, chunk.last) if tokens[i].person or _begins_name(tokens, i, chunk)]
    if not persons:
        return chunk
    whole = persons[0] - chunk.first > 1 or tokens[chunk.first].text in load_organisations().known
    return chunk._replace(last=persons[0] if whole else chunk.first)  # "the Republic A" is no body called "Republic"


def _begins_name(tokens: tuple[Token, ...], at: int, chunk: OrganisationChunk) -> bool:
    """ "the Chamber of Deputies Mika Lahti": a given name inside the words, or what the tagger calls a person at their end."""
    if at > chunk.first and tokens[at].text.endswith(".") and tokens[at].lower in load_titles().honorifics | {"ma."}:
        return True
    if at == chunk.first or tokens[at - 1].lower in JOINERS | _OWNING | _SAINTS:
        return False
    name = _name_at(tokens, at)
    if not _may_be_name(name):
        return False
    return (
        is_given_name(name[0].text)
        or name[1].text in _FATHERS
        or (tokens[at - 1].lower == "affairs" and all(word.entity == "PERSON" for word in name[:2]))
        or (_ends_body(tokens[at - 1]) and at + len(name) >= chunk.last and _is_holder(tokens, at, chunk, name))
    )


def _name_at(tokens: tuple[Token, ...], at: int) -> tuple[Token, ...]:
    """The name words from here on, whether or not the body's words end among them, with particles between them."""
    last = at
    while last < len(tokens) and last - at < _LONGEST_NAME:
        particle = last > at and tokens[last].lower in PARTICLES and last + 1 < len(tokens)
        if not is_name_word(tokens[last]) and not (particle and is_name_word(tokens[last + 1])):
            break
        last += 1
    return tokens[at:last]


def _may_be_name(words: tuple[Token, ...]) -> bool:
    heads = load_organisations().heads
    return len(words) > 1 and not any(word.text in heads or is_of_portfolio(word.lower) for word in words[:2])


def _ends_body(word: Token) -> bool:
    """The last word of a body's name, or of what it deals with: "Eximbank", "Ministers", "Technology"."""
    body = word.text in load_organisations().heads or word.lower.endswith("bank") or is_of_portfolio(word.lower)
    return body or word.tag in _PLURAL


def _is_holder(tokens: tuple[Token, ...], at: int, chunk: OrganisationChunk, name: tuple[Token, ...]) -> bool:
    """ "the chairman of Hanul Eximbank Noh Ji-won": an office before the body, and behind it words that are names elsewhere."""
    words = [word.text for word in name]
    if not _is_known(name[0]) and (name[0].tag in _PLURAL or (len(name) > 2 and is_given_name(name[1].text))):
        return False  # "Integration System Mireya Bonilla"
    if not _has_office_before(tokens, chunk.first) or load_cities().match(words, 0) is not None:
        return False
    plain = not any(word.isupper() or load_titles().is_head(word.lower()) for word in words)
    return plain and (any(map(_is_known, name)) or all(word.entity == "PERSON" for word in name))


def _is_known(word: Token) -> bool:
    return bool(is_given_name(word.text) or is_surname(word.text) or _TWO_SYLLABLES.fullmatch(word.text))


def _has_office_before(tokens: tuple[Token, ...], first: int) -> bool:
    titles = load_titles()
    for token in reversed(tokens[max(0, first - _FARTHEST_OFFICE) : first]):
        if titles.is_head(token.lower):
            return True
        if not (is_name_word(token) or token.lower in JOINERS | _OWNING | {"at", "with"}):
            return False
    return False

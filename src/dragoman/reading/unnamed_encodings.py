"""In which encoding a page is that names none, or a wrong one, and is not UTF-8.

Old encodings give letters for nearly any bytes, so that what can be decoded is not yet what was written. Each is tried by
what its letters make: words of one script, with capitals at their beginning and with the letters that are frequent in
the languages written in it. Where none of them makes words, or it is not plain which, the page is refused.
"""

import re
from itertools import pairwise
from typing import NamedTuple

_TAGS = re.compile(rb"<(?:script|style)\b.*?</(?:script|style)\s*>|<[^>]{0,2000}>", re.IGNORECASE | re.DOTALL)
_LANGUAGE = re.compile(rb"<html\b[^>]{0,300}?\blang\s*=\s*[\"']?([A-Za-z]{2})", re.IGNORECASE)
_WORD = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
_SAMPLE = 200_000
_ESCAPES = re.compile(rb"\x1b(?:\$[@AB]|\([BJI]|\$\([A-D])")


def _both(letters: str) -> frozenset[str]:
    return frozenset(letters + letters.upper())


_WESTERN = _both("àáâãäåæçèéêëìíîïñòóôõöøùúûüœšžÿ") | {"ß"}
_CENTRAL = _both("áâăäąćçčďđéęëěíîĺľłńňóôöőŕřśšşťţúůüűýźżž") | {"ß"}
_ALPHABETS = {
    "cs": (("cp1250", "iso8859-2"), _both("áčďéěíňóřšťúůýžöüä")),
    "sk": (("cp1250", "iso8859-2"), _both("áäčďéíĺľňóôŕšťúýž")),
    "pl": (("cp1250", "iso8859-2"), _both("ąćęłńóśźż")),
    "hu": (("cp1250", "iso8859-2"), _both("áéíóöőúüű")),
    "ro": (("cp1250", "iso8859-2"), _both("ăâîşţ")),
    **dict.fromkeys(("hr", "sl", "bs", "sr"), (("cp1250", "iso8859-2"), _both("čćđšžäöü"))),
    **dict.fromkeys(("tr", "az"), (("cp1254",), _both("âçğıöşüûəî") | {"İ"})),
    **dict.fromkeys(("lt", "lv", "et"), (("cp1257",), _both("āąčćēęėģīįķļłńņōóõšśūųüźżžäöå"))),
    **dict.fromkeys(("is", "fo"), (("cp1252",), _both("áæðéíóöøúýþ"))),
}
"""The alphabets of languages that Western readers of a page would get wrong, and the encodings that have them."""

_OTHERS = (
    ("cp1250", _CENTRAL),
    ("iso8859-2", _CENTRAL),
    *((names[0], letters) for names, letters in map(_ALPHABETS.__getitem__, ("tr", "lt", "is"))),
)
# Read as Western, words of Central Europe have such letters beside š and ž, which both have in the same place.
_ODD_BESIDE_CARONS = re.compile("[èæøìùïòðÈÆØÌÙÏÒÐ]")
_CARONS = re.compile("[šžŠŽ]")


class _Script(NamedTuple):
    """A script: its encodings, its letters, and those that make up a good part of any text in it."""

    encodings: tuple[str, ...]
    letters: re.Pattern[str]
    frequent: frozenset[str]
    share: float


_SCRIPTS = (
    _Script(("cp1251", "koi8-u", "iso8859-5", "cp866"), re.compile("[Ѐ-ӿ]"), frozenset("оеаинтсрвлкіүөә"), 0.55),
    _Script(("cp1253", "iso8859-7"), re.compile("[Ͱ-Ͽ]"), frozenset("αεηιοτνσςρυκπάέίόήμ"), 0.6),
    _Script(("cp1256",), re.compile("[\u0600-\u06ff]"), frozenset("اليمونرتبة"), 0.55),
    _Script(("cp1255",), re.compile("[\u05d0-\u05ea]"), frozenset("יוהלארתמבנש"), 0.6),
)
_ALIEN, _FOREIGN_WORDS = 0.6, 0.05
_LEAST_LETTERS = 20


def unnamed_encoding(data: bytes) -> str | None:
    """The encoding of a page that names none; None where it cannot be told."""
    words = _words(data)
    return _by_script(words) if _are_alien(words) else _by_alphabet(words, _language(data))


def is_escaped(data: bytes) -> bool:
    """Whether letters are written by escapes, as in ISO-2022-JP, in which every byte is one of ASCII."""
    return _ESCAPES.search(data) is not None


def is_latin(data: bytes) -> bool:
    """Whether the words of a page are for the most part of letters that English has as well."""
    return not _are_alien(_words(data))


def without_mark(data: bytes) -> str | None:
    """Which UTF-16 some bytes without a mark are in: markup has a zero in every second place."""
    head = data[:4000]
    for name, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        zeros = head[first::2].count(0)
        if len(head) > 10 and 2 * zeros > len(head[first::2]) and head[1 - first :: 2].count(0) == 0:
            return name
    return None


def _are_alien(words: list[bytes]) -> bool:
    """Whether words are of letters that English has not throughout: they are of another script."""
    letters = sum(map(len, words))
    return letters >= _LEAST_LETTERS and sum(byte >= 0x80 for word in words for byte in word) >= _ALIEN * letters


def _by_script(words: list[bytes]) -> str | None:
    """The encoding in which the words are of one script, written as it is: the one with most frequent letters."""
    best: tuple[float, str] | None = None
    for script in _SCRIPTS:
        for name in script.encodings:
            texts = _read(words, name)
            letters = [letter for text in texts for letter in text if not letter.isascii()]
            own = [letter for letter in letters if script.letters.match(letter)]
            share = sum(letter.casefold() in script.frequent for letter in own) / max(1, len(letters))
            odd = sum(_is_oddly_written(text) for text in texts)
            if share >= script.share and odd <= _FOREIGN_WORDS * len(texts) and (best is None or share > best[0]):
                best = share, name
    return best[1] if best else None


def _is_oddly_written(word: str) -> bool:
    """Whether a capital stands behind a small letter, as in words that were decoded by another encoding."""
    return any(one.islower() and other.isupper() for one, other in pairwise(word))


def is_western(data: bytes) -> bool:
    """Whether a page that says so is Western: by its language, and by what stands within its words."""
    language = _language(data)
    names, _ = _ALPHABETS.get(language, (("cp1252",), _WESTERN))
    words = _words(data)
    if "cp1252" not in names or _are_alien(words):
        return False
    return all(_is_spelled(text, _WESTERN | _ALPHABETS["is"][1]) for text in _read(words, "cp1252"))


def _by_alphabet(words: list[bytes], language: str) -> str | None:
    """The encoding whose letters within words are those of the page's language, else of the one alphabet that fits."""
    if language in _ALPHABETS:
        names, alphabet = _ALPHABETS[language]
        return next((name for name in names if all(_is_spelled(text, alphabet) for text in _read(words, name))), None)
    western = _read(words, "cp1252")
    if all(_is_spelled(text, _WESTERN) for text in western):
        mixed = any(map(_CARONS.search, western)) and any(map(_ODD_BESIDE_CARONS.search, western))
        if not mixed:
            return "cp1252"
    fitting = [name for name, letters in _OTHERS if all(_is_spelled(text, letters) for text in _read(words, name))]
    return fitting[0] if len(fitting) == 1 else None


def _read(words: list[bytes], name: str) -> list[str]:
    return [word.decode(name, "replace") for word in words]


def _language(data: bytes) -> str:
    found = _LANGUAGE.search(data[:4096])
    return found[1].decode("ascii").lower() if found else ""


def _words(data: bytes) -> list[bytes]:
    """The words of a page that have other letters than those of English."""
    return _WORD.findall(_TAGS.sub(b" ", data[:_SAMPLE]))


def _is_spelled(word: str, alphabet: frozenset[str]) -> bool:
    """Whether the letters of a word are of an alphabet, and no sign stands between two of them but those of typesetting."""
    if any(letter == "\N{REPLACEMENT CHARACTER}" or "\x80" <= letter <= "\x9f" for letter in word) or _is_oddly_written(
        word
    ):
        return False
    inner = word.strip("\xa0‘’‚‛“”„«»‹›–—…•·™°§¿¡†‡€£¥ªº¹²³½¼¾×±")
    inner = inner.strip("©®") if alphabet >= _WESTERN else inner
    return all(letter.isascii() or letter in alphabet or letter in "’‘–—…\xa0·\xad" for letter in inner)

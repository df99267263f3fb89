"""Bytes that do not say in which encoding they are: the Western and Cyrillic ones that old programs write without a word."""

import codecs

_CYRILLIC = ("cp1251", "koi8-r")
# Of a text in a Slavic language in Cyrillic letters these make three quarters and more; of a text in Greek, Arabic or
# Chinese that is taken for one, half at most.
_FREQUENT = frozenset("оеаинтсрвлкмдпу")
_FREQUENT_SHARE = 0.66
_SAMPLE = 200_000
_MANY, _FEW = 0.5, 0.25
_SIGNS = frozenset("€‚„…‰‹‘’“”•–—™›¡£§©«®°±´·»¿½¼¾ªº\xa0\xad")
_IN_WORDS = frozenset("’´·–—\xa0\xad")


def encoding_of(data: bytes) -> str | None:
    """The encoding of a text that is neither ASCII nor UTF-8; None if it is not plain.

    In a Western text letters beyond ASCII are few, and signs stand between words; in a Cyrillic one nearly all are beyond.
    """
    if b"\x1b$" in data and data.isascii():
        return "iso2022_jp_2"
    data = data[:_SAMPLE]
    high = sum(byte >= 0x80 for byte in data)
    plain = sum(byte < 0x80 and chr(byte).isalpha() for byte in data)
    if not high:
        return None
    share = high / (high + plain)
    if share >= _MANY:
        best = max(_CYRILLIC, key=lambda name: _likeness(data, name))
        return best if _likeness(data, best) >= _FREQUENT_SHARE else None
    return "cp1252" if share <= _FEW and _is_western(data) else None


def _likeness(data: bytes, encoding: str) -> float:
    letters = [letter for letter in data.decode(encoding, "replace") if letter >= "\x80" and letter.isalpha()]
    return sum(letter in _FREQUENT for letter in letters) / max(1, len(letters))


def _is_western(data: bytes) -> bool:
    try:
        text = f" {codecs.decode(data, 'cp1252')} "
    except UnicodeDecodeError:
        return False
    for place, letter in enumerate(text):
        if letter < "\x80" or letter.isalpha():
            continue
        if letter not in _SIGNS:
            return False
        # Any other sign within a word is a letter of another encoding.
        if letter not in _IN_WORDS and text[place - 1].isalpha() and text[place + 1].islower():
            return False
    return True

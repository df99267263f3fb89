"""Names brought to a form in which they can be compared."""

import unicodedata

# Letters that Unicode does not decompose into a base letter and a mark.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ŋ": "n", "ə": "a"}
)
_APOSTROPHES = frozenset("'’‘ʼʻ`´")
HONORIFICS = frozenset(
    {
        *("mr", "mrs", "ms", "miss", "mx", "sir", "dame", "lord", "lady", "madam", "madame", "monsieur"),
        *("dr", "prof", "professor", "hrh", "excellency", "his", "her", "their", "the", "hon"),
        *("honourable", "honorable", "rt", "right", "majesty", "highness", "royal", "holiness", "eminence"),
    }
)


def normalised(name: str) -> str:
    """The words of a name in lower case, without diacritics and punctuation, one space apart: may be empty."""
    return " ".join(name.translate(_LETTERS).split())


def person_key(name: str) -> str:
    """The normalised name without the honorifics before it; all of it where nothing else would be left."""
    words = normalised(name.replace("H.E.", "").replace("H.H.", "")).split()
    bare = list(words)
    while bare and bare[0] in HONORIFICS:
        del bare[0]
    return " ".join(bare or words)


def organisation_key(name: str) -> str:
    """The normalised name without an article before it."""
    words = normalised(name).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFKD", text)


def _plain(letter: str) -> str:
    if letter in _APOSTROPHES or unicodedata.combining(letter):
        return ""
    return letter if letter.isalnum() else " "


class _Letters(dict[int, str]):
    """What becomes of each letter, worked out when it is first met: texts are long, and alphabets short."""

    def __missing__(self, code: int) -> str:
        letters = _decomposed(_decomposed(chr(code)).casefold()).translate(_PLAIN)
        self[code] = "".join(map(_plain, letters))
        return self[code]


_LETTERS = _Letters()

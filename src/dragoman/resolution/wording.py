"""The wording of a report: its sentences without headline and dateline, and a sample of it by which reprints are found.

An agency's text is printed by others under another headline and dateline, so these are left out. The sample is taken
by the digests of the runs of words themselves (of all runs, those whose digest is small), so that texts that share
runs share some of their samples, however much one of them was cut. Digests are of the letters alone: they are the same
on every machine and in every version of Python, and may be kept.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from dragoman.resolution.names import normalised
from dragoman.resolution.ranks import ranks_in
from dragoman.resolution.words import sentences

RUN = 5
"""Words of a run. Shorter ones are shared by texts that have nothing to do with each other."""
_SIXTEENTH = 1 << 59
_FEWEST, _MOST = 8, 64
_HEADLINES, _HEADLINE_WORDS = 3, 25
_ENDS = re.compile(r"[.!?:…][\"”’'»)\]]*$")
# "NUR-SULTAN. KAZINFORM –", "ASTANA, May 3 (Xinhua) --", "LIMA, 12 October /BNA/ -": capitals, or who sends it.
_DATELINE = re.compile(
    r"(?=[^\n]{0,90}?(?:[^\W\d_a-z]{3}|\(|/))[^\n.!?;“\"]{2,60}(?:\.[^\n.!?;“\"]{0,40})?(?:--|[–—-])+\s+"
)
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)$")
_POSSESSIVE = re.compile(r"['’]s?$")
_MONTHS = tuple("january february march april may june july august september october november december".split())
MONTHS = {month[:size]: number for number, month in enumerate(_MONTHS, 1) for size in {3, 4, len(month)}}
WEEKDAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())
_EXACT = frozenset(
    "one two three four five six seven eight nine ten eleven twelve first second third fourth fifth sixth seventh "
    "eighth ninth tenth eleventh twelfth".split()
).union(WEEKDAYS, _MONTHS)
# What an editor puts in the place of each other without saying anything else.
_FREE = frozenset(
    "a an the of in on at to for from by with and or but as that which who whom this these those it its he his him she her "
    "they their them we our is are was were be been being has have had will would shall should may might can could do does "
    "did not also here there then when while after before during between among into over under about up out off than so "
    "said says say saying stated states told tells added adds noted notes reported reports report according announced "
    "informs informed learned wrote writes today yesterday tomorrow earlier later now week morning afternoon evening mr mrs "
    "ms dr".split()
)


class Sentence(NamedTuple):
    """A sentence as its normalised words, and those of them that say who, what, when and how many.

    `exact` are figures, days, and words of counting and of rank; `names` the others that have a capital within the
    sentence; `others` the rest that says something.
    """

    words: tuple[str, ...]
    exact: frozenset[str]
    names: frozenset[str]
    others: frozenset[str]


class Wording(NamedTuple):
    """What is compared of a text. `all_words` are also those of its headline, and `days` those that stand above it."""

    sentences: tuple[Sentence, ...]
    runs: frozenset[int]
    all_words: frozenset[str]
    days: tuple[tuple[int, int], ...]

    @property
    def size(self) -> int:
        return sum(len(sentence.words) for sentence in self.sentences)


@lru_cache(maxsize=256)
def wording_of(text: str) -> Wording:
    """The wording of a report's text."""
    body = _without_dateline(_without_headline(text))
    above = text[: max(0, text.rfind(body[:200]))]
    told = tuple(found for found in (_sentence(body[start:end]) for start, end in sentences(body)) if found.words)
    names = frozenset().union(*(sentence.names for sentence in told))
    told = tuple(_with_first_name(sentence, names) for sentence in told)
    words = [word for sentence in told for word in sentence.words]
    return Wording(
        told, frozenset(_digests(words)), frozenset(normalised(text).split()), days_in(normalised(above).split())
    )


def days_in(words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Month and day, where both are named beside each other."""
    found = []
    for at, word in enumerate(words):
        if word in MONTHS:
            beside = [bare(other) for other in (*words[max(0, at - 2) : at], *words[at + 1 : at + 2])]
            found += [(MONTHS[word], int(number)) for number in beside if number.isdecimal() and 0 < int(number) < 32]
    return tuple(found)


def bare(number: str) -> str:
    """A number without the ending of its place in an order."""
    return _ORDINAL.sub("", number)


def sample_of(wording: Wording) -> tuple[int, ...]:
    """The digests by which texts that share words with this one are found: a sixteenth of all, and some at least."""
    ordered = sorted(wording.runs)
    enough = sum(digest < _SIXTEENTH for digest in ordered)
    return tuple(ordered[: min(max(enough, _FEWEST), _MOST)])


def _digests(words: Sequence[str]) -> list[int]:
    """Of each run of words a number of 63 bits, which any database can keep."""
    return [_digest(" ".join(words[at : at + RUN])) for at in range(len(words) - RUN + 1)]


def _digest(words: str) -> int:
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big") >> 1


def _without_headline(text: str) -> str:
    """The text below the lines above it that are no sentences, unless all of it is written so."""
    lines = [line.strip() for line in text.split("\n")]
    filled = [line for line in lines if line]
    if 2 * sum(_ENDS.search(line) is None for line in filled) > len(filled) + 1:
        return text
    for _ in range(_HEADLINES):
        first = next((at for at, line in enumerate(lines) if line), None)
        if first is None or _ENDS.search(lines[first]) or len(lines[first].split()) > _HEADLINE_WORDS:
            break
        lines = lines[first + 1 :]
    return "\n".join(lines).strip()


def _without_dateline(text: str) -> str:
    found = _DATELINE.match(text)
    return text[found.end() :] if found else text


def _sentence(text: str) -> Sentence:
    words: list[str] = []
    exact, names, others = set(), set(), set()
    for number, found in enumerate(_WORD.finditer(text)):
        written = _POSSESSIVE.sub("", found[0])
        word = normalised(written).replace(" ", "")
        if not word:
            continue
        words.append(word)
        if any(letter.isdigit() for letter in word) or word in _EXACT or ranks_in(word):
            exact.add(word)
        elif number and written[0].isupper():
            names.add(word)
        elif word not in _FREE:
            others.add(word)
    return Sentence(tuple(words), frozenset(exact), frozenset(names), frozenset(others - names))


def _with_first_name(sentence: Sentence, names: frozenset[str]) -> Sentence:
    """The first word has a capital anyway: it is a name if it is one elsewhere."""
    first = names & {sentence.words[0]}
    return sentence._replace(names=sentence.names | first, others=sentence.others - first)

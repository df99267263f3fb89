"""What the extraction of the main text leaves out between its paragraphs: sentences in bare divisions, items of lists,
paragraphs that are links as a whole.

The extraction goes by the elements that most pages make their paragraphs of. Whatever tells something in a sentence between
two paragraphs that were extracted, in the smallest part of the page that has both, is of the report as well, unless it has
a heading or picture of its own or is called as what stands beside a report.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from dragoman.reading.block_names import called_beside
from dragoman.reading.credits import is_credit
from dragoman.reading.furniture import is_furniture
from dragoman.reading.leads import NO_TAIL, Placed, letters_of, shared_part
from dragoman.reading.sentences import is_sentence
from dragoman.reading.written_days import is_day_line

_OUT = frozenset("figure figcaption aside footer nav address caption video audio canvas".split())
_HEADED = ("h1", "h2", "h3", "h4", "h5", "h6")
_PICTURES = ("img", "picture", "figure", "video", "audio")
_ITEMS = frozenset("li dd dt".split())
_LISTS = frozenset("ul ol dl".split())
_INLINE = frozenset("a b strong i em u span font small mark sup sub abbr cite q time big".split())
_NAMES = re.compile(rf"{NO_TAIL.pattern}|pull-?quote", re.IGNORECASE)
_ENDED = re.compile(r"[.;,:]$")
_LINKED = 0.5
_MOST = 100
_MOST_BELOW = 10
_DEEPEST = 3


class _Anchor(NamedTuple):
    """A line of the page that was extracted: its number on the page, and among the paragraphs."""

    place: int
    number: int


class _Gap(NamedTuple):
    """Lines that were not extracted, the part of the page in which they are looked for, and the elements that hold what was."""

    lines: list[Placed]
    box: Any
    holding: frozenset[Any]


def with_gaps(paragraphs: list[str], placed: list[Placed]) -> list[str]:
    """The paragraphs that were extracted, with those of the report that stand between them, or next below the last."""
    anchors = _anchors(paragraphs, placed)
    if not anchors:
        return paragraphs
    have = letters_of(" ".join(paragraphs))
    added: dict[int, list[str]] = {}
    for one, other in pairwise(anchors):
        gap = _between(placed, one, other)
        if gap is not None:
            added[one.number] = [words for words in _told(gap) if letters_of(words) not in have]
    if anchors[-1].number == len(paragraphs) - 1:
        added[anchors[-1].number] = [words for words in _below(placed, anchors[-1]) if letters_of(words) not in have]
    return [line for number, one in enumerate(paragraphs) for line in (one, *added.get(number, ()))]


def _anchors(paragraphs: list[str], placed: list[Placed]) -> list[_Anchor]:
    """The lines of the page that were extracted, in the order of both; the first is a sentence."""
    numbers: dict[str, list[int]] = {}
    for number, line in enumerate(paragraphs):
        numbers.setdefault(letters_of(line), []).append(number)
    anchors: list[_Anchor] = []
    for place, one in enumerate(placed):
        found = numbers.get(letters_of(one.words))
        if found is None:
            continue
        after = anchors[-1].number if anchors else -1
        if len(anchors) == 1 and after in found:
            # A teaser above the report has its first sentence as well.
            anchors = [_Anchor(place, after)]
            continue
        at = bisect_left(found, after + 1)
        if at < len(found) and (is_sentence(one.words) or (anchors and found[at] == after + 1)):
            anchors.append(_Anchor(place, found[at]))
    return anchors


def _between(placed: list[Placed], one: _Anchor, other: _Anchor) -> _Gap | None:
    """What stands between two lines, if there is anything, and they are near each other on the page."""
    lines = placed[one.place + 1 : other.place]
    if not 0 < len(lines) <= _MOST:
        return None
    first, last = placed[one.place].element, placed[other.place].element
    box = shared_part(first, last)
    if box is None:
        return None
    most = 1 if box.tag in ("body", "html") else _DEEPEST
    if any(len(_path(_block(element), box)) > most for element in (first, last)):
        return None
    return _Gap(lines, box, frozenset((first, *first.iterancestors(), last, *last.iterancestors())))


def _below(placed: list[Placed], last: _Anchor) -> Iterator[str]:
    """The paragraphs and items next below the last line, in the same part of the page, up to the first that is none."""
    element = placed[last.place].element
    box = _block(element).getparent()
    if box is None:
        return
    holding = frozenset((element, *element.iterancestors()))
    for one in placed[last.place + 1 : last.place + 1 + _MOST_BELOW]:
        path = _path(_block(one.element), box)
        told = list(_told(_Gap([one], box, holding)))
        if not path or not told or path[-1].tag not in (*_LISTS, "p", "li"):
            return
        if path[-1].tag != "p" and next(path[-1].iter("a"), None) is not None:
            return
        yield from told


def _told(gap: _Gap) -> Iterator[str]:
    """The words of the lines in a gap that are of the report."""
    for line in gap.lines:
        block = _block(line.element)
        if gap.box is not block and gap.box not in block.iterancestors():
            continue
        if any(_is_beside(part, gap.holding) for part in _path(block, gap.box)):
            continue
        if is_furniture(line.words) or is_credit(line.words) or is_day_line(line.words):
            continue
        if (is_sentence(line.words) and not _is_pointer(block)) or _is_item(block):
            yield line.words


def _is_beside(part: Any, holding: frozenset[Any]) -> bool:
    """Whether an element in a gap is furniture by its kind or name, or has a heading or picture of its own."""
    if part.tag in _OUT or called_beside(part) or any(_NAMES.search(part.get(name) or "") for name in ("class", "id")):
        return True
    if part in holding or part.tag == "p":
        return False
    return next(part.iter(*_HEADED, *_PICTURES), None) is not None


def _is_pointer(block: Any) -> bool:
    """Whether a block that is no paragraph or item is made of links."""
    return block.tag not in ("p", *_ITEMS) and _linked_share(block) > _LINKED


def _is_item(block: Any) -> bool:
    """Whether a block is an item of a list that tells something and leads nowhere, though it is no sentence."""
    around = next((one for one in block.iterancestors(*_LISTS)), None) if block.tag in _ITEMS else None
    if around is None or next(around.iter("a"), None) is not None:
        return False
    return any(_ENDED.search(" ".join(one.text_content().split())) for one in around.iter(*_ITEMS))


def _linked_share(block: Any) -> float:
    linked = sum(len(letters_of(link.text_content())) for link in block.iter("a"))
    return linked / (len(letters_of(block.text_content())) or 1)


def _block(element: Any) -> Any:
    """The element of a line, or the block in which it stands."""
    while element.tag in _INLINE and element.getparent() is not None:
        element = element.getparent()
    return element


def _path(element: Any, box: Any) -> list[Any]:
    """The elements from one up to a part of the page that has it, without that part."""
    path: list[Any] = []
    while element is not None and element is not box:
        path.append(element)
        element = element.getparent()
    return path

"""Whether two reports are one text, printed by two publishers: then the second confirms nothing of the first.

A reprint may have another headline and dateline, be cut at the end, or have a paragraph of its own. It is not a report
that re-tells part of another, nor one with the same phrases about somebody else, as ministries write them day by day:
where two texts name different people, days or numbers in one and the same sentence they are two, however alike.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from rapidfuzz.distance import Indel

from dragoman.lexicon.states import find_state
from dragoman.model.days import day_number
from dragoman.resolution.names import normalised
from dragoman.resolution.wording import MONTHS, WEEKDAYS, Sentence, Wording, bare, days_in, wording_of

LEAST = 30
"""Words that the shorter text must have: so little may be alike by chance."""
NEAR = 3
"""Days within which a text is printed again, if it does not itself say on which day things were."""
FAR = 31
"""The same where it does."""
_CONTAINED = 0.7
_WHOLE = 0.6
_EDITED = 0.55
_PREFIX = 0.75
_MOST_PART = 0.75
_SPELLED = 0.8
_MOST_SENTENCES = 400
_MOST_EDITED = 100


class Printed(NamedTuple):
    """A text as somebody published it. `also` are those it has it from."""

    text: str
    outlet: str | None
    published: str | None
    also: tuple[str, ...] = ()


class Likeness(NamedTuple):
    """Whether two texts are one, how much of the shorter stands in the longer, and the reasons for or against."""

    same: bool
    share: float
    reasons: tuple[str, ...]


def likeness(one: Printed, other: Printed) -> Likeness:
    """Compares two texts. The order of the two does not matter."""
    short, long = sorted((one, other), key=lambda printed: (wording_of(printed.text).size, printed.text))
    a, b = wording_of(short.text), wording_of(long.text)
    if a.size < LEAST:
        return Likeness(False, 0.0, ("too short to tell",))
    shared = len(a.runs & b.runs)
    share = shared / min(len(a.runs), len(b.runs))
    if share < _CONTAINED:
        return Likeness(False, share, (f"{share:.0%} of the words in common",))
    against = _against(short, long, a, b)
    if against is None:
        against = _order_against(a, b, shared / max(len(a.runs), len(b.runs)))
    if against is not None:
        return Likeness(False, share, (against,))
    return Likeness(True, share, tuple(_reasons(a, b, share)))


def _against(short: Printed, long: Printed, a: Wording, b: Wording) -> str | None:
    """What rules out that two texts with most words in common are one."""
    if short.outlet and long.outlet and normalised(short.outlet) == normalised(long.outlet):
        return "of one outlet"
    days = [day_number(printed.published) for printed in (short, long)]
    if days[0] is not None and days[1] is not None:
        apart = abs(days[0] - days[1])
        if apart > (FAR if _tells_day(a) and _tells_day(b) else NEAR):
            return f"published {apart} days apart"
    if a.days and b.days and min(_apart(one, other) for one in a.days for other in b.days) > NEAR:
        return "another day above the text"
    return _different(a, b, _publishers(short) | _publishers(long), (short.published, long.published))


def _publishers(printed: Printed) -> frozenset[str]:
    """The words of names of publishers: each text may name its own."""
    return frozenset(normalised(" ".join((printed.outlet or "", *printed.also))).split())


def _tells_day(wording: Wording) -> bool:
    """Whether a text says itself on which day of which month something was."""
    return any(days_in(sentence.words) for sentence in wording.sentences)


def _apart(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Days between two days of a year, roughly."""
    days = abs(30 * (one[0] - other[0]) + one[1] - other[1])
    return min(days, 360 - days)


Days = tuple[str | None, str | None]


def _different(a: Wording, b: Wording, beside: frozenset[str], days: Days) -> str | None:
    """What the two texts tell differently in one and the same place, if anything."""
    pairs, gaps = _aligned(a.sentences[:_MOST_SENTENCES], b.sentences[:_MOST_SENTENCES])
    replaced = [(_joined(ones), _joined(others)) for ones, others in gaps]
    whole = [(one._replace(others=_NONE), other._replace(others=_NONE)) for one, other in replaced]
    for one, other in (*pairs, *whole):
        mine = _only(one, other, b.all_words | beside)
        theirs = _only(other, one, a.all_words | beside)
        mine, theirs = _but_alike(mine, theirs, one.others), _but_alike(theirs, mine, other.others)
        if mine and theirs and not _same_day(mine, theirs, one, other, days):
            return f"“{_named(mine)}” in the place of “{_named(theirs)}”"
    return None


_NONE: frozenset[str] = frozenset()


def _only(one: Sentence, other: Sentence, known: frozenset[str]) -> frozenset[str]:
    """The words of a sentence that say what the other one does not. What the other text has elsewhere is known to it."""
    exact = _counted(one) - _counted(other)
    return frozenset(set(exact) | ((one.names | one.others) - set(other.words) - known))


def _counted(sentence: Sentence) -> Counter[str]:
    """How often each number, day or rank stands in a sentence."""
    return Counter(bare(word) for word in sentence.words if word in sentence.exact)


def _but_alike(some: frozenset[str], against: frozenset[str], plain: frozenset[str]) -> frozenset[str]:
    """The words but those that mean the same state, and `plain` ones that are only spelled in another way."""
    states = {find_state(word) for word in against} - {None}
    return frozenset(
        word
        for word in some
        if find_state(word) not in states
        and not (word in plain and any(Indel.normalized_similarity(word, other) >= _SPELLED for other in against))
    )


def _same_day(mine: frozenset[str], theirs: frozenset[str], one: Sentence, other: Sentence, days: Days) -> bool:
    """Whether one names the weekday and the other the date of one day."""
    years = {int(day[:4]) for day in days if day and day[:4].isdecimal()}
    for named, dated, sentence in ((mine, theirs, other), (theirs, mine, one)):
        told = days_in(sentence.words)
        if len(named) != 1 or not named <= set(WEEKDAYS) or not told:
            continue
        weekday = WEEKDAYS.index(next(iter(named)))
        numbers = {str(day) for _, day in told} | set(map(str, years))
        if all(bare(word) in numbers or word in MONTHS for word in dated):
            return any(_weekday(year, month, day) == weekday for year in years for month, day in told)
    return False


def _weekday(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None


def _named(words: frozenset[str]) -> str:
    return " ".join(sorted(words)[:4])


def _joined(sentences: Sequence[Sentence]) -> Sentence:
    return Sentence(
        tuple(word for sentence in sentences for word in sentence.words),
        _NONE.union(*(sentence.exact for sentence in sentences)),
        _NONE.union(*(sentence.names for sentence in sentences)),
        _NONE.union(*(sentence.others for sentence in sentences)),
    )


Gap = tuple[list[Sentence], list[Sentence]]


def _aligned(ones: Sequence[Sentence], others: Sequence[Sentence]) -> tuple[list[tuple[Sentence, Sentence]], list[Gap]]:
    """Sentences that are one in two wordings, and what stands on both sides in the place of each other.

    What follows behind the last sentence that both have is no such place: a text is cut there, or goes on.
    """
    first, second = _numbered(ones, others)
    pairs: list[tuple[Sentence, Sentence]] = []
    gaps: list[Gap] = []
    gap: Gap = ([], [])
    for step in Indel.opcodes(first, second):
        if step.tag == "equal":
            gaps.append(gap)
            gap = ([], [])
            ends = zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True)
            pairs += [(ones[one], others[other]) for one, other in ends]
        else:
            gap[0].extend(ones[step.src_start : step.src_end])
            gap[1].extend(others[step.dest_start : step.dest_end])
    return [pair for pair in pairs if pair[0] != pair[1]], [gap for gap in gaps if gap[0] and gap[1]]


def _numbered(ones: Sequence[Sentence], others: Sequence[Sentence]) -> tuple[list[int], list[int]]:
    """Numbers for sentences: the same for those of the same words, and for two of which one was edited into the other."""
    numbers: dict[tuple[str, ...], int] = {}
    first = [numbers.setdefault(sentence.words, len(numbers)) for sentence in ones]
    second = [numbers.setdefault(sentence.words, len(numbers)) for sentence in others]
    here, there_ = set(first), set(second)
    left = [at for at in range(len(ones)) if first[at] not in there_][:_MOST_EDITED]
    right = [at for at in range(len(others)) if second[at] not in here][:_MOST_EDITED]
    alike = [
        (score, -at, -there)
        for at in left
        for there in right
        if (score := Indel.normalized_similarity(ones[at].words, others[there].words, score_cutoff=_EDITED)) >= _EDITED
    ]
    taken: set[tuple[str, int]] = set()
    for _, at, there in sorted(alike, reverse=True):
        if ("one", -at) not in taken and ("other", -there) not in taken:
            taken |= {("one", -at), ("other", -there)}
            second[-there] = first[-at]
    return first, second


def _order_against(a: Wording, b: Wording, whole: float) -> str | None:
    """Whether a text that holds much more than the other is more than its uncut form."""
    if whole >= _MOST_PART:
        return None
    if not (_is_among_first(a.sentences[0], b.sentences) or _is_among_first(b.sentences[0], a.sentences)):
        return "another beginning"
    if whole >= _WHOLE:
        return None
    shared, reach, seen = 0, 0, 0
    have = {sentence.words for sentence in a.sentences}
    for sentence in b.sentences:
        seen += len(sentence.words)
        if sentence.words in have:
            shared += len(sentence.words)
            reach = seen
    if not reach or shared < _PREFIX * reach:
        return f"{whole:.0%} of the longer text in common, not from its beginning"
    return None


def _is_among_first(first: Sentence, sentences: Sequence[Sentence]) -> bool:
    """Whether a first sentence is the first of other sentences, or follows one that introduces it."""
    return any(Indel.normalized_similarity(first.words, sentence.words) >= _EDITED for sentence in sentences[:2])


def _reasons(a: Wording, b: Wording, share: float) -> list[str]:
    """Why two texts are one, for people."""
    have = {sentence.words for sentence in b.sentences}
    same = sum(sentence.words in have for sentence in a.sentences)
    reasons = [f"{share:.0%} of the words in common", f"{same} of {len(a.sentences)} sentences the same"]
    if b.size > 1.15 * a.size:
        reasons.append(f"one is longer by {b.size - a.size} words")
    return reasons

"""What the words about a date tell: the tense of its clause, and whether it stands in a dateline."""

import re
from typing import Final

from dragoman.extraction.agreements import DONE_AT_ONE
from dragoman.extraction.date_periods import Tense

_REACH: Final = 300  # code points looked at on either side of a date
_BESIDE: Final = 40  # and so many for what says that it comes every year
_LINE: Final = 160  # and so many of its line for a dateline
_SENTENCE_END = re.compile(
    r"""[!?;]|,["”]|:\s|\n\s*\n|(?<![A-Z])(?<!\b[A-Z][a-z])\.["'”’)]*\s+(?=["“'‘(•–-]?\s?[A-ZÀ-Þ])"""
)
_SEGMENT_END = re.compile(
    r",\s|\s[-–—]+\s|[()]|\s(?:after|when|since|while)\s(?=(?:he|she|it|they|(?:the|his|her|its|their)\s\w+)\s)"
)

_BE = r"(?:is|are|be|being|(?:he|she|it|who|that|there)[’']s|[’']re)"
_WAS = r"(?:was|were|been|being)"
_FIXED = r"(?:due|scheduled|planned|slated|set|fixed|foreseen|pencilled\s+in|expected|supposed|meant|intended|about(?=\s+to\b)|going)"
_ADVERBS = r"(?:\s+\w+){0,2}?"
# Between "is" or "was" and "to": "was summoned to" is no plan.
_ALSO = r"(?:\s+(?:\w+ly|also|now|then|not|never|still|soon|later|first|both|all|again|yet|just|only))?"
_TO = r"\b(?:\s+\S+){0,12}?\s+to"
_FUTURE = re.compile(
    rf"""(?ix)\b(?:
    will | shall | won['’]t | would | (?-i:may|MAY) | might | could | can | should | must | \w+['’]ll |
    {_BE}(?:{_ALSO}\s+to|{_ADVERBS}\s+{_FIXED})\b | look(?:s|ed|ing)?\s+forward | to\s+be | rul(?:e|es|ed|ing)\s+out |
    (?:plan|intend|hope|want|wish|propose|offer|aim|agree|prepare|expect|promise|pledge|decide)(?:s|ed|d)?\s+to |
    (?:undertook|ready|keen|willing)\s+to |
    (?:invit|ask|urg)(?:e|es|ed|ing){_TO} | invitation{_TO} |
    (?:postponed|put\s+(?:off|back)|pushed\s+back|deferred|delayed|moved|rescheduled|shifted)\s+(?:to|till|until) |
    preparations?(?:\s+\S+){{0,4}}?\s+for | prepar(?:e|es|ing)\s+for |
    (?:has|have)(?:\s+been)?\s+(?:cancell?ed|postponed|called\s+off|put\s+off|scrapped) |
    upcoming | forthcoming | ahead\s+of | next(?!\s+(?:to|day|morning)\b) | set\s+the |
    travels | goes | returns | arrives | leaves | opens | starts | begins | flies | heads | convenes | departs |
    takes\s+place
    )\b"""
)
_PLANNED = re.compile(
    rf"""(?ix)\b(?:
    {_WAS}{_ALSO}\s+to | (?:was|were|been){_ADVERBS}\s+{_FIXED} | {_FIXED}\s+(?:for|to|on|in)
    )\b"""
)
# Before a date: what is proposed lies ahead. "On Monday he proposed a seminar" dates the proposing.
_PROPOSING = re.compile(
    r"(?i)\b(?:propos(?:e|es|ed|ing)|suggest(?:s|ed|ing)?)\s+(?!on\b|in\b|at\b|to\s+(?!hold|meet|convene|host|visit))"
)
_RULED_OUT = re.compile(r"(?i)\brul(?:e|es|ed|ing)\s+out\b")
_PARTICIPLE = r"(?:\w+ed|been|met|held|taken|given|spoken|seen|sat|paid|told|sent|gone|come|made|left|begun|written)"
_PAST = re.compile(rf"(?i)\b(?:was|were|had|did|(?<!to\s)(?:has|have){_ADVERBS}\s+{_PARTICIPLE})\b")
_REPORTED = r"(?:said|told|announced|added|noted|confirmed|reported|stated|informed|declared|based)"
_IRREGULAR = """met held took gave spoke saw sat paid sent went came made left began wrote rang became drew laid led put read
    rose fell flew won bade dwelt spent brought bought sought found felt kept built stood lost heard knew grew threw broke
    chose drove rode ran hit cut dealt lent swept struck got forgave sold bore wore woke swore lay split""".split()
_PERHAPS_PAST = re.compile(rf"(?i)\b(?!{_REPORTED}\b)(?:[a-z]{{2,}}ed|{'|'.join(_IRREGULAR)})\b")
_NEXT_PAST = re.compile(
    r"\s(?:urged|asked|told|called|invited|said|agreed|offered|promised|proposed|warned|announced|pledged|rejected|accused)\s"
)
_SAYING = re.compile(rf"(?i)\b(?:{_REPORTED}|assured|promised|warned|pledged)\b")
_TOLD = re.compile(rf"(?i)\b{_REPORTED}\b(?!.*\bthat\b)")
_TOLD_ON = re.compile(rf"(?i)\b{_REPORTED}\s+(?:\w+\s+){{0,2}}$")

_CAPITALISED = r"[A-ZÀ-Þ][\w.'’-]*"
_PLACE = rf"(?:{_CAPITALISED}|de|del|la|el|al|of|the|a|am|upon)"
_BEFORE_DATELINE = re.compile(rf"[\s(•▪*]*(?P<place>(?:(?:{_PLACE}[\s,/()]+){{0,8}}{_PLACE}\s?[,/().:]\s?)?)")
_PUBLICATION = re.compile(r"\b(?:posted|published|issued|updated|released)(?:\s+on)?:?\s*$", re.I)
_LINE_ENDS = re.compile(r"\s*\.?\)?\s*$")
_TAIL = re.compile(r"[.©–—|]\s+")
_OUTLET = r"""(?:\([^()\n]{1,60}\)|/[^/\n]{1,60}/|\[[^\n\]]{1,60}\])"""
_AFTER_PLACE = re.compile(
    rf"""[.,]?\s*{_OUTLET}?\s*(?:[-–—|:]|/\s|\)?\.(?:\s|$|[-–—])|\)?\s*$|,\s*\d{{1,2}}[:.]\d{{2}})
       | ,\s*(?:{_CAPITALISED}\s*){{1,5}}$""",
    re.X,
)
_AFTER_MARGIN = re.compile(rf"\)?\s*(?:$|\||[-–—]|,\s*(?:{_CAPITALISED}\s*){{1,4}}(?:[:)–—|]|-|$))")


def read_tense(text: str, start: int, end: int) -> Tense | None:
    """The tense of the clause about `text[start:end]` by its words, nearest words first; None if no word tells."""
    before = _SENTENCE_END.split(text[max(0, start - _REACH) : start])[-1]
    after = _SENTENCE_END.split(text[end : end + _REACH], maxsplit=1)[0]
    earlier, later = _SEGMENT_END.split(before), _SEGMENT_END.split(after)
    if _TOLD_ON.search(before):  # "said on Monday": the saying is dated, whatever it says
        return "past"
    if _NEXT_PAST.match(later[0]):  # "on Monday urged them to come": the urging is dated
        return "past"
    if is_of_one_before(text, start, end) or _is_of_agreeing(before, text[start:end]):
        return "past"
    told = _last_tense(earlier[-1]) or ("past" if _TOLD.search(earlier[-1]) else _first_tense(later[0]))
    for segment in reversed(earlier[:-1]):
        told = told or _last_tense(segment)
    for segment in later[1:]:
        told = told or _first_tense(segment)
    return told


_MET = r"(?:meetings?|talks|encounter|rounds?|sessions?|summit|visit|consultations|conversation|call|trip)"
_ONE_BEFORE = re.compile(
    rf"(?i)(?:^|\s)(?:at|in|during|on)\s+(?:their|the|its|his|her)\s+(?:\w+\s+)?(?:last|previous|preceding|most\s+recent)\s+(?:\w+\s+)?{_MET}\b"
    r"[^.;]*$"
)
_WHERE_HELD = re.compile(r"(?i),?\s(?:held|hosted|which\s+(?:was|were)\s+held|which\s+took\s+place)\b")
_TO_COME_THERE = re.compile(r"(?i)\b(?:will|would|is\s+to|are\s+to|was\s+to|were\s+to|due|set)\b")


def is_of_one_before(text: str, start: int, end: int) -> bool:
    """ "At their last meeting, in Perth in September, they agreed to …": the time of that meeting."""
    before = _SENTENCE_END.split(text[max(0, start - _REACH) : start])[-1]
    told = _ONE_BEFORE.search(before)
    between = _WHERE_HELD.sub(",", before[told.start() :]) if told else ""
    return told is not None and not (_PERHAPS_PAST.search(between) or _TO_COME_THERE.search(between))


_AGREEING = re.compile(
    r"(?i)\b(?:agreed|pledged|promised|decided|vowed|undertook|offered)\s+to\s+(?P<verb>\w+)\b.*\s(?:at|during|in)\s+(?:(?:a|an|the|their|its)\s+)?"
    rf"(?:[\w-]+\s+){{0,3}}{_MET}\b(?:\s+(?:of|between|with|in|at)\s[^,;]*)?\s*(?:on\s+)?$"
)
_PLAIN_DAY = re.compile(r"(?i)(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today)$")


def _is_of_agreeing(before: str, words: str) -> bool:
    """ "agreed to build A at a meeting in Lima on Tuesday": the day of agreeing; not "agreed to discuss it at a meeting"."""
    told = _AGREEING.search(before)
    return told is not None and _PLAIN_DAY.match(words) is not None and told["verb"].lower() not in DONE_AT_ONE


_ASKED = re.compile(r"(?i)(?:invited|asked|urged|proposed|offered|agreed|promised|pledged|decided|hoped|wanted)\b")
_YEARLY = re.compile(r"\s*\b(?:(?:every|each) (?:year|month|week)|annually)\b(?:\s+(?:from|on|in|between))?\s*", re.I)


def is_recurring(text: str, start: int, end: int) -> bool:
    """ "closed every year from 15 May to 15 August", "on 8 March each year": no day of any one engagement."""
    before = text[max(0, start - _BESIDE) : start]
    behind = _YEARLY.match(text, end)
    return any(each.end() == len(before) for each in _YEARLY.finditer(before)) or behind is not None


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence about `text[start:end]`, as far as the reach of these rules goes."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    ends = [each.end() for each in _SENTENCE_END.finditer(text, low, start)]
    after = _SENTENCE_END.search(text, end, high)
    return (ends[-1] if ends else low), (after.start() if after else high)


def _last_tense(clause: str) -> Tense | None:
    proposed: list[tuple[int, Tense]] = [(each.start(), "future") for each in _PROPOSING.finditer(clause)]
    to_come = sorted(_to_come(clause) + proposed)
    past = [each.start() for each in _PAST.finditer(clause)]
    if to_come and not (past and past[-1] > to_come[-1][0]):
        return to_come[-1][1]
    return "past" if past or _told_past(clause) else None


def _first_tense(clause: str) -> Tense | None:
    blank = _RULED_OUT.sub(lambda said: " " * len(said.group()), clause)  # "at talks on Monday A ruled out a treaty"
    to_come = _to_come(blank)
    past = [each.start() for each in _PAST.finditer(clause)] + _told_past(clause)
    if to_come and _ASKED.match(clause, to_come[0][0]):
        return "past"  # "on Monday A invited B to come": the inviting is dated
    if to_come and any(each.start() < to_come[0][0] for each in _SAYING.finditer(clause)):
        return "past"  # "on Monday A told B that he would come": the telling is dated
    if to_come and not (past and min(past) < to_come[0][0]):
        return to_come[0][1]
    return "past" if past else None


def _to_come(clause: str) -> list[tuple[int, Tense]]:
    ahead = list(_FUTURE.finditer(clause))
    future: list[tuple[int, Tense]] = [(each.start(), "future") for each in ahead]
    planned: list[tuple[int, Tense]] = [
        (each.start(), "planned")
        for each in _PLANNED.finditer(clause)
        if not any(other.start() <= each.start() < other.end() for other in ahead)  # "is expected in May"
    ]
    return sorted(planned + future)


def _told_past(clause: str) -> list[int]:
    return [each.start() for each in _PERHAPS_PAST.finditer(clause)]


def is_dateline(text: str, start: int, end: int, full: bool) -> bool:
    """Whether the date `text[start:end]` stands in a dateline, or alone in a line, and so dates the report itself.

    `full` says that the date has its year: only then it may lead a line without a place before it.
    """
    before, after, cut = _line_about(text, start, end)
    if full and _PUBLICATION.search(before):
        return True
    if full and _LINE_ENDS.match(after):  # a signature may follow a sentence in its line
        *sentences, before = _TAIL.split(before)
        cut = cut and not sentences
    leading = None if cut else _BEFORE_DATELINE.fullmatch(before)
    if not leading:
        return False
    if leading.group("place"):
        return bool(_AFTER_PLACE.match(after))
    return full and bool(_AFTER_MARGIN.match(after) or (before.strip() == "(" and after.startswith(")")))


def _line_about(text: str, start: int, end: int) -> tuple[str, str, bool]:
    """The line before and after a date, and whether its beginning lies further off than a dateline is long."""
    low = max(0, start - _LINE)
    line_start = text.rfind("\n", low, start) + 1
    line_end = text.find("\n", end, end + _LINE)
    after = text[end : line_end if line_end >= 0 else end + _LINE]
    return text[line_start or low : start], after, not line_start and low > 0

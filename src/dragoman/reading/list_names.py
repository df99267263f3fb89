"""Whether a heading is that of a page or part with many reports, and of none of them."""

import re

from dragoman.reading.letterhead import is_house_name

_LISTS = (
    r"(?:news|statements|(?:press |media |news )?releases|press|updates|events|announcements|bulletins?|digest|briefs|diary|calendar|activities|archives?|headlines|stories|"
    r"speeches|readouts|articles|reports|blog|posts|communiqu[eé]s|chronicle|round-?up|home)"
)
_LIST = re.compile(
    rf"^\W*(?:(?:the|our|all|latest|recent|today.?s|this week.?s|daily|weekly|monthly|press|media|embassy|ministry|minister.?s|president.?s|official|foreign|political|in)\s+)*{_LISTS}"
    rf"(?:\s*(?:and|&|,|/)\s*{_LISTS})*(?:\s+(?:of|from|for|in|at)\b.{{0,60}}|[\s,:–—-]*[\d./ ]*)\W*$",
    re.IGNORECASE,
)


def names_a_list(title: str) -> bool:
    """Whether a headline is that of a page with many reports: the house's name, or a word for such lists."""
    return is_house_name(title) or names_a_section(title)


def names_a_section(title: str) -> bool:
    """Whether some words are one for lists of reports: "Press releases", "News of the week"."""
    return _LIST.match(title) is not None

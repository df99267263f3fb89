"""Ties: standing relations between organisations, or of a person to one, told in the words between their names.

Only what stands between two names that follow one another is read ("A, a subsidiary of B"): precise, and far from all.
"""

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from dragoman.lexicon.given_names import is_given_name
from dragoman.lexicon.titles import load_organisations
from dragoman.model.analysis import Analysis, Mention
from dragoman.model.document import Span
from dragoman.model.vocabulary import TieKind

_LONGEST = 90  # characters between the two names
_LINK = r"[\"”’']?(?:\s*,|\s*\()?\s*(?:(?:which|who|itself|himself|herself|the|a|company|firm|university)\b[ ,]*){0,3}"
_BE = r"(?:(?:is|are|was|were|has|have|had|been|being|also|already|long|now|wholly|jointly|partly|mainly)\s+){0,4}"
_ADJECTIVES = r"(?:(?:a|an|the|its|one\s+of|itself)\s+)?(?:[\w-]+\s+){0,2}?"
_TO = r"\s+(?:the\s+)?(?:\w+\s+(?=[\"“]))?[\"“‘']?"
_SINCE = r"(?:\s+(?:since|for)(?:\s+[\w-]+){1,2})?"


_SHARE = r"(?:per\s+cent|percent|%|stake|shares?|majority|half|third|quarter|fifth)"


class _Rule(NamedTuple):
    """What the words between two names tell: the kind of tie, and whether the second name is where it starts."""

    kind: TieKind
    pattern: re.Pattern[str]
    backward: bool = False


def _rule(kind: TieKind, words: str, *, backward: bool = False) -> _Rule:
    return _Rule(kind, re.compile(rf"{_LINK}{_BE}(?P<words>{words}){_TO}"), backward)


_RULES = (
    _rule("owner", rf"{_ADJECTIVES}(?:subsidiary|affiliate|arm|division)\s+of", backward=True),
    _rule("owner", r"(?:[\w-]*owned|controlled|acquired|bought)\s+by", backward=True),
    _rule("owner", r"(?:owner|owners|sole\s+shareholder|main\s+shareholder|majority\s+shareholder)\s+of"),
    _rule("owner", rf"(?:owns|controls|holds\s+(?:[\w.-]+\s+){{0,3}}?{_SHARE}(?:\s+[\w-]+){{0,3}}?\s+(?:of|in))"),
    _rule("part-of", r"(?:(?:which|that)\s+)?(?:forms?\s+)?(?:a\s+)?part\s+of|operating\s+(?:within|under)"),
    _rule("funder", r"(?:[\w-]*funded|[\w-]*financed|[\w-]*sponsored)\s+by", backward=True),
    _rule("funder", r"(?:main\s+|chief\s+|principal\s+)?(?:sponsor|funder|donor)\s+of"),
    _rule("partner", rf"{_ADJECTIVES}partner(?:\s+university|\s+institution)?\s+of"),
    _rule("partner", rf"(?:partner(?:s|ed|ing)?|cooperat(?:es|ed|ing)|collaborat(?:es|ed|ing)){_SINCE}\s+with"),
    _rule(
        "partner",
        r"(?:[\w-]+\s+){0,4}?(?:joint|cooperation)\s+(?:venture|work|trials|operator|project|laboratory|programme|"
        r"accord|agreement)\s+with",
    ),
    _rule("partner", r"(?:and|with|together\s+with)\s+(?:of\s+)?its\s+(?:[\w-]+\s+){0,2}partner"),
)
_OF_ORGANISATIONS = (
    _rule("member", r"(?:an?\s+|the\s+)?(?:(?:full|founding|associate|honorary|associated)\s+)?members?\s+of"),
)
_OF_PERSONS = (_rule("member", r"(?:an?\s+)?honorary\s+member\s+of"),)
_IN_PARTY = re.compile(r"\s+\(|\s+of\s+the\s+")
_PARTY = re.compile(r"\bParty\b")
_NOT = re.compile(r"\b(?:not|no|never|former|formerly|once|ex|would|could|may|might|until|wants?|hopes?)\b")


class FoundTie(NamedTuple):
    """A tie between two entities of the report, with the words that tell it."""

    from_: int
    to: int
    kind: TieKind
    span: Span


def find_ties(analysis: Analysis) -> Iterator[FoundTie]:
    """The ties of a report in text order, each once."""
    told = set()
    for tie in _told(analysis):
        if tie.from_ != tie.to and tie[:3] not in told:
            told.add(tie[:3])
            yield tie


def _told(analysis: Analysis) -> Iterator[FoundTie]:
    named = [mention for mention in analysis.mentions if len(mention.entities) == 1 and mention.kind != "state"]
    for left, right in itertools.pairwise(named):
        gap = analysis.document.text[left.span.end : right.span.start]
        if len(gap) > _LONGEST or "\n\n" in gap or right.kind != "organisation":
            continue
        if left.kind == "organisation" and _may_be_a_person(analysis.entities[left.entities[0]].name):
            continue
        tie = _between(analysis, left, right, gap)
        if tie is not None:
            yield tie


def _may_be_a_person(name: str) -> bool:
    """A name without a title can be taken for an organisation's; whoever it is, it has no ties as one."""
    words = name.split()
    return 2 <= len(words) <= 3 and is_given_name(words[0]) and words[-1] not in load_organisations().heads


def _between(analysis: Analysis, left: Mention, right: Mention, gap: str) -> FoundTie | None:
    first, second = left.entities[0], right.entities[0]
    if left.kind == "person" and _IN_PARTY.fullmatch(gap) and _PARTY.search(analysis.entities[second].name):
        return FoundTie(first, second, "member", right.span)
    for rule in _RULES + (_OF_PERSONS if left.kind == "person" else _OF_ORGANISATIONS):
        found = rule.pattern.fullmatch(gap)
        if found is None or _NOT.search(gap) or (left.kind == "person" and rule.kind not in {"owner", "member"}):
            continue
        span = analysis.document.span(left.span.end + found.start("words"), left.span.end + found.end("words"))
        return FoundTie(second, first, rule.kind, span) if rule.backward else FoundTie(first, second, rule.kind, span)
    return None

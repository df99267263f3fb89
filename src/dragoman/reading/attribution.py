"""Whose word a report goes by: the agency it has its news from, and the press service that agency has it from."""

import re
from collections.abc import Iterable

_NAME = r"(?:(?:the|The) )?[^\W\da-z_][\w'\u2019-]*(?: (?:of|of the|and|for|&|[^\W\da-z_][\w'\u2019-]*))*"
_SERVICE = r"(?:press|information) (?:service|office|cent(?:er|re)|department)"
_FROM = re.compile(
    rf"\b(?:learn(?:ed|t|s)? from|according to|citing|cites|with reference to|(?:reported|said) by) the"
    rf" (?P<service>{_SERVICE} of {_NAME}|{_NAME} {_SERVICE})",
)
_LOOSE_END = re.compile(r"(?: (?:of|of the|and|for|&))+$")
_AGENCY_NAME = r"(?P<agency>[^\W\da-z_][\w&'\u2019.-]*(?: [^\W\da-z_][\w&'\u2019.-]*){0,3})"
_MEDIUM = r"(?:\w*press|news|agency|\w*inform|radio|tv|television|daily|times|post|\w*tass|today|herald|tribune|gazette|telegraph|journal|courier|wire)"
_VERB = r"(?:has )?(?:reports?|reported|learn(?:ed|t|s)|informs|informed)"
_REPORTS = (
    # ", Agency reports, citing the press service of …"   ·   ", Agency has learned from the press service of …"
    re.compile(
        rf"(?:,|^) {_AGENCY_NAME}(?: (?:news agency|correspondent))? (?:was told by|{_VERB}(?: from|,? citing|,? with reference to|,? according to))"
        rf"(?= the (?:{_SERVICE}|[^.]{{2,60}} {_SERVICE})\b)"
    ),
)
# ", Agency reports." and ", reports Agency.": only who is called as media are, since a person may report as well.
_TOLD = (
    re.compile(rf", {_AGENCY_NAME}(?P<called> news agency)? {_VERB}(?=[.,]|$)"),
    re.compile(rf", (?:reports|reported by|as reported by) {_AGENCY_NAME}(?P<called> news agency)?(?=[.,]|$)"),
)
_MEDIA = re.compile(rf"{_MEDIUM}$", re.IGNORECASE)
_NOT_AGENCIES = frozenset({"It", "He", "She", "They", "This", "That", "We", "I", "There", "Who", "As"})


def attribution(text: str) -> tuple[str, ...]:
    """The press services a text names as its source, each once, without article; most reports name none.

    Only where the text says so in so many words: "has learned from the press service of the Foreign Ministry".
    """
    found = (" ".join(match["service"].split()) for match in _FROM.finditer(text))
    return tuple(dict.fromkeys(_LOOSE_END.sub("", service) for service in found))


def attribution_chain(text: str, agencies: Iterable[str], origin: str | None, outlet: str | None) -> tuple[str, ...]:
    """From whom a publisher has a report, the nearest first: the agency, then whom that agency has it from.

    `agencies` are those of the dateline, `origin` is what a line "Source: …" names. The publisher itself is not listed.
    """
    first = text[:1500]
    named = [match["agency"] for pattern in _REPORTS for match in pattern.finditer(first)]
    named += [
        match["agency"]
        for pattern in _TOLD
        for match in pattern.finditer(first)
        if match["called"] or _MEDIA.search(match["agency"])
    ]
    chain = [*agencies, *(name for name in named if name not in _NOT_AGENCIES), *attribution(text)]
    if origin:
        chain.append(origin)
    found: dict[str, str] = {}
    for name in chain:
        key = _key(name)
        if key and (outlet is None or key != _key(outlet)):
            found.setdefault(key, name)
    return tuple(found.values())


def _key(name: str) -> str:
    return "".join(letter for letter in name.casefold().removeprefix("the ") if letter.isalnum())

"""Whose word a report goes by: the press service it says it has its news from."""

import re

_NAME = r"(?:(?:the|The) )?[^\W\da-z_][\w'\u2019-]*(?: (?:of|of the|and|for|&|[^\W\da-z_][\w'\u2019-]*))*"
_SERVICE = r"(?:press|information) (?:service|office|cent(?:er|re)|department)"
_FROM = re.compile(
    rf"\b(?:learn(?:ed|t|s)? from|according to|citing|cites|with reference to|(?:reported|said) by) the"
    rf" (?P<service>{_SERVICE} of {_NAME}|{_NAME} {_SERVICE})",
)
_LOOSE_END = re.compile(r"(?: (?:of|of the|and|for|&))+$")


def attribution(text: str) -> tuple[str, ...]:
    """The press services a text names as its source, each once, without article; most reports name none.

    Only where the text says so in so many words: "has learned from the press service of the Foreign Ministry".
    """
    found = (" ".join(match["service"].split()) for match in _FROM.finditer(text))
    return tuple(dict.fromkeys(_LOOSE_END.sub("", service) for service in found))

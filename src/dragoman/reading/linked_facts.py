"""The objects of JSON-LD on a page, as pages have them: in comments, one after another, with a comma too many."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

_BEFORE = ("//", "/*", "*/", "<![CDATA[", "<!--")
_BEHIND = (";", "//", "/*", "*/", "]]>", "-->")
# A string is passed over as a whole: a comma in it is none too many.
_COMMAS = re.compile(r'("(?:[^"\\]|\\.)*+")|,(?=\s*[}\]])', re.DOTALL)
_BETWEEN = re.compile(r"[\s,;]*")
_MOST = 100
_WITHIN = ("@graph", "mainEntity", "mainEntityOfPage")


def linked_objects(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD on a page, those inside graphs and lists among them."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        waiting = values_in(script.text_content())
        while waiting:
            one = waiting.pop(0)
            if isinstance(one, list):
                waiting[:0] = one[:_MOST]
            elif isinstance(one, dict):
                yield one
                waiting += [inner for key in _WITHIN if isinstance(inner := one.get(key), (dict, list))]


def values_in(text: str) -> list[Any]:
    """The values of a script; those before a fault, where there is one.

    >>> values_in('//<![CDATA[\\n{"name": "Selby News",}\\n//]]>')
    [{'name': 'Selby News'}]
    >>> values_in('{"a": 1} {"b": ", ]"}')
    [{'a': 1}, {'b': ', ]'}]
    """
    text = _unwrapped(text)
    if '"' not in text:
        text = unescape(text)
    values, is_whole = _values(text)
    return values if is_whole else _values(_COMMAS.sub(lambda found: found[1] or "", text))[0]


def _unwrapped(text: str) -> str:
    """The text without the signs of a comment or section around it."""
    for _ in range(_MOST):
        before = next((sign for sign in _BEFORE if text.startswith(sign)), "")
        behind = next((sign for sign in _BEHIND if text.endswith(sign)), "")
        rest = text.removeprefix(before).removesuffix(behind).strip()
        if rest == text:
            break
        text = rest
    return text


def _values(text: str) -> tuple[list[Any], bool]:
    """The values before a fault, and whether there is none."""
    decoder = json.JSONDecoder(strict=False)
    values: list[Any] = []
    at = 0
    while at < len(text) and len(values) < _MOST:
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return values, False
        values.append(value)
        at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]
    return values, True

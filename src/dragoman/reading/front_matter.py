"""The front matter of a `.report` file: YAML between two `---` lines, then the text."""

import re
from datetime import date, datetime
from typing import Any

LIMIT = 200_000
"""The longest front matter read, in characters."""

_DEEPEST = 50
_FENCE = re.compile(r"^---\s*$", re.MULTILINE)


def split_report(raw: str) -> tuple[dict[str, Any], str]:
    """Front matter and body of a report file. `ValueError`, worded to follow the source's name, if it is broken."""
    parts = _FENCE.split(raw, maxsplit=2)
    if len(parts) < 3 or parts[0].strip():
        raise ValueError("has no front matter: expected YAML between two `---` lines, or the ending .txt")
    return _load(parts[1]), parts[2].strip("\n")


def published_in(facts: dict[str, Any]) -> date | None:
    """The `published` day, if there is one; `ValueError` if it is not a day."""
    value = facts.get("published")
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError:
        raise ValueError(f"has a front matter with published: {value!r}, which is not a day like 2022-06-12") from None


def line_in(facts: dict[str, Any], key: str) -> str | None:
    """A line of the front matter, such as `outlet` or `title`; `ValueError` if it is a list or mapping."""
    value = facts.get(key)
    if value is None:
        return None
    if isinstance(value, (list, dict, set)):
        raise ValueError(f"has a front matter where {key} is not a line of text")
    return str(value).strip() or None


def _load(head: str) -> dict[str, Any]:
    import yaml

    if len(head) > LIMIT:
        raise ValueError(f"has a front matter of over {LIMIT:,} characters")

    try:
        _refuse_aliases(head)
        facts = yaml.safe_load(head)
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError) as error:
        raise ValueError(f"has a broken front matter: {_in_one_line(error)}") from None
    if facts is None:
        return {}
    if not isinstance(facts, dict):
        raise ValueError("has a broken front matter: expected lines like `published: 2022-06-12`")
    return facts


def _refuse_aliases(head: str) -> None:
    """`ValueError` if there are aliases, which can make a small file grow without bounds, or endless nesting."""
    import yaml

    if "*" not in head:
        return
    depth = 0
    for event in yaml.parse(head):
        depth += isinstance(event, yaml.events.CollectionStartEvent)
        depth -= isinstance(event, yaml.events.CollectionEndEvent)
        if isinstance(event, yaml.events.AliasEvent):
            raise ValueError("aliases (*name) are not allowed")
        if depth > _DEEPEST:
            raise RecursionError


def _in_one_line(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None)
    if isinstance(error, RecursionError):
        return "nested too deeply"
    if mark is not None and problem:
        return f"{problem} (line {mark.line + 1})"
    return " ".join(str(error).split()) or type(error).__name__

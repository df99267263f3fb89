"""The front matter of a `.report` file: YAML between two `---` lines, then the text."""

import re
import tomllib
from contextlib import suppress
from datetime import date, datetime
from functools import cache
from typing import Any

LIMIT = 200_000
"""The longest front matter read, in characters."""

_DEEPEST = 50
_FENCE = re.compile(r"^---[^\S\n]*$", re.MULTILINE)
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]+\d\d?:\d\d(?::\d\d(?:\.\d+)?)?\s*(?:Z|[A-Z]{3,4}|[+-]\d\d:?\d\d)?)?")
_TOML_FENCE = re.compile(r"^\+\+\+[^\S\n]*$", re.MULTILINE)
_ADVICE = (
    ("'\\t'", "put spaces where there are tabs"),
    ("mapping values are not allowed", "put a value that holds a colon in quotes"),
    ("unexpected end of stream", "close the quotes or brackets"),
    ("special characters are not allowed", "take out the control characters"),
)


def split_report(raw: str) -> tuple[dict[str, Any], str]:
    """Front matter and body of a report file. `ValueError`, worded to follow the source's name, if it is broken."""
    parts = _FENCE.split(raw, maxsplit=2)
    if len(parts) == 2 and not parts[0].strip():
        raise ValueError("has a front matter without end: close it with a line of three dashes, `---`, before the text")
    if len(parts) < 3 or parts[0].strip():
        raise ValueError("has no front matter: expected YAML between two `---` lines, or the ending .txt")
    return _load(parts[1]), parts[2].strip("\n")


def split_markdown(raw: str) -> tuple[dict[str, Any], str]:
    """Front matter, in YAML or TOML, and body of a Markdown file, which may have none."""
    if raw.startswith("---\n"):
        return split_report(raw)
    parts = _TOML_FENCE.split(raw, maxsplit=2)
    if len(parts) < 3 or parts[0].strip():
        return {}, raw
    if len(parts[1]) > LIMIT:
        raise ValueError(f"has a front matter of over {LIMIT:,} characters")
    try:
        return tomllib.loads(parts[1]), parts[2].strip("\n")
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise ValueError(f"has a broken front matter: {_in_one_line(error)}") from None


def published_in(facts: dict[str, Any]) -> date | None:
    """The `published` day, if there is one; `ValueError` if it is not a day."""
    value = facts.get("published")
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str) and (written := _DAY.fullmatch(value.strip())):
        with suppress(ValueError):
            return date.fromisoformat(written[1])
    raise ValueError(f"has a front matter with published: {_shown(value)}, which is not a day like 2022-06-12")


def _shown(value: Any) -> str:
    return repr(value if isinstance(value, (str, int, float, bool)) else str(value))


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
        facts = yaml.load(head, Loader=_loader())
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError) as error:
        raise ValueError(f"has a broken front matter: {_in_one_line(error)}") from None
    if facts is None:
        return {}
    if not isinstance(facts, dict):
        raise ValueError("has a broken front matter: expected lines like `published: 2022-06-12`")
    return facts


@cache
def _loader() -> Any:
    """The safe loader of YAML, but a key that stands twice is an error, and a day of no calendar stays as written."""
    import yaml

    class Loader(yaml.SafeLoader):
        def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
            seen: set[str] = set()
            for key, _ in node.value:
                if isinstance(key, yaml.ScalarNode) and key.value in seen:
                    raise yaml.constructor.ConstructorError(
                        problem=f"{key.value} stands twice: keep one", problem_mark=key.start_mark
                    )
                seen.add(str(key.value))
            return super().construct_mapping(node, deep)

        def construct_yaml_timestamp(self, node: Any) -> Any:
            try:
                return super().construct_yaml_timestamp(node)
            except ValueError:
                return self.construct_scalar(node)

    Loader.add_constructor("tag:yaml.org,2002:timestamp", Loader.construct_yaml_timestamp)
    return Loader


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
    words = f"{problem} (line {mark.line + 1})" if mark is not None and problem else " ".join(str(error).split())
    advice = next((advice for sign, advice in _ADVICE if sign in words), None)
    return (f"{words}: {advice}" if advice else words) or type(error).__name__

"""What the tables of words must keep to, whoever edits them."""

from collections.abc import Iterator
from importlib.resources import files

import pytest
import yaml

TABLES = sorted(path.name for path in (files("dragoman.lexicon") / "tables").iterdir() if path.name.endswith(".yaml"))


def keys_told_twice(node: yaml.Node | None) -> Iterator[str]:
    if isinstance(node, yaml.MappingNode):
        told: set[str] = set()
        for key, value in node.value:
            if key.value in told:
                yield f"line {key.start_mark.line + 1}: {key.value}"
            told.add(key.value)
            yield from keys_told_twice(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from keys_told_twice(value)


def test_a_key_told_twice_is_found() -> None:
    assert list(keys_told_twice(yaml.compose("a: {b: 1, c: 2, b: 3}"))) == ["line 1: b"]


@pytest.mark.parametrize("name", TABLES)
def test_no_entry_of_a_table_hides_another(name: str) -> None:
    # YAML takes the last of several, silently.
    text = (files("dragoman.lexicon") / "tables" / name).read_text(encoding="utf-8")
    assert list(keys_told_twice(yaml.compose(text))) == []

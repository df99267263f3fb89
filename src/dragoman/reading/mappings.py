"""YAML that people write for us: mappings of which every mistake is told with its line and what to do."""

from collections.abc import Callable, Collection, Iterator
from typing import Any, TypeVar

LIMIT = 1_000_000
"""The longest file read, in characters."""

Value = TypeVar("Value")


class Block:
    """A mapping in a YAML file. What is asked of it raises `ValueError`, worded to follow the file's name, if it is wrong."""

    def __init__(self, node: Any, what: str) -> None:
        self.line = node.start_mark.line + 1
        self._what = what
        self._nodes: dict[str, Any] = {}
        self._lines: dict[str, int] = {}
        for key, value in node.value:
            name = str(key.value)
            if name in self._nodes:
                raise _wrong(key, f"{name!r} stands twice in {what}: take one out")
            self._nodes[name] = value
            self._lines[name] = key.start_mark.line + 1

    def only(self, names: Collection[str]) -> None:
        """Refuses other names than these."""
        for name, line in self._lines.items():
            if name not in names:
                raise ValueError(f"line {line}: {name!r} is nothing that {self._what} has: use {', '.join(names)}")

    def has(self, name: str) -> bool:
        return name in self._nodes

    def words(self, name: str) -> str | None:
        """One value, as it is written; None if there is none."""
        node = self._nodes.get(name)
        if node is None or (node.id == "scalar" and node.tag.endswith(":null")):
            return None
        if node.id != "scalar" or not str(node.value).strip():
            raise _wrong(node, f"{name!r} is to be one value: write {name}: and a value behind it")
        return " ".join(str(node.value).split())

    def needed(self, name: str) -> str:
        """One value that must be there."""
        words = self.words(name)
        if words is None:
            raise ValueError(f"line {self.line}: {self._what} has no {name!r}: add a line {name}: with its value")
        return words

    def lines(self, name: str) -> tuple[str, ...]:
        """Several values, or one."""
        node = self._nodes.get(name)
        if node is None or node.id == "scalar":
            words = self.words(name)
            return () if words is None else (words,)
        if node.id != "sequence":
            raise _wrong(node, f"{name!r} is to be a list: write each value on a line of its own behind a dash")
        for one in node.value:
            if one.id != "scalar" or not str(one.value).strip():
                raise _wrong(one, f"{name!r} is to be a list of single values: write each on a line behind a dash")
        return tuple(" ".join(str(one.value).split()) for one in node.value)

    def blocks(self, name: str, what: str) -> list["Block"]:
        """A list of mappings that must be there."""
        node = self._nodes.get(name)
        if node is None or node.id != "sequence" or not node.value:
            at = self.line if node is None else node.start_mark.line + 1
            raise ValueError(
                f"line {at}: {self._what} needs a list {name!r}: write {name}: and each {what} behind a dash"
            )
        return [_block(one, what) for one in node.value]

    def made(self, name: str, make: Callable[[str], Value]) -> Value | None:
        """What a function makes of a value, whose `ValueError` is told with the value's line; None if there is none."""
        words = self.words(name)
        if words is None:
            return None
        try:
            return make(words)
        except ValueError as error:
            raise _wrong(self._nodes[name], f"{name}: {error}") from None

    def wrong(self, message: str, name: str | None = None) -> ValueError:
        """What to raise if the block, or what it has of a name, is wrong in a way that only its reader knows."""
        return ValueError(f"line {self._lines.get(name or '', self.line)}: {message}")


def mapping_in(text: str, what: str) -> Block:
    """The mapping that a YAML text holds. `ValueError`, worded to follow the file's name, if it holds none."""
    import yaml

    if len(text) > LIMIT:
        raise ValueError(f"is too large ({len(text):,} characters; the limit is {LIMIT:,}): split it")
    try:
        documents = list(_documents(text))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = f"line {mark.line + 1}: " if mark else ""
        raise ValueError(f"{at}{error.problem or error.context}: {_advice(str(error.problem))}") from None
    except yaml.YAMLError as error:
        raise ValueError(f"is no YAML: {' '.join(str(error).split())[:200]}: take out what is no text") from None
    except RecursionError:
        raise ValueError("is nested too deeply: write it flat") from None
    if len(documents) != 1:
        raise ValueError(f"holds {len(documents) or 'no'} YAML documents: write one")
    return _block(documents[0], what)


def _documents(text: str) -> Iterator[Any]:
    import yaml

    loader = yaml.SafeLoader(text)
    try:
        while loader.check_node():
            yield loader.get_node()
    finally:
        loader.dispose()


def _block(node: Any, what: str) -> Block:
    if node.id != "mapping":
        raise _wrong(node, f"{what} is to be names with values: write name: value, each on a line")
    return Block(node, what)


def _wrong(node: Any, message: str) -> ValueError:
    return ValueError(f"line {node.start_mark.line + 1}: {message}")


def _advice(problem: str) -> str:
    if "'\\t'" in problem:
        return "put spaces where there are tabs"
    if "mapping values are not allowed" in problem:
        return "put a value that holds a colon in quotes, and begin all names of one block at the same place"
    if "end of stream" in problem:
        return "close the quotes or brackets"
    return "begin all names of one block at the same place, lists with dashes"

"""Read a table of this package and check it against its type."""

from importlib.resources import files
from typing import Any, TypeVar

import msgspec
import yaml

T = TypeVar("T")

WordSet = frozenset[str]


def load_table(name: str, table: type[T]) -> T:
    """The table `tables/NAME.yaml` as `table`; text values of word sets are split at white space.

    Raises `msgspec.ValidationError` naming the field if the table does not fit its type.
    """
    raw = yaml.safe_load((files("dragoman.lexicon") / "tables" / f"{name}.yaml").read_text(encoding="utf-8"))
    return msgspec.convert(_split_words(raw, table), table)


def _split_words(raw: dict[str, Any], table: Any) -> dict[str, Any]:
    wanted = {field.name for field in msgspec.structs.fields(table) if field.type == WordSet}
    return {key: value.split() if key in wanted and isinstance(value, str) else value for key, value in raw.items()}

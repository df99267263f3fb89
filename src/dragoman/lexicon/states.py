"""Words for states: names, demonyms, people and capitals of the world, and which state each stands for."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple, get_args

StateKind = Literal["name", "adjective", "people", "capital"]

_SOVIET = "RUS UKR BLR KAZ UZB TKM KGZ TJK AZE ARM GEO MDA LTU LVA EST"
# Until which day (exclusive) the places of which states of today lay in a state that is gone.
_LAY_IN: tuple[tuple[str, date, frozenset[str]], ...] = (
    ("SUN", date(1991, 12, 26), frozenset(_SOVIET.split())),
    ("CSK", date(1993, 1, 1), frozenset({"CZE", "SVK"})),
    ("YUG", date(1992, 4, 27), frozenset({"SRB", "MNE", "HRV", "SVN", "BIH", "MKD", "XKX"})),
    ("YUG", date(2003, 2, 4), frozenset({"SRB", "MNE"})),
    ("SCG", date(2006, 6, 3), frozenset({"SRB", "MNE"})),
)

_COLUMNS: tuple[StateKind, ...] = get_args(StateKind)
_BLOCKED = "-"
_ATOMS = (
    re.compile(r"'s\b|(?:(?!'s\b)[^\s(),-])+|[(),-]"),
    re.compile(r"[^\s(),]+|[(),]"),
    re.compile(r"[^\s(),-]+|[(),-]"),
    re.compile(r"'s\b|(?:(?!'s\b)[^\s(),])+|[(),]"),
)
_APOSTROPHES = str.maketrans("’‘ʼ`", "''''")


class StateWord(NamedTuple):
    """`length` tokens that stand for the state `code`; `kind` says how."""

    length: int
    code: str
    kind: StateKind


class _Form(NamedTuple):
    """What a sequence of tokens may stand for: `default` is taken when the report does not decide."""

    kind: StateKind
    codes: tuple[str, ...]
    default: str | None


class _Row(NamedTuple):
    codes: tuple[str, ...]
    default: str | None
    short: str
    forms: dict[StateKind, tuple[str, ...]]


@dataclass(frozen=True)
class StateTable:
    """Words for states, looked up in token sequences. Made by `load_states`.

    Tokens are as spaCy gives them, with hyphens split off: `U.S.` is one token, `'s` is its own. Case counts
    ("Turkey", not "turkey"), except that a whole form in capitals is known too ("TURKEY", "SOUTH KOREAN").
    """

    _forms: dict[str, tuple[tuple[tuple[str, ...], _Form], ...]]
    _blocks: dict[str, tuple[tuple[str, ...], ...]]

    def match(self, words: Sequence[str], at: int, known: Collection[str] = ()) -> StateWord | None:
        """The longest form that starts at `words[at]`, or None.

        `known` are codes the report has named otherwise: they decide a word of several states ("Korean",
        "Congolese"), which is None where they do not.
        """
        for tokens, form in self._forms.get(_plain(words[at]), ()):
            if _stands_at(tokens, words, at):
                code = _decide(form, known)
                if code is None or self._is_blocked(words, at, len(tokens)):
                    return None
                return StateWord(len(tokens), code, form.kind)
        return None

    def scan(self, words: Sequence[str], known: Collection[str] = ()) -> Iterator[tuple[int, StateWord]]:
        """All words for states from left to right, without overlap, each with the index where it starts.

        The states found so far count as `known` for the words after them.
        """
        seen = set(known)
        at = 0
        while at < len(words):
            found = self.match(words, at, seen)
            if found is None:
                at += 1
                continue
            seen.add(found.code)
            yield at, found
            at += found.length

    def is_no_state(self, words: Sequence[str], at: int) -> bool:
        """Whether `words[at]` begins or continues a phrase that means something else ("Turkish-Cypriot")."""
        return self._is_blocked(words, at, 0)

    def _is_blocked(self, words: Sequence[str], at: int, length: int) -> bool:
        """Whether the form at `at` is only a part of a phrase that means something else ("Gulf of Mexico")."""
        first = _plain(words[at])
        for phrase in self._blocks.get(first, ()):
            starts = (at - i for i, token in enumerate(phrase) if token == first)
            if len(phrase) > length and any(start >= 0 and _stands_at(phrase, words, start) for start in starts):
                return True
        return False


@cache
def load_states() -> StateTable:
    """The table of `tables/states.tsv`."""
    forms: dict[str, dict[tuple[str, ...], _Form]] = {}
    blocks: dict[str, list[tuple[str, ...]]] = {}
    for row in _rows():
        for kind in _COLUMNS:
            for tokens in (t for text in row.forms[kind] if not text.startswith("~") for t in _variants(text)):
                if row.codes == (_BLOCKED,):
                    for token in set(tokens):
                        blocks.setdefault(token, []).append(tokens)
                else:
                    forms.setdefault(tokens[0], {}).setdefault(tokens, _Form(kind, row.codes, row.default))
    longest_first = {
        first: tuple(sorted(entries.items(), key=lambda entry: -len(entry[0]))) for first, entries in forms.items()
    }
    return StateTable(longest_first, {token: tuple(phrases) for token, phrases in blocks.items()})


def is_community(words: Sequence[str]) -> bool:
    """Whether two words name a people within another's state: "Turkish Cypriot", "Bosnian Serbs". It is of neither."""
    if len(words) != len(("Turkish", "Cypriot")) or all(word.isupper() for word in words):
        return False
    table = load_states()
    one, other = (table.match([word], 0) for word in words)
    if one is None or other is None:
        return False
    return one.kind == "adjective" and other.kind in {"adjective", "people"} and one.code != other.code


def state_codes() -> tuple[str, ...]:
    """All codes of the table, states that are gone included."""
    return tuple(_by_code())


def state_name(code: str) -> str:
    """Short English name of a state: `KAZ` → `Kazakhstan`. A code that the table does not have is its own name."""
    row = _by_code().get(code)
    return row.short if row else code


def capital_of(code: str) -> str | None:
    """The capital; None for blocs, for states without one and where it is disputed."""
    row = _by_code().get(code)
    capitals = row.forms["capital"] if row else ()
    return capitals[0].removeprefix("~") if capitals else None


def state_forms(code: str, kind: StateKind) -> tuple[str, ...]:
    """The forms of one kind that are matched for a state, the usual one first. Empty for an unknown code."""
    row = _by_code().get(code)
    return tuple(form for form in row.forms[kind] if not form.startswith("~")) if row else ()


def state_words() -> Iterator[tuple[str, StateKind, tuple[str, ...]]]:
    """Every form that is matched, with its kind and the codes of the states that it may stand for."""
    for row in _rows():
        if row.codes != (_BLOCKED,):
            for kind, forms in row.forms.items():
                yield from ((form, kind, row.codes) for form in forms if not form.startswith("~"))


def state_on(code: str, day: date) -> str:
    """The state in which places that now lie in `code` lay on a day: Moscow is `RUS`, in April 1987 `SUN`."""
    return next((gone for gone, end, places in _LAY_IN if day < end and code in places), code)


def find_state(text: str) -> str | None:
    """The code meant by a user's input, a code or a name, whatever its case; None if unknown or of several states."""
    key = _key(text)
    return _names().get(key) or _names().get(key.removeprefix("the "))


def state_called(words: str) -> str:
    """The code of a state by its code or name; `ValueError` that says what to give if there is none of that name."""
    code = find_state(words)
    if code is None:
        raise ValueError(f"no state is called {words!r}: give a code such as KAZ, or a name such as Kazakhstan")
    return code


@cache
def _rows() -> tuple[_Row, ...]:
    text = (files("dragoman.lexicon") / "tables" / "states.tsv").read_text(encoding="utf-8")
    return tuple(_row(line) for line in text.splitlines() if line and not line.startswith("#"))


def _row(line: str) -> _Row:
    try:
        code, short, *columns = line.split("\t")
        forms = {kind: _split(column) for kind, column in zip(_COLUMNS, columns, strict=True)}
    except ValueError as error:
        raise ValueError(f"tables/states.tsv: expected 6 columns in {line!r}") from error
    codes = tuple(part.removeprefix("*") for part in code.split("|"))
    default = codes[0] if len(codes) == 1 or code.startswith("*") else None
    if short:
        forms["name"] = (short, *forms["name"])
    return _Row(codes, default, short, forms)


def _split(column: str) -> tuple[str, ...]:
    return tuple(form for form in column.split("|") if form)


@cache
def _by_code() -> dict[str, _Row]:
    return {row.codes[0]: row for row in _rows() if row.short}


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for code, row in _by_code().items():
        names.setdefault(_key(code), code)
        for form in row.forms["name"]:
            names.setdefault(_key(form), code)
    return names


def _key(text: str) -> str:
    """Case, marks, full stops and spacing aside."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(bare.translate(_APOSTROPHES).casefold().replace(".", "").split())


def _stands_at(tokens: tuple[str, ...], words: Sequence[str], at: int) -> bool:
    if len(tokens) > len(words) - at:
        return False
    return all(token == _plain(words[at + i]) for i, token in enumerate(tokens))


def _plain(word: str) -> str:
    """One kind of apostrophe, and no full stop that only ends an abbreviation or a sentence (but `U.S.` keeps its own)."""
    if not word.isascii():
        word = word.translate(_APOSTROPHES)
    if word.endswith(".") and len(word) > 2 and "." not in word[:-1]:
        return word[:-1]
    return word


def _decide(form: _Form, known: Collection[str]) -> str | None:
    if len(form.codes) == 1:
        return form.codes[0]
    named = [code for code in form.codes if code in known]
    return named[0] if len(named) == 1 else form.default


def _variants(form: str) -> Iterator[tuple[str, ...]]:
    """The token sequences in which a form is written: Saint or St, and or &, hyphens split or not, capitals."""
    spelled = [form]
    if "Saint" in form:
        spelled += [form.replace("Saint", "St")]
    if " and " in form:
        spelled += [text.replace(" and ", " & ") for text in spelled]
    for text in spelled:
        for tokens in _tokenisations(text):
            plain = tuple(map(_plain, tokens))
            yield plain
            yield tuple(map(str.upper, plain))
            if any(map(str.islower, plain)):
                yield tuple(token[0].upper() + token[1:] if token.islower() else token for token in plain)


def _tokenisations(text: str) -> Iterator[tuple[str, ...]]:
    """With hyphens and 's split off as their own tokens, or with one or both of them inside their word."""
    if text.isalpha():
        yield (text,)
        return
    for atom in _ATOMS if "-" in text or "'s" in text else _ATOMS[:1]:
        yield tuple(atom.findall(text))

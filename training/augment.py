"""Marked reports in other words: the same facts with other people, states, capitals and cities."""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from dragoman.reading.front_matter import split_report

SWAPPED = 0.8  # share of persons, states and cities of a report that a variant names otherwise
BARE = 0.2  # share of variants that lose headline or dateline, where no fact hangs on them

_PLAIN = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]{2,})?")
_DATELINE = re.compile(
    r"(?m)^(?:[A-Z][A-Z .]+(?:, [A-Z][a-z]+)?, [A-Z][a-z]+\.? \d{1,2} ?(?:\([A-Za-z. ]+\))? ?[-–—]+ )"
)
_FACT = re.compile(r' id="([^"]+)"')


@dataclass(frozen=True)
class Pools:
    """What names are drawn from: `states[code]` are short name, adjective, people and capital with all their forms."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    cities: tuple[str, ...]
    states: Mapping[str, tuple[tuple[str, ...], ...]]


def load_pools(paths: Sequence[Path]) -> Pools:
    """Pools from the package's tables of states and from the names that the reports themselves give."""
    given, family, cities = set(), set(), set()
    for path in paths:
        front, _ = split_report(path.read_text(encoding="utf-8"))
        facts: dict[str, Any] = yaml.safe_load(front) if isinstance(front, str) else dict(front or {})
        for actor in (facts.get("actors") or {}).values():
            words = str((actor or {}).get("name", "")).split()
            if (actor or {}).get("kind") == "person" and len(words) > 1:
                given.update(w for w in words[:-1] if _is_name(w))
                family.update(w for w in words[-1:] if _is_name(w))
        for engagement in (facts.get("engagements") or {}).values():
            name = str((engagement.get("place") or {}).get("name", ""))
            cities.update([name] if _is_name(name) else [])
    states = _state_forms()
    known = set(chain.from_iterable(chain.from_iterable(states.values())))
    return Pools(tuple(sorted(given)), tuple(sorted(family)), tuple(sorted(cities - known)), states)


def _is_name(word: str) -> bool:
    return bool(_PLAIN.fullmatch(word)) and word[:1].isupper() and not word.isupper()


def _state_forms() -> dict[str, tuple[tuple[str, ...], ...]]:
    table = (files("dragoman.lexicon") / "tables" / "states.tsv").read_text(encoding="utf-8")
    found = {}
    for line in table.splitlines():
        columns = line.split("\t")
        if line.startswith("#") or len(columns) < 6 or not re.fullmatch("[A-Z]{3}", columns[0]):
            continue
        code, short, others, adjectives, people, capitals = columns[:6]
        forms = tuple(
            tuple(form for form in text.split("|") if form and form.isascii() and "'" not in form and "~" not in form)
            for text in (f"{short}|{others}", adjectives, people, capitals)
        )
        if all(forms):
            found[code] = forms
    return found


def variant(content: str, pools: Pools, rng: random.Random) -> str:
    """A marked report (front matter and text) with other names; its facts and marks keep their ids but for states."""
    _, front, body = content.split("---\n", 2)
    facts = yaml.safe_load(front)
    swaps: dict[str, str] = {}
    codes = _swap_states(facts, body, pools, rng, swaps)
    _swap_persons(facts, content, pools, rng, swaps)
    _swap_cities(facts, body, pools, rng, swaps)
    out = _replace(content, {**swaps, **codes})
    out = re.sub(r"\b([Aa])n? (?=(?:<[^>]+>)*([A-Z]))", _article, out) if codes else out
    return _bare(out) if rng.random() < BARE else out


def _swap_states(
    facts: Mapping[str, Any], body: str, pools: Pools, rng: random.Random, swaps: dict[str, str]
) -> dict[str, str]:
    """Fills `swaps`, returns old code → new code."""
    text = re.sub("<[^>]*>", "", body)
    present = [key for key, actor in (facts.get("actors") or {}).items() if (actor or {}).get("kind") == "state"]
    free = [c for c, forms in pools.states.items() if c not in body and not any(n in text for n in forms[0] + forms[1])]
    rng.shuffle(free)
    codes = {}
    for code in present:
        forms = pools.states.get(code)
        if forms is None or not free or rng.random() > SWAPPED or re.search(rf"\b{code}\b", text):
            continue
        if re.search(rf"\b[A-Z]\w+ (?:{'|'.join(map(re.escape, forms[0] + forms[1]))})\b", text):
            continue  # perhaps the end of a longer name: "South Sudan"
        new = free.pop()
        codes[code] = new
        for old, fresh in zip(reversed(forms), reversed(pools.states[new]), strict=True):
            swaps.update(dict.fromkeys(old, fresh[0]))
            swaps.update(dict.fromkeys(map(str.upper, old), fresh[0].upper()))
    return codes


def _swap_persons(
    facts: Mapping[str, Any], content: str, pools: Pools, rng: random.Random, swaps: dict[str, str]
) -> None:
    outside = re.sub(r"<person[^>]*>.*?</person>|name: [^}]*", " ", content.split("---\n", 2)[2])
    for actor in (facts.get("actors") or {}).values():
        if (actor or {}).get("kind") != "person" or rng.random() > SWAPPED:
            continue
        words = str(actor.get("name", "")).split()
        if not all(_is_name(w) for w in words) or any(re.search(rf"\b{re.escape(w)}\b", outside) for w in words):
            continue
        for number, word in enumerate(words):
            pool = pools.family if number == len(words) - 1 else pools.given
            fresh = swaps.setdefault(word, rng.choice(pool))
            swaps.setdefault(word.upper(), fresh.upper())


def _swap_cities(facts: Mapping[str, Any], body: str, pools: Pools, rng: random.Random, swaps: dict[str, str]) -> None:
    for engagement in (facts.get("engagements") or {}).values():
        name = str((engagement.get("place") or {}).get("name", ""))
        if name in pools.cities and name not in swaps and rng.random() < SWAPPED:
            swaps[name] = rng.choice(pools.cities)


def _replace(content: str, swaps: Mapping[str, str]) -> str:
    if not swaps:
        return content
    order = sorted(swaps, key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, order))})(?![\w])")
    return pattern.sub(lambda match: swaps[match[0]], content)


def _article(match: re.Match[str]) -> str:
    return f"{match[1]}{'n' if match[2] in 'AEIO' else ''} "


def _bare(content: str) -> str:
    """Without headline or dateline, unless a fact is marked nowhere else."""
    head, front, body = content.split("---\n", 2)
    first, _, rest = body.lstrip("\n").partition("\n\n")
    wanted = set(_FACT.findall(body))
    if rest and first.count("\n") == 0 and len(first) < 400 and wanted == set(_FACT.findall(rest)):
        front = re.sub(r"(?m)^title: .*\n", "", front)
        body = rest
    return f"{head}---\n{front}---\n{_DATELINE.sub('', body, count=1)}"

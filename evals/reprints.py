"""How well reprints are told from other reports that are alike, on pairs made of written reports.

Usage: reprints.py [--folder FOLDER]... [--every N] [--misses] [--json]

Every N-th report of the folders is changed in stated ways. What makes a reprint (another headline, another dateline, an
end that is cut off, a paragraph more, all of these) must be found; what makes another report (a follow-up that re-tells
half, another guest, another day, the same form filled in anew, another report of the same event) must not. A pair is found
if the index leads from one to the other and the comparison says that they are one text.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations, cycle
from pathlib import Path
from typing import NamedTuple

import yaml

from dragoman.evaluation.evaluate import gold_files
from dragoman.evaluation.gold import load_gold
from dragoman.model.reading import Reading
from dragoman.resolution.reprints import Likeness, Printed, likeness
from dragoman.resolution.wording import sample_of, wording_of

HERE = Path(__file__).parent
FOLDERS = (HERE / "events" / "reports", HERE.parent / "training" / "reports" / "written")
LEAST = 70
"""Words that a report must have to be changed."""
MONTH = re.compile(
    r"\b(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December)\b|\b"
    r"(January|February|March|April|May|June|July|August|September|October|November|December) (\d{1,2})\b"
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Pair(NamedTuple):
    """Two reports, whether one reprints the other, and how the one was made of the other."""

    how: str
    same: bool
    one: Printed
    other: Printed


class Words:
    """What is put into reports, in turn."""

    def __init__(self) -> None:
        told = yaml.safe_load((HERE / "reprints" / "wording.yaml").read_text(encoding="utf-8"))
        self.templates = told["templates"]
        self._turns = {name: cycle(told[name]) for name in ("datelines", "headlines", "tails", "added", "followups")}
        self._persons, self._states = cycle(told["guests"]["persons"]), cycle(told["guests"]["states"])

    def next(self, name: str) -> str:
        return " ".join(next(self._turns[name]).split()) if name != "datelines" else next(self._turns[name])

    def person(self) -> str:
        return next(self._persons)

    def state(self) -> tuple[str, str]:
        name, people = next(self._states)
        return name, people


def paragraphs(text: str) -> tuple[str | None, list[str]]:
    """The headline in a text, if there is one, and the paragraphs below."""
    found = [part.strip() for part in re.split(r"\n\s*\n", text.strip()) if part.strip()]
    if len(found) == 1:
        found = [part.strip() for part in text.split("\n") if part.strip()]
    if len(found) > 1 and not re.search(r"[.!?:”\"]$", found[0]):
        return found[0], found[1:]
    return None, found


def reprints(reading: Reading, words: Words) -> Iterator[tuple[str, str]]:
    """The text of a report as others might print it."""
    _, body = paragraphs(reading.report.text)
    day = day_of(reading.report.published)
    plain = re.sub(r"^[A-Z][A-Z .,-]{3,60}[–—-]+ ", "", body[0])
    yield "another headline", "\n\n".join((words.next("headlines"), *body))
    yield "no headline", "\n\n".join(body)
    yield (
        "another dateline",
        "\n\n".join((words.next("headlines"), words.next("datelines").format(day=day) + plain, *body[1:])),
    )
    yield "cut", "\n\n".join((words.next("headlines"), *cut(body, 0.6)))
    yield "cut to its beginning", "\n\n".join((words.next("headlines"), *cut(body, 0.4)))
    yield "a paragraph added", "\n\n".join((*body, words.next("added")))
    yield "a paragraph put in", "\n\n".join((body[0], words.next("added"), *body[1:]))
    mixed = [words.next("datelines").format(day=day) + plain, *body[1:]]
    yield (
        "headline, dateline, cut, paragraph",
        "\n\n".join((words.next("headlines"), *cut(mixed, 0.75), words.next("added"), words.next("tails"))),
    )


def day_of(published: str | None) -> str:
    """A day as datelines have it: "May 3"."""
    return f"{date.fromisoformat(published):%B} {int(published[8:10])}" if published else "May 3"


def cut(body: list[str], share: float) -> list[str]:
    """The beginning of a text: whole sentences, until so much of its words is there."""
    wanted = share * sum(len(part.split()) for part in body)
    kept: list[str] = []
    seen = 0
    for part in body:
        taken = []
        for sentence in re.split(r"(?<=[.!?”])\s+(?=[A-Z“])", part):
            if seen >= wanted:
                break
            taken.append(sentence)
            seen += len(sentence.split())
        if taken:
            kept.append(" ".join(taken))
    return kept


def others(reading: Reading, words: Words) -> Iterator[tuple[str, str]]:
    """Texts that are much like a report and tell of something else, or re-tell it in part."""
    head, body = paragraphs(reading.report.text)
    half = cut(body, 0.5)
    own = news(words, sum(len(part.split()) for part in half))
    yield "a follow-up that re-tells half", "\n\n".join((words.next("headlines"), *own, *half))
    own = news(words, sum(len(part.split()) for part in body))
    yield "a follow-up that ends with it", "\n\n".join((words.next("headlines"), *own, *body))
    guest = other_guest(reading, "\n\n".join((*([head] if head else []), *body)), words)
    if guest:
        yield "another guest", guest
    day = other_day("\n\n".join((*([head] if head else []), *body)))
    if day:
        yield "another day", day


def news(words: Words, least: int) -> list[str]:
    """Paragraphs of other news, of so many words at least."""
    told: list[str] = []
    while sum(len(part.split()) for part in told) < least:
        told.append(words.next("followups") if len(told) < 3 else words.next("added"))
    return told


def other_guest(reading: Reading, text: str, words: Words) -> str | None:
    """The report with another person in the place of the one that is named last, and another state with him."""
    persons = [actor for actor in reading.actors if actor.kind == "person" and actor.name and " " in actor.name]
    if not persons:
        return None
    gone = persons[-1].name or ""
    name = words.person()
    changed = text.replace(gone, name).replace(gone.split()[-1], name.split()[-1])
    sides = {p.side for e in reading.engagements for p in e.parties if p.actor == persons[-1].id and p.side}
    from dragoman.lexicon.states import state_name

    state, _ = words.state()
    for side in sides:
        if len(side) == 3 and side.isupper():
            changed = changed.replace(state_name(side), state)
    return changed if changed != text else None


def other_day(text: str) -> str | None:
    """The report with all days of months five later, and all weekdays two."""

    def later(match: re.Match[str]) -> str:
        day, month = int(match[1] or match[4]), match[2] or match[3]
        new = day + 5 if day < 24 else day - 20
        return f"{new} {month}" if match[1] else f"{month} {new}"

    changed = MONTH.sub(later, text)
    changed = re.sub(r"\b(" + "|".join(WEEKDAYS) + r")\b", lambda m: WEEKDAYS[(WEEKDAYS.index(m[1]) + 2) % 7], changed)
    return changed if changed != text else None


def pairs(readings: list[Reading], words: Words) -> Iterator[Pair]:
    for reading in readings:
        original = Printed(reading.report.text, "Norpress", reading.report.published, ())
        makers: tuple[tuple[Callable[..., Iterator[tuple[str, str]]], bool], ...] = ((reprints, True), (others, False))
        for make, same in makers:
            for how, text in make(reading, words):
                yield Pair(how, same, original, Printed(text, "The Daily Steppe", reading.report.published, ()))
    for template in words.templates:
        filled = [template["text"].format(**fill) for fill in template["fill"]]
        for one, other in combinations(filled, 2):
            yield Pair(
                "the same form", False, Printed(one, "Norpress", "2022-05-04"), Printed(other, "BNA", "2022-05-05")
            )
        for text in filled:
            text_ = f"{words.next('headlines')}\n\n{words.next('datelines').format(day='May 5')}{text}"
            yield Pair(
                "a form printed", True, Printed(text, "Norpress", "2022-05-04"), Printed(text_, "BNA", "2022-05-05")
            )


def natural(readings: list[Reading]) -> Iterator[Pair]:
    """All pairs of reports as they were written to which the index leads: each was written by itself."""
    holders: defaultdict[int, list[Reading]] = defaultdict(list)
    for reading in readings:
        for digest in sample_of(wording_of(reading.report.text)):
            holders[digest].append(reading)
    seen = set()
    for found in holders.values():
        for one, other in combinations(found, 2):
            key = (one.report.source, other.report.source)
            if key not in seen and one.report.sha256 != other.report.sha256:
                seen.add(key)
                yield Pair(
                    "written alike",
                    False,
                    *(Printed(r.report.text, r.report.source, r.report.published) for r in (one, other)),
                )


def found(pair: Pair) -> tuple[bool, Likeness]:
    """Whether the index leads from one to the other and they are one text, and what the comparison says."""
    meet = set(sample_of(wording_of(pair.one.text))) & set(sample_of(wording_of(pair.other.text)))
    told = likeness(pair.one, pair.other)
    return bool(meet) and told.same, told if meet else told._replace(reasons=("not met in the index", *told.reasons))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, action="append", help="reports, else those of this repository")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--misses", action="store_true", help="every pair that was told wrongly, with the reasons")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    files = [path for folder in options.folder or FOLDERS for path in gold_files(folder)]
    readings = [load_gold(path) for path in files]
    chosen = [reading for reading in readings if len(reading.report.text.split()) >= LEAST][:: options.every]
    words = Words()
    told: defaultdict[tuple[bool, str], Counter[bool]] = defaultdict(Counter)
    for pair in (*pairs(chosen, words), *natural(readings)):
        same, why = found(pair)
        told[pair.same, pair.how][same == pair.same] += 1
        if options.misses and same != pair.same:
            print(f"{'missed' if pair.same else 'WRONG'}: {pair.how}: {'; '.join(why.reasons)}")
            print(f"    {pair.one.text[:90]!r}\n    {pair.other.text[:90]!r}")
    report(told, len(chosen), json_=options.json)


def report(told: dict[tuple[bool, str], Counter[bool]], reports: int, *, json_: bool) -> None:
    right = sum(counts[True] for (same, _), counts in told.items() if same)
    missed = sum(counts[False] for (same, _), counts in told.items() if same)
    wrong = sum(counts[False] for (same, _), counts in told.items() if not same)
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    if json_:
        groups = {f"{'reprint' if same else 'other'}: {how}": dict(counts) for (same, how), counts in told.items()}
        print(json.dumps({"precision": precision, "recall": recall, "groups": groups}, default=str))
        return
    for (same, how), counts in sorted(told.items(), reverse=True):
        print(f"{'reprint' if same else 'other':8} {how:36} {counts[True]:5} of {counts[True] + counts[False]:5} right")
    pairs_ = sum(counts.total() for counts in told.values())
    print(f"{pairs_} pairs of {reports} reports: precision {precision:.4f}, recall {recall:.4f}, {wrong} wrong")


if __name__ == "__main__":
    main()

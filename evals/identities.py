"""How well it is decided who is who over reports: pairs of persons, against those that people put together or apart.

Usage: identities.py [--all] [FOLDER]    (default: the folder `events` beside this file)

FOLDER holds gold reports in `reports/` and files `*.yaml` with lists `persons` (actors of several reports that are one)
and `namesakes` (pairs that are two). Persons of the reports of one file that are in no list together are two.
"""

import argparse
import time
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import yaml

from dragoman.evaluation.gold import load_gold
from dragoman.model.reading import Reading
from dragoman.resolution.actors import identify, joined
from dragoman.resolution.bearers import Bearer, apart_in, bearers_of, merged
from dragoman.resolution.identities import compare, identities_of, links_of

Told = str
"""A report and its actor: `c-a-001 p1`."""


class Truth(NamedTuple):
    same: set[frozenset[Told]]
    namesakes: set[frozenset[Told]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parent / "events")
    parser.add_argument("--all", action="store_true", help="list right pairs too")
    options = parser.parse_args()
    readings = {path.stem: load_gold(path) for path in sorted((options.folder / "reports").glob("*.report"))}
    truth = _truth(options.folder, readings)
    people = [f"{name} {actor.id}" for name, r in readings.items() for actor in r.actors if actor.kind == "person"]
    bearers = {
        f"{name} {actor}": bearer for name, reading in readings.items() for actor, bearer in bearers_of(reading).items()
    }
    print(f"{len(readings)} reports, {len(people)} persons told, {len(merged(bearers.values()))} bearers of all kinds")
    _report("by equal names", _pairs(_by_names(readings)), truth, bearers, listing=False)
    began = time.perf_counter()
    apart = {pair for name, r in readings.items() for pair in apart_in(r, _local(bearers, name))}
    groups = _grouped(bearers, apart)
    print(f"clustered in {time.perf_counter() - began:.3f} s, {len(links_of(bearers.values()))} links")
    _report("by bearers", _pairs(groups), truth, bearers, listing=True, whole=options.all)


def _truth(folder: Path, readings: dict[str, Reading]) -> Truth:
    same: set[frozenset[Told]] = set()
    namesakes: set[frozenset[Told]] = set()
    for path in sorted(folder.glob("*.yaml")):
        lists = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        for group in lists.get("persons") or ():
            known = [told for told in group if told.split()[0] in readings]
            same |= {frozenset(pair) for pair in combinations(known, 2)}
        namesakes |= {frozenset(entry[:2]) for entry in lists.get("namesakes") or ()}
    return Truth(same, namesakes)


def _by_names(readings: dict[str, Reading]) -> dict[Told, str]:
    """The floor: persons of one normalised name, unless of different states."""
    found = [(name, identity) for name, r in readings.items() for identity in identify(r)]
    kinds = {f"{name} {actor.id}": actor.kind for name, r in readings.items() for actor in r.actors}
    matches: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for name, identity in found:
        told = f"{name} {identity.actor}"
        if kinds[told] == "person":
            matches.setdefault(identity.match, []).append((told, identity.states))
    groups: dict[Told, str] = {}
    for match, told_of in matches.items():
        whole = joined(states for _, states in told_of)
        groups |= {told: f"{match} {sorted(whole[states])}" for told, states in told_of}
    return groups


def _local(bearers: dict[Told, Bearer], name: str) -> dict[str, Bearer]:
    return {told.split()[1]: bearer for told, bearer in bearers.items() if told.startswith(f"{name} ")}


def _grouped(bearers: dict[Told, Bearer], apart: set[tuple[str, str]]) -> dict[Told, str]:
    groups = {code: min(codes) for codes in identities_of(bearers.values(), apart=apart) for code in codes}
    return {told: groups[bearer.code] for told, bearer in bearers.items() if bearer.kind == "person"}


def _pairs(groups: dict[Told, str]) -> set[frozenset[Told]]:
    """Pairs that are one, of reports of the same file of truths (`c-a-001` is of `c-a`)."""
    by_group: dict[str, list[Told]] = {}
    for told, group in groups.items():
        by_group.setdefault(group, []).append(told)
    pairs = (frozenset(pair) for tolds in by_group.values() for pair in combinations(tolds, 2))
    return {pair for pair in pairs if len({told.rpartition("-")[0] for told in pair}) == 1}


def _report(
    what: str,
    found: set[frozenset[Told]],
    truth: Truth,
    bearers: dict[Told, Bearer],
    *,
    listing: bool,
    whole: bool = False,
) -> None:
    right = found & truth.same
    precision = len(right) / len(found) if found else 1.0
    recall = len(right) / len(truth.same) if truth.same else 1.0
    print(
        f"{what}: precision {precision:.3f} ({len(right)} of {len(found)}), recall {recall:.3f} (of {len(truth.same)})"
    )
    print(f"  namesakes kept apart: {len(truth.namesakes - found)} of {len(truth.namesakes)}")
    if listing:
        for title, pairs in (
            ("wrongly one", found - truth.same),
            ("wrongly two", truth.same - found),
            ("right", right if whole else set()),
        ):
            for line in sorted(_lines(pairs, bearers)):
                print(f"  {title}: {line}")


def _lines(pairs: set[frozenset[Told]], bearers: dict[Told, Bearer]) -> Iterator[str]:
    for a, b in map(sorted, pairs):
        verdict = compare(bearers[a], bearers[b])
        why = verdict.conflict or ", ".join(verdict.reasons)
        yield f"{a} {bearers[a].code} {bearers[a].first_day} | {b} {bearers[b].code} {bearers[b].first_day}: {verdict.score} {why}"


if __name__ == "__main__":
    main()

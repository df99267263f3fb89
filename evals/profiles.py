"""What each publisher's profile is good for: the pages of tests/reading/profiled, read with it and in the general way.

python evals/profiles.py [--show]
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from sources import Score, score_of

from dragoman.reading.profiles.loading import own_profiles
from dragoman.reading.profiles.profile import Profiles
from dragoman.reading.sources import iter_documents

PAGES = Path(__file__).parent.parent / "tests" / "reading" / "profiled"


class Gain(NamedTuple):
    """The scores of a page read in the general way, and by its publisher's profile."""

    general: Score
    profiled: Score


def gains(pages: Path = PAGES) -> dict[str, list[Gain]]:
    """The gains of all pages, by the profile they are for."""
    found: dict[str, list[Gain]] = {}
    for page in sorted(pages.glob("*.html")):
        (wanted,) = yaml.safe_load(page.with_name(f"{page.name}.yaml").read_text(encoding="utf-8"))
        found.setdefault(page.name.rpartition("-")[0], []).append(
            Gain(_score(page, wanted, Profiles()), _score(page, wanted, own_profiles()))
        )
    return found


def _score(page: Path, wanted: dict[str, Any], profiles: Profiles) -> Score:
    (read,) = iter_documents([str(page)], profiles=profiles)
    return score_of(page.name, wanted, read)


def rights(scores: list[Score]) -> tuple[float, int, int, int, int, int]:
    """Mean F1 of the words, and how many titles, days, outlets, attributions are right and sentences are not the report's."""
    counts = (sum(getattr(one, name) for one in scores) for name in ("title", "published", "outlet", "attribution"))
    title, published, outlet, attribution = counts
    leaked = sum(len(one.leaked) for one in scores)
    return sum(one.f1 for one in scores) / len(scores), title, published, outlet, attribution, leaked


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="show what a profile does not get right")
    arguments = parser.parse_args()
    print(
        f"{'profile':<18}{'pages':>5}  {'F1':>11}  {'title':>6} {'day':>6} {'outlet':>6} {'attr.':>6}  leaked sentences"
    )
    found = gains()
    everything = [one for of_one in found.values() for one in of_one]
    for name, of_one in (*found.items(), ("all", everything)):
        before, after = rights([one.general for one in of_one]), rights([one.profiled for one in of_one])
        told = " ".join(f"{was:>3}→{now:<2}" for was, now in zip(before[1:5], after[1:5], strict=True))
        print(f"{name:<18}{len(of_one):>5}  {before[0]:.3f}→{after[0]:.3f}  {told}  {before[5]}→{after[5]}")
        for one in of_one if arguments.show and name != "all" else ():
            wrong = one.profiled.f1 < 0.995 or one.profiled.leaked or rights([one.profiled])[1:5] != (1, 1, 1, 1)
            if wrong:
                print(f"    {one.profiled.page}: {one.profiled.f1:.3f} {one.profiled.got} {one.profiled.leaked}")


if __name__ == "__main__":
    main()

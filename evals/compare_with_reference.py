"""Check that the package's scorer gives the numbers of a reference scorer.

Usage: compare_with_reference.py REFERENCE GOLD_DIR...

REFERENCE is a scorer called as `REFERENCE GOLD_DIR PREDICTIONS.jsonl --json`. The predictions compared are the gold
facts themselves, and the gold facts damaged at random with a fixed seed: facts dropped and doubled, words, forms,
statuses, dates, places and sides changed.
"""

import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import msgspec

from dragoman.evaluation.evaluate import evaluate_readings, gold_files
from dragoman.evaluation.gold import load_gold
from dragoman.model.reading import Actor, Engagement, Reading
from dragoman.model.vocabulary import FORMS, STATUSES

Named = tuple[str, Reading]


def main(arguments: list[str]) -> int:
    """Print each layer that differs; 1 if any does."""
    if len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    reference, *folders = (Path(argument) for argument in arguments)
    differing = 0
    for folder in folders:
        golds = [(path.stem, load_gold(path)) for path in gold_files(folder)]
        for seed in (None, 1, 2, 3):
            readings = [
                (name, gold if seed is None else damaged(gold, random.Random(f"{seed} {name}"))) for name, gold in golds
            ]
            ours, theirs = score(golds, readings), referee(reference, folder, readings)
            wrong = sorted(layer for layer in ours.keys() | theirs.keys() if ours.get(layer) != theirs.get(layer))
            for layer in wrong:
                print(f"{folder} (seed {seed}) {layer}: {ours.get(layer)} instead of {theirs.get(layer)}")
            print(f"{folder} (seed {seed}): {len(theirs) - len(wrong)} of {len(theirs)} numbers agree")
            differing += len(wrong)
    return int(differing > 0)


def score(golds: list[Named], readings: list[Named]) -> dict[str, list[int]]:
    """The counts of the package: gold, found and right of each layer, total and right of each detail."""
    total = evaluate_readings(
        (name, gold, found) for (name, gold), (_, found) in zip(golds, readings, strict=True)
    ).total
    layers = {name: [layer.gold, layer.found, layer.right] for name, layer in total.layers.items()}
    details = {
        f"{name}*": [share.total, share.total, share.right] for name, share in total.details.items() if name != "plans"
    }  # the reference counts none
    return {**layers, **details, "sourced": [total.sourced.right, total.sourced.total]}


def referee(reference: Path, folder: Path, readings: list[Named]) -> dict[str, list[int]]:
    """The same counts of the reference."""
    with tempfile.TemporaryDirectory() as scratch:
        predictions = Path(scratch) / "predictions.jsonl"
        predictions.write_text("".join(f"{reading.to_json()}\n" for _, reading in readings), encoding="utf-8")
        command = [sys.executable, str(reference), str(folder), str(predictions), "--json"]
        scored = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    layers = {name: [row["gold"], row["found"], row["right"]] for name, row in scored["layers"].items()}
    return {**layers, "sourced": scored["sourced"]}


def damaged(gold: Reading, chance: random.Random) -> Reading:
    """A reading with some of the gold's facts gone, doubled or changed."""
    changes: dict[str, Any] = {
        "actors": tuple(_renamed(actor, chance) for actor in gold.actors),
        "posts": _some(gold.posts, chance, "title"),
        "topics": tuple(_shortened(topic, chance, "phrase") for topic in gold.topics),
        "engagements": _some(tuple(_changed(fact, chance) for fact in gold.engagements), chance, None),
        "statements": _some(gold.statements, chance, "content"),
        "commitments": _some(gold.commitments, chance, "what"),
    }
    kept = {fact.id for fact in changes["engagements"]}
    for section in ("engagements", "statements", "commitments"):
        field = "part_of" if section == "engagements" else "engagement"
        changes[section] = tuple(
            fact if getattr(fact, field) in kept else msgspec.structs.replace(fact, **{field: None})
            for fact in changes[section]
        )
    return msgspec.structs.replace(gold, **changes)


def _some(facts: tuple[Any, ...], chance: random.Random, words: str | None) -> tuple[Any, ...]:
    """Most of the facts, some of them twice, some with fewer words."""
    kept = []
    for fact in facts:
        for _ in range(chance.choice((0, 1, 1, 1, 1, 2))):
            kept.append(_shortened(fact, chance, words) if words else fact)
    return tuple(kept)


def _shortened(fact: Any, chance: random.Random, field: str) -> Any:
    words = getattr(fact, field).split()
    kept = words[chance.randrange(len(words)) :] if chance.random() < 0.5 else words
    return msgspec.structs.replace(fact, **{field: " ".join(kept)})


def _renamed(actor: Actor, chance: random.Random) -> Actor:
    return actor if actor.name is None else _shortened(actor, chance, "name")


def _changed(fact: Engagement, chance: random.Random) -> Engagement:
    changes: dict[str, Any] = {}
    if chance.random() < 0.2:
        changes["form"] = chance.choice(FORMS)
    if chance.random() < 0.2:
        changes["status"] = chance.choice(STATUSES)
    if chance.random() < 0.3:
        changes |= {"date": None, "date_basis": None}
    if chance.random() < 0.3:
        changes["place"] = None
    parties = tuple(
        msgspec.structs.replace(party, side=chance.choice((party.side, None, "KAZ"))) for party in fact.parties
    )
    changes["parties"] = parties[: chance.randint(1, len(parties))]
    return msgspec.structs.replace(fact, **changes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The gate of evaluation: what the reader reads in the gold sets at hand, against the floors of evals/floors.json.

gate.py check [--quick]    print the scores by set and group, and fail if one fell or a corpus changed
gate.py table [--quick]    print the scores only, of each --reader NAME, or of the default
gate.py raise              lift the floors to what is measured now; none is lowered
    --lower LAYER --why "…"    lower those of a layer that do not hold; the reason is recorded
    --anew SET --why "…"       measure the floors of a set whose reports have changed
gate.py facts [REPORT …]   the facts gained and lost against evals/frozen, and whether each is right
gate.py freeze             write evals/frozen anew
"""

import argparse
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from dragoman.evaluation.floors import Floors, check, lowered, measured_anew, raised
from dragoman.evaluation.frozen import Difference, Told, difference, frozen_text, thawed, told
from dragoman.evaluation.gate_tables import format_difference, format_measured, format_outcome, format_stale
from dragoman.evaluation.gold import document_of, load_gold
from dragoman.evaluation.gold_sets import GoldSet, Measured, Read, measure
from dragoman.model.document import Document
from dragoman.model.reading import Reading
from dragoman.pipeline import RULES, TRAINED, read_document

EVALS = Path(__file__).resolve().parent
FLOORS = EVALS / "floors.json"
FROZEN = EVALS / "frozen"

DEFAULT = "default"
# Every reader that can be measured, by name. Floors and frozen outputs are those of the default.
READERS: dict[str, Read] = {
    DEFAULT: read_document,
    **{name: partial(read_document, reader=name) for name in (RULES, TRAINED)},
}


def gold_sets(corpora: Path) -> tuple[list[GoldSet], list[GoldSet]]:
    """The sets of a whole run and of a quick one; `corpora` holds those that are not in the repository."""
    examples = GoldSet("examples", EVALS / "written")
    whole = [
        examples,
        GoldSet("real", corpora / "real"),
        GoldSet("written", corpora / "written"),
        GoldSet("training", EVALS.parent / "training" / "reports" / "written", every=4),
    ]
    return whole, [examples, GoldSet("written-few", corpora / "written", every=15)]


def main(arguments: list[str], readers: dict[str, Read] = READERS) -> int:
    """0 if all is well, 1 if a floor does not hold or something cannot be read."""
    options = _options(readers).parse_args(arguments)
    try:
        if options.command == "table":
            return _tables(options, {name: readers[name] for name in options.reader or [DEFAULT]})
        return _COMMANDS[options.command](options, _once(readers[DEFAULT]))
    except (ValueError, OSError) as error:
        print(f"gate: {error}", file=sys.stderr)
        return 1


def _check(options: argparse.Namespace, read: Read) -> int:
    measured = _measured(options, read)
    outcome = check(_floors(), measured)
    if "examples" in measured:
        print(format_stale(_differences(read), len(_examples())))
    print(format_outcome(outcome))
    return 0 if outcome.passed else 1


def _tables(options: argparse.Namespace, readers: dict[str, Read]) -> int:
    for name, read in readers.items():
        print(f"Reader: {name}\n")
        _measured(options, _once(read))
    return 0


def _raise(options: argparse.Namespace, read: Read) -> int:
    floors = _floors()
    if (options.lower or options.anew) and not (options.why or "").strip():
        raise ValueError('floors are loosened for a reason only: give it with --why "…"')
    unknown = [layer for layer in options.lower if layer not in _layers(floors)]
    if unknown:
        raise ValueError(f"no floor is of {unknown[0]}: expected one of {', '.join(_layers(floors))}")
    measured = _measured(options, read)
    for layer in options.lower:
        floors = lowered(floors, measured, layer, options.why)
    if options.anew:
        if options.anew not in measured:
            raise ValueError(f"no set named {options.anew} is at hand")
        floors = measured_anew(floors, options.anew, measured[options.anew], options.why)
    floors = raised(floors, measured)
    FLOORS.write_text(floors.to_json(), encoding="utf-8")
    outcome = check(floors, measured)
    print(format_outcome(outcome))
    return 0 if outcome.passed else 1


def _facts(options: argparse.Namespace, read: Read) -> int:
    differences = _differences(read)
    unknown = set(options.reports) - _examples().keys()
    if unknown:
        raise ValueError(f"no report in evals/written is named {', '.join(sorted(unknown))}")
    shown = {name: found for name, found in differences.items() if not options.reports or name in options.reports}
    for name, found in shown.items():
        print(format_difference(name, found))
    print(format_stale(shown, len(options.reports or _examples())))
    return 0


def _freeze(options: argparse.Namespace, read: Read) -> int:
    FROZEN.mkdir(exist_ok=True)
    now = _told(read)
    for path in FROZEN.glob("*.txt"):
        if path.stem not in now:
            path.unlink()
    for name, facts in now.items():
        (FROZEN / f"{name}.txt").write_text(frozen_text(facts), encoding="utf-8")
    print(f"{len(now)} reports frozen")
    return 0


_COMMANDS: dict[str, Callable[[argparse.Namespace, Read], int]] = {
    "check": _check,
    "raise": _raise,
    "facts": _facts,
    "freeze": _freeze,
}


def _measured(options: argparse.Namespace, read: Read) -> dict[str, Measured]:
    """What is read in the sets at hand, each printed as soon as it is known."""
    whole, quick = gold_sets(options.corpora)
    wanted = quick if options.quick else [*whole, *(one for one in quick if one not in whole)]
    measured = {}
    for gold_set in wanted:
        if not gold_set.present:
            print(f"{gold_set}: skipped, {gold_set.folder} is not at hand\n")
            continue
        measured[gold_set.name] = measure(gold_set, read)
        print(f"{format_measured(str(gold_set), measured[gold_set.name])}\n", flush=True)
    return measured


def _floors() -> Floors:
    if not FLOORS.exists():
        return Floors()
    try:
        return Floors.from_json(FLOORS.read_bytes())
    except ValueError as error:
        raise ValueError(f"{FLOORS}: not a file of floors: {error}") from error


def _layers(floors: Floors) -> list[str]:
    return sorted({layer for one in floors.sets.values() for layers in one.limits.values() for layer in layers})


def _examples() -> dict[str, Reading]:
    return {path.stem: load_gold(path) for path in gold_sets(EVALS)[0][0].files()}


def _told(read: Read) -> dict[str, tuple[Told, ...]]:
    return {name: told(gold, read(document_of(gold))) for name, gold in _examples().items()}


def _differences(read: Read) -> dict[str, Difference]:
    """The reports whose reading is not the frozen one, and how it differs; a report that is gone has lost all."""
    now, frozen = _told(read), {path.stem: _frozen(path) for path in sorted(FROZEN.glob("*.txt"))}
    found = {name: difference(frozen.get(name, ()), now.get(name, ())) for name in {**now, **frozen}}
    return {name: changes for name, changes in found.items() if changes}


def _frozen(path: Path) -> tuple[Told, ...]:
    try:
        return thawed(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path}: {error}: write it anew with gate.py freeze") from error


def _once(read: Read) -> Read:
    """The same reader, which reads no report twice in one run."""
    readings: dict[str, Reading] = {}

    def read_once(document: Document) -> Reading:
        if document.source not in readings:
            readings[document.source] = read(document)
        return readings[document.source]

    return read_once


def _options(readers: dict[str, Read]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="gate.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    sets = argparse.ArgumentParser(add_help=False)
    beside = os.environ.get("DRAGOMAN_CORPORA") or EVALS.parent.parent / "shared" / "corpus"
    sets.add_argument("--corpora", type=Path, default=Path(beside), help="the folder of the sets `real` and `written`")
    sets.add_argument("--quick", action="store_true", help="the examples and a few written reports only")
    commands.add_parser("check", parents=[sets])
    table = commands.add_parser("table", parents=[sets])
    table.add_argument("--reader", choices=sorted(readers), action="append", help="may be given several times")
    change = commands.add_parser("raise", parents=[sets])
    change.add_argument("--lower", metavar="LAYER", action="append", default=[], help="may be given several times")
    change.add_argument("--anew", metavar="SET")
    change.add_argument("--why")
    facts = commands.add_parser("facts")
    facts.add_argument("reports", metavar="REPORT", nargs="*")
    commands.add_parser("freeze")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

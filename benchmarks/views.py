"""What the pictures of Explore cost the server, in a register that was grown by `growing.py`.

    python benchmarks/views.py REGISTER [--rounds 20]

For each view and kind of filter the p50 and p95 of what making the page takes, in milliseconds, of the processor's time and
by the clock.
"""

import argparse
import time
from collections.abc import Callable

from desk import _WORLD, _other, _since, _state
from dragoman.register.filters import Filter
from dragoman.register.store import Register
from dragoman.web.exploring import Asked, View
from dragoman.web.routes.explore import SHOWN

_FILTERS: dict[str, Callable[[int], Filter]] = {
    "all": lambda n: Filter(),
    "a state": lambda n: Filter(state=_state(n)),
    "two powers": lambda n: Filter(state=_WORLD.codes[n % 6], counterpart_state=_WORLD.codes[(n + 1) % 6]),
    "two states": lambda n: Filter(state=_state(n), counterpart_state=_other(n)),
    "a topic": lambda n: Filter(topic=("energy", "visa", "grain")[n % 3]),
    "a quarter": _since,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("register")
    parser.add_argument("--rounds", type=int, default=20)
    asked = parser.parse_args()
    with Register.open(asked.register) as register:
        print(f"{'view':<10}{'filter':<12}{'cpu p50':>9}{'cpu p95':>9}{'p50':>9}{'p95':>9}")
        for view in SHOWN:
            for name, narrowed in _FILTERS.items():
                print(
                    f"{view:<10}{name:<12}"
                    + "".join(f"{t:>9.0f}" for t in _times(register, view, narrowed, asked.rounds))
                )


def _times(register: Register, view: View, narrowed: Callable[[int], Filter], rounds: int) -> list[float]:
    spent: list[tuple[float, float]] = []
    for number in range(rounds):
        wanted = narrowed(number)
        begin, clock = time.process_time(), time.perf_counter()
        SHOWN[view](register, Asked({}, wanted, {}, view), wanted)
        spent.append(((time.process_time() - begin) * 1000, (time.perf_counter() - clock) * 1000))
    columns = [sorted(column) for column in zip(*spent, strict=True)]
    return [column[int(len(column) * share)] for column in columns for share in (0.5, 0.95)]


if __name__ == "__main__":
    main()

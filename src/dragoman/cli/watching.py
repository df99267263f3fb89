"""Commands about sources that are watched: `watch` and `sources`."""

import contextlib
import os
import signal
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import (
    DEFAULT_READER,
    DEFAULT_REGISTER,
    BaseUrl,
    Csv,
    Json,
    ProfilesFolder,
    ReaderName,
    RegisterUrl,
    Timeout,
)
from dragoman.cli.output import Refusal, complain, print_json_line, remark, safe_line

if TYPE_CHECKING:
    from dragoman.cli.reading import Told as Lines
    from dragoman.reading.fetching import Web
    from dragoman.watching.clock import WallClock
    from dragoman.watching.plan import Plan
    from dragoman.watching.rounds import Told

PlanFile = Annotated[
    str, typer.Argument(metavar="FILE", help="A watch file: feeds, pages, sitemaps and folders in YAML.")
]


def watch(
    file: PlanFile,
    register: RegisterUrl = DEFAULT_REGISTER,
    once: Annotated[
        bool, typer.Option("--once", help="One round: ask every source, read what is new, and end.")
    ] = False,
    reader: ReaderName = DEFAULT_READER,
    base_url: BaseUrl = None,
    timeout: Timeout = None,
    profiles: ProfilesFolder = None,
    json: Json = False,
) -> None:
    """Watch sources and read each new report into the register, until it is stopped (Ctrl-C)."""
    from dragoman.cli.reading import Told as Lines
    from dragoman.cli.reading import chosen_profiles, chosen_reader
    from dragoman.register.store import Register
    from dragoman.watching.clock import WallClock
    from dragoman.watching.plan import read_plan
    from dragoman.watching.rounds import Watch

    chosen, known = chosen_reader(reader, base_url, timeout), chosen_profiles(profiles)
    try:
        plan = read_plan(file)
    except ValueError as error:
        raise Refusal(str(error)) from None
    clock, lines = WallClock(), Lines(wanted=json)
    heard = _Heard(lines)
    with Register.open(register, create=True) as opened, _stopped_by_signals(clock):
        Watch(plan, opened, chosen, clock, _web(plan), heard.tell, known).run(once=once)
    remark(f"{heard.counts['new']} new, {heard.counts['replaced']} read again, {heard.troubles} troubles")
    lines.close()
    if once and heard.troubles:
        raise typer.Exit(1)


def sources(register: RegisterUrl = DEFAULT_REGISTER, json: Json = False, csv: Csv = False) -> None:
    """List the sources that are watched: last seen, reports per week, last error, and which have gone silent."""
    from dragoman.cli.listing import print_rows
    from dragoman.cli.source_tables import SOURCES
    from dragoman.register.sources import sources as watched
    from dragoman.register.store import Register

    with Register.open(register) as opened:
        rows = watched(opened)
    print_rows(SOURCES, rows, json=json, csv=csv)


def profiles(profiles: ProfilesFolder = None, json: Json = False) -> None:
    """List the publishers whose pages are known: their hosts, whose voice they are, and what their profiles tell."""
    from dragoman.cli.listing import print_rows
    from dragoman.cli.reading import chosen_profiles
    from dragoman.cli.source_tables import PROFILES
    from dragoman.reading.profiles.loading import own_profiles

    known = chosen_profiles(profiles) or own_profiles()
    if json:
        for profile in known.all:
            print_json_line(profile._asdict())
    else:
        print_rows(PROFILES, sorted(known.all, key=lambda profile: profile.name))


class _Heard:
    """What a watch told: each report on a line on standard error, or as JSON on standard output; troubles as complaints."""

    def __init__(self, lines: "Lines") -> None:
        self._lines = lines
        self.counts: Counter[str] = Counter()
        self.troubles = 0

    def tell(self, told: "Told") -> None:
        from dragoman.watching.rounds import Trouble

        if isinstance(told, Trouble):
            self.troubles += 1
            complain(f"{told.address} {told.message}")
            return
        self.counts[told.outcome] += 1
        if told.outcome == "unchanged":
            return
        document = told.document
        day = document.published.isoformat() if document.published else None
        remark(
            f"{told.report} {day or ''} {safe_line(document.outlet or told.source)}: {safe_line(document.title or '')}"
        )
        line = {"source": document.source, "report": told.report, "outcome": told.outcome, "watched": told.source}
        self._lines.add({**line, "title": document.title, "outlet": document.outlet, "published": day})


def _web(plan: "Plan") -> "Web":
    from dragoman import __version__
    from dragoman.reading.fetching import Web

    contact = f"; {plan.contact}" if plan.contact else ""
    agent = f"dragoman/{__version__} (reads reports of diplomatic activity{contact})"
    return Web(allowed=plan.allowed, agent=agent)


@contextlib.contextmanager
def _stopped_by_signals(clock: "WallClock") -> Iterator[None]:
    """Within, the first signal ends the watch when what it has in hand is done, and the second at once."""

    def stop(number: int, _frame: object) -> None:
        clock.stop()
        with contextlib.suppress(OSError):
            # Not by the stream: it may be in the middle of a line.
            os.write(2, b"dragoman: ends when what is in hand is done; a second signal ends it at once\n")
        signal.signal(number, signal.default_int_handler)

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

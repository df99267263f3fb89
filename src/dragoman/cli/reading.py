"""Commands that read reports: `extract`, `read`, `evaluate` and `schema`."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import (
    DEFAULT_READER,
    DEFAULT_REGISTER,
    BaseUrl,
    Json,
    LeastConfidence,
    ProfilesFolder,
    Published,
    ReaderName,
    RegisterUrl,
    Sources,
    Timeout,
)
from dragoman.cli.output import OutputLost, Refusal, complain, console, print_json_line, print_text, remark, written

if TYPE_CHECKING:
    from dragoman.model.document import Document
    from dragoman.pipeline import Reader
    from dragoman.reading.profiles.profile import Profiles
    from dragoman.reading.source_error import SourceError
    from dragoman.register.store import Register


_AHEAD = 100


def extract(
    sources: Sources,
    published: Published = None,
    reader: ReaderName = DEFAULT_READER,
    base_url: BaseUrl = None,
    timeout: Timeout = None,
    min_confidence: LeastConfidence = 0.0,
    profiles: ProfilesFolder = None,
    json: Json = False,
) -> None:
    """Read reports and print what they say; nothing is stored."""
    from dragoman.cli.reading_table import print_reading
    from dragoman.cli.refusals import tell_refused
    from dragoman.extraction.sure import at_least
    from dragoman.pipeline import Unread, propose_or_not

    chosen, complaints = chosen_reader(reader, base_url, timeout), _Complaints()
    for document in _documents(sources, published, complaints, profiles):
        proposal = propose_or_not(document, chosen)
        if isinstance(proposal, Unread):
            complaints.add(proposal.source, proposal.message)
            continue
        reading = at_least(proposal.reading, min_confidence)
        if json:
            print_json_line(reading.to_builtins())
        else:
            with written():
                print_reading(console(), reading)
        tell_refused(document.source, proposal.refused)
    complaints.exit_if_any()


def read(
    sources: Sources,
    register: RegisterUrl = DEFAULT_REGISTER,
    published: Published = None,
    reader: ReaderName = DEFAULT_READER,
    base_url: BaseUrl = None,
    timeout: Timeout = None,
    profiles: ProfilesFolder = None,
    json: Json = False,
) -> None:
    """Read reports into the register. The same text twice is one report; another day of publication corrects it."""
    from dragoman.register.store import Register

    chosen = chosen_reader(reader, base_url, timeout)
    complaints, told = _Complaints(), Told(wanted=json)
    documents = _documents(sources, published, complaints, profiles)
    outcomes: Counter[str] = Counter()
    # Where nothing can be read no register is made.
    for first in islice(documents, 1):
        with Register.open(register, create=True) as opened:
            outcomes = _record_all(chain((first,), documents), opened, chosen, complaints, told)
    kept = outcomes["kept"]
    remark(
        f"{outcomes['new']} new, {outcomes['replaced']} read again, {outcomes['unchanged']} known already, "
        f"{complaints.number} could not be read"
        + (f"; {kept} not in English, kept without facts: dragoman reports --unread lists them" if kept else "")
    )
    told.close()
    complaints.exit_if_any()


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="A folder of reports with their facts.")],
    misses: Annotated[int, typer.Option(min=0, metavar="N", help="Show the first N misses.")] = 0,
    reader: ReaderName = DEFAULT_READER,
    base_url: BaseUrl = None,
    timeout: Timeout = None,
    json: Json = False,
) -> None:
    """Compare what is read in gold reports with their facts: precision, recall and F1, layer by layer."""
    from dragoman.evaluation.evaluate import evaluate_gold
    from dragoman.evaluation.scores import format_evaluation

    chosen = chosen_reader(reader, base_url, timeout)
    try:
        evaluation = evaluate_gold(gold, lambda document: chosen.propose(document).reading)
    except ValueError as error:
        raise Refusal(str(error)) from error
    if json:
        plain = evaluation.to_builtins()
        print_json_line({**plain, "misses": plain["misses"][:misses]})
    else:
        print_text(format_evaluation(evaluation, misses))


def schema() -> None:
    """Print the JSON Schema of a reading."""
    import msgspec

    from dragoman.model.reading import schema as reading_schema

    print_text(msgspec.json.format(msgspec.json.encode(reading_schema())).decode("utf-8"))


class _Complaints:
    """Sources that were bad, each told on a line of its own when it is met."""

    number = 0

    def add(self, source: str, message: str) -> None:
        self.number += 1
        complain(f"{source} {message}")

    def sorted_out(self, read: "Document | SourceError") -> "Document | SourceError":
        """What was read, as it is; what could not be read is told."""
        from dragoman.reading.source_error import SourceError

        if isinstance(read, SourceError):
            self.add(read.source, read.message)
        return read

    def exit_if_any(self) -> None:
        if self.number:
            raise typer.Exit(1)


class Told:
    """What has been recorded, told line by line if that is wanted. Nobody need listen for the rest to be recorded."""

    def __init__(self, *, wanted: bool) -> None:
        self._wanted = wanted
        self._lost: OutputLost | None = None

    def add(self, line: dict[str, object]) -> None:
        if self._wanted and self._lost is None:
            try:
                print_json_line(line)
            except OutputLost as lost:
                self._lost = lost

    def close(self) -> None:
        """`OutputLost` if not all could be told, unless who was told had heard enough."""
        if self._lost is not None and not self._lost.left:
            raise self._lost


def _documents(
    sources: list[str], published: date | None, complaints: _Complaints, profiles: str | None
) -> "Iterator[Document]":
    from dragoman.model.document import Document
    from dragoman.reading.sources import iter_documents

    read = iter_documents(sources, published, profiles=chosen_profiles(profiles))
    return (document for document in map(complaints.sorted_out, read) if isinstance(document, Document))


def chosen_profiles(folder: str | None) -> "Profiles | None":
    """The profiles of a folder of the user's own; `Refusal` if one is wrong. None stands for the package's own alone."""
    from dragoman.reading.profiles.loading import profiles_with

    try:
        return profiles_with(folder) if folder is not None else None
    except ValueError as error:
        raise Refusal(str(error)) from None


def chosen_reader(name: str, base_url: str | None, timeout: float | None) -> "Reader":
    """The reader that a command's options name; `Refusal` if it cannot be had."""
    from dragoman.pipeline import model_of, reader_named

    if model_of(name) is None and (base_url is not None or timeout is not None):
        raise typer.BadParameter("--base-url and --timeout are for --reader openai:MODEL")
    try:
        return reader_named(name, base_url=base_url, timeout=timeout)
    except ValueError as error:
        raise Refusal(str(error)) from None


def _record_all(
    documents: "Iterator[Document]", register: "Register", reader: "Reader", complaints: _Complaints, told: "Told"
) -> Counter[str]:
    """Records the documents one by one, with a progress bar on standard error.

    Their number is known only if they are few: of what may be a million, no more are held at a time.
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from dragoman.cli.refusals import tell_refused
    from dragoman.pipeline import Unread, record
    from dragoman.reading.language import is_read, not_read

    outcomes: Counter[str] = Counter()
    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), redirect_stdout=False) as progress:
        first = list(islice(documents, _AHEAD))
        total = len(first) if len(first) < _AHEAD else None
        for document in progress.track(chain(first, documents), total=total):
            entered = record(document, register, reader)
            if isinstance(entered, Unread):
                complaints.add(entered.source, entered.message)
                continue
            recorded = entered.recorded
            tell_refused(document.source, entered.refused)
            outcomes[recorded.outcome] += 1
            if not is_read(document.language):
                outcomes["kept"] += 1
                complain(f"{document.source} {not_read(document.language)}, this one is kept without facts")
            if recorded.corrected is not None:
                complain(f"{document.source} was published {recorded.corrected}: read again as of {document.published}")
            told.add({"source": document.source, "report": recorded.report, "outcome": recorded.outcome})
    return outcomes

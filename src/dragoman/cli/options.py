"""The options that several commands share, and what their values may be."""

from datetime import date
from typing import Annotated

import typer

from dragoman.model.days import days
from dragoman.model.vocabulary import COMMITMENT_KINDS, FORMS, STATUSES
from dragoman.resolution.names import normalised

DEFAULT_READER = "both"
DEFAULT_REGISTER = "sqlite:///dragoman.db"


def _one_of(values: tuple[str, ...], value: str) -> str:
    if value not in values:
        raise typer.BadParameter(f"{value!r} is none of: {', '.join(values)}")
    return value


def _form(value: str) -> str:
    return _one_of(FORMS, value)


def _status(value: str) -> str:
    return _one_of(STATUSES, value)


def _kind(value: str) -> str:
    return _one_of(COMMITMENT_KINDS, value)


def _state(value: str) -> str:
    from dragoman.lexicon.states import find_state

    code = find_state(value)
    if code is None:
        raise typer.BadParameter(f"no state is called {value!r}: give a code such as KAZ, or a name such as Kazakhstan")
    return code


def _words(value: str) -> str:
    if not normalised(value):
        raise typer.BadParameter(f"{value!r} has no letter to look for")
    return value


def _since(value: str) -> str:
    return _days(value)[0]


def _until(value: str) -> str:
    return _days(value)[1]


def _days(value: str) -> tuple[str, str]:
    found = days(value)
    if found is None or "/" in value:
        raise typer.BadParameter(f"{value!r} is no date: expected YYYY-MM-DD, YYYY-MM or YYYY")
    return found


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise typer.BadParameter(f"{value!r} is no date: expected YYYY-MM-DD") from error


def _register(value: str) -> str:
    from dragoman.register.connection import is_lasting

    if not is_lasting(value):
        raise typer.BadParameter(f"{value!r} is lost when the command ends: name a file, such as {DEFAULT_REGISTER}")
    return value


def _reader(value: str) -> str:
    from dragoman.pipeline import model_of

    try:
        model_of(value)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    return value


Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...", help="Files of any kind, folders, globs, web addresses, or - for standard input."
    ),
]
Published = Annotated[
    date | None,
    typer.Option(parser=_day, metavar="DATE", help="The day of publication, for sources that do not tell theirs."),
]
RegisterUrl = Annotated[
    str,
    typer.Option(
        "--register",
        envvar="DRAGOMAN_REGISTER",
        parser=_register,
        metavar="URL",
        help="The register's URL, or its file.",
    ),
]
ReaderName = Annotated[
    str,
    typer.Option(
        "--reader",
        parser=_reader,
        metavar="READER",
        help="Who reads: both, rules, trained, or openai:MODEL, a language model of yours.",
    ),
]
BaseUrl = Annotated[
    str | None,
    typer.Option(metavar="URL", help="The OpenAI-compatible server of the model; else $OPENAI_BASE_URL, or OpenAI's."),
]
Timeout = Annotated[
    float | None, typer.Option(min=0.001, metavar="SECONDS", help="How long the model may take for a report: 300.")
]
LeastConfidence = Annotated[
    float,
    typer.Option(
        "--min-confidence", min=0.0, max=1.0, metavar="SHARE",
        help="Leave out facts that the reader is less sure of, from 0 to 1.",
    ),
]  # fmt: skip
Json = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line, and nothing else.")]
Csv = Annotated[bool, typer.Option("--csv", help="Print CSV.")]
State = Annotated[str | None, typer.Option(parser=_state, metavar="STATE", help="A state's code or name.")]
Person = Annotated[str | None, typer.Option(parser=_words, metavar="NAME", help="Part of a person's name.")]
Organisation = Annotated[
    str | None, typer.Option(parser=_words, metavar="NAME", help="Part of an organisation's name.")
]
Topic = Annotated[
    str | None, typer.Option(parser=_words, metavar="WORDS", help="Words of a topic, or a subject of the codebook.")
]
Form = Annotated[str | None, typer.Option(parser=_form, metavar="FORM", help=f"One of: {', '.join(FORMS)}.")]
Status = Annotated[str | None, typer.Option(parser=_status, metavar="STATUS", help=f"One of: {', '.join(STATUSES)}.")]
Kind = Annotated[str | None, typer.Option(parser=_kind, metavar="KIND", help=f"One of: {', '.join(COMMITMENT_KINDS)}.")]
_UNDATED = "What has no date counts by its report's."
Since = Annotated[
    str | None, typer.Option(parser=_since, metavar="DATE", help=f"Only from this day, month or year on. {_UNDATED}")
]
Until = Annotated[
    str | None, typer.Option(parser=_until, metavar="DATE", help=f"Only until this day, month or year. {_UNDATED}")
]

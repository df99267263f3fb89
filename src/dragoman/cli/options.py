"""The options that several commands share, and what their values may be."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from dragoman.model.decision import FACT_STATES, ROLES
from dragoman.model.facts import SECTIONS
from dragoman.model.roles import ROLES as USER_ROLES
from dragoman.model.vocabulary import COMMITMENT_KINDS, FORMS, STATUSES

Kept = TypeVar("Kept")
DEFAULT_READER = "both"
DEFAULT_REGISTER = "sqlite:///dragoman.db"


def _checked(check: Callable[[str], Kept], value: str) -> Kept:
    try:
        return check(value)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def _one_of(values: tuple[str, ...], value: str) -> str:
    from dragoman.register.filter_address import one_of

    return _checked(partial(one_of, values), value)


def _form(value: str) -> str:
    return _one_of(FORMS, value)


def _status(value: str) -> str:
    return _one_of(STATUSES, value)


def _kind(value: str) -> str:
    return _one_of(COMMITMENT_KINDS, value)


def _state(value: str) -> str:
    from dragoman.lexicon.states import state_called

    return _checked(state_called, value)


def _language(value: str) -> str:
    if not (value.isascii() and value.isalpha() and 2 <= len(value) <= 3):
        raise typer.BadParameter(f"{value!r} is no code of a language: give one such as ru, or und")
    return value.lower()


def _words(value: str) -> str:
    from dragoman.register.filter_address import letters

    return _checked(letters, value)


def _since(value: str) -> str:
    return _days(value)[0]


def _until(value: str) -> str:
    return _days(value)[1]


def _days(value: str) -> tuple[str, str]:
    from dragoman.register.filter_address import span

    return _checked(span, value)


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise typer.BadParameter(f"{value!r} is no date: expected YYYY-MM-DD") from error


def _on(value: str) -> str:
    return _day(value).isoformat()


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
ProfilesFolder = Annotated[
    str | None,
    typer.Option(
        "--profiles",
        envvar="DRAGOMAN_PROFILES",
        metavar="FOLDER",
        help="Publishers' profiles of your own, YAML files; they go before the package's.",
    ),
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
States = Annotated[
    list[str] | None,
    typer.Option(
        "--state",
        parser=_state,
        metavar="STATE",
        help="A state that is a side, by code or name; two for what is between them.",
    ),
]
Where = Annotated[
    str | None, typer.Option(parser=_state, metavar="STATE", help="The state in which it takes place, by code or name.")
]
With = Annotated[
    str | None,
    typer.Option("--with", parser=_words, metavar="NAME", help="Another party: a state, a person or an organisation."),
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Told by a report of this outlet, named as there.")]
OfSource = Annotated[str | None, typer.Option("--source", metavar="SOURCE", help="Told by the report of this source.")]
Words = Annotated[
    str | None,
    typer.Option(
        parser=_words,
        metavar="WORDS",
        help="Words that all stand in a report; in quotes side by side: '\"grain deal\"'.",
    ),
]
Accepted = Annotated[bool, typer.Option("--accepted", help="Only what people accepted, corrected or added.")]
Reviewed = Annotated[
    bool, typer.Option("--reviewed", help="Only what a reviewer accepted, corrected or added: not a coder alone.")
]
CountFrom = Annotated[
    float,
    typer.Option(
        "--min-confidence", min=0.0, max=1.0, metavar="SHARE",
        help="Leave out what the reader is less sure of, from 0 to 1, unless people accepted it.",
    ),
]  # fmt: skip
Everything = Annotated[
    bool, typer.Option("--all", help="Leave out nothing: neither what the reader is not sure of nor what was rejected.")
]
Language = Annotated[
    str | None,
    typer.Option(
        parser=_language,
        metavar="CODE",
        help="In this language, or with a passage in it: ru, fr; und if none is known.",
    ),
]
Unread = Annotated[bool, typer.Option("--unread", help="Only what is not read, wholly or in part, for its language.")]
Limit = Annotated[int | None, typer.Option(min=1, metavar="N", help="Only the N latest.")]
First = Annotated[int | None, typer.Option("--limit", min=1, metavar="N", help="Only the first N.")]
Open = Annotated[
    bool, typer.Option("--open", help="Only what nobody said was kept, the oldest first; --limit gives the N oldest.")
]
On = Annotated[
    str | None,
    typer.Option(
        parser=_on, metavar="DATE", help="Who held it on this day, with who is known to have held it before and after."
    ),
]
Someone = Annotated[
    str, typer.Argument(metavar="NAME", help="A person or organisation by name or number, or a state.", parser=_words)
]
OneState = Annotated[str, typer.Argument(metavar="STATE", parser=_state, help="A state's code or name.")]
OtherState = Annotated[str, typer.Argument(metavar="STATE", parser=_state, help="Another state's code or name.")]
One = Annotated[
    str, typer.Argument(metavar="NAME", parser=_words, help="A person or organisation by name or number, or a state.")
]
Other = Annotated[str, typer.Argument(metavar="NAME", parser=_words, help="Another one.")]
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


def _format(value: str) -> str:
    from dragoman.export.formats import FORMATS

    return _one_of(tuple(FORMATS), value)


def _among(value: str) -> str:
    from dragoman.register.views.network import AMONG

    return _one_of(AMONG, value)


Format = Annotated[
    str,
    typer.Option(
        "--format", parser=_format, metavar="FORMAT", help="One of: csv, json, jsonl, ics, graphml, gexf, geojson."
    ),
]
Among = Annotated[
    str,
    typer.Option(parser=_among, metavar="WHOM", help="Whom a network joins: states, or parties of different sides."),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="The file to write; else standard output.")
]


def _section(value: str) -> str:
    return _one_of(SECTIONS, value)


def _role(value: str) -> str:
    return _one_of(ROLES, value)


def _fact_state(value: str) -> str:
    return _one_of(FACT_STATES, value)


By = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who decides; else the name you are logged in with.")
]
As = Annotated[
    str,
    typer.Option(
        "--as",
        parser=_role,
        metavar="ROLE",
        help="In what capacity: reviewer, or coder, whose word a reviewer looks at.",
    ),
]
Why = Annotated[str | None, typer.Option("--why", metavar="WORDS", help="Why, in your words; kept with the decision.")]
Section = Annotated[
    str | None, typer.Option(parser=_section, metavar="SECTION", help=f"One of: {', '.join(SECTIONS)}.")
]
FactState = Annotated[
    str, typer.Option("--state", parser=_fact_state, metavar="STATE", help=f"One of: {', '.join(FACT_STATES)}.")
]


def _user_role(value: str) -> str:
    return _one_of(USER_ROLES, value)


RoleName = Annotated[str, typer.Argument(metavar="ROLE", parser=_user_role, help=f"One of: {', '.join(USER_ROLES)}.")]
RoleOption = Annotated[
    str, typer.Option("--role", metavar="ROLE", parser=_user_role, help=f"One of: {', '.join(USER_ROLES)}.")
]
UserName = Annotated[str, typer.Argument(metavar="NAME", help="The name that the user logs in with.")]

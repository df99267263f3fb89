"""The command that writes gold reports from what people decided."""

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.options import DEFAULT_REGISTER, RegisterUrl
from dragoman.cli.output import Refusal, print_text, remark, safe_line

_MOST_TOLD = 20


def gold(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Where to: a folder `written`, or one that is made in it.")
    ],
    reports: Annotated[
        list[str] | None, typer.Argument(metavar="REPORT...", help="Reports by number, source or hash; else all.")
    ] = None,
    register: RegisterUrl = DEFAULT_REGISTER,
    coded: Annotated[bool, typer.Option("--coded", help="Count what coders decided, too.")] = False,
    partial: Annotated[
        bool, typer.Option("--partial", help="Also reports of which facts still wait; these are left out.")
    ] = False,
) -> None:
    """Write reports that were reviewed as gold reports: marked files to evaluate readers with and to train them on.

    A report is written when each of its facts has been accepted, corrected, added or rejected, or goes with one that was.
    """
    from dragoman.model.decision import ROLES
    from dragoman.register.store import Register
    from dragoman.review.gold import decided_facts, gold_report

    target = folder if "written" in folder.parts else folder / "written"
    written, left = 0, 0
    with Register.open(register) as opened:
        for number in [opened.find(name) for name in reports or ()] or opened.reports():
            standing = opened.standing(number)
            found = decided_facts(standing, ROLES if coded else ("reviewer",))
            waiting = "" if partial else _waiting(found.waiting)
            if found.facts == type(found.facts)() or waiting:
                left += 1
                if reports:
                    remark(f"report {number} is left out: {waiting or 'nothing of it was decided to be so'}")
                continue
            name = f"desk-{number:05}"
            try:
                text = gold_report(standing.reading.report, found.facts, name)
                target.mkdir(parents=True, exist_ok=True)
                (target / f"{name}.report").write_text(text, encoding="utf-8", newline="")
            except ValueError as error:
                left += 1
                remark(f"report {number} is left out: it {error}")
                continue
            written += 1
            print_text(safe_line(str(target / f"{name}.report")))
    if left and not reports:
        remark(f"{left} reports are left out: of these not every fact was decided upon; --partial takes what was")
    if not written:
        raise Refusal("no report was written: review one whole first, on the desk or with accept, correct and reject")


def _waiting(names: tuple[str, ...]) -> str:
    if not names:
        return ""
    more = f" and {len(names) - _MOST_TOLD} more" if len(names) > _MOST_TOLD else ""
    return f"{', '.join(names[:_MOST_TOLD])}{more} still wait"

"""What the options of a command narrow a list to."""

from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from dragoman.register.filters import Filter


def replaced(wanted: "Filter", **changes: Any) -> "Filter":
    import msgspec

    return msgspec.structs.replace(wanted, **changes)


def narrowed(**wanted: Any) -> "Filter":
    from dragoman.register.filters import Filter

    return Filter(**wanted)


def sides(states: list[str] | None, other: str | None) -> dict[str, str | None]:
    """The sides that are asked for: one or two states, and another party."""
    given = list(dict.fromkeys(states or ()))
    if other is not None:
        from dragoman.lexicon.states import find_state

        code = find_state(other)
        if code is None:
            return {"counterpart": other, **sides(states, None)}
        given.append(code)
        if not states:
            return {"counterpart_state": code}
    if len(given) > 2:
        raise typer.BadParameter("--state and --with name two sides at the most")
    return {"state": given[0] if given else None, "counterpart_state": given[1] if len(given) > 1 else None}


def counted(accepted: bool, reviewed: bool, least: float, everything: bool) -> dict[str, Any]:
    if everything and (accepted or reviewed):
        raise typer.BadParameter(f"--all and --{'accepted' if accepted else 'reviewed'} exclude each other")
    return {
        "accepted": accepted or reviewed,
        "reviewed": reviewed,
        "least": None if everything else least,
        "rejected": everything,
    }

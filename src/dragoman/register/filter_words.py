"""A filter in words: what a list, a picture or a file was narrowed to."""

from collections.abc import Iterator

from dragoman.lexicon.states import state_name
from dragoman.register.filters import Filter

ENGAGEMENTS = "engagements"


def filter_words(wanted: Filter, what: str = ENGAGEMENTS) -> str:
    """`engagements between Kazakhstan and Latvia; meetings; from 2022-01-01; counted from a confidence of 0.5`."""
    return "; ".join([_whose(wanted, what), *_which(wanted), _counted(wanted)])


def narrowings(wanted: Filter, who: str | None = None) -> tuple[str, ...]:
    """What a filter is narrowed by, a few words each, `who` being the name of its number; what counts is left out."""
    states = wanted.state or wanted.counterpart_state
    return (*((_whose(wanted, ENGAGEMENTS),) if states else ()), *_which(wanted, who))


def _whose(wanted: Filter, what: str) -> str:
    states = [state_name(code) for code in (wanted.state, wanted.counterpart_state) if code]
    if len(states) == 2:
        return f"{what} between {states[0]} and {states[1]}"
    return f"{what} of {states[0]}" if states else f"all {what}"


_SAID = {
    "person": "of a person named {}",
    "organisation": "of an organisation named {}",
    "identity": "of number {}",
    "counterpart": "with {}",
    "where": "in {}",
    "form": "form {}",
    "statuses": "status {}",
    "topic": "topic {}",
    "since": "from {}",
    "until": "until {}",
    "words": "words {}",
    "outlet": "outlet {}",
    "source": "source {}",
}


def _which(wanted: Filter, who: str | None = None) -> Iterator[str]:
    spelled = {"where": state_name(wanted.where or ""), "statuses": " or ".join(wanted.statuses)}
    for field, words in _SAID.items():
        value = getattr(wanted, field)
        if field == "identity" and value is not None and who is not None:
            yield f"of {who}"
        elif value not in (None, ()):
            yield words.format(spelled.get(field, value))


def _counted(wanted: Filter) -> str:
    if wanted.accepted:
        return "only what reviewers accepted" if wanted.reviewed else "only what people accepted"
    if wanted.least is None:
        return "whatever its confidence, and what was rejected"
    return f"confidence {wanted.least:g} or more, or accepted by people"

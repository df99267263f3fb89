"""A filter in words: what a list, a picture or a file was narrowed to."""

from collections.abc import Iterator

from dragoman.lexicon.states import state_name
from dragoman.register.filters import Filter


def filter_words(wanted: Filter) -> str:
    """`engagements between Kazakhstan and Latvia; meetings; from 2022-01-01; counted from a confidence of 0.5`."""
    return "; ".join([_whose(wanted), *_which(wanted), _counted(wanted)])


def narrowings(wanted: Filter) -> tuple[str, ...]:
    """What a filter is narrowed by, a few words each; what counts is left out."""
    whose = _whose(wanted)
    return (*((whose,) if whose != _ALL else ()), *_which(wanted))


_ALL = "all engagements"


def _whose(wanted: Filter) -> str:
    states = [state_name(code) for code in (wanted.state, wanted.counterpart_state) if code]
    if len(states) == 2:
        return f"engagements between {states[0]} and {states[1]}"
    return f"engagements of {states[0]}" if states else _ALL


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


def _which(wanted: Filter) -> Iterator[str]:
    spelled = {"where": state_name(wanted.where or ""), "statuses": " or ".join(wanted.statuses)}
    for field, words in _SAID.items():
        value = getattr(wanted, field)
        if value not in (None, ()):
            yield words.format(spelled.get(field, value))


def _counted(wanted: Filter) -> str:
    if wanted.accepted:
        return "only what reviewers accepted" if wanted.reviewed else "only what people accepted"
    if wanted.least is None:
        return "whatever its confidence, and what was rejected"
    return f"confidence {wanted.least:g} or more, or accepted by people"

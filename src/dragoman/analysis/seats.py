"""Seats of government that act: "the Kremlin said", "Downing Street", a house that stands for its state."""

from dragoman.analysis.chunks import OrganisationChunk
from dragoman.analysis.tokens import Token
from dragoman.lexicon.cities import load_cities
from dragoman.lexicon.states import load_states
from dragoman.lexicon.titles import load_organisations, load_titles

_SAYING = ("VBD", "VBZ", "VBP", "MD")


def with_seats(tokens: tuple[Token, ...], organisations: list[OrganisationChunk]) -> list[OrganisationChunk]:
    """The organisations of a sentence, seats among them with their state, and the seats that act in it."""
    found = [_with_state(tokens, organisation) for organisation in organisations]
    taken = {i for organisation in found for i in range(organisation.first, organisation.last)}
    seats = [seat for seat in _acting_seats(tokens) if not taken.intersection(range(seat.first, seat.last))]
    return sorted([*found, *seats], key=lambda chunk: chunk[:2])


def _with_state(tokens: tuple[Token, ...], organisation: OrganisationChunk) -> OrganisationChunk:
    if organisation.state is not None:
        return organisation
    if (capital := _ministry_in(tokens, organisation)) is not None:
        return organisation._replace(state=capital)
    if (state := load_organisations().only_state_of(_with_house_behind(tokens, organisation))) is not None:
        return organisation._replace(state=state)
    length, state = _seat_at(tokens, organisation.first)
    return organisation._replace(state=state) if length == organisation.last - organisation.first else organisation


def _with_house_behind(tokens: tuple[Token, ...], organisation: OrganisationChunk) -> str:
    """The name of a body with that of the house whose it is: "Committee on Trade of the Seimas"."""
    last = organisation.last
    behind = last < len(tokens) and tokens[last].lower == "of"
    words = tokens[organisation.first : last + _REACH if behind else last]
    return " ".join(token.text for token in words)


_REACH = 5
"""Words: "of the State Great Khural"."""


def _ministry_in(tokens: tuple[Token, ...], organisation: OrganisationChunk) -> str | None:
    """ "the Foreign Ministry in Kyiv": a ministry stands in the capital of its state."""
    words = [token.text for token in tokens[organisation.last : organisation.last + 5]]
    own = {token.lower for token in tokens[organisation.first : organisation.last]}
    if "ministry" not in own or words[:1] != ["in"] or len(words) == 1:
        return None
    match = load_states().match(words, 1)
    return match.code if match is not None and match.kind == "capital" else None


def _acting_seats(tokens: tuple[Token, ...]) -> list[OrganisationChunk]:
    found = []
    for at in range(len(tokens)):
        length, state = _seat_at(tokens, at)
        last = at + length
        if state is not None and last < len(tokens) and _acts(tokens, at, last):
            found.append(OrganisationChunk(at, last, state))
    return found


def _acts(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """ "Downing Street said", "a Downing Street spokesman": not "met at Downing Street was"."""
    before, behind = tokens[first - 1].lower if first else "", tokens[last]
    if before in {"at", "in", "to", "from", "outside", "near", "on", "of"}:
        return False
    return behind.tag in _SAYING or load_titles().is_head(behind.lower)


def _seat_at(tokens: tuple[Token, ...], at: int) -> tuple[int, str | None]:
    if not tokens[at].text[:1].isupper():
        return 0, None
    match = load_cities().match([token.text for token in tokens[at : at + 6]], 0)
    return (match.length, match.code) if match is not None and match.kind == "seat" else (0, None)

"""Facts in words, for people."""

from collections.abc import Iterable

from dragoman.cli.output import safe_line
from dragoman.lexicon.states import state_name
from dragoman.model.reading import Fact, Reading
from dragoman.register.rows import PartyRow


def party_words(party: PartyRow) -> str:
    """`Ilze Kalnbērza, Deputy Chairwoman, Saeima (LVA)`, with its role where that says more than taking part."""
    name = state_name(party.name) if party.kind == "state" else party.name
    titled = ", ".join([name, *party.posts])
    notes = [party.side] if party.side and party.side != party.name else []
    if party.role and party.role != "participant":
        notes.append(party.role)
    return safe_line(f"{titled} ({', '.join(notes)})" if notes else titled)


def parties_words(parties: Iterable[PartyRow]) -> str:
    """One party a line."""
    return points(party_words(party) for party in parties)


def points(lines: Iterable[str]) -> str:
    """Several lines with a bullet each; one line as it is."""
    several = [safe_line(line) for line in lines]
    return "\n".join(f"• {line}" for line in several) if len(several) > 1 else "".join(several)


def place_words(place: str | None, state: str | None) -> str:
    """`Riga (LVA)`; a place that is the state itself has no code."""
    if place is None:
        return ""
    named = place.removeprefix("the ") == state_name(state) if state else True
    return safe_line(place if named else f"{place} ({state})")


def date_words(date: str | None, published: str | None) -> str:
    """The date, a range in two lines; without one the day on which the report told of it."""
    if date is not None:
        return safe_line(date).replace("/", " –\n")
    return f"(told\n{safe_line(published)})" if published else ""


def fact_words(fact: Fact, reading: Reading) -> str:
    """What kind of fact it is, and what it says."""
    from dragoman.review.wording import fact_words as words

    return safe_line(words(fact, reading))

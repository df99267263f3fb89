"""Parties and disagreements in the words that lists and files have for them."""

from collections.abc import Iterator

from dragoman.lexicon.states import state_name
from dragoman.model.visible import visible_line
from dragoman.register.rows import Disagreement, EngagementRow, PartyRow


def party_words(party: PartyRow) -> str:
    """`Ilze Kalnbērza, Deputy Chairwoman, Saeima (LVA)`, with its role where that says more than taking part."""
    titled = ", ".join([name_of(party), *party.posts])
    notes = [party.side] if party.side and party.side != party.name else []
    if party.role and party.role != "participant":
        notes.append(party.role)
    return visible_line(f"{titled} ({', '.join(notes)})" if notes else titled)


def name_of(party: PartyRow) -> str:
    return state_name(party.name) if party.kind == "state" else party.name


def disagreement_words(found: Disagreement) -> str:
    """`date: 2022-06-10 (1, 4), else 2022-06-11 (5)`: the shown value first, each with the reports that tell it."""
    values = [f"{value.value} ({', '.join(map(str, value.reports))})" for value in found.values]
    return visible_line(f"{found.field}: {', else '.join(values)}")


def headline(row: EngagementRow) -> str:
    """`Meeting (scheduled): Nurlan Seit · Ilze Ozola`; what was held needs no word for it."""
    status = "" if row.status == "held" else f" ({row.status})"
    names = " · ".join(name_of(party) for party in row.parties)
    return visible_line(f"{row.form.capitalize()}{status}: {names}" if names else f"{row.form.capitalize()}{status}")


def telling(row: EngagementRow) -> Iterator[str]:
    """Who, on what, the words of the reports and their sources, a line each."""
    yield from (party_words(party) for party in row.parties)
    if row.topics:
        yield "On: " + "; ".join(visible_line(topic.phrase) for topic in row.topics)
    yield from (f"“{visible_line(quote)}”" for quote in row.quotes)
    yield from dict.fromkeys(visible_line(account.report.source) for account in row.accounts)

"""Facts in words, for people."""

from collections.abc import Iterable, Iterator

from dragoman.cli.output import safe_line
from dragoman.export.wording import disagreement_words, party_words
from dragoman.lexicon.states import state_name
from dragoman.model.reading import Fact, Reading
from dragoman.register.rows import Count, EngagementRow, PartyRow, Quoted


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


def told_words(first: str | None, last: str | None) -> str:
    """The days on which reports told of something first and last, in two lines."""
    return " –\n".join(safe_line(day) for day in dict.fromkeys(day for day in (first, last) if day))


def standing_words(state: str, confidence: float | None) -> Iterator[str]:
    """What people made of a fact; of what nobody decided upon, how sure its reader is if he is not."""
    if state != "read":
        yield state
    elif confidence is not None and confidence < 0.5:
        yield f"({confidence:.0%} sure)"


def accounts_words(row: EngagementRow) -> str:
    """The numbers of the reports that tell of an engagement, how it came to be held, and where they disagree."""
    reports = ", ".join(dict.fromkeys(str(account.report.id) for account in row.accounts))
    stages = [f"{stage.status} {stage.published or ''}".strip() for stage in row.history]
    lines = [reports, *(stages if len(stages) > 1 else ()), *map(disagreement_words, row.disagreements)]
    return points(lines)


def count_words(counts: Iterable[Count]) -> str:
    """`meeting 3, call`: names with how often, where that is more than once."""
    return ", ".join(f"{count.name} {count.number}" if count.number > 1 else count.name for count in counts)


def quote_words(quoted: Quoted) -> str:
    """The words of a report in quotation marks, with its number and source."""
    words = " … ".join(quoted.quotes)
    return safe_line(f"“{words}” (report {quoted.report.id}, {quoted.report.source})")


def fact_words(fact: Fact, reading: Reading) -> str:
    """What kind of fact it is, and what it says."""
    from dragoman.review.wording import fact_words as words

    return safe_line(words(fact, reading))

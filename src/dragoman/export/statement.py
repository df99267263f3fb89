"""What a file says of itself: what it was narrowed to, and when it was made."""

from typing import NamedTuple

from dragoman.register.filter_address import address_of
from dragoman.register.filter_words import filter_words
from dragoman.register.filters import Filter


class Statement(NamedTuple):
    """The filter in words, the query that says it in an address, and the time, ISO 8601 in UTC."""

    filter: str
    query: str
    made: str


def statement_of(wanted: Filter, made: str) -> Statement:
    return Statement(filter_words(wanted), address_of(wanted), made)

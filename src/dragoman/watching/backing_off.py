"""How long to wait before asking again what was asked in vain."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

SHORTEST, LONGEST = 60, 86_400
"""The first wait and the longest, in seconds; each wait is twice the one before."""
_LONGEST_ASKED = timedelta(days=7)
MOST_TRIES = 20
"""After how many tries a page is given up: about ten days."""
CLOSING = frozenset({429, 503})
"""Answers after which a host is left alone as a whole."""
FINAL = frozenset({400, 401, 402, 403, 404, 405, 406, 410, 414, 451})
"""Answers after which a page is not asked for again."""


def back_off(failures: int) -> timedelta:
    """How long to wait after so many failures on end."""
    return timedelta(seconds=min(SHORTEST * 2 ** min(failures - 1, 20), LONGEST))


def retry_after(header: str | None, now: datetime) -> timedelta:
    """How long a server asks to be left alone, by its `Retry-After`: seconds, or a time; no longer than a week."""
    if header is None:
        return timedelta()
    if re.fullmatch(r"\s*\d+\s*", header):
        return min(timedelta(seconds=min(int(header), 10**8)), _LONGEST_ASKED)
    try:
        until = parsedate_to_datetime(header)
    except (ValueError, TypeError, IndexError, OverflowError):
        return timedelta()
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max(until - now, timedelta()), _LONGEST_ASKED)

"""Ranks of office, as titles and sentences name them: a deputy minister is no minister."""

import re
from functools import lru_cache

_RANKS = re.compile(
    r"(?P<minister>(?:deputy|vice) (?:prime minister|premier|president|chancellor)s?|tanaiste)"
    r"|(?P<deputy>(?:deputy|vice|assistant|junior) (?:[a-z]+ ){0,3}?(?:ministers?|secretar(?:y|ies)|heads?|directors?)|deputies"
    r"|under ?secretar(?:y|ies)|(?:permanent|principal|state) secretar(?:y|ies)|vice ministerial|senior officials?)"
    r"|(?P<head>presidents?|prime ministers?|premiers?|kings?|queens?|emirs?|sultans?|taoiseach|heads? of (?:state|government)|leaders)"
    r"|(?P<second>ministers?|ministerial|foreign secretary|secretar(?:y|ies) of state|cabinet secretar(?:y|ies)|chancellors?)"
    r"|(?P<envoy>ambassadors?|charge|envoys?|consuls?)"
)


@lru_cache(maxsize=16384)
def ranks_in(words: str) -> frozenset[str]:
    """The ranks named in normalised words; a deputy prime minister ranks with the ministers."""
    found = {match.lastgroup or "" for match in _RANKS.finditer(words)}
    return frozenset("minister" if rank == "second" else rank for rank in found)

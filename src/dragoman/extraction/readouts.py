"""Readouts: what an office tells of its own principal's meeting or call."""

import re
from collections.abc import Iterator, Sequence

from dragoman.extraction.drafts import Draft
from dragoman.extraction.statements import StatementFound
from dragoman.model.analysis import Analysis
from dragoman.model.document import Span
from dragoman.model.vocabulary import Act

_OPENING = 120  # characters in which a report says that it is a readout
_READOUT = re.compile(
    r"\W*(?:\w+\s+){0,3}readouts?\b|\W*(?:joint\s+)?(?:press\s+)?statement\s+(?:by|of|from|on|between)\b", re.I
)
_TAKEN_UP: frozenset[Act] = frozenset({"stress", "express-support", "call-for"})


def stressed_topics(
    analysis: Analysis, statements: Sequence[StatementFound], known: Sequence[Span]
) -> Iterator[tuple[Span, Draft]]:
    """ "The leaders underscored the importance of A": in a readout, a thing that was stressed is what was discussed.

    Only where its words are a thing (no clause, no quotation) and no topic shares words with it.
    """
    if not is_readout(analysis):
        return
    taken = list(known)
    for said in statements:
        if said.act in _TAKEN_UP and _is_thing(analysis, said.span) and not any(said.span.overlaps(o) for o in taken):
            taken.append(said.span)
            yield said.span, said.draft


def is_readout(analysis: Analysis) -> bool:
    document = analysis.document
    return bool(_READOUT.match(document.title or "") or _READOUT.match(document.text[:_OPENING]))


def _is_thing(analysis: Analysis, span: Span) -> bool:
    tops = analysis.tops_in(span)
    return bool(tops) and (tops[0].tag.startswith("NN") or tops[0].tag == "VBG")

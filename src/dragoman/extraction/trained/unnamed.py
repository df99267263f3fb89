"""Names of persons that the rules take for none, and the trained reader for names."""

import re
from collections.abc import Collection

from dragoman.extraction.trained.grouping import is_name
from dragoman.extraction.trained.scoring import Scorer
from dragoman.lexicon.given_names import is_given_name, is_surname
from dragoman.lexicon.titles import load_titles
from dragoman.model.analysis import Analysis
from dragoman.model.document import Span

SURE = 0.7  # that the words are a person's name
SURE_OTHERS = 0.9  # where the rules take them for an organisation or a place
SURELY = 0.97  # where the rules take exactly these words for an organisation
_HYPHENED = re.compile(r"[A-Z][a-z]+-[a-z]+")  # "Sung-hoon"
EAGER = {"person": 0.5}


def missed_names(analysis: Analysis, scorer: Scorer) -> list[Span]:
    """Spans of names that no name of a person covers, in text order."""
    scorer.take(EAGER, {"person"}, ())
    persons = [m.span for m in analysis.mentions if m.kind == "person" and m.form == "pronoun"]
    persons += [span for entity in analysis.entities if entity.kind == "person" for span in entity.spans]
    others = [m.span for m in analysis.mentions if m.kind != "person" or m.form == "nominal"]
    bodies = {span for entity in analysis.entities if entity.kind == "organisation" for span in entity.spans}
    families = {entity.name.split()[-1] for entity in analysis.entities if entity.kind == "person"}
    found = []
    for index, span in enumerate(scorer.found):
        words = scorer.span(index)
        if _is_office(analysis.document.quote(words)) or not is_name(scorer.words, span, "person"):
            continue
        if not _may_be_named(analysis, words, bodies, families, scorer.sure[index]):
            continue
        taken = [other for other in persons if words.overlaps(other)]
        if taken and not _is_longer(analysis, taken[0], words, bodies):
            continue
        least = SURE_OTHERS if not taken and any(words.overlaps(other) for other in others) else SURE
        if scorer.sure[index] >= least:
            found.append(words)
    return found


def _may_be_named(
    analysis: Analysis, words: Span, bodies: Collection[Span], families: Collection[str], sure: float
) -> bool:
    """Not a body of exactly these words, if the reader is not wholly sure, nor one word, unless a title stands before it or it is known as a name."""
    parts = analysis.document.quote(words).split()
    if is_given_name(parts[0]) or _follows_office(analysis, words):
        return True
    if len(parts) > 1:
        return words not in bodies or (
            sure >= SURELY and (is_surname(parts[-1]) or bool(_HYPHENED.fullmatch(parts[-1])))
        )
    return parts[0] in families or is_surname(parts[0])


def _follows_office(analysis: Analysis, words: Span) -> bool:
    """ "the Brazilian foreign minister, Vilhena", "President Vilhena"."""
    before = analysis.document.text[max(0, words.start - 40) : words.start].replace(",", " ").split()
    return bool(before) and load_titles().is_head(before[-1].casefold())


def _is_longer(analysis: Analysis, ruled: Span, told: Span, bodies: Collection[Span]) -> bool:
    """ "Exporters Harsh Mittal", the end of a body's name taken for the beginning of a person's; "Duma" for no part of Duma Boko's."""
    if ruled.end == told.end and told.start < ruled.start:
        return _follows_office(analysis, told) and any(
            told.start == body.start and body.end < ruled.start for body in bodies
        )
    before, words = analysis.document.text[ruled.start : told.start].split(), analysis.document.quote(told).split()
    return ruled.end == told.end and len(words) > 1 and bool(before) and not any(map(is_given_name, before))


def _is_office(words: str) -> bool:
    """ "Finance Minister", "President": capital letters, and nobody's name."""
    parts = words.casefold().split()
    return any(load_titles().is_head(part) for part in (parts[0], parts[-1]))

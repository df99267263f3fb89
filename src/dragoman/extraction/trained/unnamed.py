"""Names of persons that the rules take for none, and the trained reader for names."""

from dragoman.extraction.trained.grouping import is_name
from dragoman.extraction.trained.scoring import Scorer
from dragoman.model.analysis import Analysis
from dragoman.model.document import Span

SURE = 0.7  # that the words are a person's name
SURE_OTHERS = 0.9  # where the rules take them for an organisation or a place
EAGER = {"person": 0.5}


def missed_names(analysis: Analysis, scorer: Scorer) -> list[Span]:
    """Spans of names that no mention of a person covers, in text order."""
    scorer.take(EAGER, {"person"}, ())
    persons = [mention.span for mention in analysis.mentions if mention.kind == "person"]
    others = [mention.span for mention in analysis.mentions if mention.kind != "person"]
    found = []
    for index, span in enumerate(scorer.found):
        words = scorer.span(index)
        if not is_name(scorer.words, span, "person") or any(words.overlaps(other) for other in persons):
            continue
        least = SURE_OTHERS if any(words.overlaps(other) for other in others) else SURE
        if scorer.sure[index] >= least:
            found.append(words)
    return found

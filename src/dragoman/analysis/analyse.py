"""Document → Analysis."""

from collections.abc import Sequence

from dragoman.analysis.coreference import Resolver
from dragoman.analysis.groups import find_groups
from dragoman.analysis.officers import with_officers
from dragoman.analysis.owned import with_owned_offices
from dragoman.analysis.parse import parse_sentences
from dragoman.analysis.scan import scan_sentences
from dragoman.analysis.tokens import tagged, tokenize
from dragoman.model.analysis import Analysis, Entity, Mention
from dragoman.model.document import Document, Span


def analyse(document: Document, persons: Sequence[Span] = ()) -> Analysis:
    """Sentences, mentions and actors of a document; `persons` are words known to be names of persons."""
    scanned = scan_sentences(tagged(tokenize(document), persons))
    nodes, sentences, maps = parse_sentences(document, scanned)
    resolver = Resolver(document, scanned, nodes, sentences, maps)
    resolver.resolve()
    told = [mention for mention in resolver.mentions if not _is_council(mention)]
    taken = {mention.node for mention in told}
    groups = find_groups(document, nodes, sentences, taken, resolver.registry)
    mentions = [*with_officers(told, nodes, resolver.registry), *groups]
    entities = tuple(
        Entity(
            kind=actor.kind, name=actor.name, spans=tuple(actor.spans), titles=tuple(actor.titles), state=actor.state
        )
        for actor in resolver.registry.actors
    )
    analysis = Analysis(
        document=document,
        nodes=tuple(nodes),
        sentences=tuple(sentences),
        mentions=tuple(sorted(mentions, key=lambda mention: mention.span)),
        entities=entities,
    )
    return with_owned_offices(analysis)


def _is_council(mention: Mention) -> bool:
    """ "EU finance ministers": those of all its states, a group that meets within itself, and nobody's officers."""
    return not mention.entities and any(t.state == "EU" and t.words.endswith("ministers") for t in mention.titles)

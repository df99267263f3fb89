"""Document → Analysis."""

from collections.abc import Sequence

from dragoman.analysis.coreference import Resolver
from dragoman.analysis.groups import find_groups
from dragoman.analysis.officers import with_officers
from dragoman.analysis.owned import with_owned_offices
from dragoman.analysis.parse import parse_sentences
from dragoman.analysis.scan import scan_sentences
from dragoman.analysis.tokens import tagged, tokenize
from dragoman.model.analysis import Analysis, Entity
from dragoman.model.document import Document, Span


def analyse(document: Document, persons: Sequence[Span] = ()) -> Analysis:
    """Sentences, mentions and actors of a document; `persons` are words known to be names of persons."""
    scanned = scan_sentences(tagged(tokenize(document), persons))
    nodes, sentences, maps = parse_sentences(document, scanned)
    resolver = Resolver(document, scanned, nodes, sentences, maps)
    resolver.resolve()
    taken = {mention.node for mention in resolver.mentions}
    groups = find_groups(document, nodes, sentences, taken, resolver.registry)
    mentions = [*with_officers(resolver.mentions, nodes, resolver.registry), *groups]
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

"""Words of speech: verbs and nouns of statements, topics and commitments."""

from functools import cache

import msgspec

from dragoman.lexicon.load import WordSet, load_table
from dragoman.model.vocabulary import Act, CommitmentKind


class SpeechWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See `tables/acts.yaml`. Keys are lemmas; a topic verb's value lists the prepositions that its topic stands behind.

    A figuring verb's value lists the words of which one must follow; a described person's, the offices it can stand for.
    """

    verbs: dict[str, Act]
    phrasal: dict[str, Act]
    quoting: WordSet
    informing: WordSet
    clausal: WordSet
    nouns: dict[str, Act]
    expressing: WordSet
    attention: WordSet
    valuing: WordSet
    merits: WordSet
    adjectives: dict[str, Act]
    topics: dict[str, str]
    topic_nouns: WordSet
    topic_heads: WordSet
    figuring: dict[str, str]
    described: dict[str, str]
    commitments: dict[str, CommitmentKind]
    commitment_nouns: dict[str, CommitmentKind]
    commitment_adjectives: dict[str, CommitmentKind]
    giving: WordSet


@cache
def load_speech() -> SpeechWords:
    return load_table("acts", SpeechWords)

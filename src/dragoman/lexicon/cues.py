"""Cue words: what tells an engagement, its form, and what moves it into the future."""

from functools import cache
from typing import Literal

import msgspec

from dragoman.lexicon.load import WordSet, load_table
from dragoman.model.vocabulary import Form

Frame = Literal[
    "mutual", "host", "travel", "sign", "brief", "invite", "act", "send", "guide", "stay", "convene", "dispatch"
]


class VerbCue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A verb's form; what it `needs` (one of these), a `particle` or `things` as its object, to be a cue at all."""

    form: Form
    frame: Frame
    needs: WordSet = frozenset()
    particle: WordSet = frozenset()
    things: WordSet = frozenset()


class CueWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See `tables/cues.yaml`."""

    nouns: dict[str, Form]
    verbs: dict[str, VerbCue | tuple[VerbCue, ...]]  # the senses of a verb, the first that fits is meant
    light: WordSet
    passing_on: WordSet
    informing: WordSet
    future: WordSet
    possible: WordSet
    planning: WordSet
    wishing: WordSet
    preparing: WordSet
    proposing: WordSet
    postponing: WordSet
    cancelling: WordSet
    denying: WordSet
    rumours: WordSet
    tellings: WordSet
    falsehoods: WordSet
    sport: WordSet
    taken_in: WordSet

    def senses(self, lemma: str) -> tuple[VerbCue, ...]:
        """What a verb may tell, the most particular first."""
        entry = self.verbs.get(lemma, ())
        return entry if isinstance(entry, tuple) else (entry,)


@cache
def load_cues() -> CueWords:
    return load_table("cues", CueWords)

"""Cue words: what tells an engagement, its form, and what moves it into the future."""

from functools import cache
from typing import Literal

import msgspec

from dragoman.lexicon.load import WordSet, load_table
from dragoman.model.vocabulary import Form

Frame = Literal["mutual", "host", "travel", "sign", "brief", "invite", "act", "send"]


class VerbCue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A verb's form; `needs` a preposition, or a `particle`, to be a cue at all."""

    form: Form
    frame: Frame
    needs: str | None = None
    particle: str | None = None


class CueWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See `tables/cues.yaml`."""

    nouns: dict[str, Form]
    verbs: dict[str, VerbCue]
    light: WordSet
    future: WordSet
    possible: WordSet
    planning: WordSet
    proposing: WordSet
    postponing: WordSet
    cancelling: WordSet
    denying: WordSet
    sport: WordSet
    taken_in: WordSet


@cache
def load_cues() -> CueWords:
    return load_table("cues", CueWords)

"""Programmes: what a line of a programme leaves to the line before it: who signs there."""

from collections.abc import Mapping, Sequence

from dragoman.extraction.actors import Part, is_person
from dragoman.extraction.cues import Cue
from dragoman.extraction.drafts import Draft
from dragoman.model.analysis import Analysis

_PAIR = 2


def signers_of_line(analysis: Analysis, cue: Cue, drafts: Sequence[Draft], days: Mapping[int, str]) -> list[Part]:
    """ "14:00 - Signing of a memorandum", behind a line of talks on that day: by the two who talked."""
    sentence = analysis.nodes[cue.node].sentence
    if cue.form != "signing" or not cue.noun or cue.verb is not None or sentence not in days or not drafts:
        return []
    talks = drafts[-1]
    same_day = all(days.get(number) == days[sentence] for number in talks.sentences)
    persons = [key for key in talks.parts if is_person(analysis, key)]
    if talks.form != "meeting" or not same_day or len(persons) != _PAIR or len(talks.parts) != _PAIR:
        return []
    return [Part(key, "signatory", cue.node) for key in persons]

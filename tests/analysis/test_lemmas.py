"""Lemmas that are remembered are those that the language model's own rules give to the whole text."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from dragoman.analysis.language import load_parser
from dragoman.analysis.lemmas import RULED, Lemmas

LEMMAS = Lemmas(load_parser())


def by_the_rules(doc: Doc) -> list[str]:
    for name in RULED:
        doc = load_parser().get_pipe(name)(doc)
    return [word.lemma_.lower() for word in doc]


def twice(doc: Doc) -> tuple[Doc, Doc]:
    return doc, doc.copy()


@pytest.mark.parametrize("left_out", [["parser"], ["ner"]], ids=["tagged", "parsed"])
@pytest.mark.parametrize(
    "text",
    [
        "They're gonna meet; he ain't coming, so let's go. There is, there was, there's a plan to have done it.",
        "He left on Friday. The left has lost it, but it has left. Do come; it did, and you do as I have done.",
        "The ministers' meetings were being held, having found what was founded; those are better than that.",
        "Can't you see?  C'mon, y'all got ta   read what had been read\n\nand spoken.",
    ],
)
def test_of_sentences(text: str, left_out: list[str]) -> None:
    one, other = twice(load_parser()(text, disable=[*left_out, *RULED]))
    assert LEMMAS.of(one) == by_the_rules(other)


WORDS = st.sampled_from(
    "be 's is are do does did have had it you i that this but gon na let got ta ai n't c'm on y' all left found "
    "founded meetings better Ministers met to so will can these a the an something were been 't is 10 . \n".split(" ")
)
TAGS = st.sampled_from(load_parser().get_pipe("tagger").labels)
DEPS = st.sampled_from([*load_parser().get_pipe("parser").labels, ""])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(WORDS, TAGS, DEPS), min_size=1, max_size=12), st.booleans())
def test_of_any_words_with_any_tags_and_relations(words: list[tuple[str, str, str]], parsed: bool) -> None:
    texts, tags, deps = map(list, zip(*words, strict=True))
    told: dict[str, Any] = {"heads": [0] * len(words), "deps": deps} if parsed else {}
    one, other = twice(Doc(load_parser().vocab, words=texts, tags=tags, **told))
    assert LEMMAS.of(one) == by_the_rules(other)

"""Lemmas as the language model's rules make them, each word's but once."""

from functools import cache
from typing import Any, NamedTuple

from dragoman.analysis.language import load_parser

RULED = ("attribute_ruler", "lemmatizer")
_KEPT = 50_000
"""Words whose lemmas are remembered: many times those of a long report, and some megabytes."""

_OTHER = "dep"
# Which the rules do not know of a verb behind a hyphen: "co-chaired by A".
_MISMADE = {"co-chaire": "co-chair", "cochaire": "co-chair", "co-hoste": "co-host"}


class _Word(NamedTuple):
    """All that a rule for one word looks at. `dep` is empty where nothing is parsed."""

    text: str
    tag: str
    dep: str


class Lemmas:
    """What the attribute ruler and the lemmatizer make of words that are tagged, and parsed or not.

    Most of their rules look at one word with its tag and its relation; these are asked for every such word once. A text
    in which a rule for several words holds ("gon" "na") is given to them whole.
    """

    def __init__(self, language: Any) -> None:
        from spacy.matcher import Matcher

        self._vocab = language.vocab
        self._ruler, self._lemmatizer = map(language.get_pipe, RULED)
        patterns = [pattern for rule in self._ruler.patterns for pattern in rule["patterns"]]
        self._phrases = Matcher(language.vocab)
        self._phrases.add("phrase", [pattern for pattern in patterns if len(pattern) > 1])
        self._told_apart = {"", *(dep for pattern in patterns for word in pattern for dep in _deps_in(word))}
        self._known: dict[_Word, str] = {}

    def of(self, doc: Any) -> list[str]:
        """The lemma of each word, in small letters."""
        if self._phrases(doc, allow_missing=True):
            return self._ruled(doc)
        if len(self._known) > _KEPT:
            self._known = {}
        known = self._known
        words = [_Word(word.text, word.tag_, self._relation(word.dep_)) for word in doc]
        if new := [word for word in dict.fromkeys(words) if word not in known]:
            known.update(zip(new, self._learnt(new), strict=True))
        return [known[word] for word in words]

    def _relation(self, dep: str) -> str:
        """The relation, or one that stands for all that no rule tells apart."""
        return dep if dep in self._told_apart else _OTHER

    def _learnt(self, words: list[_Word]) -> list[str]:
        doc = self._side_by_side(words)
        if not self._phrases(doc, allow_missing=True):
            return self._ruled(doc)
        # They stand together by chance, and make no phrase.
        return [self._ruled(self._side_by_side([word]))[0] for word in words]

    def _side_by_side(self, words: list[_Word]) -> Any:
        from spacy.tokens import Doc

        texts, tags, deps = map(list, zip(*words, strict=True))
        return Doc(self._vocab, words=texts, tags=tags, heads=list(range(len(words))), deps=deps)

    def _ruled(self, doc: Any) -> list[str]:
        lemmas = (word.lemma_.lower() for word in self._lemmatizer(self._ruler(doc)))
        return [_MISMADE.get(lemma, lemma) for lemma in lemmas]


def _deps_in(word: dict[str, Any]) -> list[str]:
    """The relations that a rule names of a word: it holds of one, of some, or of all but some."""
    named = word.get("DEP", [])
    if isinstance(named, str):
        return [named]
    return [dep for deps in named.values() for dep in deps] if isinstance(named, dict) else []


@cache
def load_lemmas() -> Lemmas:
    """Those of the language model."""
    return Lemmas(load_parser())

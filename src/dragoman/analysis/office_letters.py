"""Offices told by their letters: "FM A", "the Thai PM", "NSA B"."""

from collections.abc import Sequence

from dragoman.analysis.name_words import is_name_word
from dragoman.analysis.tokens import Token
from dragoman.lexicon.titles import load_titles

# India's minister of state, the one that is written so.
_WRITTEN_SO = frozenset({"MoS"})


def are_letters_of_office(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is an office's letters: no hour ("3 PM"), no wavelength ("104 FM"), and no agency ("the NSA director")."""
    token, words = tokens[at], load_titles()
    if not (token.text.isupper() or token.text in _WRITTEN_SO):
        return False
    if token.lower in words.letters:
        return not (at > 0 and tokens[at - 1].text[:1].isdigit())
    if token.lower not in words.letters_before_names or at + 1 >= len(tokens):
        return False
    following = tokens[at + 1]
    if words.is_head(following.lower) or words.is_modifier(following.lower):
        return False  # "NSA Director A", "DG Trade"
    return is_name_word(following) and not following.text.isupper()

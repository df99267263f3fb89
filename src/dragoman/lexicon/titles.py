"""Words that make a title, an organisation's name or a group."""

from collections.abc import Sequence
from functools import cache

import msgspec

from dragoman.lexicon.load import WordSet, load_table

SPOKESMEN = frozenset({"spokesman", "spokeswoman", "spokesperson"})
"""Who tells of others."""


class TitleWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lower-case words of offices; see `tables/titles.yaml`."""

    heads: WordSet
    official_heads: WordSet
    modifiers: WordSet
    letters: dict[str, str]
    letters_before_names: dict[str, str]
    past: WordSet
    honorifics: WordSet
    of_one_state: dict[str, str]
    national: WordSet
    relational: WordSet
    heads_of_state: WordSet
    heads_of_government: WordSet
    of_several: WordSet
    lacking: dict[str, str]

    def in_full(self, lower: str) -> str:
        """`pm` → `prime minister`; other words as they are."""
        return self.letters.get(lower) or self.letters_before_names.get(lower, lower)

    def is_head(self, lower: str) -> bool:
        return lower in self.heads or lower in self.letters or lower.rpartition("-")[2] in self.heads

    def is_modifier(self, lower: str) -> bool:
        """ "foreign", "vice-foreign"."""
        return lower in self.modifiers or ("-" in lower and all(part in self.modifiers for part in lower.split("-")))

    def singular_head(self, lower: str) -> str | None:
        """`ministers` → `minister`; None when the word is no plural of a head."""
        for ending, instead in (("women", "woman"), ("men", "man"), ("chiefs", "chief"), ("ies", "y"), ("s", "")):
            if lower.endswith(ending) and self.is_head(lower.removesuffix(ending) + instead):
                return lower.removesuffix(ending) + instead
        return None


_OF_LABOUR = frozenset({"Trade", "Unions", "Labour", "Labor", "Workers"})


class OrganisationWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that end an organisation's name; see `tables/organisations.yaml`."""

    heads: WordSet
    lower_heads: WordSet
    lower_modifiers: WordSet
    known: WordSet
    organs: WordSet
    international: WordSet
    international_words: WordSet
    acting: WordSet
    acting_named: tuple[str, ...]
    of_one_state: dict[str, str]

    def acts_for_state(self, name: str) -> bool:
        """A body that is its state's: "the Ministry of Defence", "the parliament of Finland"; no chamber of commerce."""
        words = {word[:1].upper() + word[1:] for word in name.split()}
        congress = "Congress of " in name and not words & _OF_LABOUR
        named = any(part in name for part in self.acting_named)
        return congress or named or bool(words & self.acting) or self.only_state_of(name) is not None

    def only_state_of(self, name: str) -> str | None:
        """The state of a house that no other has: "Seimas", "the European Affairs Committee of the Riigikogu"."""
        padded = f" {name} "
        named = ((padded.partition(f" {house} "), code) for house, code in self.of_one_state.items())
        return next((code for (_, house, behind), code in named if house and not behind.startswith("for ")), None)


class GroupWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lower-case nouns for people who are not named, and those of people who act for no state."""

    heads: WordSet
    at_large: WordSet


class NameWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lower-case words in names of the map and of the calendar, which are no persons; see `tables/names.yaml`."""

    places: WordSet
    places_only: WordSet
    before_places: WordSet
    calendar: WordSet


@cache
def load_names() -> NameWords:
    return load_table("names", NameWords)


@cache
def load_titles() -> TitleWords:
    return load_table("titles", TitleWords)


@cache
def load_organisations() -> OrganisationWords:
    return load_table("organisations", OrganisationWords)


@cache
def load_groups() -> GroupWords:
    return load_table("groups", GroupWords)


def in_full(office: str) -> frozenset[str]:
    """The words of an office in small letters, those of "PM" as well."""
    return frozenset(part for word in office.lower().split() for part in load_titles().in_full(word).split())


def in_singular(office: str, head: str) -> str:
    """`Foreign Ministers` → `Foreign Minister`: an office told of several as each of them holds it; `head` is `minister`."""
    return " ".join(_singular(word, head) for word in office.split())


def _singular(word: str, head: str) -> str:
    titles = load_titles()
    if titles.is_head(word.lower()) or titles.singular_head(word.lower()) != head:
        return word
    if word[:-1].lower() == head:
        return word[:-1]
    return head[0].upper() + head[1:] if word[0].isupper() else head


def missing_portfolio(words: frozenset[str], held: frozenset[str]) -> frozenset[str]:
    """The words of one office that another does not have ("finance minister" is no foreign minister)."""
    plain = {"the", "of", "for", "and", "affairs"}
    return frozenset(words - held - plain) if held - words - plain else frozenset()


def lacks_portfolio(plural: str, held: Sequence[str]) -> bool:
    """Whether none of somebody's offices is one of these: a prime minister is none of "the interior ministers"."""
    words = in_full(" ".join(plural.split()[:-1]))
    return bool(words) and bool(held) and all(missing_portfolio(words, in_full(office)) for office in held)

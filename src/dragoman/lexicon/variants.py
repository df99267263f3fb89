"""Different words for one name: given names and family names over languages, forms of firms, names of state bodies."""

from functools import cache

import msgspec

from dragoman.lexicon.load import WordSet, load_table


class NameVariants(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words within person names, normalised; see `tables/name_variants.yaml`."""

    names: tuple[str, ...]
    articles: WordSet
    sons: WordSet
    particles: WordSet
    suffixes: WordSet
    initials: WordSet


@cache
def load_name_variants() -> NameVariants:
    return load_table("name_variants", NameVariants)


@cache
def name_groups() -> dict[str, frozenset[int]]:
    """The groups of `name_variants.yaml` that a normalised word is in; two words of one group may be one name."""
    groups: dict[str, set[int]] = {}
    for number, line in enumerate(load_name_variants().names):
        for word in line.split():
            groups.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in groups.items()}


class OrganisationVariants(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words within names of organisations, normalised; see `tables/organisation_variants.yaml`."""

    legal_forms: str
    before: WordSet
    bodies: tuple[str, ...]
    portfolios: tuple[str, ...]
    spellings: dict[str, str]
    heads: WordSet
    organs: WordSet
    stops: WordSet


class Body(msgspec.Struct, frozen=True):
    """What a body with a name of its own is ("Saeima": the parliament), and of which state if of one only."""

    words: str
    state: str | None


@cache
def load_organisation_variants() -> OrganisationVariants:
    return load_table("organisation_variants", OrganisationVariants)


@cache
def legal_forms() -> frozenset[tuple[str, ...]]:
    """The words of each legal form."""
    return frozenset(tuple(form.split()) for form in load_organisation_variants().legal_forms.split("|"))


@cache
def portfolio_words() -> dict[str, str]:
    """For each word of what a ministry is for, the first of its line."""
    lines = [line.split() for line in load_organisation_variants().portfolios]
    return {word: words[0] for words in lines for word in words}


@cache
def bodies() -> dict[tuple[str, ...], Body]:
    """Bodies by the words of the names of their own."""
    found: dict[tuple[str, ...], Body] = {}
    for line in load_organisation_variants().bodies:
        names, _, meaning = line.partition(" = ")
        words, _, state = meaning.partition(" @")
        for name in names.split("|"):
            found[tuple(name.split())] = Body(words, state or None)
    return found

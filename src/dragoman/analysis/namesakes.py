"""Namesakes of states: "Lima", "Georgia", "Kenya" where they are the given or the family name of a person."""

from collections.abc import Collection, Iterator

from dragoman.analysis.chunks import StateChunk
from dragoman.analysis.name_words import is_name_word
from dragoman.analysis.title_endings import PORTFOLIO
from dragoman.analysis.tokens import Token
from dragoman.lexicon.given_names import is_given_name, is_surname
from dragoman.lexicon.titles import load_names, load_organisations, load_titles

# Before these words a name of the map is one: "in Lima", "visited Georgia".
_LEADING_TO = frozenset(
    "in to at from into near via outside across around towards toward through within visit visits visited visiting tour "
    "toured leave left leaving reach reached enter entered".split()
)
_ORGANISED = frozenset({"ORG", "FAC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART"})


def find_namesakes(
    tokens: tuple[Token, ...], states: list[StateChunk], families: Collection[str], *, headline: bool
) -> frozenset[int]:
    """Positions of states' words that belong to persons' names; `families` are family names met in the report."""
    return frozenset(_namesakes(tokens, states, families, headline))


def _namesakes(
    tokens: tuple[Token, ...], states: list[StateChunk], families: Collection[str], headline: bool
) -> Iterator[int]:
    taken = {i for state in states for i in range(state.first, state.last)}
    for state in states:
        at, word = state.first, tokens[state.first].text
        plain = state.last - at == 1 and state.kind in {"name", "capital"} and word.istitle()
        if plain and (
            _is_family_name(tokens, at, taken)
            or _is_given_name(tokens, at, taken, headline)
            or (tokens[at].lower in families and not _is_led_to(tokens, at))
        ):
            yield at


def _is_family_name(tokens: tuple[Token, ...], at: int, states: set[int]) -> bool:
    """ "Paulo Lima": the word stands right behind a given name."""
    if at == 0 or at - 1 in states or not _may_be_name(tokens[at - 1]) or _goes_on(tokens, at):
        return False
    before, word = tokens[at - 1], tokens[at]
    honoured = at >= 2 and _is_titled(tokens[at - 2])
    tagged = "PERSON" in {before.entity, word.entity}
    return is_given_name(before.text) and before.entity not in _ORGANISED and (tagged or honoured)


def _is_given_name(tokens: tuple[Token, ...], at: int, states: set[int], headline: bool) -> bool:
    """ "Georgia Lund", "Kenya Brandt": one family name stands right behind the word."""
    if at + 1 >= len(tokens) or at + 1 in states or not _may_be_name(tokens[at + 1]) or _is_seat(tokens, at):
        return False
    word, behind = tokens[at], tokens[at + 1]
    if _is_in_office(tokens, at):
        return True
    if {word.entity, behind.entity} & _ORGANISED or behind.lower in load_names().places | load_names().places_only:
        return False
    if at + 2 < len(tokens) and at + 2 not in states and _may_be_name(tokens[at + 2]) and is_given_name(behind.text):
        return False  # "foreign ministers of Spain Juan Pérez and Latvia Anna Ozola"
    if word.entity == behind.entity == "PERSON":
        return True
    return not headline and (is_surname(behind.text) or is_given_name(behind.text))


def _is_in_office(tokens: tuple[Token, ...], at: int) -> bool:
    """ "the President of Paraguay, Santiago Peña,": two words between commas behind an office."""
    if at < 2 or at + 2 >= len(tokens) or tokens[at - 1].text != "," or tokens[at + 2].text not in {",", ".", ";"}:
        return False
    return is_given_name(tokens[at].text) and any(map(_is_office, _phrase_before(tokens, at - 1)))


def _goes_on(tokens: tuple[Token, ...], at: int) -> bool:
    """ "Juan Spain Pérez" and "Anna Latvia's": the word leads on to what is a state's."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is not None and load_titles().is_head(following.lower)


def _may_be_name(token: Token) -> bool:
    titles = load_titles()
    return (
        is_name_word(token)
        and token.tag.startswith("NNP")
        and token.text.istitle()
        and not titles.is_head(token.lower)
        and titles.singular_head(token.lower) is None
        and token.lower not in titles.modifiers | titles.honorifics | PORTFOLIO | load_names().calendar
        and token.text not in load_organisations().heads
    )


def _is_titled(token: Token) -> bool:
    titles = load_titles()
    return titles.is_head(token.lower) or token.lower in titles.honorifics


def _is_seat(tokens: tuple[Token, ...], at: int) -> bool:
    """ "in Georgia Lund said", "ministers of Spain Pérez": a state's word that a preposition or an office leads to."""
    if at == 0:
        return False
    before = tokens[at - 1].lower
    office = before in {"of", "for", "to"} and any(map(_is_office, _phrase_before(tokens, at - 1)))
    return office or before in _LEADING_TO - {"to", "from", "visited", "left"}


def _phrase_before(tokens: tuple[Token, ...], at: int) -> tuple[Token, ...]:
    """The words of the phrase in front: "Ambassador of Georgia" before "to Poland"."""
    first = at
    while (
        first > 0
        and at - first < 6
        and (tokens[first - 1].text.isalpha() and not tokens[first - 1].tag.startswith("V"))
    ):
        first -= 1
    return tokens[first:at]


def _is_office(token: Token) -> bool:
    titles = load_titles()
    return titles.is_head(token.lower) or titles.singular_head(token.lower) is not None or token.lower in PORTFOLIO


def _is_led_to(tokens: tuple[Token, ...], at: int) -> bool:
    """ "in Lima", "the city of Lima": a family name met before may still be the place."""
    if at == 0:
        return False
    before = tokens[at - 1].lower
    if before in {"of", "for"}:
        return at >= 2 and (_is_office(tokens[at - 2]) or tokens[at - 2].lower in {"city", "capital", "town"})
    return before in _LEADING_TO

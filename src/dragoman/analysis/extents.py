"""How far the name of an organisation reaches on both sides of its head: "Exporters' Association of Western India"."""

from dragoman.analysis.chunks import StateChunk
from dragoman.analysis.name_words import is_name_word, is_of_portfolio, state_over
from dragoman.analysis.tokens import Token
from dragoman.lexicon.given_names import is_given_name, is_surname
from dragoman.lexicon.titles import load_organisations, load_titles

QUOTES = frozenset({'"', "``", "''"})


# Ends of the names of firms that are fields of work as well: "Federation of Industries", "Ministry of Energy".
_FIELDS = frozenset(
    {"Industries", "Energy", "Gas", "Steel", "Petroleum", "Railways", "Ports", "Shipping", "Logistics", "Airlines"}
)


def extend_left(tokens: tuple[Token, ...], position: int, states: list[StateChunk]) -> int:
    titles = load_titles()
    first = position
    while first > 0:
        before = tokens[first - 1]
        if before.text == "'s" and first >= 2 and state_over(states, first - 2):
            return first  # "Latvia's Foreign Ministry": the state stands apart
        if is_name_word(before) and before.text not in QUOTES:
            if titles.is_head(before.lower) and before.lower not in titles.modifiers:
                break
            if before.lower in titles.honorifics and before.lower not in titles.modifiers:
                break
            first -= 1
        elif _is_peoples(tokens, first - 1):
            first -= 2  # "the Exporters' Association", "the People's Committee"
        elif before.lower in {"and", "&", ",", "of"} and first >= 2 and _joins(tokens, first, states):
            first -= 2 if before.lower != "," else 1
        else:
            break
    return first


def _joins(tokens: tuple[Token, ...], first: int, states: list[StateChunk]) -> bool:
    """ "Foreign and European Affairs Committee", "Chamber of Deputies Committee": both sides are words of one name."""
    titles = load_titles()
    joint, before = tokens[first - 1], tokens[first - 2]
    if joint.lower == "and":
        field = before.lower in titles.modifiers and is_name_word(before) and not state_over(states, first - 2)
        return field or _is_adjectival(tokens, first, states) or _is_behind_office(tokens, first, states)
    return joint.lower == "&" and is_name_word(before)


def _is_adjectival(tokens: tuple[Token, ...], first: int, states: list[StateChunk]) -> bool:
    """ "a director of Caledonian and Overseas Bank": behind "of" two words joined, the first made like an adjective."""
    before = tokens[first - 2]
    opened = first > 2 and (tokens[first - 3].lower == "of" or (tokens[first - 3].lower == "the" and first > 3))
    shaped = before.lower.endswith(("ian", "al", "ern", "ic", "ish", "ese")) and is_name_word(before)
    return opened and shaped and not state_over(states, first - 2)


def _is_behind_office(tokens: tuple[Token, ...], first: int, states: list[StateChunk]) -> bool:
    """ "general secretary of the Foundry and Steel Union": behind an office two capitalised words of one body's name."""
    before, opening = tokens[first - 2], [token.lower for token in tokens[max(0, first - 5) : first - 2]]
    words, titles = load_organisations(), load_titles()
    plain = is_name_word(before) and before.text not in words.heads | words.known and not state_over(states, first - 2)
    return plain and opening[1:] == ["of", "the"] and titles.is_head(opening[0])


def extend_right(tokens: tuple[Token, ...], last: int, states: list[StateChunk]) -> int:
    titles = load_titles()
    heads = load_organisations().heads
    while last < len(tokens):
        token = tokens[last]
        if token.text in heads:
            last += 1
            continue
        if token.lower in {"of", "for", "on"}:
            at = last + 1
            if at < len(tokens) and tokens[at].lower == "the":
                at += 1
            state = state_over(states, at)
            if state and token.lower == "of":
                last = _behind_state(tokens, state, states)
                continue
            end = _name_run(tokens, at, states)
            nested = any(
                tokens[i].text in heads - _FIELDS for i in range(at, end)
            )  # "Committee of the Chamber of Deputies"
            if (
                end > at
                and not nested
                and not (titles.is_head(tokens[at].lower) and tokens[at].lower not in titles.modifiers)
            ):
                last = end
                continue
        break
    return last


def _behind_state(tokens: tuple[Token, ...], state: StateChunk, states: list[StateChunk]) -> int:
    """The end of "Kazakhstan", and of "German Machine Builders", "Portuguese-Speaking Countries"."""
    behind = tokens[state.last] if state.last < len(tokens) else None
    described = state.kind == "adjective" and behind is not None and is_name_word(behind)
    if not described or load_titles().is_head(tokens[state.last].lower):
        return state.last
    return _name_run(tokens, state.last, states)


def _name_run(tokens: tuple[Token, ...], at: int, states: list[StateChunk]) -> int:
    """The end of a run of name words joined by "and", "," or "&" ("Foreign Affairs and Trade")."""
    end = at
    while end < len(tokens) and not (end > at and _begins_title(tokens, end)):
        token = tokens[end]
        inside = end > at and (_is_peoples(tokens, end) or not _ends_in_state(tokens, end, states))
        if (
            (is_name_word(token) and (inside or not state_over(states, end)))
            or (inside and _is_peoples(tokens, end))
            or (token.lower in {"and", "&", ","} and end > at and end + 1 < len(tokens) and _portfolio(tokens, end + 1))
        ):
            end += 1
        else:
            break
    return end


def _is_peoples(tokens: tuple[Token, ...], at: int) -> bool:
    """The mark of a genitive in "Lao People's Party", "Exporters' Association": those of whom a body is made."""
    if at < 1 or at + 1 >= len(tokens) or not is_name_word(tokens[at - 1]) or not is_name_word(tokens[at + 1]):
        return False
    owner = tokens[at - 1].lower
    return (tokens[at].text == "'s" and owner in _PEOPLES) or (tokens[at].text == "'" and owner.endswith("s"))


_PEOPLES = frozenset({"people", "women", "children", "men", "nation"})


def _ends_in_state(tokens: tuple[Token, ...], at: int, states: list[StateChunk]) -> bool:
    """A state's word that ends the run: no "India" of "Western India Exporters"."""
    state = state_over(states, at)
    behind = tokens[state.last] if state is not None and state.last < len(tokens) else None
    return state is not None and not (behind is not None and _is_plural(behind))


def _is_plural(word: Token) -> bool:
    named = is_given_name(word.text) or is_surname(word.text)
    return is_name_word(word) and word.tag.startswith("NN") and word.lower.endswith("s") and not named


def _begins_title(tokens: tuple[Token, ...], at: int) -> bool:
    """ "Council of Europe Secretary General X": an officer behind the name, not "High Commissioner for Refugees" in it."""
    titles = load_titles()
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if not titles.is_head(tokens[at].lower) or tokens[at].lower in titles.modifiers or following is None:
        return False
    return is_name_word(following) and tokens[at - 1].lower not in titles.modifiers


def _portfolio(tokens: tuple[Token, ...], at: int) -> bool:
    word = tokens[at]
    return is_name_word(word) and (is_of_portfolio(word.lower) or word.lower in {"rights", "investment"})

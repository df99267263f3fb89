"""Organisations: names that end in a word such as Ministry, names in quotes, acronyms, and what the tagger adds."""

import itertools
import re

from dragoman.analysis.chunks import OrganisationChunk, StateChunk
from dragoman.analysis.companies import led_companies
from dragoman.analysis.name_words import PORTFOLIO_WORDS, is_name_word, is_of_portfolio, state_over
from dragoman.analysis.tokens import Token
from dragoman.lexicon.given_names import is_given_name, is_surname
from dragoman.lexicon.titles import load_organisations, load_titles

JOINERS = frozenset({"of", "for", "and", "&", "de", "la", "the", "on", "du", "des", "del", "für", "di", "in", "to"})
INSIDE = frozenset({"&", "de", "la", "du", "des", "del", "für", "di", "y", "e", "al"})
ACRONYM = re.compile(r"[A-Z][A-Z&\d-]{1,7}$")
QUOTES = frozenset({'"', "``", "''"})


def find_organisations(tokens: tuple[Token, ...], states: list[StateChunk]) -> list[OrganisationChunk]:
    """Organisations of a sentence in order, not overlapping."""
    found: list[OrganisationChunk] = []
    taken: set[int] = set()
    for finder in (_quoted, _headed, _lower_headed, led_companies, _known, _tagged):
        for whole in finder(tokens, states):
            chunk = _before_person(tokens, whole)
            inside = range(chunk.first, chunk.last)
            if not inside or _is_state(chunk, states):
                continue
            if not taken.intersection(inside) and not _is_portfolio_of_title(tokens, chunk, states):
                taken.update(inside)
                found.append(chunk)
    return sorted(found)


def _is_state(chunk: OrganisationChunk, states: list[StateChunk]) -> bool:
    """ "The European Union" counts as a state and is no second actor beside it."""
    return any(state.first <= chunk.first and chunk.last <= state.last for state in states)


def _before_person(tokens: tuple[Token, ...], chunk: OrganisationChunk) -> OrganisationChunk:
    """ "the Committee on Agrarian Policy Ainur Zhaksybayeva": up to the name; empty where it begins with one."""
    persons = [i for i in range(chunk.first, chunk.last) if tokens[i].person or _begins_name(tokens, i, chunk)]
    if not persons:
        return chunk
    whole = persons[0] - chunk.first > 1 or tokens[chunk.first].text in load_organisations().known
    return chunk._replace(last=persons[0] if whole else chunk.first)  # "the Republic A" is no body called "Republic"


def _begins_name(tokens: tuple[Token, ...], at: int, chunk: OrganisationChunk) -> bool:
    """ "the Chamber of Deputies Mika Lahti": a given name inside the words, or what the tagger calls a person at their end."""
    if at > chunk.first and tokens[at].text.endswith(".") and tokens[at].lower in load_titles().honorifics | {"ma."}:
        return True
    if at == chunk.first or at + 1 >= chunk.last or tokens[at - 1].lower in JOINERS | {"'s", "'", "st.", "saint"}:
        return False
    heads, rest = load_organisations().heads, tokens[at : chunk.last]
    plain = not any(word.text in heads or is_of_portfolio(word.lower) for word in rest[:2])
    named = plain and is_given_name(tokens[at].text) and is_name_word(tokens[at + 1])
    named = named or (plain and is_name_word(tokens[at]) and tokens[at + 1].text in {"Al", "bin", "bint"})
    return named or (plain and tokens[at - 1].lower == "affairs" and all(word.entity == "PERSON" for word in rest[:2]))


def _is_portfolio_of_title(tokens: tuple[Token, ...], chunk: OrganisationChunk, states: list[StateChunk]) -> bool:
    """ "Serbian Energy Minister", "Minister of Petroleum and Energy": the words are those of an office, no body's name."""
    titles = load_titles()
    words = [tokens[i].lower for i in range(chunk.first, chunk.last) if not state_over(states, i)]
    if not words or not all(is_of_portfolio(word) or word in {"of", "for"} for word in words):
        return False
    last = chunk.last
    while last < len(tokens) and (is_of_portfolio(tokens[last].lower) or tokens[last].lower in {"and", "&", ","}):
        last += 1  # "Ports and Shipping Minister"
    if last < len(tokens) and titles.is_head(tokens[last].lower) and tokens[last - 1].text != ",":
        return True
    first = chunk.first
    while first > 0 and (tokens[first - 1].text == "," or is_of_portfolio(tokens[first - 1].lower)):
        first -= 1  # "Minister of Trade, Industry and Energy"
    before = [tokens[i].lower for i in (first - 2, first - 1) if i >= 0]
    return len(before) == 2 and before[1] in {"of", "for"} and titles.is_head(before[0])


def _quoted(tokens: tuple[Token, ...], states: list[StateChunk]) -> list[OrganisationChunk]:
    heads = load_organisations().heads
    marks = [i for i, token in enumerate(tokens) if token.text in QUOTES]
    found = []
    for opening, closing in itertools.pairwise(marks):
        inner = tokens[opening + 1 : closing]
        if not 1 <= len(inner) <= 6 or not all(is_name_word(t) or t.lower in INSIDE for t in inner):
            continue
        follower = tokens[closing + 1] if closing + 1 < len(tokens) else None
        before = tokens[opening - 1].lower if opening else ""
        company = inner[-1].text in heads
        followed = follower is not None and (
            follower.text in heads or follower.lower in {"company", "fund", "group", "corporation"}
        )
        if (
            company
            or followed
            or before
            in {"of", "at", "with", "company", "firm", "group", "and", "by", "concern", "organization", "media"}
        ):
            found.append(OrganisationChunk(opening + 1, closing, None, quoted=True))
    return found


def _headed(tokens: tuple[Token, ...], states: list[StateChunk]) -> list[OrganisationChunk]:
    found = []
    position = 0
    heads = load_organisations().heads
    while position < len(tokens):
        token = tokens[position]
        if token.text in heads and token.text[0].isupper():
            first = _extend_left(tokens, position, states)
            last = _extend_right(tokens, position + 1, states)
            if last - first >= 2 or token.text in {
                "Bundesbank",
                "Knesset",
                "Bundestag",
                "Kremlin",
                "Parliament",
                "Senate",
                "Congress",
                "Treasury",
            }:
                inside = [state for state in states if first <= state.first < last]
                found.append(OrganisationChunk(first, last, inside[0].code if inside else None))
                position = last
                continue
        position += 1
    return found


def _extend_left(tokens: tuple[Token, ...], position: int, states: list[StateChunk]) -> int:
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
        return before.lower in titles.modifiers and is_name_word(before) and not state_over(states, first - 2)
    return joint.lower == "&" and is_name_word(before)


def _extend_right(tokens: tuple[Token, ...], last: int, states: list[StateChunk]) -> int:
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
                last = state.last
                continue
            end = _name_run(tokens, at, states)
            nested = any(tokens[i].text in heads for i in range(at, end))  # "Committee of the Chamber of Deputies": two
            if (
                end > at
                and not nested
                and not (titles.is_head(tokens[at].lower) and tokens[at].lower not in titles.modifiers)
            ):
                last = end
                continue
        break
    return last


def _name_run(tokens: tuple[Token, ...], at: int, states: list[StateChunk]) -> int:
    """The end of a run of name words joined by "and", "," or "&" ("Foreign Affairs and Trade")."""
    end = at
    while end < len(tokens) and not (end > at and _begins_title(tokens, end)):
        token = tokens[end]
        if (is_name_word(token) and not state_over(states, end)) or (
            token.lower in {"and", "&", ","} and end > at and end + 1 < len(tokens) and _portfolio(tokens, end + 1)
        ):
            end += 1
        else:
            break
    return end


def _begins_title(tokens: tuple[Token, ...], at: int) -> bool:
    """ "Council of Europe Secretary General X": an officer behind the name, not "High Commissioner for Refugees" in it."""
    titles = load_titles()
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if not titles.is_head(tokens[at].lower) or tokens[at].lower in titles.modifiers or following is None:
        return False
    return is_name_word(following) and tokens[at - 1].lower not in titles.modifiers


def _portfolio(tokens: tuple[Token, ...], at: int) -> bool:
    word = tokens[at]
    return is_name_word(word) and word.lower in (
        load_titles().modifiers | {"affairs", "rights", "integration", "cooperation", "investment"}
    )


_COMMITTEES = frozenset({"committee", "subcommittee"})


def _is_field(word: str) -> bool:
    return word in PORTFOLIO_WORDS - {"and", "of"} or word in load_organisations().lower_modifiers


def _lower_headed(tokens: tuple[Token, ...], states: list[StateChunk]) -> list[OrganisationChunk]:
    """ "the Kazakh embassy", "Latvia's foreign ministry", "foreign ministry of Chile"."""
    words = load_organisations()
    found = []
    for position, token in enumerate(tokens):
        if token.lower not in words.lower_heads or token.text in words.heads:
            continue
        first = position
        while first > 0 and tokens[first - 1].lower in words.lower_modifiers:
            first -= 1
        while token.lower in _COMMITTEES and first > 0 and _is_field(tokens[first - 1].lower):
            first -= 1
        ministry = first < position
        if ministry and token.lower in _COMMITTEES and not (first and state_over(states, first - 1)):
            found.append(OrganisationChunk(first, position + 1, None))
            continue
        state = state_over(states, first - 1) if first else None
        if state is None and first >= 2 and tokens[first - 1].text == "'s":
            state = state_over(states, first - 2)
            if state:
                found.append(OrganisationChunk(first, position + 1, state.code))
                continue
        if state and (state.kind != "people"):
            found.append(OrganisationChunk(state.first, position + 1, state.code))
            continue
        after = _of_state(tokens, position + 1, states)
        if after and (ministry or token.lower in _OF_STATES):
            found.append(OrganisationChunk(first, after.last, after.code))
        elif token.lower in _CHAMBERS and _is_headed(tokens, first):
            found.append(OrganisationChunk(first, position + 1 + 2 * _is_of_deputies(tokens, position + 1), None))
    return found


# Named with their state alone: "the embassy of Chile".
_OF_STATES = frozenset({"government", "embassy", "parliament", "consulate", "mission", "senate", "assembly", "cabinet"})
_CHAMBERS = frozenset({"parliament", "senate", "assembly", "chamber", "council", "court"})


def _is_headed(tokens: tuple[Token, ...], first: int) -> bool:
    """ "the speaker of the national assembly": somebody's body, though no state is named with it."""
    before = [token.lower for token in tokens[max(0, first - 3) : first]]
    return before[1:] == ["of", "the"] and load_titles().is_head(before[0])


def _is_of_deputies(tokens: tuple[Token, ...], at: int) -> bool:
    words = [token.lower for token in tokens[at : at + 2]]
    return words in (["of", "deputies"], ["of", "representatives"], ["of", "commerce"], ["of", "peoples"])


def _of_state(tokens: tuple[Token, ...], at: int, states: list[StateChunk]) -> StateChunk | None:
    if at < len(tokens) and tokens[at].lower == "of":
        at += 1
        if at < len(tokens) and tokens[at].lower == "the":
            at += 1
        return state_over(states, at)
    return None


def _known(tokens: tuple[Token, ...], states: list[StateChunk]) -> list[OrganisationChunk]:
    known = load_organisations().known
    return [
        OrganisationChunk(i, i + 1, _state_before(tokens, states, i))
        for i, token in enumerate(tokens)
        if token.text in known and not state_over(states, i)
    ]


def _state_before(tokens: tuple[Token, ...], states: list[StateChunk], at: int) -> str | None:
    """ "the Estonian Riigikogu", "Estonia's Riigikogu", "the Riigikogu of Estonia"."""
    behind = _of_state(tokens, at + 1, states)
    if behind is not None:
        return behind.code
    owned = at >= 1 and tokens[at - 1].text in {"'s", "’s"}
    state = state_over(states, at - 2 if owned else at - 1)
    return state.code if state is not None and (owned or state.kind == "adjective") else None


def _has_office(tokens: tuple[Token, ...], comma: int) -> bool:
    """The words stand before ", Jordan's interior minister", "(Ambassador of Bolivia)": an office in apposition."""
    if comma >= len(tokens) or tokens[comma].text not in {",", "("}:
        return False
    titles = load_titles()
    for token in tokens[comma + 1 : comma + 6]:
        if token.lower in titles.official_heads:
            return True
        if token.text in {",", "."} or token.tag.startswith(("V", "MD", "IN", "W")):
            return False
    return False


def _is_in_office(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """The words stand between commas behind an office: "the ambassador to Riga, Baiba Braže, met"."""
    closed = last < len(tokens) and tokens[last].text in {",", ".", ";"}
    if not closed or first < 2 or tokens[first - 1].text != ",":
        return False
    titles = load_titles()
    for token in reversed(tokens[max(0, first - 7) : first - 1]):
        if token.lower in titles.official_heads:
            return True
        if not token.text[0].isupper() and token.lower not in {"of", "to", "for", "the", "and"}:
            return False
    return False


_MEETING = frozenset({"with", "met", "meet", "meets", "received", "receives", "welcomed", "phoned"})


def _is_among_persons(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """ "Margus Tsahkna, Baiba Braže and Gabrielius Landsbergis": one in a list of persons."""
    named = 2 <= last - first <= 3 and is_given_name(tokens[first].text) and is_surname(tokens[last - 1].text)
    if named and first >= 1 and tokens[first - 1].lower in _MEETING:
        return True  # "met with Sergei Orlov"
    listed = first >= 2 and tokens[first - 1].text in {",", "and"} and tokens[first - 2].entity == "PERSON"
    if listed and is_given_name(tokens[first].text) and 2 <= last - first <= 3:
        return tokens[last - 1].text not in load_organisations().heads
    return (
        listed and last + 1 < len(tokens) and tokens[last].text in {",", "and"} and tokens[last + 1].entity == "PERSON"
    )


def _tagged(tokens: tuple[Token, ...], states: list[StateChunk]) -> list[OrganisationChunk]:
    """Names the tagger calls organisations, where no rule of ours says otherwise."""
    titles = load_titles()
    found, position = [], 0
    while position < len(tokens):
        if tokens[position].entity != "ORG":
            position += 1
            continue
        last = position
        while last < len(tokens) and tokens[last].entity == "ORG":
            last += 1
        first = position
        if tokens[first].lower == "the":
            first += 1
        inner = tokens[first:last]
        clean = all(is_name_word(t) or t.lower in JOINERS for t in inner)
        titled = any(titles.is_head(t.lower) for t in inner) or (
            len(inner) >= 2 and inner[0].lower in titles.honorifics and inner[0].lower not in titles.modifiers
        )
        portfolio = (
            last < len(tokens)
            and titles.is_head(tokens[last].lower)
            and all(t.lower in titles.modifiers for t in inner)
        )
        after_title = first > 0 and tokens[first - 1].text[:1].isupper() and titles.is_head(tokens[first - 1].lower)
        headless = not any(t.text in load_organisations().heads for t in inner)
        beside = (
            _has_office(tokens, last) or _is_in_office(tokens, first, last) or _is_among_persons(tokens, first, last)
        )
        office = 2 <= len(inner) <= 4 and beside
        if headless and (after_title or office):
            position = last  # "President Sauli Niinistö", "Sauli Niinistö, the president of Finland": a name
            continue
        if (
            inner
            and clean
            and not titled
            and not portfolio
            and not any(state_over(states, i) for i in range(first, last))
        ):
            introduced, state = _introduction(tokens, first, last, states)
            long_enough = len(inner) >= 2 or introduced or bool(ACRONYM.match(inner[0].text))
            if long_enough and "'s" not in {t.text for t in inner}:
                found.append(OrganisationChunk(first, last, state))
        position = last
    return found


_COMPANIES = frozenset(
    "firm company group carrier airline bank giant maker operator concern producer utility conglomerate developer lender "
    "supplier contractor manufacturer insurer miner startup".split()
)


def _introduction(
    tokens: tuple[Token, ...], first: int, last: int, states: list[StateChunk]
) -> tuple[bool, str | None]:
    """ "the Kenyan firm KenGas", "Latvia's Latvenergo": whether words say that a name is a firm's, and whose."""
    if last < len(tokens) and (tokens[last].lower in INSIDE | {"do", "da", "dos"} or is_name_word(tokens[last])):
        return False, None  # "Brazil's Banco do Sul": only a part of the name
    if first >= 1 and tokens[first - 1].lower in _COMPANIES:
        state = state_over(states, first - 2)
        return True, state.code if state is not None and state.kind == "adjective" else None
    owner = state_over(states, first - 2) if first >= 2 and tokens[first - 1].text == "'s" else None
    return owner is not None, owner.code if owner is not None else None

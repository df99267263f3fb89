"""Organisations: names that end in a word such as Ministry, names in quotes, acronyms, and what the tagger adds."""

import itertools
import re
from functools import partial

from dragoman.analysis.chunks import OrganisationChunk, StateChunk
from dragoman.analysis.companies import led_companies
from dragoman.analysis.extents import QUOTES, extend_left, extend_right
from dragoman.analysis.holders import before_person
from dragoman.analysis.name_words import JOINERS, PORTFOLIO_WORDS, is_name_word, is_of_portfolio, state_over
from dragoman.analysis.signing_firms import FIRM_WORDS, signing_firms
from dragoman.analysis.tokens import Token
from dragoman.lexicon.given_names import is_given_name, is_surname
from dragoman.lexicon.titles import load_organisations, load_titles

INSIDE = frozenset({"&", "de", "la", "du", "des", "del", "für", "di", "y", "e", "al"})
ACRONYM = re.compile(r"[A-Z][A-Z&\d-]{1,7}$")


def find_organisations(
    tokens: tuple[Token, ...], states: list[StateChunk], known: frozenset[str] = frozenset()
) -> list[OrganisationChunk]:
    """Organisations of a sentence in order, not overlapping; `known` are the words of persons' names in the report."""
    found: list[OrganisationChunk] = []
    taken: set[int] = set()
    signing = partial(signing_firms, known=known)
    for finder in (_quoted, _headed, _lower_headed, led_companies, _known, _houses, signing, _tagged):
        for whole in finder(tokens, states):
            chunk = before_person(tokens, whole)
            inside = range(chunk.first, chunk.last)
            if not inside or _is_state(chunk, states):
                continue
            portfolio = _is_portfolio_of_title(tokens, chunk, states) or _is_ministers(tokens, chunk)
            if not taken.intersection(inside) and not portfolio:
                taken.update(inside)
                found.append(chunk)
    return sorted(found)


def _is_state(chunk: OrganisationChunk, states: list[StateChunk]) -> bool:
    """ "The European Union" counts as a state and is no second actor beside it."""
    return any(state.first <= chunk.first and chunk.last <= state.last for state in states)


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


def _is_ministers(tokens: tuple[Token, ...], chunk: OrganisationChunk) -> bool:
    """ "Minister of Skills Development", "Minister of State for African Affairs": a minister's field, which is no body."""
    before = [token.lower for token in tokens[max(0, chunk.first - 2) : chunk.first]]
    headless = not any(token.text in load_organisations().heads for token in tokens[chunk.first : chunk.last])
    acronym = tokens[chunk.first].text.isupper()
    fielded = len(before) == 2 and before[0] in _FIELDED and before[1] in {"of", "for"}
    return headless and not acronym and (fielded or before == ["secretary", "for"])


_FIELDED = frozenset({"minister", "ministers", "vice-minister", "state", "undersecretary", "under-secretary"})


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
            first = extend_left(tokens, position, states)
            last = extend_right(tokens, position + 1, states)
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
                if len(inside) > 1 and inside[0].code == "EU":
                    inside = inside[1:]  # "the European Integration Committee of Montenegro"
                of_state = inside and not tokens[inside[0].first].lower.endswith("-speaking")
                of_state = of_state and (inside[0].code, token.text) != ("EU", "Commission")  # stands for itself
                code = inside[0].code if of_state else None if inside else _owner(tokens, first, last, states)
                found.append(OrganisationChunk(first, last, code))
                position = last
                continue
        position += 1
    return found


def _owner(tokens: tuple[Token, ...], first: int, last: int, states: list[StateChunk]) -> str | None:
    """ "China's Foreign Ministry", "the National Assembly (NA) of Vietnam": whose it is."""
    if [token.text for token in tokens[last : last + 3 : 2]] == ["(", ")"]:
        behind = _of_state(tokens, last + 3, states) if tokens[last + 3 : last + 4] else None
        return behind.code if behind is not None and tokens[last + 3].lower == "of" else None
    state = state_over(states, first - 2) if first >= 2 and tokens[first - 1].text in {"'s", "’s"} else None
    return state.code if state is not None else None


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
        if token.lower == "mission" and (
            tokens[position - 1].lower in _ERRANDS or _is_of_several(tokens, position, states)
        ):
            continue  # people who travel, "the heads of mission of Mali and Niger"
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


_ERRANDS = frozenset({"trade", "economic", "business", "investment", "commercial", "fact-finding"})
# Named with their state alone: "the embassy of Chile".
_OF_STATES = frozenset({"government", "embassy", "parliament", "consulate", "mission", "senate", "assembly", "cabinet"})
_CHAMBERS = frozenset({"parliament", "senate", "assembly", "chamber", "council", "court"})


def _is_of_several(tokens: tuple[Token, ...], at: int, states: list[StateChunk]) -> bool:
    """ "the heads of mission of Mali and Niger": envoys, and no body that they head; of a bloc there are several."""
    whose = _of_state(tokens, at + 1, states)
    headed = [token.lower for token in tokens[max(0, at - 2) : at]] == ["heads", "of"]
    return headed and whose is not None and whose.code not in {"EU", "UN"}


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


def _houses(tokens: tuple[Token, ...], states: list[StateChunk]) -> list[OrganisationChunk]:
    """ "the Jatiya Sangsad": houses of one state whose names say of no word that it is a house."""
    words = [token.text for token in tokens]
    houses = [(house.split(), state) for house, state in load_organisations().of_one_state.items()]
    return [
        OrganisationChunk(at, at + len(house), state)
        for at in range(len(words))
        for house, state in houses
        if words[at] == house[0] and words[at : at + len(house)] == house
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


_LONGEST_OFFICE = 16


def _is_in_office(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """The words stand between commas behind an office: "the ambassador to Riga, Baiba Braže, met"."""
    closed = last < len(tokens) and tokens[last].text in {",", ".", ";"}
    if not closed or first < 2 or tokens[first - 1].text != ",":
        return False
    titles = load_titles()
    for token in reversed(tokens[max(0, first - _LONGEST_OFFICE) : first - 1]):
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


def _is_persons_name(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """ "Nadia Qureshi": a given and a family name, and nothing that says whose firm it is."""
    words = [token.text for token in tokens[first:last]]
    if not 2 <= len(words) <= _LONGEST_PERSON or not is_given_name(words[0]) or is_of_portfolio(words[-1].lower()):
        return False
    firm = first > 0 and tokens[first - 1].lower in FIRM_WORDS | {"the", "at"}
    return not firm and is_surname(words[-1]) and all(word[0].isupper() for word in words)


_LONGEST_PERSON = 3


def _without_joiners(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int]:
    """The bounds without the "of" or "the" that the tagger has taken for the beginning or the end of a name."""
    while first < last and tokens[first].lower in JOINERS - INSIDE:
        first += 1
    while first < last and tokens[last - 1].lower in JOINERS:
        last -= 1
    return first, last


def _tagged(tokens: tuple[Token, ...], states: list[StateChunk]) -> list[OrganisationChunk]:
    """Names the tagger calls organisations, where no rule of ours says otherwise."""
    titles = load_titles()
    found, position = [], 0
    while position < len(tokens):
        if tokens[position].entity != "ORG":
            position += 1
            continue
        end = position
        while end < len(tokens) and tokens[end].entity == "ORG":
            end += 1
        first, last = _without_joiners(tokens, position, end)
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
        if headless and (after_title or office or _is_persons_name(tokens, first, last)):
            position = end  # "President Sauli Niinistö", "Sauli Niinistö, the president of Finland": a name
            continue
        if (
            inner
            and clean
            and not titled
            and not portfolio
            and not any(state_over(states, i) for i in range(first, last))
        ):
            introduced, state = _introduction(tokens, first, last, states)
            acronym = bool(ACRONYM.match(inner[0].text)) and inner[0].text not in _NO_BODIES
            long_enough = len(inner) >= 2 or introduced or acronym
            if long_enough and "'s" not in {t.text for t in inner}:
                found.append(OrganisationChunk(first, last, state))
        position = end
    return found


# Papers and figures that are called by their first letters.
_NO_BODIES = frozenset("MOU MOUs MoU MoUs LOI LoI NDA FTA FTAs PPA CEPA FDI GDP GNP VAT PPP TOR ToR".split())


def _introduction(
    tokens: tuple[Token, ...], first: int, last: int, states: list[StateChunk]
) -> tuple[bool, str | None]:
    """ "the Kenyan firm KenGas", "Latvia's Latvenergo": whether words say that a name is a firm's, and whose."""
    if last < len(tokens) and (tokens[last].lower in INSIDE | {"do", "da", "dos"} or is_name_word(tokens[last])):
        return False, None  # "Brazil's Banco do Sul": only a part of the name
    if first >= 1 and tokens[first - 1].lower in FIRM_WORDS:
        state = state_over(states, first - 2)
        return True, state.code if state is not None and state.kind == "adjective" else None
    owner = state_over(states, first - 2) if first >= 2 and tokens[first - 1].text == "'s" else None
    return owner is not None, owner.code if owner is not None else None

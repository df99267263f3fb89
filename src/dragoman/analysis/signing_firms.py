"""Firms known only by what they sign: "Vestas signed a memorandum with Jordan's energy ministry"."""

from collections.abc import Iterator

from dragoman.analysis.chunks import OrganisationChunk, StateChunk
from dragoman.analysis.companies import FIRMS
from dragoman.analysis.name_words import is_name_word, is_of_portfolio, state_over
from dragoman.analysis.tokens import Token
from dragoman.lexicon.cities import load_cities
from dragoman.lexicon.given_names import is_given_name, is_surname
from dragoman.lexicon.titles import load_organisations, load_titles

_SIGNING = frozenset({"sign", "ink", "initial"})
_CONTRACTS = frozenset({"contract", "contracts", "deal", "deals"})
_PAPERS = _CONTRACTS | frozenset(
    "agreement agreements memorandum memorandums memoranda accord accords pact protocol mou mous letter roadmap".split()
)
FIRM_WORDS = FIRMS | frozenset(
    "group carrier bank giant maker concern developer lender supplier contractor insurer miner startup builder".split()
)
_PARTNERS = frozenset({"with", "by", "between"})
_JOINTS = frozenset({"and", ","})
_REACH = 12
"""Tokens between the verb and what is signed."""
_LONGEST = 4


def signing_firms(
    tokens: tuple[Token, ...], states: list[StateChunk], known: frozenset[str]
) -> Iterator[OrganisationChunk]:
    """ "Saudi Aramco signed a contract with Vestas": names that sign and are nobody's, none of `known` persons."""
    for at, token in enumerate(tokens):
        papers = _papers_near(tokens, at) if token.lemma in _SIGNING and token.tag.startswith("VB") else set()
        if not papers:
            continue
        bodies = any(_is_body(word) for word in (*tokens[:at], *tokens[at + 1 :]))
        names = [*_before(tokens, states, at), *_behind(tokens, at)]
        told = bodies or bool(papers & _CONTRACTS) or any(last - first > 1 for first, last in names)
        for first, last in names:
            if _is_firm(tokens, states, first, last, known, told=told, bodies=bodies):
                yield OrganisationChunk(first, last, _owner(tokens, states, first))


def _papers_near(tokens: tuple[Token, ...], verb: int) -> set[str]:
    near = tokens[max(0, verb - _REACH) : verb + _REACH]
    return {token.lower for token in near} & _PAPERS


def _is_body(word: Token) -> bool:
    words = load_organisations()
    return word.text in words.heads or word.lower in words.lower_heads


def _before(tokens: tuple[Token, ...], states: list[StateChunk], verb: int) -> list[tuple[int, int]]:
    """The names of the list that ends before the verb."""
    last = verb
    while last > 0 and (tokens[last - 1].tag in {"RB", "MD"} or tokens[last - 1].lemma in {"have", "be", "do"}):
        last -= 1
    found: list[tuple[int, int]] = []
    while (first := _first_of(tokens, states, last)) < last:
        found.append((first, last))
        last = first - 1 if first and tokens[first - 1].lower in _JOINTS else 0
    return found


def _behind(tokens: tuple[Token, ...], verb: int) -> list[tuple[int, int]]:
    """The names of the lists behind "with", "by" and "between"."""
    found: list[tuple[int, int]] = []
    for at in range(verb + 1, len(tokens)):
        if tokens[at].lower not in _PARTNERS:
            continue
        first = at + 1
        while first < len(tokens):
            first = _begin(tokens, first)
            last = _last_of(tokens, first)
            if last == first:
                break
            found.append((first, last))
            first = last + 1 if last < len(tokens) and tokens[last].lower in _JOINTS else len(tokens)
    return found


def _begin(tokens: tuple[Token, ...], at: int) -> int:
    """Behind the words that say what it is: "the Moroccan railway operator ONCF"."""
    ahead = range(at, min(at + 6, len(tokens) - 1))
    firm = next((k for k in ahead if tokens[k].lower in FIRM_WORDS and is_name_word(tokens[k + 1])), None)
    plain = firm is not None and not any(
        tokens[k].text in {",", "."} or tokens[k].lower == "and" for k in range(at, firm)
    )
    return firm + 1 if firm is not None and plain else at


def _first_of(tokens: tuple[Token, ...], states: list[StateChunk], last: int) -> int:
    first = last
    while first > 0 and last - first < _LONGEST and _is_part(tokens[first - 1]):
        first -= 1
    owner = state_over(states, first)
    article = first > 0 and tokens[first - 1].lower in {"the", "a", "an"}
    return owner.last if owner is not None and owner.kind == "adjective" and article else first


def _last_of(tokens: tuple[Token, ...], first: int) -> int:
    last = first
    while last < len(tokens) and last - first < _LONGEST and _is_part(tokens[last]):
        last += 1
    return last


def _is_part(token: Token) -> bool:
    return (is_name_word(token) and token.tag.startswith(("NN", "JJ"))) or token.text == "&"


def _is_firm(
    tokens: tuple[Token, ...],
    states: list[StateChunk],
    first: int,
    last: int,
    known: frozenset[str],
    *,
    told: bool,
    bodies: bool,
) -> bool:
    words, titles = tokens[first:last], load_titles()
    before = tokens[first - 1].lower if first else ""
    behind = tokens[last].text if last < len(tokens) else ""
    held = any(titles.is_head(word) or word in titles.honorifics for word in (before, *(w.lower for w in words)))
    if held or behind in {"'s", "’s", "'"} or any(word.person or word.lower in known for word in words):
        return False
    if any(word.text in load_organisations().heads for word in words) or all(is_of_portfolio(w.lower) for w in words):
        return False
    if not words[-1].tag.startswith("NNP") or state_over(states, last - 1) or words[0].text == "&":
        return False
    if len(words) > 1:
        person = any(is_given_name(word.text) for word in words) or words[-1].entity == "PERSON"
        return not person and load_cities().match([word.text for word in words], 0) is None
    return before in FIRM_WORDS or _is_lone_firm(words[0], told=told, bodies=bodies)


def _is_lone_firm(word: Token, *, told: bool, bodies: bool) -> bool:
    """A name of one word, which may be a family name too, where it signs a contract or with a body."""
    if not told or is_given_name(word.text) or word.entity not in {"ORG", ""}:
        return False
    place = load_cities().match([word.text], 0) is not None
    return not place and (not is_surname(word.text) or (bodies and word.entity == "ORG"))


def _owner(tokens: tuple[Token, ...], states: list[StateChunk], first: int) -> str | None:
    """ "Turkish contractor Limak", "Denmark's Vestas", "the Moroccan railway operator ONCF": whose it is."""
    if first > 1 and tokens[first - 1].text in {"'s", "’s"}:
        owner = state_over(states, first - 2)
        return owner.code if owner is not None else None
    at = first - 1
    if at < 0 or tokens[at].lower not in FIRM_WORDS:
        return None
    while at > 0 and tokens[at].text.islower():
        at -= 1
    owner = state_over(states, at)
    return owner.code if owner is not None and owner.kind == "adjective" else None

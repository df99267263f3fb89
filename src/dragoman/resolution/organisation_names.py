"""What the name of an organisation says: what it is, what for, and of which state. Pure functions, cached."""

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice, product
from typing import NamedTuple

from dragoman.lexicon.states import StateKind, state_words
from dragoman.lexicon.titles import load_organisations
from dragoman.lexicon.variants import Body, bodies, legal_forms, load_organisation_variants, portfolio_words
from dragoman.resolution.names import normalised
from dragoman.resolution.spelling import skeletons

_BEFORE_A_PLACE = frozenset({"in", "to", "at"})
_ENDS_THE_HEAD = frozenset({"of", "for", "on", "in", "to", "at"})
# Where a department is what other states call a ministry.
_OF_DEPARTMENTS = frozenset({"USA", "GBR", "IRL", "CAN", "AUS", "ZAF", "PHL"})
_OF_EVERY_MINISTRY = frozenset(
    {"ministry", "department", "affair", "federal", "national", "state", "royal", "republic", "matter"}
)
_NOT_AFFAIRS = frozenset({"trade", "economic", "economy", "investment", "investments", "commerce"})
MISSIONS = frozenset({"embassy", "consulate", "mission", "delegation", "representation"})
# What a capital stands for a state with: "Foreign Ministry in Astana", "Embassy Vienna".
_SEATED = MISSIONS | {"ministry", "parliament", "government", "cabinet", "presidency", "mfa", "mod"}
_LONGEST_STATE = 6


class OrganisationName(NamedTuple):
    """`words` are those that tell it from others, sorted; states, legal form and small words are not among them.

    `is_anybodys` if every state has such a body and nothing tells whose it is. `head` is what it is ("ministry", "faculty"); `named` the states in its name, of a mission the sending ones, and
    `receiving` those it is in; `fields` what a ministry is for; `letters` its initials, or all of an abbreviation.
    """

    head: str | None
    words: tuple[str, ...]
    named: frozenset[str]
    receiving: frozenset[str]
    fields: frozenset[str]
    letters: frozenset[str]
    is_abbreviation: bool
    is_international: bool
    is_anybodys: bool
    states: frozenset[str]
    blocks: frozenset[str]


@lru_cache(maxsize=1 << 16)
def organisation_name(key: str, states: frozenset[str]) -> OrganisationName:
    """The parts of a normalised name; `states` are those that reports tie it to, which count if the name tells none."""
    written = _unabbreviated(_collapsed(key.split()))
    whole = _without_legal_forms(written)
    rest, told = _without_states(whole)
    found = [state._replace(codes=codes) for state in told if len(codes := _decided(state.codes, states)) == 1]
    body = _bodies().get(tuple(word for word in rest if word not in _stops()))
    if body is not None:
        rest = body.words.split()
    head = _head(rest)
    named, receiving = _sides(found, head)
    if body is not None and body.state and not named:
        named = frozenset({body.state})
    of = named or states
    fields = _fields(rest, head, of)
    if fields:
        head = "ministry"
    words = tuple(sorted(_spelled(word) for word in rest if word not in _stops())) or tuple(sorted(rest))
    letters = frozenset(_letters(written, whole, rest))
    abbreviation = body is None and len(whole) == 1 and 2 <= len(whole[0]) <= 8
    international = _is_international(whole)
    organ = head in load_organisation_variants().organs and not international and _is_generic(words)
    unplaced = not of or (head in MISSIONS and not receiving)
    name = OrganisationName(
        head, words, named, receiving, fields, letters, abbreviation, international, organ and unplaced, of, frozenset()
    )
    return name._replace(blocks=frozenset(_blocks(name, organ)))


def _blocks(name: OrganisationName, organ: bool) -> Iterator[str]:
    if name.fields:
        fields = {"foreign"} if "foreign" in name.fields else name.fields
        yield from (f"ministry {field} {state}" for field in fields for state in name.states)
    elif name.head in MISSIONS and name.states:
        yield from (f"{name.head} {state}" for state in name.states)
    else:
        narrower = sorted(name.states) if organ or (name.named and len(name.words) == 1) else [""]
        bones = (" ".join(sorted(chosen)) for chosen in product(*map(skeletons, name.words)))
        yield from (f"{bone} {state}".strip() for bone in islice(bones, 4) for state in narrower)
        enough = 1 if name.is_abbreviation or name.is_international else 2
        yield from (f"letters {letters}" for letters in name.letters if len(letters) > enough)


def _collapsed(words: list[str]) -> list[str]:
    """Letters that stand alone as one word (`u s` is `us`), and `co operation` as `cooperation`."""
    joined: list[str] = []
    alone = False
    for at, word in enumerate(words):
        if (len(word) == 1 and alone and word != "a") or (at and words[at - 1] == "co" and word.startswith("op")):
            joined[-1] += word
        else:
            joined.append(word)
        alone = len(word) == 1
    return joined


def _without_legal_forms(words: list[str]) -> list[str]:
    forms, before = legal_forms(), load_organisation_variants().before
    while len(words) > 1 and words[0] in before:
        words = words[1:]
    while cut := next((n for n in (4, 3, 2, 1) if len(words) > n and tuple(words[-n:]) in forms), 0):
        words = words[:-cut]
    return words


def _unabbreviated(words: list[str]) -> list[str]:
    """Without an abbreviation after the name that it stands for: "Ministry of Foreign Affairs (MFA)"."""
    if len(words) > 2 and words[-1] in (_initials(words[:-1]), "".join(word[0] for word in words[:-1])):
        return words[:-1]
    return words


class _Found(NamedTuple):
    kind: StateKind
    codes: frozenset[str]
    after: str


def _without_states(words: list[str]) -> tuple[list[str], list[_Found]]:
    """The other words, and the states in order, each with the word before it; capitals only where they must be such."""
    rest: list[str] = []
    found: list[_Found] = []
    organ = any(word in _SEATED for word in words)
    at = 0
    while at < len(words):
        length, kind, codes = _state_at(words, at)
        after = words[at - 1] if at else ""
        if length and (kind != "capital" or organ or after in _BEFORE_A_PLACE):
            found.append(_Found(kind, codes, after))
            at += length
        else:
            rest.append(words[at])
            at += 1
    return (rest, found) if any(word not in _stops() for word in rest) else (words, found)


def _state_at(words: list[str], at: int) -> tuple[int, StateKind, frozenset[str]]:
    forms = _state_forms()
    for length in range(min(_LONGEST_STATE, len(words) - at), 0, -1):
        span = tuple(words[at : at + length])
        owner = (*span[:-1], span[-1].removesuffix("s"))
        hit = forms.get(span) or (forms.get(owner) if span[-1].endswith("s") else None)
        if hit:
            return length, *hit
    return 0, "name", frozenset()


def _decided(codes: frozenset[str], states: frozenset[str]) -> frozenset[str]:
    """Of the states that a word may stand for ("Korean"), those that the reports tie the organisation to."""
    return codes if len(codes) == 1 else codes & states


def _sides(found: list[_Found], head: str | None) -> tuple[frozenset[str], frozenset[str]]:
    """The states that it is of and, of a mission, those that it is in."""
    if head not in MISSIONS:
        return frozenset().union(*(state.codes for state in found)), frozenset()
    receiving = [state for state in found if state.after in _BEFORE_A_PLACE or state.kind == "capital"]
    sending = [state for state in found if state not in receiving]
    return frozenset().union(*(s.codes for s in sending)), frozenset().union(*(s.codes for s in receiving))


def _head(words: list[str]) -> str | None:
    heads = load_organisation_variants().heads
    stop = next((i for i, word in enumerate(words) if i and word in _ENDS_THE_HEAD), len(words))
    return next((_spelled(word) for word in reversed(words[:stop]) if _spelled(word) in heads), None)


def _fields(words: list[str], head: str | None, states: frozenset[str]) -> frozenset[str]:
    """What a ministry is for; empty for what is none."""
    if head not in ("ministry", "department") or (head == "department" and "ministry" in words):
        return frozenset()
    found = set()
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else ""
        if word in ("foreign", "external") and following in _NOT_AFFAIRS:
            continue
        if word == "international" and following in ("relations", "affairs"):
            found.add("foreign")
        elif word not in _stops() and _spelled(word) not in _OF_EVERY_MINISTRY:
            found.add(portfolio_words().get(word) or portfolio_words().get(_spelled(word)) or _spelled(word))
    found -= {"relation"}
    if head == "department" and found != {"foreign"} and not states & _OF_DEPARTMENTS:
        return frozenset()
    return frozenset(found)


def _letters(written: list[str], whole: list[str], rest: list[str]) -> Iterator[str]:
    if len(whole) == 1:
        yield whole[0]
    for words in (written, whole, rest):
        if sum(word not in _stops() for word in words) > 1:
            yield _initials(words)


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words if word not in _stops())


def _is_generic(words: tuple[str, ...]) -> bool:
    """Whether every word is one that bodies of any state are called by."""
    known = load_organisation_variants()
    common = known.organs | known.heads | portfolio_words().keys() | _OF_EVERY_MINISTRY | _COMMON
    return all(word in common for word in words)


_COMMON = frozenset(
    "central deputy representative lower upper supreme constitutional general prime minister president security public "
    "relation election electoral joint high legislative people permanent trade union first reserve statistic".split()
)


def _is_international(words: list[str]) -> bool:
    known, between = _international()
    return any(word in known for word in words) or (len(words) > 1 and any(word in between for word in words))


@cache
def _international() -> tuple[frozenset[str], frozenset[str]]:
    table = load_organisations()
    return frozenset(map(normalised, table.international)), frozenset(map(normalised, table.international_words))


@cache
def _stops() -> frozenset[str]:
    return load_organisation_variants().stops


@cache
def _bodies() -> dict[tuple[str, ...], Body]:
    return {tuple(word for word in words if word not in _stops()): body for words, body in bodies().items()}


@cache
def _state_forms() -> dict[tuple[str, ...], tuple[StateKind, frozenset[str]]]:
    """Words for states as they stand in normalised names; of several states where they may be of several."""
    forms: dict[tuple[str, ...], tuple[StateKind, frozenset[str]]] = {}
    for form, kind, codes in state_words():
        words = tuple(_collapsed(normalised(form).split()))
        for spelled in {words, tuple(word for word in words if word != "the")}:
            if spelled not in forms:
                forms[spelled] = (kind, frozenset(codes))
    return forms


@lru_cache(maxsize=1 << 15)
def _spelled(word: str) -> str:
    """A word in its American spelling and its singular."""
    word = load_organisation_variants().spellings.get(word, word)
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] not in "sui" else word

"""Companies known only by who runs them: "CEO of Equinor", "Gazprom chief executive A"."""

from dragoman.analysis.chunks import OrganisationChunk, StateChunk
from dragoman.analysis.name_words import is_name_word, is_of_portfolio, state_over
from dragoman.analysis.tokens import Token
from dragoman.lexicon.cities import load_cities
from dragoman.lexicon.given_names import is_given_name, is_surname
from dragoman.lexicon.states import is_community
from dragoman.lexicon.titles import load_organisations, load_titles

# "Volvo President A", "Rosatom chief B"; of others, only with a firm in front.
_OFTEN_OF_STATES = (("president",), ("chief",), ("head",), ("boss",))
# Offices of companies, in one word or two; whose name stands behind "of" or in front.
_EXECUTIVES = (
    ("ceo",), ("cfo",), ("coo",), ("chief", "executive"), ("managing", "director"), ("general", "director"),
    ("executive", "director"), ("chief", "executive", "officer"), ("chairman",), ("chairwoman",), ("chairperson",),
    ("founder",), ("co-founder",), ("owner",), ("partner",), ("vice", "chairman"), ("deputy", "chairman"), ("vice", "president"), ("senior", "vice", "president"),
    ("sales", "director"), ("commercial", "director"), ("technical", "director"), ("country", "manager"), ("manager",),
    *_OFTEN_OF_STATES,
)  # fmt: skip
_LONGEST_NAME = 5
# "the state energy company SOCAR": what a name behind it is the name of.
FIRMS = frozenset(
    "company firm corporation conglomerate operator airline utility shipbuilder manufacturer producer".split()
)


def led_companies(tokens: tuple[Token, ...], states: list[StateChunk]) -> list[OrganisationChunk]:
    """ "CEO of Equinor", "Gazprom chief executive A", "Voest's CEO, B": a company known only by who runs it."""
    found = []
    lowers = [token.lower for token in tokens]
    for office in _EXECUTIVES:
        for at in range(len(tokens) - len(office) + 1):
            behind = at + len(office)
            if tuple(lowers[at:behind]) != office:
                continue
            if lowers[behind : behind + 1] in (["of"], ["at"]) and office not in _OFTEN_OF_STATES:
                found.append(_company_behind(tokens, states, behind + 1))
            last = first = at - 1 if at and tokens[at - 1].text in _OWNED else at
            while last - first < _LONGEST_NAME and _may_be_company(tokens, states, first - 1):
                first -= 1
            firm = office not in _OFTEN_OF_STATES or _is_firm(tokens[first:last])
            firm = firm or (
                office != ("president",) and tokens[at].text.islower() and _is_known_by_chief(tokens[first:last])
            )
            if firm and _is_followed_by_holder(tokens, behind):
                found.append((first, last))
    found += _headed_firms(tokens, states)
    chunks = [OrganisationChunk(first, last, None) for first, last in found if _is_company(tokens[first:last])]
    for at in [at for at, token in enumerate(tokens) if token.text in FIRMS]:
        first, last = _company_behind(tokens, states, at + 1)
        owner = state_over(states, at - 1)
        state = owner.code if owner is not None and owner.kind == "adjective" else None
        chunks += [OrganisationChunk(first, last, state)] if _is_company(tokens[first:last]) else []
    return chunks


def _headed_firms(tokens: tuple[Token, ...], states: list[StateChunk]) -> list[tuple[int, int]]:
    """ "the head of Siemens, A", "B, the head of Airbus": one name in one word, and no field, house or land that has a head too."""
    found = []
    for at, token in enumerate(tokens[:-1]):
        if token.lower != "head" or tokens[at + 1].lower not in {"of", "at"}:
            continue
        first, last = _company_behind(tokens, states, at + 2)
        words = tokens[first:last]
        named = last - first == 1 and not words[0].lower.endswith(_LANDS) and words[0].lower not in _HEADED
        behind = last < len(tokens) and tokens[last].text == "," and _is_followed_by_holder(tokens, last)
        before = [token.text for token in tokens[max(0, at - 2) : at]] == [",", "the"] and at >= _APART
        held = behind or (before and is_name_word(tokens[at - _APART]))
        if named and held and words[0].entity in {"", "ORG"} and words[0].lower not in _UNRECOGNISED:
            found.append((first, last))
    return found


_APART = 3  # from the head to the name before ", the"
_HEADED = frozenset(
    "protocol mission chancery government state delegation cabinet staff police customs intelligence communications operations "
    "strategy research policy planning section division station household government administration".split()
)


def _company_behind(tokens: tuple[Token, ...], states: list[StateChunk], first: int) -> tuple[int, int]:
    """The bounds of a company's name behind "of": without what says whose it is ("the Danish"), up to its holder's name."""
    first += first < len(tokens) and tokens[first].lower == "the"
    owner = state_over(states, first)
    first = owner.last if owner is not None and owner.kind == "adjective" else first
    last = first
    while last - first < _LONGEST_NAME and not _is_holder(tokens, last):
        if [token.text for token in tokens[last : last + 3]] == ["A", "/", "S"]:
            last += 3
            break
        if last < len(tokens) and last > first and tokens[last].lower in _SUFFIXES:
            last += 1  # "Alpine Hydro d.o.o."
            break
        joined = (
            last < len(tokens) and last > first and tokens[last].lower in _JOINING and _is_name_at(tokens, last + 1)
        )
        if not joined and not _may_be_company(tokens, states, last):
            break
        last += 1
    owned = last < len(tokens) and tokens[last].text in _OWNED  # "of the Caucasus Muslims' Board"
    return first, first if owned else last


_OWNED = frozenset({"'", "'s", "’", "’s"})
_SUFFIXES = frozenset("d.o.o. d.d. s.r.o. a.s. kft zrt s.p.a. b.v. n.v. oy ab asa ag gmbh ltd. inc.".split())
_JOINING = frozenset("& de do da dos del di y e du van".split())


def _is_name_at(tokens: tuple[Token, ...], at: int) -> bool:
    return at < len(tokens) and is_name_word(tokens[at])


def _may_be_company(tokens: tuple[Token, ...], states: list[StateChunk], at: int) -> bool:
    if not 0 <= at < len(tokens):
        return False
    token, titles = tokens[at], load_titles()
    if not is_name_word(token) or state_over(states, at) or token.entity == "DATE":
        return False
    common = titles.is_head(token.lower) or token.lower in titles.honorifics
    return not common and not token.tag.startswith(("VB", "MD"))


def _is_holder(tokens: tuple[Token, ...], at: int) -> bool:
    """A given name with a name behind it: of "CEO of Equinor Mika Lahti" the third word."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    named = following is not None and is_name_word(following) and not following.text.isupper()
    return named and is_given_name(tokens[at].text) and following is not None and following.text not in _NAMED_FIRMS


_NAMED_FIRMS = frozenset({"&", *"Group Company Energy Industries Holding Holdings Bank Partners Oil Gas".split()})


def _is_company(words: tuple[Token, ...]) -> bool:
    """No place or person alone, and not only the words of a portfolio."""
    if not words or all(is_of_portfolio(word.lower) for word in words):
        return False
    alone = words[0].entity in {"GPE", "LOC", "PERSON"} and load_cities().match([words[0].text], 0) is not None
    return len(words) > 1 or (not alone and words[0].text not in load_organisations().heads)


def _is_firm(words: tuple[Token, ...]) -> bool:
    """ "Volvo President A", "Iowa Pork Growers president B"; not "Somaliland President C", "Turkish Cypriot President D"."""
    if not words or is_community([word.text for word in words]):
        return False
    last = words[-1]
    plain = last.entity == "" or (len(words) == 1 and last.entity == "ORG")
    return plain and not last.lower.endswith(_LANDS) and last.lower not in _UNRECOGNISED


def _is_known_by_chief(words: tuple[Token, ...]) -> bool:
    """ "Rosatom chief A", "Vitol head B"; not "Trump chief of staff", "Kyiv head C"."""
    if len(words) != 1 or is_community([words[0].text]) or words[0].lower.endswith(_LANDS):
        return False
    name = words[0].text
    return not (is_given_name(name) or is_surname(name)) and load_cities().match([name], 0) is None


_LANDS = ("land", "stan", "karabakh")
_UNRECOGNISED = frozenset(
    {"zanzibar", "transnistria", "abkhazia", "ossetia", "artsakh", "bougainville", "rojava", "katanga", "crimea"}
)


def _is_followed_by_holder(tokens: tuple[Token, ...], at: int) -> bool:
    at += at < len(tokens) and tokens[at].text == ","
    return at < len(tokens) and (tokens[at].entity == "PERSON" or is_given_name(tokens[at].text))

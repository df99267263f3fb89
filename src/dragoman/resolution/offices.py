"""What an office is, by the words of its title: which two are the same, and which one person does not hold at a time."""

from functools import lru_cache
from typing import NamedTuple

_MISSION = frozenset("ambassador ambassadors consul consuls charge chargee nuncio attache counsellor counselor".split())
_STATE_HEADS = frozenset("king queen emir amir sultan monarch pope pontiff".split())
_HEADS_OF_FIRMS = frozenset("ceo coo cfo owner founder".split())
_ACADEMICS = frozenset("rector dean professor provost".split())
_SPEECH = frozenset("spokesman spokeswoman spokesperson".split())
_MEMBERS = frozenset("mp mps senator sen congressman congresswoman lawmaker legislator parliamentarian td rep".split())
_CHAIRS = frozenset("chairman chairwoman chairperson chair president head director chief governor".split())
_DEPUTIES = frozenset("deputy vice assistant under undersecretary junior parliamentary state".split())
_PORTFOLIOS = {
    word: portfolio
    for portfolio, words in {
        "foreign": "foreign external fm mfa",
        "defence": "defence defense war",
        "interior": "interior internal home",
        "finance": "finance financial treasury exchequer",
        "economy": "economy economic economics development planning",
        "trade": "trade commerce",
        "industry": "industry industrial",
        "energy": "energy oil petroleum gas power electricity",
        "education": "education science higher research",
        "health": "health",
        "culture": "culture cultural arts heritage information",
        "justice": "justice",
        "agriculture": "agriculture agricultural farm food fisheries",
        "transport": "transport transportation railways infrastructure aviation",
        "environment": "environment environmental climate water ecology",
        "labour": "labour labor social employment",
        "tourism": "tourism sport sports youth",
        "digital": "digital communications innovation technology",
    }.items()
    for word in words.split()
}
_PARLIAMENTS = frozenset(
    "parliament senate chamber assembly congress house duma majlis mazhilis saeima seimas sejm rada".split()
)
_PUBLIC = frozenset(
    "ministry ministries department government council committee commission party agency office union".split()
)
_SCHOOLS = frozenset("university academy institute college school".split())
_BETWEEN_STATES = frozenset("nations organization organisation union league commission secretariat".split())
_STATE = "head of state"
_GOVERNMENT = "head of government"

# One person may be told of in both of two other offices: ministers sit in parliament, ambassadors are made ministers'
# deputies and keep their rank.
_NOT_TOGETHER = {
    frozenset(pair)
    for one, others in {
        _STATE: ("minister", "deputy minister", "mission", "firm", "local", "school", "speech", "member"),
        _GOVERNMENT: ("mission", "firm", "local", "school", "speech"),
        "minister": ("mission", "firm", "local", "school", "speech", "speaker"),
        "deputy minister": ("firm", "local", "school", "speaker"),
        "mission": ("firm", "local", "school", "speaker", "member"),
        "speaker": ("firm", "local", "school", "speech"),
        "speech": ("firm", "local", "school", "member"),
    }.items()
    for pair in ((one, other) for other in others)
}


class Office(NamedTuple):
    """`kind` is the sort of office ("minister", "mission", …), `fields` what it is responsible for, if anything."""

    kind: str
    fields: frozenset[str]


@lru_cache(maxsize=1 << 15)
def offices(title: str, organisation: str) -> frozenset[Office]:
    """The offices of a bearer's titles, `; ` between them; those of no known sort are left out."""
    body = frozenset(organisation.replace(";", " ").split())
    found = (_office(tuple(words.split()), body) for words in title.split(";"))
    return frozenset(office for office in found if office)


def same_office(ours: frozenset[Office], theirs: frozenset[Office]) -> bool:
    """Whether they share an office: of one sort and, where both say for what, for something in common."""
    return any(a.kind == b.kind and _fields_fit(a.fields, b.fields) for a in ours for b in theirs)


def not_together(ours: frozenset[Office], theirs: frozenset[Office]) -> bool:
    """Whether one holds an office that nobody holds who holds one of the other's; not where either holds both."""
    kinds, others = {office.kind for office in ours}, {office.kind for office in theirs}
    if kinds & others:
        return False
    return any(frozenset({one, other}) in _NOT_TOGETHER for one in kinds for other in others)


def _fields_fit(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return not (ours and theirs) or bool(ours & theirs)


def _office(words: tuple[str, ...], body: frozenset[str]) -> Office | None:
    kind = _kind(frozenset(words), words, body)
    fields = _fields(words)
    if kind in ("minister", "deputy minister") and not fields:
        fields = frozenset(_PORTFOLIOS[word] for word in body if word in _PORTFOLIOS)
    return Office(kind, fields) if kind else None


def _fields(words: tuple[str, ...]) -> frozenset[str]:
    """What an office is for; foreign trade is trade, and no foreign ministry."""
    following = (*words, "")[1:]
    return frozenset(
        _PORTFOLIOS[word]
        for word, after in zip(words, following, strict=True)
        if word in _PORTFOLIOS and not (word in ("foreign", "external") and after in ("trade", "economic", "commerce"))
    )


def _kind(words: frozenset[str], order: tuple[str, ...], body: frozenset[str]) -> str | None:
    for sort in (_mission, _government, _parliament, _state, _others):
        kind = sort(words, order, body)
        if kind:
            return kind
    return None


def _mission(words: frozenset[str], order: tuple[str, ...], body: frozenset[str]) -> str | None:
    if "large" in words:
        return None
    envoys = bool(words & _MISSION)
    resident = {"permanent", "representative"} <= words or ({"high", "commissioner"} <= words and not body)
    return "mission" if envoys or resident or {"head", "mission"} <= words else None


def _government(words: frozenset[str], order: tuple[str, ...], body: frozenset[str]) -> str | None:
    deputy = bool(words & _DEPUTIES)
    if (
        words & {"premier", "taoiseach", "pm"}
        or {"prime", "minister"} <= words
        or {"head", "government"} <= words
        or ("chancellor" in words and words <= {"chancellor", "federal"})
    ):
        return None if body & _SCHOOLS else "deputy head of government" if deputy else _GOVERNMENT
    secretary = "secretary" in words and bool(words & _PORTFOLIOS.keys()) and not words & {"private", "press", "first"}
    secretary |= {"secretary", "of", "state"} == words or {"chancellor", "exchequer"} <= words
    if words & {"minister", "ministers", "fm"} or secretary:
        state_secretary = {"secretary", "of", "state"} <= words
        return "deputy minister" if deputy and not state_secretary else "minister"
    return "deputy minister" if "undersecretary" in words or {"state", "secretary"} <= words else None


def _parliament(words: frozenset[str], order: tuple[str, ...], body: frozenset[str]) -> str | None:
    chamber = bool((words | body) & _PARLIAMENTS)
    if "speaker" in words or (
        chamber and words & _CHAIRS and not (words | body) & {"committee", "commission", "group"}
    ):
        return "deputy speaker" if words & {"deputy", "vice"} else "speaker"
    return "member" if words & _MEMBERS or order == ("deputy",) or {"member", "parliament"} <= words else None


def _state(words: frozenset[str], order: tuple[str, ...], body: frozenset[str]) -> str | None:
    if words & _STATE_HEADS or {"head", "state"} <= words:
        return _STATE
    if (
        words & {"president", "pres"}
        and not body
        and words <= {"president", "pres", "state", "federal", "interim", "acting", "of", "the", "republic"}
    ):
        return _STATE
    return None


def _others(words: frozenset[str], order: tuple[str, ...], body: frozenset[str]) -> str | None:
    if words & _SPEECH or {"press", "secretary"} <= words:
        return "speech"
    if words & _ACADEMICS or (body & _SCHOOLS and words & _CHAIRS):
        return "school"
    if {"secretary", "general"} <= words or (body & _BETWEEN_STATES and {"director", "general"} <= words):
        return "international"
    public = body & (_PUBLIC | _BETWEEN_STATES | _PARLIAMENTS)
    if words & _HEADS_OF_FIRMS or {"chief", "executive"} <= words or {"managing", "director"} <= words:
        return "firm"
    if words & {"mayor", "akim"} or (words & {"governor", "gov"} and "bank" not in words | body):
        return "local"
    return "firm" if body and not public and words & _CHAIRS else None

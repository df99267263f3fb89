"""Facts with changes that people write: `form=call`, `date=2022-06-10`, `parties+=p3`, `p1.role=host`, `place.state=LVA`.

A value that is left empty takes the field away; `+=` and `-=` add to and take from a list, of which values are separated
by commas. `quote=WORDS` gives the words of the report that the fact rests on, `span=START-END` their place.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

import msgspec

from dragoman.lexicon.states import find_state, state_called
from dragoman.model.days import days
from dragoman.model.document import Span
from dragoman.model.facts import SECTIONS, Facts, Section, facts_in, references
from dragoman.model.reading import Actor, Commitment, Engagement, Fact, Party, Post, Statement, Tie, Topic
from dragoman.model.vocabulary import ActorKind
from dragoman.register.standing import Standing
from dragoman.resolution.grafting import snapshot
from dragoman.resolution.signatures import content_of

_KINDS: dict[Section, type[Fact]] = {
    "actors": Actor,
    "posts": Post,
    "topics": Topic,
    "engagements": Engagement,
    "statements": Statement,
    "commitments": Commitment,
    "ties": Tie,
}
_LETTERS = {"person": "p", "organisation": "o", "group": "g", "topics": "t", "engagements": "e"}
_SETTING = re.compile(r"([A-Za-z0-9_-]*[A-Za-z0-9_])(?:\.([a-z_]+))?(\+=|-=|=)(.*)", re.DOTALL)
_FIXED = frozenset({"id", "evidence", "confidence", "finder"})
_STATES = frozenset({"state", "accredited_to"})


class Newcomer(NamedTuple):
    """An actor that no reader found, by its name in the report: of a state, its name or code."""

    kind: ActorKind
    name: str
    span: str = ""


def with_newcomer(standing: Standing, newcomer: Newcomer, finder: str) -> tuple[Standing, str]:
    """The standing with one more actor among its facts, and the actor's id. A state, or who is there already, is not new.

    It goes into the register with the fact that names it, and not by itself.
    """
    name, kind = newcomer.name.strip(), newcomer.kind
    if kind == "state":
        return standing, state_called(name)
    known = next((one for one in standing.facts.actors if (one.kind, one.name) == (kind, name)), None)
    if known is not None:
        return standing, known.id
    text = standing.reading.report.text
    at = [Span(*match.span()) for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)] if name else []
    spans = [Span(*_span(newcomer.span, len(text)))] if newcomer.span else at
    if not spans:
        raise ValueError(f"{name!r} does not stand in the report: write the name as it stands there")
    actor = Actor(id=_free(standing.facts, _LETTERS[kind]), kind=kind, name=name, evidence=tuple(spans), finder=finder)
    reading = msgspec.structs.replace(standing.reading, actors=(*standing.reading.actors, actor))
    return standing._replace(reading=reading), actor.id


def corrected(standing: Standing, section: Section, position: int, changes: Sequence[str], finder: str) -> Facts:
    """The fact with these changes, in front of its section, with what it refers to. `ValueError` says what is wrong."""
    if not changes:
        raise ValueError("nothing is to be changed: give a field and its value, such as form=call")
    facts = standing.facts
    plain = msgspec.to_builtins(facts.of(section)[position])
    plain.update(finder=finder, confidence=None)
    plain = _changed(standing, section, plain, changes)
    if section == "engagements" and plain.get("part_of") == plain["id"]:
        raise ValueError(f"{plain['id']} cannot be part of itself: name the engagement that it is part of")
    after = _with_fact(facts, section, position, plain)
    if content_of(after, section, position) == content_of(facts, section, position):
        raise ValueError("the fact says so already: accept it instead")
    return snapshot(after, section, position)


def added(standing: Standing, section: Section, values: Sequence[str], finder: str) -> Facts:
    """A new fact with these values, alone in front of its section. `ValueError` says what is wrong or missing."""
    plain: dict[str, Any] = {"finder": finder}
    if section == "engagements":
        plain.update(parties=[])
    if section == "actors":
        kind = next((value.partition("=")[2] for value in values if value.startswith("kind=")), "person")
        plain.update(id=_free(standing.facts, _LETTERS.get(kind, "p")))
    elif section in _LETTERS:
        plain.update(id=_free(standing.facts, _LETTERS[section]))
    facts = standing.facts
    plain = _changed(standing, section, plain, values)
    if not plain.get("evidence"):
        raise ValueError(
            "say which words of the report tell it: the words (quote=WORDS), or their place (span=START-END)"
        )
    after = _with_fact(facts, section, len(facts.of(section)), plain)
    return snapshot(after, section, len(facts.of(section)))


def _changed(standing: Standing, section: Section, plain: dict[str, Any], changes: Sequence[str]) -> dict[str, Any]:
    for change in changes:
        match = _SETTING.fullmatch(change)
        if match is None:
            raise ValueError(f"{change!r} is no change: write FIELD=VALUE, such as form=call or parties+=p3")
        field, part, sign, value = match.groups()
        if value and not value.strip():
            raise ValueError(f"{field} would be blank: write {field}= to take it away, or its words")
        if field in {"quote", "span"} and part is None:
            spans = [_quoted(standing, value) if field == "quote" else _span(value, len(standing.reading.report.text))]
            plain["evidence"] = [*plain.get("evidence", ()), *spans] if sign == "+=" else spans
        elif part is not None:
            _set_part(section, plain, field, part, value)
        else:
            _set(standing.facts, section, plain, field, sign, value)
    return plain


def _set(facts: Facts, section: Section, plain: dict[str, Any], field: str, sign: str, value: str) -> None:
    hints = _fields(section)
    if field not in hints:
        raise ValueError(f"{section} have no field {field}: {', '.join(sorted(hints))}, quote or span")
    hint = hints[field]
    if field == "parties":
        plain[field] = _parties(plain[field], sign, _values(value))
    elif get_origin(hint) is tuple:
        several = [_value(field, one, get_args(hint)[0]) for one in _values(value)]
        before = list(plain.get(field, ()))
        missing = [one for one in several if one not in before]
        if sign == "-=" and missing:
            raise ValueError(f"{field} has no {missing[0]}: it has {', '.join(map(str, before)) or 'nothing'}")
        joined = {"=": several, "+=": [*before, *missing], "-=": [one for one in before if one not in several]}
        plain[field] = joined[sign]
    elif sign != "=":
        raise ValueError(f"{field} is no list: write {field}=VALUE")
    elif field == "place":
        plain[field] = {**(plain.get(field) or {"state": None}), "name": value} if value else None
    elif not value and type(None) in get_args(hint):
        plain[field] = None
        plain.update({"date_basis": None} if field == "date" else {})
    else:
        plain[field] = _value(field, value, hint)


def _set_part(section: Section, plain: dict[str, Any], owner: str, part: str, value: str) -> None:
    """`place.state=`, or what a party is: `p1.side=` and `p1.role=`."""
    if section == "engagements" and owner == "place" and part == "state" and plain.get("place"):
        plain["place"] = {**plain["place"], "state": _value("state", value, str) if value else None}
        return
    party = next((found for found in plain.get("parties", ()) if found["actor"] == owner), None)
    if party is None or part not in {"side", "role"}:
        raise ValueError(f"there is no {owner}.{part}: write place.state, or p1.side or p1.role of a party p1")
    if part == "role":
        party["role"] = _value("role", value, get_type_hints(Party)["role"])
    else:
        party["side"] = (find_state(value) or value) if value else None


def _parties(before: Sequence[dict[str, Any]], sign: str, actors: Sequence[str]) -> list[dict[str, Any]]:
    known = {party["actor"]: party for party in before}
    if sign == "-=":
        missing = [actor for actor in actors if actor not in known]
        if missing:
            raise ValueError(f"{missing[0]} is no party: the parties are {', '.join(known)}")
        return [party for party in before if party["actor"] not in actors]
    new = [known.get(actor, {"actor": actor}) for actor in actors]
    return new if sign == "=" else [*before, *(party for party in new if party["actor"] not in known)]


def _value(field: str, value: str, hint: Any) -> Any:
    options = next((get_args(one) for one in (hint, *get_args(hint)) if get_origin(one) is Literal), ())
    if options and value not in options:
        raise ValueError(f"{field} cannot be {value!r}: it is one of {', '.join(options)}")
    if hint is bool:
        if value not in {"yes", "no"}:
            raise ValueError(f"{field} cannot be {value!r}: it is yes or no")
        return value == "yes"
    if field in _STATES:
        return state_called(value)
    if field in {"date", "due"} and days(value) is None:
        raise ValueError(
            f"{value!r} is no date: write YYYY-MM-DD, YYYY-MM or YYYY, or two of them with a slash between"
        )
    return value


def _with_fact(facts: Facts, section: Section, position: int, plain: Mapping[str, Any]) -> Facts:
    """The facts with one put in its place or at the end, and the states that it names."""
    if section == "engagements" and plain.get("date") and not plain.get("date_basis"):
        raise ValueError(
            "say where the date is from: it is stated if the report has it in full, or else resolved (date_basis)"
        )
    kind = _KINDS[section]
    missing = [name for name in msgspec.structs.fields(kind) if name.required and name.encode_name not in plain]
    if missing:
        raise ValueError(f"{', '.join(field.encode_name for field in missing)} of the fact is missing")
    try:
        fact = msgspec.convert(plain, kind)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from error
    sections: dict[Section, list[Any]] = {name: list(facts.of(name)) for name in SECTIONS}
    sections[section][position : position + 1] = [fact]
    wanted = references(fact)
    for name, keys in (("actors", wanted.actors), ("topics", wanted.topics), ("engagements", wanted.engagements)):
        known = {other.id for other in sections[name]}  # type: ignore[index]
        for key in keys:
            if key in known:
                continue
            if name == "actors" and find_state(key) == key:
                sections["actors"].append(Actor(id=key, kind="state"))
            else:
                raise ValueError(f"the report has no {key} among its {name}: see what it has, or add it first")
    return facts_in(sections)


def _fields(section: Section) -> dict[str, Any]:
    hints = get_type_hints(_KINDS[section])
    return {field.encode_name: hints[field.name] for field in msgspec.structs.fields(_KINDS[section])
            if field.name not in _FIXED}  # fmt: skip


def _values(value: str) -> list[str]:
    return [one.strip() for one in value.split(",") if one.strip()]


def _quoted(standing: Standing, words: str) -> tuple[int, int]:
    text = standing.reading.report.text
    found = [match.start() for match in re.finditer(re.escape(words), text)] if words else []
    if len(found) != 1:
        raise ValueError(
            f"{words!r} stands {len(found)} times in the report: write words that stand there once, or span=START-END"
        )
    return found[0], found[0] + len(words)


def _span(value: str, size: int) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{1,9})-(\d{1,9})", value)
    if match is None or not int(match[1]) < int(match[2]) <= size:
        raise ValueError(f"{value!r} is no span of the report: write START-END, within its {size} characters")
    return int(match[1]), int(match[2])


def _free(facts: Facts, letter: str) -> str:
    taken = {getattr(fact, "id", None) for _, fact in facts.all()}
    number = 1
    while f"{letter}{number}" in taken:
        number += 1
    return f"{letter}{number}"

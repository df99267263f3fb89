"""Gold reports from what people decided, in the marked format, for readers to be measured on and trained with."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import msgspec
import yaml

from dragoman.model.decision import ROLES, Role
from dragoman.model.document import Span
from dragoman.model.facts import SECTIONS, Facts, Section, facts_in, references
from dragoman.model.reading import Actor, Commitment, Engagement, Fact, Post, Report, Statement
from dragoman.reading.marking import with_marks
from dragoman.reading.marks import Mark
from dragoman.register.standing import Standing
from dragoman.review.naming import name_of

_TAGS = {"person": "person", "organisation": "org", "group": "group", "state": "state"}
_WORDS = {"actors": "name", "posts": "title", "topics": "phrase", "statements": "content", "commitments": "what"}
"""What of a fact has to stand in the text word for word."""


class Decided(NamedTuple):
    """The facts of a report that people said are so, and the names of those that still wait for somebody to say."""

    facts: Facts
    waiting: tuple[str, ...]


def decided_facts(standing: Standing, roles: tuple[Role, ...] = ROLES) -> Decided:
    """What people in one of these capacities decided to be so, with what that refers to. What they rejected is out.

    What a decided fact refers to has been looked at with it, so that it goes along and does not wait.
    """
    kept: dict[Section, set[int]] = {section: set() for section in SECTIONS}
    rejected: dict[Section, set[int]] = {section: set() for section in SECTIONS}
    for section in SECTIONS:
        said = zip(standing.states[section], standing.roles[section], strict=True)
        for position, (state, role) in enumerate(said):
            if state != "read" and role in roles:
                (rejected if state == "rejected" else kept)[section].add(position)
    _follow(standing.facts, kept, rejected)
    waiting = tuple(
        name_of(standing, section, position)
        for section in SECTIONS
        for position, fact in enumerate(standing.facts.of(section))
        if position not in kept[section] | rejected[section] and fact.evidence
    )
    facts = facts_in({s: [f for n, f in enumerate(standing.facts.of(s)) if n in kept[s]] for s in SECTIONS})
    return Decided(_without_loose_ends(facts), waiting)


def gold_report(report: Report, facts: Facts, name: str) -> str:
    """A report with its facts as a `.report` file; `ValueError` if its text or none of its facts can be marked."""
    facts = _in_its_words(facts, report.text)
    marks = list(_marks(facts, report.text))
    if not marks:
        raise ValueError("has no fact that rests on words of it")
    body = with_marks(report.text, marks)
    return f"---\n{_front_matter(report, facts, name)}---\n{body}\n"


def _follow(facts: Facts, kept: dict[Section, set[int]], rejected: dict[Section, set[int]]) -> None:
    """Adds what kept facts refer to, unless it was rejected."""
    open_ = [facts.of(section)[position] for section in SECTIONS for position in kept[section]]
    while open_:
        wanted = references(open_.pop())
        for section, keys in (
            ("actors", wanted.actors),
            ("topics", wanted.topics),
            ("engagements", wanted.engagements),
        ):
            for position, fact in enumerate(facts.of(section)):  # type: ignore[arg-type]
                known = kept[section] | rejected[section]  # type: ignore[index]
                if fact.id in keys and position not in known:  # type: ignore[attr-defined]
                    kept[section].add(position)  # type: ignore[index]
                    open_.append(fact)


def _without_loose_ends(facts: Facts) -> Facts:
    """The facts without references to what was rejected, and without those that say nothing without it."""
    actors = {actor.id for actor in facts.actors}
    topics = {topic.id for topic in facts.topics}
    engagements = [
        msgspec.structs.replace(
            one,
            parties=tuple(party for party in one.parties if party.actor in actors),
            topics=tuple(key for key in one.topics if key in topics),
        )
        for one in facts.engagements
        if any(party.actor in actors for party in one.parties)
    ]
    told = {one.id for one in engagements}

    def known(key: str | None, keys: set[str]) -> str | None:
        return key if key in keys else None

    def tied(fact: Any) -> Any:
        if isinstance(fact, Engagement):
            return msgspec.structs.replace(fact, part_of=known(fact.part_of, told))
        if isinstance(fact, Post):
            return msgspec.structs.replace(fact, organisation=known(fact.organisation, actors))
        if isinstance(fact, Statement):
            return msgspec.structs.replace(
                fact, addressee=known(fact.addressee, actors), engagement=known(fact.engagement, told)
            )
        if isinstance(fact, Commitment):
            by, to = (tuple(key for key in keys if key in actors) for keys in (fact.by, fact.to))
            return msgspec.structs.replace(fact, by=by, to=to, engagement=known(fact.engagement, told))
        return fact

    return facts_in(
        {
            "actors": facts.actors,
            "posts": [tied(post) for post in facts.posts if post.holder in actors],
            "topics": facts.topics,
            "engagements": [tied(one) for one in engagements],
            "statements": [tied(one) for one in facts.statements if one.speaker in actors],
            "commitments": [tied(one) for one in facts.commitments],
            "ties": [tie for tie in facts.ties if {tie.from_, tie.to} <= actors],
        }
    )


def _in_its_words(facts: Facts, text: str) -> Facts:
    """The facts in words that stand in the text: what was put otherwise is told by the words it rests on."""
    flat = _flat(text)

    def worded(section: Section, fact: Any) -> Any:
        field = _WORDS.get(section, "")
        said = getattr(fact, field, None)
        if said is not None and fact.evidence and _flat(said) not in flat:
            longest = max(fact.evidence, key=lambda span: span[1] - span[0])
            return msgspec.structs.replace(fact, **{field: text[longest[0] : longest[1]]})
        if isinstance(fact, Engagement) and fact.place and _flat(fact.place.name) not in flat:
            return msgspec.structs.replace(fact, place=None)
        return fact

    return facts_in({section: [worded(section, fact) for fact in facts.of(section)] for section in SECTIONS})


def _marks(facts: Facts, text: str) -> Iterator[Mark]:
    kinds = {actor.id: _TAGS[actor.kind] for actor in facts.actors}
    for key, actor in ((actor.id, actor) for actor in facts.actors):
        yield from _around(kinds[key], key, actor)
    for post in facts.posts:
        yield from _around("post", post.holder, post)
    for topic in facts.topics:
        yield from _around("topic", topic.id, topic)
    for engagement in facts.engagements:
        yield from _around("cue", engagement.id, engagement)
        place = engagement.place and _nearest(engagement.place.name, engagement, text)
        if place:
            yield Mark("place", (engagement.id,), place)
    for tag, letter, told in (("say", "s", facts.statements), ("todo", "c", facts.commitments)):
        for number, fact in enumerate(told, 1):
            yield from _around(tag, f"{letter}{number}", fact)


def _around(tag: str, key: str, fact: Fact) -> Iterator[Mark]:
    return (Mark(tag, (key,), Span(*span)) for span in fact.evidence)


def _nearest(words: str, engagement: Engagement, text: str) -> Span | None:
    """Where these words stand nearest to those that tell the engagement."""
    pattern = r"\s+".join(re.escape(part) for part in words.split())
    found = [Span(*match.span()) for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text)] if pattern else []
    told = engagement.evidence[0][0]
    return min(found, key=lambda span: abs(span.start - told), default=None)


def _front_matter(report: Report, facts: Facts, name: str) -> str:
    head = {"id": name, "source": report.source, "published": report.published, "outlet": report.outlet}
    lines = [_line({key: _plain(value)}) for key, value in {**head, "title": report.title}.items() if value]
    for section in SECTIONS:
        told = facts.of(section)
        if section in {"actors", "topics", "engagements"} and told:
            lines += [f"{section}:\n", *(f"  {_flow({fact.id: _fields(fact)})[1:-1]}\n" for fact in told)]  # type: ignore[attr-defined]
        elif told:
            lines += [f"{section}:\n", *(f"  - {_flow(_fields(fact))}\n" for fact in told)]
    return "".join(lines if facts.engagements else [*lines, "engagements: {}\n"])


def _fields(fact: Fact) -> dict[str, Any]:
    """What a fact says, without what goes without saying."""
    plain = msgspec.to_builtins(fact)
    unsaid = ("id", "evidence", "confidence", "finder")
    for party in plain.get("parties", ()):
        for key in [key for key, value in party.items() if value is None or (key, value) == ("role", "participant")]:
            del party[key]
    if isinstance(fact, Actor) and fact.kind == "state":
        plain["name"] = None
    found = {key: _plain(value) for key, value in plain.items() if key not in unsaid and value not in (None, [], False)}
    if found.get("place"):
        found["place"] = {key: value for key, value in found["place"].items() if value is not None}
    return found if not isinstance(fact, Commitment) or "by" in found else {**found, "by": []}


def _plain(value: Any) -> Any:
    """A day as YAML writes days."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return date.fromisoformat(value)
    return value


def _line(entry: dict[str, Any]) -> str:
    return str(yaml.safe_dump(entry, allow_unicode=True, width=float("inf"), default_flow_style=False))


def _flow(value: Any) -> str:
    dumped = yaml.safe_dump(value, allow_unicode=True, width=float("inf"), default_flow_style=True, sort_keys=False)
    return str(dumped).strip()


def _flat(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip().casefold()

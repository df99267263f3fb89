"""One reading compared with the gold reading of the same report."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from dragoman.evaluation.likeness import (
    Member,
    Name,
    T,
    at_least_half,
    members_of,
    names_of,
    overlap,
    pair,
    same_members,
    same_name,
)
from dragoman.evaluation.scores import Counts, Layer, Miss, Share
from dragoman.model.reading import Actor, Engagement, Fact, Reading


class Comparison(NamedTuple):
    """The counts of one report, and what was missed, invented or wrong in it."""

    counts: Counts
    misses: list[Miss]


class _Encounter(NamedTuple):
    """An engagement with its parties as they are compared."""

    fact: Engagement
    members: list[Member]


class _Held(NamedTuple):
    holder: Name
    title: str
    state: str | None


class _Said(NamedTuple):
    speaker: Name
    content: str


class _Layer(NamedTuple):
    """Facts of one kind from both readings, in words, and which are the same by position."""

    name: str
    gold: list[str]
    found: list[str]
    pairs: list[tuple[int, int]]

    @property
    def counts(self) -> Layer:
        return Layer(len(self.gold), len(self.found), len(self.pairs))


def compare(gold: Reading, found: Reading, name: str) -> Comparison:
    """The counts of `found` against `gold`, and what differs, under the report's `name`."""
    meant, seen = _encounters(gold), _encounters(found)
    engagements = _layer("engagements", meant, seen, _alikeness, _show_encounter)
    aligned = [(meant[i], seen[j]) for i, j in engagements.pairs]
    persons, posts, *others = _plain_layers(gold, found)
    layers = {
        persons.name: persons.counts,
        posts.name: posts.counts,
        engagements.name: engagements.counts,
        **_engagement_layers(meant, seen, aligned),
        **{layer.name: layer.counts for layer in others},
    }
    quiet = not gold.engagements
    counts = Counts(
        reports=1,
        layers=layers,
        details=_details(aligned),
        sourced=_sourced(found),
        quiet=int(quiet),
        invented_in_quiet=len(found.engagements) if quiet else 0,
    )
    misses = [miss for layer in (engagements, persons, posts, *others) for miss in _misses(layer, name)]
    return Comparison(counts, misses + list(_wrong_details(aligned, name)))


def compared(gold: Reading, found: Reading) -> list[_Layer]:
    """All layers of facts, with which of them are the same."""
    engagements = _layer("engagements", _encounters(gold), _encounters(found), _alikeness, _show_encounter)
    return [engagements, *_plain_layers(gold, found)]


def _plain_layers(gold: Reading, found: Reading) -> list[_Layer]:
    """The layers other than engagements: persons, posts, statements, commitments, topics."""
    return [
        _layer(
            "persons", _persons(gold), _persons(found), lambda a, b: float(same_name(a, b)), lambda name: name.words
        ),
        _layer("posts", _posts(gold), _posts(found), _same_post, lambda post: f"{post.holder.words}, {post.title}"),
        _layer(
            "statements",
            _statements(gold),
            _statements(found),
            _same_statement,
            lambda said: f"{said.speaker.words}: {said.content}",
        ),
        _layer(
            "commitments",
            [fact.what for fact in gold.commitments],
            [fact.what for fact in found.commitments],
            at_least_half,
            str,
        ),
        _layer(
            "topics", [fact.phrase for fact in gold.topics], [fact.phrase for fact in found.topics], at_least_half, str
        ),
    ]


def _layer(
    name: str, gold: Sequence[T], found: Sequence[T], likeness: Callable[[T, T], float], show: Callable[[T], str]
) -> _Layer:
    return _Layer(name, [show(fact) for fact in gold], [show(fact) for fact in found], pair(gold, found, likeness))


def _persons(reading: Reading) -> list[Name]:
    return [name for name in names_of(reading).values() if name.kind == "person"]


def _posts(reading: Reading) -> list[_Held]:
    names = names_of(reading)
    return [_Held(names[post.holder], post.title, post.state) for post in reading.posts]


def _statements(reading: Reading) -> list[_Said]:
    names = names_of(reading)
    return [_Said(names[fact.speaker], fact.content) for fact in reading.statements]


def _same_post(gold: _Held, found: _Held) -> float:
    """How alike the titles are, if it is the same holder and, where the gold has one, the same state."""
    if not same_name(gold.holder, found.holder) or (gold.state and gold.state != found.state):
        return 0.0
    return at_least_half(gold.title, found.title)


def _same_statement(gold: _Said, found: _Said) -> float:
    return at_least_half(gold.content, found.content) if same_name(gold.speaker, found.speaker) else 0.0


def _encounters(reading: Reading) -> list[_Encounter]:
    names = names_of(reading)
    return [_Encounter(fact, members_of(fact, names)) for fact in reading.engagements]


def _party_f1(gold: _Encounter, found: _Encounter) -> float:
    return 2 * len(same_members(gold.members, found.members)) / (len(gold.members) + len(found.members))


def _alikeness(gold: _Encounter, found: _Encounter) -> float:
    """0 unless form and at least half of the parties agree; status and date then tell apart what is alike."""
    f1 = _party_f1(gold, found)
    if gold.fact.form != found.fact.form or f1 < 0.5:
        return 0.0
    return f1 + 0.1 * (gold.fact.status == found.fact.status) + 0.05 * (gold.fact.date == found.fact.date)


def _engagement_layers(
    gold: Sequence[_Encounter], found: Sequence[_Encounter], aligned: Sequence[tuple[_Encounter, _Encounter]]
) -> dict[str, Layer]:
    strict = sum(_party_f1(a, b) == 1 and a.fact.status == b.fact.status for a, b in aligned)
    parties = sum(len(same_members(a.members, b.members)) for a, b in aligned)
    dyads = _dyads(gold), _dyads(found)
    return {
        "strict": Layer(len(gold), len(found), strict),
        "parties": Layer(sum(len(e.members) for e in gold), sum(len(e.members) for e in found), parties),
        "dyads": Layer(len(dyads[0]), len(dyads[1]), len(dyads[0] & dyads[1])),
    }


def _dyads(encounters: Iterable[_Encounter]) -> set[tuple[str, str]]:
    """The unordered pairs of sides that had an engagement; in a visit the state visited counts as a side."""
    dyads: set[tuple[str, str]] = set()
    for fact, members in encounters:
        sides = {member.side for member in members if member.side}
        if fact.form == "visit" and fact.place and fact.place.state:
            sides.add(fact.place.state)
        dyads.update(combinations(sorted(sides), 2))
    return dyads


def _details(aligned: Sequence[tuple[_Encounter, _Encounter]]) -> dict[str, Share]:
    """Status, date and place of the engagements found, the side of their parties, and plans that are told as plans."""
    sides = [gold.side == found.side for a, b in aligned for gold, found in same_members(a.members, b.members)]
    checks = {
        "status": [a.fact.status == b.fact.status for a, b in aligned],
        "date": [a.fact.date == b.fact.date for a, b in aligned],
        "place": [_same_place(a.fact, b.fact) for a, b in aligned],
        "side": sides,
        "plans": [b.fact.status != "held" for a, b in aligned if a.fact.status != "held"],
    }
    return {name: Share(sum(right), len(right)) for name, right in checks.items()}


def _same_place(gold: Engagement, found: Engagement) -> bool:
    wanted, got = _place_of(gold), _place_of(found)
    return (not wanted and not got) or overlap(wanted, got) >= 0.5


def _place_of(engagement: Engagement) -> str:
    return engagement.place.name if engagement.place else ""


def _sourced(reading: Reading) -> Share:
    """The facts, other than states and ties, whose evidence lies in the text of their report."""
    size = len(reading.report.text)
    sections = (reading.actors, reading.posts, reading.engagements, reading.statements, reading.commitments)
    facts: list[Fact] = [fact for section in (*sections, reading.topics) for fact in section]
    facts = [fact for fact in facts if not (isinstance(fact, Actor) and fact.kind == "state")]
    good = sum(bool(f.evidence) and all(0 <= start < end <= size for start, end in f.evidence) for f in facts)
    return Share(good, len(facts))


def _misses(layer: _Layer, report: str) -> Iterator[Miss]:
    paired_gold, paired_found = {i for i, _ in layer.pairs}, {j for _, j in layer.pairs}
    for i, words in enumerate(layer.gold):
        if i not in paired_gold:
            yield Miss(report, "missed", layer.name, words)
    for j, words in enumerate(layer.found):
        if j not in paired_found:
            yield Miss(report, "invented", layer.name, words)


def _wrong_details(aligned: Iterable[tuple[_Encounter, _Encounter]], report: str) -> Iterator[Miss]:
    """One miss for each detail of an engagement found that is not as in the gold."""
    for gold, found in aligned:
        shown = _show_encounter(gold)
        for detail in ("status", "date"):
            wanted, got = getattr(gold.fact, detail), getattr(found.fact, detail)
            if wanted != got:
                yield Miss(report, "wrong", detail, f"{got or 'none'} instead of {wanted or 'none'} in {shown}")
        if not _same_place(gold.fact, found.fact):
            words = f"{_place_of(found.fact) or 'none'} instead of {_place_of(gold.fact) or 'none'} in {shown}"
            yield Miss(report, "wrong", "place", words)
        for one, other in same_members(gold.members, found.members):
            if one.side != other.side:
                words = f"{other.side or 'none'} instead of {one.side or 'none'} for {one.name.words} in {shown}"
                yield Miss(report, "wrong", "side", words)


def _show_encounter(encounter: _Encounter) -> str:
    parties = " + ".join(f"{name.words}[{side or '-'}]" for name, side in encounter.members)
    return f"{encounter.fact.form}/{encounter.fact.status} {parties}"

"""Marked reports as the trained reader is to see them: spans of words, their properties, and what belongs together."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from dragoman.analysis.analyse import analyse
from dragoman.evaluation.gold import document_of, load_gold
from dragoman.evaluation.likeness import overlap
from dragoman.extraction.trained.features import Found
from dragoman.extraction.trained.hints import Hints, find_hints
from dragoman.extraction.trained.labels import ACTORS, BEGIN, INSIDE, KIND, KINDS, OUTSIDE, PROPERTIES
from dragoman.extraction.trained.words import Words, split_words
from dragoman.model.reading import Engagement, Reading
from dragoman.model.vocabulary import ROLES
from dragoman.reading.decoding import decode
from dragoman.reading.front_matter import split_report
from dragoman.reading.marks import Mark, strip_marks

TAGGED = {
    "person": "person", "org": "org", "group": "group", "state": "state", "post": "post", "place": "place",
    "date": "date", "cue": "cue", "topic": "topic", "say": "say", "todo": "todo",
}  # fmt: skip


@dataclass
class Example:
    """One report: its words, the rules' hints, the spans with the ids of their marks, and the right answers.

    `groups` are the actors with the indexes of their mentions. `properties[name]` pairs a span with its class;
    `links[relation]` maps a source span to the right targets (spans, or indexes of `groups`), and sources that are to
    have none are there with an empty set. `roles[(cue, group)]` is a party's role, `each[(cue, group)]` whether it takes
    part in all engagements of the cue. `sides` maps a group to the group of its side, or None where it has none.
    """

    source: str
    words: Words
    hints: Hints
    found: list[Found]
    ids: list[tuple[str, ...]]
    groups: list[tuple[str, list[int]]] = field(default_factory=list)
    properties: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    links: dict[str, dict[int, set[int]]] = field(default_factory=lambda: defaultdict(dict))
    roles: dict[tuple[int, int], int] = field(default_factory=dict)
    each: dict[tuple[int, int], bool] = field(default_factory=dict)
    sides: dict[int, int | None] = field(default_factory=dict)


def load_example(path: Path) -> Example:
    """The example of a marked report; `ValueError` if it has facts and no marks: it would teach to find nothing."""
    _, body = split_report(decode(path.read_bytes()))
    gold = load_gold(path)
    marks = strip_marks(body).marks
    if gold.engagements and not marks:
        raise ValueError(f"{path}: has engagements and no marks in its text: it cannot be trained on")
    return build_example(gold, marks)


def build_example(gold: Reading, marks: Sequence[Mark]) -> Example:
    words = split_words(gold.report.text)
    found, ids = _spans(words, marks)
    example = Example(gold.report.source, words, find_hints(analyse(document_of(gold))), found, ids)
    _group(example)
    _describe(example, gold)
    _link_engagements(example, gold)
    _link_posts(example, gold)
    _link_sayings(example, gold)
    _settle_sides(example, gold)
    return example


def _spans(words: Words, marks: Sequence[Mark]) -> tuple[list[Found], list[tuple[str, ...]]]:
    merged: dict[Found, tuple[str, ...]] = {}
    for mark in marks:
        at = words.within(mark.span)
        if at is None or not mark.ids:
            continue
        kind = "plural" if mark.tag == "person" and len(mark.ids) > 1 else TAGGED[mark.tag]
        span = Found(at[0], at[1], KIND[kind])
        merged[span] = tuple(dict.fromkeys((*merged.get(span, ()), *mark.ids)))
    order = sorted(merged, key=lambda span: (span.first, -span.last, span.kind))
    return order, [merged[span] for span in order]


def _of_kind(example: Example, *kinds: str) -> list[int]:
    wanted = {KIND[kind] for kind in kinds}
    return [index for index, span in enumerate(example.found) if span.kind in wanted]


def _group(example: Example) -> None:
    members: dict[tuple[str, int], list[int]] = defaultdict(list)
    for index in _of_kind(example, *ACTORS, "state"):
        for key in example.ids[index][:1]:
            members[key, example.found[index].kind].append(index)
    # A title stands for its holder too: "the Foreign Minister received" names him by his office.
    for index in _of_kind(example, "post"):
        key = (example.ids[index][0], KIND["person"])
        if len(example.ids[index]) == 1 and key in members:
            members[key].append(index)
    example.groups = [(key, spans) for (key, _), spans in members.items()]
    for index in _of_kind(example, *ACTORS):
        earlier = {
            other
            for other in _of_kind(example, *ACTORS)
            if other < index
            and example.ids[other][:1] == example.ids[index][:1]
            and example.found[other].kind == example.found[index].kind
        }
        example.links["coreference"][index] = earlier
    for index in _of_kind(example, "plural"):
        example.links["member"][index] = _groups_of(example, example.ids[index])


def _groups_of(example: Example, keys: Sequence[str]) -> set[int]:
    return {number for number, (key, _) in enumerate(example.groups) if key in keys}


def _describe(example: Example, gold: Reading) -> None:
    engagements = {engagement.id: engagement for engagement in gold.engagements}
    cues = _of_kind(example, "cue")
    told_alone = {example.ids[index][0] for index in cues if len(example.ids[index]) == 1}
    for index in cues:
        own = [engagements[key] for key in example.ids[index] if key in engagements]
        if not own:
            continue
        example.properties["form"].append((index, PROPERTIES["form"][1].index(own[0].form)))
        example.properties["status"].append((index, PROPERTIES["status"][1].index(own[0].status)))
        several = 0 if len(own) == 1 else 2 if {e.id for e in own} <= told_alone else 1
        example.properties["several"].append((index, several))
    for index in _of_kind(example, "say"):
        number = int(example.ids[index][0][1:]) - 1
        if number < len(gold.statements):
            example.properties["act"].append((index, PROPERTIES["act"][1].index(gold.statements[number].act)))
    for index in _of_kind(example, "todo"):
        number = int(example.ids[index][0][1:]) - 1
        if number < len(gold.commitments):
            example.properties["kind"].append((index, PROPERTIES["kind"][1].index(gold.commitments[number].kind)))


def _link_engagements(example: Example, gold: Reading) -> None:
    engagements = {engagement.id: engagement for engagement in gold.engagements}
    cues = _of_kind(example, "cue")
    for index in cues:
        keys = set(example.ids[index])
        own = [engagements[key] for key in example.ids[index] if key in engagements]
        example.links["same"][index] = {other for other in cues if other < index and set(example.ids[other]) == keys}
        wholes = {engagement.part_of for engagement in own} - {None} - keys
        example.links["within"][index] = {other for other in cues if set(example.ids[other]) & wholes}
        for kind in ("place", "date"):
            example.links[kind][index] = {other for other in _of_kind(example, kind) if set(example.ids[other]) & keys}
        topics = {topic for engagement in own for topic in engagement.topics}
        example.links["topic"][index] = {
            other for other in _of_kind(example, "topic") if set(example.ids[other]) & topics
        }
        _link_parties(example, index, own)


def _link_parties(example: Example, cue: int, own: Sequence[Engagement]) -> None:
    example.links["party"][cue] = set()
    for engagement in own:
        for party in engagement.parties:
            for group in _groups_of(example, [party.actor]):
                example.links["party"][cue].add(group)
                example.roles[cue, group] = ROLES.index(party.role)
    if len(own) > 1:
        for group in example.links["party"][cue]:
            key = example.groups[group][0]
            example.each[cue, group] = all(key in {p.actor for p in e.parties} for e in own)


def _link_posts(example: Example, gold: Reading) -> None:
    for index in _of_kind(example, "post"):
        span = example.found[index]
        words = example.words.text[example.words.start[span.first] : example.words.end[span.last]]
        example.links["holder"][index] = _groups_of(example, example.ids[index])
        posts = [post for post in gold.posts if post.holder in example.ids[index]]
        post = max(posts, key=lambda post: overlap(post.title, words), default=None)
        if post is None:
            continue
        example.properties["former"].append((index, int(post.former)))
        example.links["office"][index] = _groups_of(example, [post.organisation] if post.organisation else [])
        example.links["served"][index] = _groups_of(example, [post.state] if post.state else [])
        example.links["accredited"][index] = _groups_of(example, post.accredited_to)


def _link_sayings(example: Example, gold: Reading) -> None:
    cues = _of_kind(example, "cue")
    for index in _of_kind(example, "say"):
        number = int(example.ids[index][0][1:]) - 1
        if number >= len(gold.statements):
            continue
        said = gold.statements[number]
        example.links["speaker"][index] = _groups_of(example, [said.speaker])
        example.links["addressee"][index] = _groups_of(example, [said.addressee] if said.addressee else [])
        example.links["said_at"][index] = {cue for cue in cues if said.engagement in example.ids[cue]}
    for index in _of_kind(example, "todo"):
        number = int(example.ids[index][0][1:]) - 1
        if number >= len(gold.commitments):
            continue
        promised = gold.commitments[number]
        example.links["by"][index] = _groups_of(example, promised.by)
        example.links["to"][index] = _groups_of(example, promised.to)
        example.links["promised_at"][index] = {cue for cue in cues if promised.engagement in example.ids[cue]}


def _settle_sides(example: Example, gold: Reading) -> None:
    names = {actor.id: actor.name for actor in gold.actors if actor.kind == "organisation"}
    told: dict[str, list[str | None]] = defaultdict(list)
    for engagement in gold.engagements:
        for party in engagement.parties:
            told[party.actor].append(party.side)
    for number, (key, spans) in enumerate(example.groups):
        if key not in told or example.found[spans[0]].kind == KIND["state"]:
            continue
        side = next((side for side in told[key] if side), None)
        if side is None:
            example.sides[number] = None
            continue
        wanted = {side, *(other for other, name in names.items() if name == side)}
        example.sides[number] = next(iter(_groups_of(example, sorted(wanted))), None)


def tags(example: Example) -> np.ndarray:
    """`[words, kinds]`: begin, inside or outside of a span of each kind; of two that overlap the outer one counts."""
    out = np.full((len(example.words), len(KINDS)), OUTSIDE, dtype=np.int64)
    for span in example.found:
        if out[span.first, span.kind] == INSIDE:
            continue
        out[span.first, span.kind] = BEGIN
        out[span.first + 1 : span.last + 1, span.kind] = INSIDE
    return out

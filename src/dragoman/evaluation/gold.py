"""Gold reports: a report's facts as people recorded them, as a `Reading` to compare others with."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from dragoman.evaluation.evidence import Source
from dragoman.model.document import Document, Span
from dragoman.model.reading import Reading
from dragoman.reading.decoding import decode
from dragoman.reading.documents import described
from dragoman.reading.front_matter import split_report
from dragoman.reading.marks import strip_marks

Facts = dict[str, Any]

_ACTOR_TAGS = ("person", "org", "group", "state")


def load_gold(path: Path) -> Reading:
    """The facts of a gold report with their evidence; `ValueError` naming the file if it is broken.

    Evidence of a marked report is what its marks stand around. Without marks, it is the places where the words of the
    fact stand; an engagement has no words of its own, so its evidence is the paragraph that names most of its parties.
    """
    try:
        facts, body = split_report(decode(path.read_bytes()))
        source = Source(*strip_marks(body))
        document = described(str(path), source.text, facts)
        if not facts.keys() & set(_SECTIONS):
            raise ValueError(
                "has no facts to compare with: record them in its front matter (`engagements: {}` if it tells of none)"
            )
        return msgspec.convert(_reading(document, facts, source), Reading)
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise ValueError(f"{path}: not a gold report: {error}") from error
    except OSError as error:
        raise ValueError(f"{path}: cannot be read: {error.strerror or error}") from error


def document_of(gold: Reading) -> Document:
    """The document a gold reading was made from, for a reader to read."""
    report = gold.report
    return Document(
        source=report.source,
        text=report.text,
        title=report.title,
        published=date.fromisoformat(report.published) if report.published else None,
        outlet=report.outlet,
        attribution=report.attribution,
        language=report.language,
    )


def _reading(document: Document, facts: Facts, source: Source) -> Facts:
    """The reading in the plain form of its JSON, for `msgspec` to check."""
    plain = {section: list(_records(facts.get(section))) for section in _SECTIONS}
    actors = {actor["id"]: _actor_spans(actor, source) for actor in plain["actors"]}
    topics = {topic["id"]: _topic_spans(topic, source) for topic in plain["topics"]}
    evidence: dict[str, list[list[Span]]] = {
        "actors": list(actors.values()),
        "topics": list(topics.values()),
        "posts": [_post_spans(post, actors[post["holder"]], source) for post in plain["posts"]],
        "engagements": [_engagement_spans(engagement, actors, topics, source) for engagement in plain["engagements"]],
        "statements": [
            source.marked(f"s{number}", "say") or _first(source, statement["content"], actors[statement["speaker"]])
            for number, statement in enumerate(plain["statements"], 1)
        ],
        "commitments": [
            source.marked(f"c{number}", "todo") or _first(source, commitment["what"], ())
            for number, commitment in enumerate(plain["commitments"], 1)
        ],
        "ties": [_first(source, tie["words"], actors[tie["from"]]) for tie in plain["ties"]],
    }
    sections = {
        section: [fact | {"evidence": spans} for fact, spans in zip(plain[section], evidence[section], strict=True)]
        for section in _SECTIONS
    }
    report = {
        "source": document.source,
        "sha256": document.sha256,
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "outlet": document.outlet,
        "attribution": document.attribution,
        "text": document.text,
    }
    return {"report": report, **sections}


_SECTIONS = ("actors", "posts", "topics", "engagements", "statements", "commitments", "ties")


def _records(section: Any) -> Iterator[Facts]:
    """The facts of a section, written as a list or as a mapping from id to fact, with plain words for YAML's values."""
    if isinstance(section, dict):
        for key, fact in section.items():
            yield {**_worded(fact), "id": str(key)}
    else:
        for fact in section or ():
            yield _worded(fact)


def _worded(value: Any) -> Any:
    """The same with days and numbers as words: YAML reads `2022` as a number and `2022-06-10` as a day."""
    if isinstance(value, dict):
        return {str(key): _worded(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_worded(inner) for inner in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value


def _actor_spans(actor: Facts, source: Source) -> list[Span]:
    if actor["kind"] == "state":
        return source.marked(actor["id"], "state")
    return source.marked(actor["id"], *_ACTOR_TAGS) or source.words(actor.get("name")) or _whole(source)


def _topic_spans(topic: Facts, source: Source) -> list[Span]:
    return source.marked(topic["id"], "topic") or _first(source, topic["phrase"], ())


def _post_spans(post: Facts, holder: list[Span], source: Source) -> list[Span]:
    """The marks of the holder's posts that hold this title, or the title's words nearest to the holder."""
    return (
        source.holding(post["holder"], post["title"], "post")
        or source.nearest(post["title"], holder)
        or holder
        or _whole(source)
    )


def _engagement_spans(
    engagement: Facts, actors: dict[str, list[Span]], topics: dict[str, list[Span]], source: Source
) -> list[Span]:
    """The words that tell it, or the paragraph that names most of its parties, topics and place."""
    cues = source.marked(engagement["id"], "cue")
    if cues:
        return cues
    groups = [actors[party["actor"]] or source.words(party["actor"]) for party in engagement["parties"]]
    groups += [topics[topic] for topic in engagement.get("topics", ())]
    groups.append(source.words((engagement.get("place") or {}).get("name")))
    return [source.fullest(groups)]


def _first(source: Source, words: str, others: Sequence[Span]) -> list[Span]:
    """Where the words stand first; without them, the paragraph of the `others` or the whole text."""
    return source.words(words)[:1] or [source.fullest([others])]


def _whole(source: Source) -> list[Span]:
    return [Span(0, len(source.text))]

"""A report as its page shows it: the text with its facts in place, and the facts with all that is known of each."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, NamedTuple

from dragoman.model.decision import FactState
from dragoman.model.facts import NOUNS, SECTIONS, Section
from dragoman.model.reading import Actor, Commitment, Fact, Report, Statement
from dragoman.register.matches import Match, matches_of
from dragoman.register.reports import ReportRecord, report_record
from dragoman.register.standing import Standing
from dragoman.register.store import Register
from dragoman.resolution.decided import GONE
from dragoman.review.history import Made, decisions_about
from dragoman.review.naming import name_of
from dragoman.review.wording import full_words
from dragoman.web.highlighting import Marked, Segment, paragraphs


class FactView(NamedTuple):
    """A fact by its key on the page and its name in the register, with its words, and what was decided on it.

    `now` is what the newest reading has in its place, if that is something else; empty if it has nothing there.
    """

    key: str
    name: str
    section: Section
    kind: str
    fact: Any
    state: FactState
    quotes: tuple[str, ...]
    decisions: tuple[Made, ...]
    now: str | None


class ActorView(NamedTuple):
    """An actor with the posts that it holds, and whom it is taken for."""

    view: FactView
    match: Match | None
    posts: list[FactView]


class EngagementView(NamedTuple):
    """An engagement with what was said and promised at it, and the number under which the register has it."""

    view: FactView
    event: int | None
    statements: list[FactView]
    commitments: list[FactView]


class ReportView(NamedTuple):
    report: Report
    record: ReportRecord
    lines: list[list[Segment]]
    actors: dict[str, ActorView]
    engagements: list[EngagementView]
    topics: dict[str, FactView]
    statements: list[FactView]
    commitments: list[FactView]
    ties: list[FactView]
    facts: int

    def of_kind(self, *kinds: str) -> list[ActorView]:
        return [actor for actor in self.actors.values() if actor.view.kind in kinds]


def report_view(register: Register, number: int) -> ReportView | None:
    """The report of a number, or None if there is none."""
    record = report_record(register, number)
    if record is None:
        return None
    standing = register.standing(number)
    views = _views(register, standing)
    posts, statements, commitments = (_grouped(views[section], by) for section, by in _GROUPS)
    report = standing.reading.report
    matches = matches_of(register, number)
    actors = {view.fact.id: ActorView(view, matches.get(view.fact.id), posts[view.fact.id]) for view in views["actors"]}
    engagements = [
        EngagementView(view, record.events.get(view.key), statements[view.key], commitments[view.key])
        for view in views["engagements"]
    ]
    every = [view for section in SECTIONS for view in views[section]]
    marked = [Marked(view.key, view.kind, view.fact.evidence) for view in every]
    return ReportView(
        report=report,
        record=record,
        lines=paragraphs(report.text, marked),
        actors=actors,
        engagements=engagements,
        topics={view.fact.id: view for view in views["topics"]},
        statements=statements[None],
        commitments=commitments[None],
        ties=views["ties"],
        facts=len(every),
    )


def _views(register: Register, standing: Standing) -> dict[Section, list[FactView]]:
    decided: defaultdict[str, list[Made]] = defaultdict(list)
    for made in decisions_about(register, standing.reading.report.sha256):
        for name in made.facts:
            decided[name].append(made)
    changed = {(change.section, change.signature): change for change in standing.changes}
    found: dict[Section, list[FactView]] = {}
    for section in SECTIONS:
        found[section] = []
        for position, fact in enumerate(standing.facts.of(section)):
            name = name_of(standing, section, position)
            change = changed.get((section, standing.signatures[section][position]))
            now = None
            if change is not None:
                gone = change.over == GONE or change.now is None
                now = "" if gone or change.now is None else full_words(change.now.of(section)[0], change.now)
            found[section].append(
                FactView(
                    key=name.partition("/")[2],
                    name=name,
                    section=section,
                    kind=_kind(section, fact),
                    fact=fact,
                    state=standing.states[section][position],
                    quotes=standing.reading.quotes(fact),
                    decisions=tuple(decided[name]),
                    now=now,
                )
            )
    return found


def _kind(section: Section, fact: Fact) -> str:
    return fact.kind if isinstance(fact, Actor) else NOUNS[section]


def _engagement_of(fact: Statement | Commitment) -> str | None:
    return fact.engagement


_GROUPS: tuple[tuple[Section, Callable[[Any], str | None]], ...] = (
    ("posts", lambda post: str(post.holder)),
    ("statements", _engagement_of),
    ("commitments", _engagement_of),
)


def _grouped(views: list[FactView], by: Callable[[Any], str | None]) -> defaultdict[str | None, list[FactView]]:
    found: defaultdict[str | None, list[FactView]] = defaultdict(list)
    for view in views:
        found[by(view.fact)].append(view)
    return found

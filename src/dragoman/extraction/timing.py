"""When an engagement takes place: the date words that stand with its cue."""

import datetime as dt
import re
from collections.abc import Collection, Mapping
from functools import cached_property
from typing import NamedTuple

from dragoman.extraction.actors import ActorKey
from dragoman.extraction.clauses import children, governing_verb, is_verb, verb_chain
from dragoman.extraction.cues import Cue
from dragoman.extraction.date_asides import is_of_aside, is_of_bound, is_of_judging, is_of_what_followed
from dragoman.extraction.dates import DateMention, find_dates, is_open_ended
from dragoman.extraction.days_after import Lag, lag_after, shifted
from dragoman.extraction.diary import Diary, undone_in_line
from dragoman.extraction.recalled import is_counted
from dragoman.lexicon.cues import load_cues
from dragoman.model.analysis import Analysis, Node
from dragoman.model.document import Span
from dragoman.model.vocabulary import DateBasis, Status

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_COUNTING = re.compile(r"\btimes?(?:\s+(?:in|so far|during))?\s+$")


class Told(NamedTuple):
    """A date that the text ties to an engagement."""

    value: str
    basis: DateBasis


class Dated(NamedTuple):
    """A date where it stands in the text."""

    told: Told
    span: Span


class Calendar:
    """The dates of a report, by the sentence they stand in."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.diary = Diary(analysis)
        self.by_sentence: dict[int, list[tuple[DateMention, int]]] = {}
        for date in find_dates(analysis.document.text, analysis.document.published):
            if date.dateline or date.value is None or date.bound in {"since", "until", "by"} or is_open_ended(date):
                continue
            if _COUNTING.search(analysis.document.text, max(0, date.start - 30), date.start):
                continue  # "for the third time this year": when the three were, not when this one
            if _is_term(analysis, date):
                continue
            node = _node_at(analysis, date)
            if node is not None and not _stands_alone(analysis, date, node.sentence):
                self.by_sentence.setdefault(node.sentence, []).append((date, node.index))

    def date_of(self, cue: Cue, rivals: list[int]) -> Told | None:
        """The date nearest to the cue by the parse; a date nearer to another cue (`rivals`) is that one's."""
        sentence = self.analysis.nodes[cue.node].sentence
        if not cue.noun and is_counted(self.analysis, self.analysis.nodes[cue.node]):
            return None
        if sentence in self.diary.days and not self._has_own_day(sentence):
            return Told(self.diary.days[sentence], "resolved")
        if (stop := self._day_of_stop(cue)) is not None:
            return stop
        lag = lag_after(
            self.analysis, self.analysis.nodes[cue.verb if cue.light and cue.verb is not None else cue.node]
        )
        if lag is not None and not self._is_dated_behind(lag.link):
            return self._day_before_lag(lag)
        best: tuple[float, Told] | None = None
        for date, index in self.by_sentence.get(sentence, []):
            mine = self._distance(cue, index)
            if self.is_of_report(index, [cue.node]) or self._is_day_before(index, cue.node):
                continue
            if self.is_at_the_end(index, cue.node):
                continue
            if any(path_length(self.analysis, rival, index) < mine for rival in rivals):
                continue
            assert date.value is not None
            if best is None or mine < best[0]:
                best = (mine, Told(date.value, date.basis))
        return self._after_what_came_before(cue, best[1]) if best and best[0] < 8 else self._day_when(cue)

    def _has_own_day(self, sentence: int) -> bool:
        """ "Tuesday 7: she asks him to come in May": in a programme inside a report, a day beside that of the line."""
        text = self.analysis.document.text
        dates = (date for date, _ in self.by_sentence.get(sentence, []))
        return not self.diary.whole and any(text[: date.start].rpartition("\n")[2].strip() for date in dates)

    def _is_dated_behind(self, link: int) -> bool:
        """ "a day after he had met B on Friday": told with a day of its own."""
        sentence = self.analysis.nodes[link].sentence
        return any(index > link for _, index in self.by_sentence.get(sentence, []))

    def _day_before_lag(self, lag: Lag) -> Told | None:
        """ "called on B on Sunday, a day after being called in": the Saturday."""
        dates = self.by_sentence.get(self.analysis.nodes[lag.above].sentence, [])
        near = [(path_length(self.analysis, lag.above, index), date) for date, index in dates]
        if not near:
            return None
        value = min(near, key=lambda told: told[0])[1].value
        day = shifted(value, lag) if value is not None else None
        return Told(day, "resolved") if day is not None else None

    def _day_when(self, cue: Cue) -> Told | None:
        """ "returned the visit on February 4, when he was received by B": the day right before "when"."""
        verb = self.analysis.nodes[cue.verb if cue.light and cue.verb is not None else cue.node]
        when = next((n for n in children(self.analysis, verb.index, "advmod") if n.lower == "when"), None)
        if when is None or verb.dep not in {"advcl", "relcl"} or when.index > verb.index:
            return None
        for date, _ in self.by_sentence.get(verb.sentence, []):
            between = self.analysis.document.text[date.end : when.span.start]
            if date.value is not None and between.strip() in {"", ","} and date.end <= when.span.start:
                return Told(date.value, date.basis)
        return None

    def _day_of_stop(self, cue: Cue) -> Told | None:
        """ "flew to A in May to see B and to C in June to see D": the day of the stop that it was made for."""
        node = self.analysis.nodes[cue.node]
        above = self.analysis.nodes[node.head]
        if node.tag != "VB" or node.dep not in {"advcl", "xcomp"} or not is_verb(above):
            return None
        stops = [n.index for n in children(self.analysis, above.index, "prep") if n.lower == "to"]
        if len(stops) < 2:
            return None
        before = [at for at in stops if at < node.index]
        return self.between(before[-1], node.index) if before else None

    def _after_what_came_before(self, cue: Cue, told: Told) -> Told:
        """ "met A on Wednesday before leaving for B on Friday": the Friday after, and not the one before."""
        verb = self.analysis.nodes[cue.verb if cue.verb is not None else cue.node]
        before = self.analysis.nodes[verb.head]
        above = governing_verb(self.analysis, before.index)
        if cue.noun or verb.dep != "pcomp" or before.lower != "before" or above is None or above.tag != "VBD":
            return told
        earlier = self.between(above.index, before.index)
        days = [told, earlier] if earlier is not None else []
        if not days or told.basis != "resolved" or any(not _DAY.fullmatch(day.value) for day in days):
            return told
        assert earlier is not None
        later = dt.date.fromisoformat(told.value) + dt.timedelta(days=7)
        return Told(later.isoformat(), told.basis) if told.value < earlier.value else told

    def _is_of_a_thing(self, date: int, cues: Collection[int]) -> bool:
        """ "recalled the treaty of 20 October 1904", "before the vote of 3 June": the day of what has it."""
        node = self.analysis.nodes[date]
        preposition = self.analysis.nodes[node.head]
        if node.dep == "poss" and preposition.tag.startswith("NN"):  # "the operation of last September's agreement"
            past = any(n.lower in {"last", "previous"} for n in children(self.analysis, date, "amod"))
            happening = preposition.lower in _STRETCHES or preposition.lower in load_cues().nouns
            return past and preposition.index not in cues and not happening
        thing = self.analysis.nodes[preposition.head]
        if node.dep != "pobj" or preposition.lower != "of" or not thing.tag.startswith("NN"):
            return False
        return thing.index not in cues and thing.lower not in _STRETCHES

    def is_at_the_end(self, date: int, cue: int) -> bool:
        """ "signed it on Monday after months of talks": the day on which something came of them."""
        nodes = self.analysis.nodes
        of = nodes[nodes[cue].head]
        months = nodes[of.head]
        after = nodes[months.head]
        long = nodes[cue].dep == "pobj" and of.lower == "of" and months.lower in _LONG and months.dep == "pobj"
        return long and after.lower in {"after", "following"} and date not in self.analysis.subtree(after.index)

    def _is_day_before(self, date: int, cue: int) -> bool:
        """ "on the eve of the conference": not the day of the conference."""
        return self.analysis.nodes[date].lower == "eve" and cue in self.analysis.subtree(date)

    def is_of_report(self, date: int, cues: Collection[int]) -> bool:
        """ "A cut short a visit, media reported on Thursday": the day of the reporting, and of none of these cues."""
        if self._is_of_a_thing(date, cues) or is_of_aside(self.analysis, date, cues):
            return True
        if cues and all(
            is_of_what_followed(self.analysis, date, cue)
            or is_of_judging(self.analysis, date, cue)
            or is_of_bound(self.analysis, date, cue)
            for cue in cues
        ):
            return True
        verb = governing_verb(self.analysis, date)
        if verb is None or verb.lemma not in _REPORTING or verb.index in cues:
            return False
        told = (_child_above(self.analysis, cue, verb.index) for cue in cues)
        return all(clause is None or clause.dep == "ccomp" for clause in told)

    def between(self, first: int, last: int) -> Told | None:
        """The date told first between two nodes of a sentence."""
        dated = self.dated_between(first, last)
        return dated.told if dated is not None else None

    def dated_between(self, first: int, last: int) -> Dated | None:
        """The same, and where it stands."""
        dates = self.by_sentence.get(self.analysis.nodes[first].sentence, [])
        inside = next((date for date, index in dates if first < index < last), None)
        if inside is None or inside.value is None:
            return None
        return Dated(Told(inside.value, inside.basis), Span(inside.start, inside.end))

    def _distance(self, cue: Cue, date: int) -> float:
        direct = path_length(self.analysis, cue.node, date)
        if cue.verb is not None and cue.light:
            return min(direct, path_length(self.analysis, cue.verb, date))
        return direct

    def settle(self, cue: Cue, status: Status, told: Told | None) -> Status:
        """The status, knowing the day: what a diary of days to come tells is scheduled."""
        in_diary = self.diary.tells(self.analysis.nodes[cue.node].sentence)
        if in_diary and (undone := undone_in_line(self.analysis, cue.node)):
            return undone
        if in_diary and status == "held":
            return "scheduled"
        if status == "held" and self.is_to_come(told) and not self._is_past(cue):
            return "scheduled"
        return status

    def fitting(self, cue: Cue, status: Status, told: Told | None) -> Told | None:
        """The date, unless it lies after the report and the words tell what is past, or before it and they tell a plan.

        "signed a contract for 2030", "left Lima on Monday for Oslo, where he will meet A".
        """
        if status in {"scheduled", "proposed"} and self._is_over(told):
            kept = status == "scheduled" and (_was_planned(self.analysis, cue) or self._is_of_planning(cue, told))
            return told if kept else self._meant_ahead(cue, told)
        return None if status == "held" and self.is_to_come(told) and self._is_past(cue) else told

    def _is_of_planning(self, cue: Cue, told: Told | None) -> bool:
        """ "the signing, foreseen for April, has been put back": the day that had been fixed."""
        dates = self.by_sentence.get(self.analysis.nodes[cue.node].sentence, [])
        verbs = [governing_verb(self.analysis, k) for date, k in dates if told is not None and date.value == told.value]
        return any(verb is not None and verb.tag == "VBN" and verb.lower in _FIXED_FOR for verb in verbs)

    def _meant_ahead(self, cue: Cue, told: Told | None) -> Told | None:
        """ "A meets B on Monday", "a possible encounter in September": told of the plan itself, the one to come is meant."""
        for date, index in self.by_sentence.get(self.analysis.nodes[cue.node].sentence, []):
            ahead = self._ahead.get(date.start)
            own = told is not None and date.value == told.value and _hangs_on(self.analysis, index, cue)
            if own and ahead is not None and self.is_to_come(ahead):
                return ahead
        return None

    @cached_property
    def _ahead(self) -> dict[int, Told]:
        """What the words of each date tell of days to come, by where they begin."""
        document = self.analysis.document
        found = find_dates(document.text, document.published, _always)
        return {date.start: Told(date.value, date.basis) for date in found if date.value is not None}

    def _is_over(self, told: Told | None) -> bool:
        """Whether a day lies before the report's own."""
        published = self.analysis.document.published
        if told is None or published is None:
            return False
        last = told.value.split("/")[-1]
        return last < published.isoformat()[: len(last)]

    def is_over_between(self, first: int, last: int) -> bool:
        """Whether the day told between two nodes lies before the report's own."""
        return self._is_over(self.between(first, last))

    def is_to_come(self, told: Told | None) -> bool:
        """Whether a date lies after the report's own."""
        published = self.analysis.document.published
        if told is None or published is None:
            return False
        first = told.value.split("/")[0]
        return first > published.isoformat()[: len(first)]

    def _is_past(self, cue: Cue) -> bool:
        if cue.verb is None or (cue.noun and not cue.light):
            return False
        verb = self.analysis.nodes[cue.verb]
        auxiliaries = {n.lower for n in children(self.analysis, verb.index, "aux", "auxpass")}
        return verb.tag == "VBD" or bool(auxiliaries & {"was", "were", "has", "have", "had"})


def days_of_later(
    calendar: Calendar, verb: int, met: Mapping[int, ActorKey], later: Mapping[int, tuple[int, int]]
) -> dict[ActorKey, Told | None]:
    """ "met A on Monday and, the next day, B": the day in the aside is B's, and what stands before it A's."""
    asides = sorted(later.values())
    first = calendar.between(verb, asides[0][0])
    behind = {met[node]: calendar.between(start - 1, last + 1) for node, (start, last) in later.items() if node in met}
    return {key: behind.get(key, first) for key in met.values()}


def _always(offset: int) -> bool:
    return True


def _was_planned(analysis: Analysis, cue: Cue) -> bool:
    """ "was expected in Oslo in September": a plan whose day is over."""
    chain = verb_chain(analysis, cue.verb if cue.verb is not None else cue.node)
    return any(n.lower in {"was", "were"} for verb in chain for n in (verb, *children(analysis, verb.index)))


def _hangs_on(analysis: Analysis, date: int, cue: Cue) -> bool:
    """Whether a date belongs to a verb that tells an engagement to come, or to its noun, and to no verb between.

    A noun must say so itself: "a possible encounter in September".
    """
    if cue.noun and not cue.light and not any(n.lower in _TO_COME for n in children(analysis, cue.node, "amod")):
        return False
    node = analysis.nodes[date]
    while node.head != node.index and not is_verb(node):
        node = analysis.nodes[node.head]
        if node.index == cue.node:
            return True
    return node.index == cue.verb and (cue.light or cue.frame == "stay")


_TO_COME = frozenset(
    "possible potential planned proposed future prospective forthcoming upcoming next eventual".split()
)
_LONG = frozenset({"weeks", "months", "years"})
_STRETCHES = frozenset(
    "morning evening afternoon night eve week weekend day days hours month end beginning start middle half quarter course "
    "evenings mornings dawn noon midday session meeting round part".split()
)
_REPORTING = frozenset({"say", "report", "announce", "state", "write", "tell", "add"})


_FOR_YEARS = re.compile(r"(\w+)\s+for\s+(?:the\s+)?(?:years?\s+|period\s+)?(?:of\s+|from\s+)?$")
_FIXED_FOR = frozenset("planned scheduled set due slated fixed foreseen expected pencilled earmarked".split())


def _is_term(analysis: Analysis, date: DateMention) -> bool:
    """ "a programme for 2025-2026": the years of the paper, not the day on which it was signed."""
    if date.value is None or not re.fullmatch(r"\d{4}(/\d{4})?", date.value):
        return False
    behind = _FOR_YEARS.search(analysis.document.text, max(0, date.start - 40), date.start)
    return behind is not None and behind[1].lower() not in _FIXED_FOR


def _child_above(analysis: Analysis, index: int, verb: int) -> Node | None:
    """The child of a verb under which a node stands; None where it stands elsewhere, or is the verb."""
    node = analysis.nodes[index]
    while node.head != node.index:
        if node.head == verb:
            return node
        node = analysis.nodes[node.head]
    return None


def _node_at(analysis: Analysis, date: DateMention) -> Node | None:
    """The node that governs the words of a date."""
    inside = analysis.nodes_in(Span(date.start, date.end))
    if not inside:
        return None
    indexes = {n.index for n in inside}
    return next((n for n in inside if n.head not in indexes), inside[0])


def _stands_alone(analysis: Analysis, date: DateMention, number: int) -> bool:
    """A line that has nothing but a date, and perhaps a place before it, dates the report: "Riga, 12 June 2022."."""
    sentence = analysis.sentences[number]
    beside = [
        node
        for node in analysis.nodes[sentence.first : sentence.last]
        if not date.start <= node.span.start < date.end and node.text.isalpha()
    ]
    if any(is_verb(node) or not node.tag.startswith("NNP") for node in beside) or len(beside) > 2:
        return False
    return (number == 0 or analysis.sentences[number - 1].paragraph != sentence.paragraph) and (
        number + 1 == len(analysis.sentences) or analysis.sentences[number + 1].paragraph != sentence.paragraph
    )


def apart_in_time(one: str | None, other: str | None) -> bool:
    """Two days or spans of days that share none, as far as they are told."""
    if one is None or other is None:
        return False
    (first, last), (start, stop) = ((d.split("/")[0], d.split("/")[-1]) for d in (one, other))
    size = min(map(len, (first, last, start, stop)))
    return last[:size] < start[:size] or stop[:size] < first[:size]


def path_length(analysis: Analysis, a: int, b: int) -> float:
    """Arcs between two words of a sentence; crossing into another clause counts double."""
    above_a, above_b = _ancestors(analysis, a), _ancestors(analysis, b)
    common = next((k for k in above_a if k in set(above_b)), None)
    if common is None:
        return 99.0
    return _cost(analysis, above_a, common) + _cost(analysis, above_b, common)


def _ancestors(analysis: Analysis, index: int) -> list[int]:
    found = [index]
    while analysis.nodes[found[-1]].head != found[-1]:
        found.append(analysis.nodes[found[-1]].head)
    return found


def _cost(analysis: Analysis, path: list[int], upto: int) -> float:
    cost = 0.0
    for index in path:
        if index == upto:
            return cost
        node = analysis.nodes[index]
        cost += 1.5 if is_verb(node) and node.dep in {"ccomp", "relcl", "advcl", "conj", "acl"} else 1.0
    return cost

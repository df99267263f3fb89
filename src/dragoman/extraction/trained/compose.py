"""From what the trained reader tells to a reading: names, codes, days and ids."""

from collections.abc import Sequence

import numpy as np

from dragoman.extraction.dates import DateMention, find_dates
from dragoman.extraction.trained.grouping import group_actors, state_words
from dragoman.extraction.trained.heads import logistic
from dragoman.extraction.trained.hints import Hints
from dragoman.extraction.trained.labels import KIND
from dragoman.extraction.trained.scoring import Scorer, log_sum
from dragoman.extraction.trained.telling import Told, tell_engagements
from dragoman.extraction.trained.titles import title_words
from dragoman.extraction.trained.words import split_words
from dragoman.lexicon.cities import load_cities
from dragoman.lexicon.states import load_states
from dragoman.lexicon.subjects import subjects_of
from dragoman.model.document import Document, Span
from dragoman.model.reading import Actor, Commitment, Engagement, Party, Place, Post, Reading, Report, Statement, Topic
from dragoman.model.vocabulary import ACTS, COMMITMENT_KINDS, ActorKind

FINDER = "trained 0.3"
_PREFIX = {"person": "p", "org": "o", "group": "g"}
_KIND: dict[str, ActorKind] = {"person": "person", "org": "organisation", "group": "group", "state": "state"}
EAGER = {"cue": 0.8, "topic": 0.2, "say": 0.2, "todo": 0.2}


def compose(document: Document, hints: Hints | None, report: Report) -> Reading:
    """The reading of a document, with the hints of the rules or without."""
    words = split_words(document.text)
    if not len(words):
        return Reading(report=report)
    return _Composer(document, Scorer(words, hints, EAGER), report).build()


class _Composer:
    def __init__(self, document: Document, scorer: Scorer, report: Report) -> None:
        self.document = document
        self.scorer = scorer
        self.report = report
        self.groups = group_actors(scorer)
        self.told = tell_engagements(scorer, self.groups)
        self.ids = self._identify()
        self.dates = find_dates(document.text, document.published)
        self.cue_home = {cue: n for n, one in reversed(list(enumerate(self.told, 1))) for cue in one.cues}
        self.sides = self._sides()

    def build(self) -> Reading:
        topics = self._topics()
        engagements = tuple(self._engagement(n, one, topics) for n, one in enumerate(self.told, 1))
        statements = self._statements()
        commitments = self._commitments()
        posts = self._posts()
        used = {party.actor for e in engagements for party in e.parties}
        used |= {key for s in statements for key in (s.speaker, s.addressee) if key}
        used |= {key for c in commitments for key in (*c.by, *c.to)}
        used |= {key for p in posts for key in (p.organisation,) if key}
        linked = {topic for e in engagements for topic in e.topics}
        return Reading(
            report=self.report,
            actors=tuple(self._actors(used)),
            posts=posts,
            topics=tuple(topic for topic in topics.values() if topic.id in linked),
            engagements=engagements,
            statements=statements,
            commitments=commitments,
        )

    def _quote(self, index: int) -> str:
        return " ".join(self.document.quote(self.scorer.span(index)).split())

    def _identify(self) -> dict[int, str]:
        counts: dict[str, int] = {}
        ids = {}
        for number, group in enumerate(self.groups):
            if group.name is None:
                continue
            if group.kind == "state":
                ids[number] = group.name
                continue
            prefix = _PREFIX[group.kind]
            counts[prefix] = counts.get(prefix, 0) + 1
            ids[number] = f"{prefix}{counts[prefix]}"
        return ids

    def _actors(self, used: set[str]) -> Sequence[Actor]:
        found = []
        for number, group in enumerate(self.groups):
            key = self.ids.get(number)
            if key is None or (group.kind == "group" and key not in used):
                continue
            own = [m for m in group.members if self.scorer.found[m].kind == KIND[group.kind]]
            evidence = tuple(sorted({self.scorer.span(m) for m in own}))
            if group.kind == "state":
                found.append(Actor(id=key, kind="state", evidence=evidence))
                continue
            sure = float(max(self.scorer.sure[m] for m in own))
            found.append(
                Actor(id=key, kind=_KIND[group.kind], name=group.name, evidence=evidence,
                      confidence=round(sure, 3), finder=FINDER)
            )  # fmt: skip
        return found

    # --- sides and posts ---------------------------------------------------------------------------------------

    def _sides(self) -> dict[int, str]:
        targets = [n for n, group in enumerate(self.groups) if group.kind in {"state", "org"} and n in self.ids]
        wanted = [n for n, group in enumerate(self.groups) if group.kind != "state" and n in self.ids]
        sides: dict[int, str] = {n: g.name for n, g in enumerate(self.groups) if g.kind == "state" and g.name}
        if not targets:
            return sides
        members = [self.groups[n].members for n in targets]
        for number in wanted:
            scores = self.scorer.grouped("side", self.groups[number].members, members)
            whole = log_sum(scores, axis=0)
            best = int(np.argmax(whole))
            name = self.groups[targets[best]].name
            if whole[best] > 0 and name is not None:
                sides[number] = name
        return sides

    def _posts(self) -> tuple[Post, ...]:
        posts = self.scorer.of_kind("post")
        if not posts:
            return ()
        former = self.scorer.property("former", posts)[:, 1]
        found: dict[tuple[str, str, str | None], Post] = {}
        orgs, states = self._numbers("org"), self._numbers("state")
        offices = self._chosen("office", posts, orgs)
        served = self._chosen("served", posts, states)
        accredited = self._all("accredited", posts, [*states, *orgs])
        for row, post in enumerate(posts):
            title = title_words(self.scorer, post)
            if title is None:
                continue
            for number, group in enumerate(self.groups):
                if group.kind != "person" or number not in self.ids or post not in group.members:
                    continue
                state = self.ids[served[row]] if served[row] is not None else None  # type: ignore[index]
                told = Post(
                    holder=self.ids[number], title=title,
                    organisation=self.ids[offices[row]] if offices[row] is not None else None,  # type: ignore[index]
                    state=state, accredited_to=tuple(self.ids[n] for n in accredited[row]),
                    former=bool(former[row] > 0.5), evidence=(self.scorer.span(post),),
                    confidence=round(float(self.scorer.sure[post]), 3), finder=FINDER,
                )  # fmt: skip
                key = (told.holder, title.casefold(), None)
                earlier = found.get(key)
                if (
                    earlier is None
                    or (earlier.state is None and state)
                    or (earlier.organisation is None and told.organisation and bool(state) >= bool(earlier.state))
                ):
                    found[key] = told
        return tuple(_fullest(list(found.values())))

    def _numbers(self, *kinds: str) -> list[int]:
        return [n for n, group in enumerate(self.groups) if group.kind in kinds and n in self.ids]

    def _chosen(self, name: str, sources: Sequence[int], numbers: Sequence[int]) -> list[int | None]:
        """For each source the group it points to, or None."""
        if not numbers or not sources:
            return [None] * len(sources)
        scores = self.scorer.grouped(name, sources, [self.groups[n].members for n in numbers])
        best = scores.argmax(axis=1)
        return [numbers[int(b)] if scores[row, b] > 0 else None for row, b in enumerate(best)]

    def _all(self, name: str, sources: Sequence[int], numbers: Sequence[int]) -> list[list[int]]:
        if not numbers or not sources:
            return [[] for _ in sources]
        chances = logistic(self.scorer.grouped(name, sources, [self.groups[n].members for n in numbers]))
        return [[numbers[int(c)] for c in np.flatnonzero(row > 0.5)] for row in chances]

    # --- engagements -------------------------------------------------------------------------------------------

    def _topics(self) -> dict[int, Topic]:
        found = {}
        for number, index in enumerate(self.scorer.of_kind("topic"), 1):
            phrase = self._quote(index)
            found[index] = Topic(
                id=f"t{number}", phrase=phrase, subjects=subjects_of(phrase), evidence=(self.scorer.span(index),),
                confidence=round(float(self.scorer.sure[index]), 3), finder=FINDER,
            )  # fmt: skip
        return found

    def _engagement(self, number: int, one: Told, topics: dict[int, Topic]) -> Engagement:
        day = self._date(one)
        places = [place for index, _ in one.places if (place := self._place(index)) is not None]
        parties = tuple(
            Party(actor=self.ids[n], side=self.sides.get(n), role=role) for n, (role, _) in sorted(one.parties.items())
        )
        chance = float(np.mean([chance for _, chance in one.parties.values()]))
        return Engagement(
            id=f"e{number}", form=one.form, status=one.status,
            part_of=f"e{one.part_of + 1}" if one.part_of is not None else None,
            parties=parties, date=day.value if day else None, date_basis=day.basis if day else None,
            place=places[0] if places else None, topics=tuple(topics[t].id for t in sorted(one.topics)),
            evidence=tuple(sorted({self._sentence(cue) for cue in one.cues})),
            confidence=round(one.sure * chance, 3), finder=FINDER,
        )  # fmt: skip

    def _sentence(self, index: int) -> Span:
        """The sentence a span stands in: a cue alone does not show what is told."""
        words, at = self.scorer.words, self.scorer.found[index]
        inside = np.flatnonzero(words.sentence == words.sentence[at.first])
        return words.span(int(inside[0]), max(int(inside[-1]), at.last))

    def _date(self, one: Told) -> DateMention | None:
        for index, _ in one.dates:
            span = self.scorer.span(index)
            hits = [d for d in self.dates if d.value and d.start < span.end and span.start < d.end]
            if hits:
                return max(hits, key=lambda d: min(d.end, span.end) - max(d.start, span.start))
        return None

    def _place(self, index: int) -> Place | None:
        parts = state_words(self.scorer.words, self.scorer.found[index])
        name = self._quote(index)
        if name.partition(" ")[0].casefold() == "the" and " " in name:
            name = name.partition(" ")[2]
        match = load_states().match(parts, 0)
        if match is not None and match.length == len(parts):
            return Place(name=name, state=match.code)
        city = load_cities().match(parts, 0)
        return Place(name=name, state=city.code if city and city.length == len(parts) else self._beside(index))

    def _beside(self, index: int) -> str | None:
        """ "Frankfurt, West Germany": the state named right after."""
        last = self.scorer.found[index].last
        for number in self._numbers("state"):
            for member in self.groups[number].members:
                if 1 <= self.scorer.found[member].first - last <= 2:
                    return self.ids[number]
        return None

    # --- what was said and promised ----------------------------------------------------------------------------

    def _home(self, name: str, sources: Sequence[int]) -> list[str | None]:
        cues = sorted(self.cue_home)
        if not cues or not sources:
            return [None] * len(sources)
        scores = self.scorer.relation(name, sources, cues)[..., 0]
        return [f"e{self.cue_home[cues[int(row.argmax())]]}" for row in scores]

    def _statements(self) -> tuple[Statement, ...]:
        sayings = self.scorer.of_kind("say")
        numbers = self._numbers("person", "org", "group", "state")
        if not sayings or not numbers or not self.told:
            return ()
        speakers = self._chosen("speaker", sayings, numbers)
        addressees = self._chosen("addressee", sayings, numbers)
        acts = self.scorer.property("act", sayings)
        homes = self._home("said_at", sayings)
        return tuple(
            Statement(
                engagement=homes[row], speaker=self.ids[speaker],
                addressee=self.ids[to] if (to := addressees[row]) is not None and to != speaker else None,
                act=ACTS[int(acts[row].argmax())], content=self._quote(index), evidence=(self.scorer.span(index),),
                confidence=round(float(self.scorer.sure[index]), 3), finder=FINDER,
            )
            for row, index in enumerate(sayings)
            if (speaker := speakers[row]) is not None
        )  # fmt: skip

    def _commitments(self) -> tuple[Commitment, ...]:
        promises = self.scorer.of_kind("todo")
        numbers = self._numbers("person", "org", "group", "state")
        if not promises or not numbers or not self.told:
            return ()
        by, to = self._all("by", promises, numbers), self._all("to", promises, numbers)
        kinds = self.scorer.property("kind", promises)
        homes = self._home("promised_at", promises)
        return tuple(
            Commitment(
                engagement=homes[row], by=tuple(self.ids[n] for n in by[row]),
                to=tuple(self.ids[n] for n in to[row] if n not in by[row]),
                kind=COMMITMENT_KINDS[int(kinds[row].argmax())], what=self._quote(index), due=self._due(index),
                evidence=(self.scorer.span(index),), confidence=round(float(self.scorer.sure[index]), 3), finder=FINDER,
            )
            for row, index in enumerate(promises)
            if by[row]
        )  # fmt: skip

    def _due(self, index: int) -> str | None:
        span = self.scorer.span(index)
        inside = [d.value for d in self.dates if d.value and span.start <= d.start and d.end <= span.end]
        return inside[-1] if inside else None


def _fullest(posts: list[Post]) -> list[Post]:
    """Without posts whose title is only the head of a fuller one of the same holder: "Minister" beside "Foreign Minister"."""
    kept = []
    for post in posts:
        mine = set(post.title.casefold().split())
        shadow = any(
            other is not post and other.holder == post.holder and mine < set(other.title.casefold().split())
            and other.former == post.former
            for other in posts
        )  # fmt: skip
        if not shadow:
            kept.append(post)
    return kept

"""Who is who among the spans: mentions, titles and names of states brought together as actors."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from dragoman.extraction.trained.features import Found
from dragoman.extraction.trained.labels import ACTORS, KIND
from dragoman.extraction.trained.scoring import Scorer
from dragoman.extraction.trained.words import Words
from dragoman.lexicon.states import load_states
from dragoman.lexicon.titles import load_titles


class Group(NamedTuple):
    """An actor: the indexes of its spans. `name` is None where no span names it; a state's name is its code."""

    kind: str
    name: str | None
    members: tuple[int, ...]


def group_actors(scorer: Scorer) -> list[Group]:
    """The actors of a text, a title counted among the mentions of whoever holds the office."""
    clusters = _clusters(scorer)
    holders = _holders(scorer, clusters)
    groups = []
    for number, members in enumerate(clusters):
        kind = next(name for name in ACTORS if KIND[name] == scorer.found[members[0]].kind)
        name = _name(scorer.words, [scorer.found[m] for m in members], kind)
        groups.append(Group(kind, name, (*members, *(post for post, held in holders if held == number))))
    return groups + _states(scorer)


def _clusters(scorer: Scorer) -> list[list[int]]:
    """Mentions of one actor: each joins the earlier mention it points to."""
    mentions = scorer.of_kind(*ACTORS)
    scores = scorer.relation("coreference", mentions, mentions)[..., 0] if mentions else np.zeros((0, 0))
    home: dict[int, int] = {}
    clusters: list[list[int]] = []
    for row, mention in enumerate(mentions):
        best, to = 0.0, None
        for column in range(row):
            if scorer.found[mentions[column]].kind == scorer.found[mention].kind and scores[row, column] > best:
                best, to = float(scores[row, column]), mentions[column]
        if to is None:
            clusters.append([])
        home[mention] = home[to] if to is not None else len(clusters) - 1
        clusters[home[mention]].append(mention)
    return clusters


def _holders(scorer: Scorer, clusters: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Titles with the number of the cluster that holds the office."""
    posts = scorer.of_kind("post")
    persons = [n for n, members in enumerate(clusters) if scorer.found[members[0]].kind == KIND["person"]]
    if not posts or not persons:
        return []
    scores = scorer.grouped("holder", posts, [clusters[n] for n in persons])
    found = []
    for row, post in enumerate(posts):
        best = int(np.argmax(scores[row]))
        for column, number in enumerate(persons):
            if scores[row, column] > 0 and (column == best or scores[row, column] > 1.5):
                found.append((post, number))
    return found


def _states(scorer: Scorer) -> list[Group]:
    by_code: dict[str, list[int]] = {}
    table = load_states()
    known: set[str] = set()
    for index in scorer.of_kind("state"):
        span = scorer.found[index]
        parts = state_words(scorer.words, span)
        match = table.match(parts, 0, known)
        if match is not None:
            known.add(match.code)
            by_code.setdefault(match.code, []).append(index)
    return [Group("state", code, tuple(members)) for code, members in by_code.items()]


def state_words(words: Words, span: Found) -> list[str]:
    """The words of a span as the table of states has them: "U.S." is one word, "the" goes."""
    text = words.text[words.start[span.first] : words.end[span.last]]
    after = words.text[words.end[span.last] : words.end[span.last] + 1]
    parts = text.replace("-", " ").split()
    if parts and parts[0].casefold() == "the" and len(parts) > 1:
        parts = parts[1:]
    if parts and after == "." and "." in parts[-1]:
        parts[-1] += "."
    return parts


_LEADING = frozenset("the a an his her its their our my this that these those former".split())


def _name(words: Words, members: Sequence[Found], kind: str) -> str | None:
    """The fullest name among the mentions, or None."""
    named = [span for span in members if kind == "group" or is_name(words, span, kind)]
    if not named:
        return None
    if kind == "group":
        best = max(named, key=lambda span: (span.last - span.first, -span.first))
    else:
        best = max(named, key=lambda span: (_letters(words, span), -span.first))
    return _plain(words, best)


def _letters(words: Words, span: Found) -> int:
    return sum(1 for k in range(span.first, span.last + 1) if words.word(k)[0].isalnum())


def is_name(words: Words, span: Found, kind: str) -> bool:
    parts = [words.word(k) for k in range(span.first, span.last + 1)]
    if kind == "org":
        return len(parts) > 1 or parts[0].casefold() not in {
            "it",
            "its",
            "they",
            "their",
            "which",
            "we",
            "our",
            "us",
            "them",
        }
    if parts[0].casefold() in _LEADING or not any(part[0].isupper() for part in parts):
        return False
    plain = [part for part in parts if part[0].isalpha()]
    if not plain or (plain[-1].islower() and plain[0].islower()):
        return False
    heads = load_titles()
    return not all(part.casefold() in heads.heads for part in plain) and plain[-1].casefold() not in _PRONOUNS


_PRONOUNS = frozenset("he she him her his hers who whom whose i me my they them we".split())


def _plain(words: Words, span: Found) -> str:
    text = " ".join(words.text[words.start[span.first] : words.end[span.last]].split())
    first, _, rest = text.partition(" ")
    return rest if first.casefold() in {"the", "a", "an", "some", "several"} and rest else text

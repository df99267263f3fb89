"""Persons told by the body they stand for: "A of the EEAS", "the movement's B", "a delegation of the fund led by C"."""

import itertools
from collections.abc import Iterator

from dragoman.extraction.actors import actors_at, is_person
from dragoman.extraction.clauses import agents_of, objects_behind, subjects
from dragoman.extraction.sides import own_side
from dragoman.lexicon.titles import load_organisations
from dragoman.model.analysis import Analysis, Mention, Node

_LEADING = frozenset({"lead", "head"})
_SENT = frozenset({"delegation", "mission", "team"})
_BEHIND = (["of"], ["of", "the"], [",", "of"], [",", "of", "the"])
_OWNING = (["'s"], ["’s"])


def of_bodies(analysis: Analysis) -> Iterator[tuple[int, str, int]]:
    """Persons, the sides for which their bodies stand, and the sentence that says so."""
    named = [m for m in analysis.mentions if m.form == "name" and len(m.entities) == 1]
    for first, second in itertools.pairwise(named):
        sentence = analysis.nodes[first.node].sentence
        if sentence != analysis.nodes[second.node].sentence:
            continue
        between = analysis.document.text[first.span.end : second.span.start].replace(",", " , ").split()
        if _are(first, second, "person", "organisation") and between in _BEHIND:
            person, body = first.entities[0], second.entities[0]
        elif _are(first, second, "organisation", "person") and between in _OWNING:
            person, body = second.entities[0], first.entities[0]
        else:
            continue
        if not _is_organ_of_some_state(analysis, body):
            yield person, own_side(analysis, body), sentence
    for node in analysis.nodes:
        if node.lemma in _LEADING and node.tag == "VBN":
            yield from _led(analysis, node)


def _is_organ_of_some_state(analysis: Analysis, body: int) -> bool:
    """ "A of the Senate": of a state that is not told with it."""
    entity = analysis.entities[body]
    return entity.state is None and load_organisations().acts_for_state(entity.name)


def _are(first: Mention, second: Mention, one: str, other: str) -> bool:
    return first.kind == one and second.kind == other


def _led(analysis: Analysis, verb: Node) -> Iterator[tuple[int, str, int]]:
    """ "a delegation from Nordvind, led by A"."""
    agents = agents_of(analysis, verb.index)
    persons = [key for h in agents for key in actors_at(analysis, h) if is_person(analysis, key)]
    led = [_sent(analysis, verb.head)] if verb.dep in {"acl", "relcl"} else subjects(analysis, verb.index)
    for head in led:
        if analysis.nodes[head].lower not in _SENT or len(persons) != 1 or not isinstance(persons[0], int):
            continue
        sent = objects_behind(analysis, head, "of", "from")
        bodies = [m for h in sent if (m := analysis.mention_at.get(h)) is not None and m.kind == "organisation"]
        if len(bodies) == 1 and bodies[0].entities and not _is_organ_of_some_state(analysis, bodies[0].entities[0]):
            yield persons[0], own_side(analysis, bodies[0].entities[0]), verb.sentence


def _sent(analysis: Analysis, head: int) -> int:
    """Of "a delegation of the fund headed by A", where the parse has the fund headed: the delegation."""
    node = analysis.nodes[head]
    return analysis.nodes[node.head].head if node.dep == "pobj" else head

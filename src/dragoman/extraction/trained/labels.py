"""What the trained reader tells: kinds of spans, their properties, and relations between spans."""

from typing import NamedTuple

from dragoman.model.vocabulary import ACTS, COMMITMENT_KINDS, FORMS, ROLES, STATUSES

# "plural" are words for several persons at once ("they", "the two ministers").
KINDS = ("person", "plural", "org", "group", "state", "post", "place", "date", "cue", "topic", "say", "todo")
KIND = {kind: index for index, kind in enumerate(KINDS)}
ACTORS = ("person", "org", "group")

PROPERTIES: dict[str, tuple[str, tuple[str, ...]]] = {
    "form": ("cue", FORMS),
    "status": ("cue", STATUSES),
    # A cue may tell several engagements at once, or only sum up what other cues tell.
    "several": ("cue", ("one", "several", "summary")),
    "act": ("say", ACTS),
    "kind": ("todo", COMMITMENT_KINDS),
    "former": ("post", ("now", "former")),
}


class Relation(NamedTuple):
    """Which kind of span points to which others.

    `choice`: at most one is right, and "none" is an answer; otherwise each may be right or not.
    `actors`: mentions of one actor count together. `outputs` beyond the first tell the role of a party,
    the last of them whether a cue of several engagements means it in each of them.
    """

    name: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    choice: bool
    actors: bool
    outputs: int = 1


RELATIONS = (
    Relation("coreference", ACTORS, ACTORS, choice=True, actors=False),
    Relation("member", ("plural",), ("person",), choice=False, actors=True),
    Relation("same", ("cue",), ("cue",), choice=True, actors=False),
    Relation("within", ("cue",), ("cue",), choice=True, actors=False),
    Relation("party", ("cue",), (*ACTORS, "state"), choice=False, actors=True, outputs=2 + len(ROLES)),
    Relation("place", ("cue",), ("place",), choice=False, actors=False),
    Relation("date", ("cue",), ("date",), choice=False, actors=False),
    Relation("topic", ("cue",), ("topic",), choice=False, actors=False),
    Relation("holder", ("post",), ("person",), choice=False, actors=True),
    Relation("office", ("post",), ("org",), choice=True, actors=True),
    Relation("served", ("post",), ("state",), choice=True, actors=True),
    Relation("accredited", ("post",), ("state", "org"), choice=False, actors=True),
    Relation("side", ACTORS, ("state", "org"), choice=True, actors=True),
    Relation("speaker", ("say",), (*ACTORS, "state"), choice=True, actors=True),
    Relation("addressee", ("say",), (*ACTORS, "state"), choice=True, actors=True),
    Relation("said_at", ("say",), ("cue",), choice=True, actors=False),
    Relation("by", ("todo",), (*ACTORS, "state"), choice=False, actors=True),
    Relation("to", ("todo",), (*ACTORS, "state"), choice=False, actors=True),
    Relation("promised_at", ("todo",), ("cue",), choice=True, actors=False),
)
RELATION = {relation.name: index for index, relation in enumerate(RELATIONS)}

BEGIN, INSIDE, OUTSIDE = 0, 1, 2

"""Parties that are there already: groups and bodies that only name others over again."""

from collections.abc import Collection, Mapping, Sequence

from dragoman.extraction.actors import ActorKey
from dragoman.extraction.clauses import children, coordinated
from dragoman.extraction.drafts import Draft
from dragoman.extraction.plurals import is_both
from dragoman.model.analysis import Analysis, Mention

_BARE = frozenset({"delegation", "delegations", "mission", "team", "delegates", "delegate"})
_TWO = 2


def drop_redundant(analysis: Analysis, draft: Draft) -> None:
    """ "The two ministers" beside the two, "a delegation" beside who led it, "the Forum" beside those who met at it."""
    for key in [key for key in draft.parts if _is_redundant(analysis, draft, key)]:
        del draft.parts[key]


def _is_redundant(analysis: Analysis, draft: Draft, key: ActorKey) -> bool:
    if not isinstance(key, int):
        return False
    entity = analysis.entities[key]
    if entity.kind == "organisation":
        return draft.form == "conference" and len(draft.parts) > _TWO and _is_named_by_cue(analysis, draft, key)
    if entity.kind != "group":
        return False
    if is_bare(analysis, key):
        return len(draft.parts) > (1 if draft.form == "visit" else _TWO)
    mentions = [m for m in analysis.mentions if key in m.entities]
    if _are_within_another(analysis, draft, key, mentions):
        return True
    bodies = [k for k in draft.parts if isinstance(k, int) and analysis.entities[k].kind == "organisation"]
    enough = len(draft.parts) > (1 if draft.form == "visit" else _TWO)
    if enough and any(
        m.span.overlaps(span) for m in mentions for body in bodies for span in analysis.entities[body].spans
    ):
        return True  # "an IMF mission" beside the IMF
    named = any(_is_named_behind(analysis, draft, mention) for mention in mentions)
    return len(draft.parts) > _TWO and (named or any(is_both(analysis, analysis.nodes[m.node]) for m in mentions))


def is_bare(analysis: Analysis, key: ActorKey) -> bool:
    """ "The delegation", of which nothing else is told."""
    if not isinstance(key, int):
        return False
    return analysis.entities[key].kind == "group" and analysis.entities[key].name.lower() in _BARE


def _are_within_another(analysis: Analysis, draft: Draft, key: ActorKey, mentions: Sequence[Mention]) -> bool:
    """ "the community" in "members of the community": told only in the words for another group that takes part."""
    wider = [
        other.span
        for other in analysis.mentions
        if other.kind == "group" and key not in other.entities and set(other.entities) & set(draft.parts)
    ]
    return bool(mentions) and all(
        any(span.start <= m.span.start and m.span.end <= span.end and span != m.span for span in wider)
        for m in mentions
    )


def _is_named_behind(analysis: Analysis, draft: Draft, group: Mention) -> bool:
    """ "vice presidents of the companies A and B": who they are follows at once."""
    last = max((node.index for node in analysis.nodes_in(group.span)), default=group.node)
    behind = analysis.mention_at.get(last + 1)
    return behind is not None and behind.kind == "person" and any(key in draft.parts for key in behind.entities)


def is_officer_alone(analysis: Analysis, key: ActorKey) -> bool:
    """ "the President", of a report that names none: a group of one, who holds an office."""
    return isinstance(key, int) and analysis.entities[key].kind == "group" and bool(analysis.entities[key].titles)


def is_named_with(analysis: Analysis, key: ActorKey, keys: Collection[ActorKey]) -> bool:
    """ "met Minister A and members of parliament": a group in one list with a named person who takes part."""
    if not isinstance(key, int) or analysis.entities[key].kind != "group":
        return False
    for group in (m for m in analysis.mentions if key in m.entities):
        node = analysis.nodes[group.node]
        listed = [analysis.nodes[k] for k in coordinated(analysis, group.node) if k < group.node]
        listed += [analysis.nodes[node.head]] if node.dep == "conj" else []
        others = [m for n in listed if (m := analysis.mention_at.get(n.index)) is not None]
        if any(m.kind == "person" and m.form == "name" and set(m.entities) & set(keys) for m in others):
            return True
    return False


def _is_named_by_cue(analysis: Analysis, draft: Draft, key: int) -> bool:
    """ "the Third Ports Forum": the name of the conference itself, which the tagger takes for a body."""
    nodes = [analysis.nodes[cue.node] for cue in draft.cues]
    return any(
        span.start <= node.span.start < span.end and node.lower in _EVENTS
        for span in analysis.entities[key].spans
        for node in nodes
    )


_EVENTS = frozenset({"forum", "summit", "conference", "symposium", "congress"})


def is_of_two_states(parts: Mapping[ActorKey, object]) -> bool:
    """Two states and nobody else."""
    return len(parts) == _TWO and all(isinstance(key, str) for key in parts)


def is_open_letter(analysis: Analysis, draft: Draft) -> bool:
    """ "The letter was signed by A and B": nobody is told to have received it."""
    if draft.form != "message" or set(draft.parts.values()) != {"sender"}:
        return False
    above = {analysis.nodes[analysis.nodes[cue.node].head].lemma for cue in draft.cues}
    below = {n.lemma for cue in draft.cues for n in children(analysis, cue.node, "acl", "relcl")}
    return "sign" in above | below

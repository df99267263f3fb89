"""Bodies: organisations that have states as their members."""

import re

from dragoman.extraction.clauses import children, objects_behind
from dragoman.extraction.date_tokens import COUNTS
from dragoman.lexicon.titles import load_organisations
from dragoman.model.analysis import Analysis, Entity
from dragoman.model.document import Span

# People in whom such a body meets.
MEMBERS = frozenset({"leaders", "ministers", "heads", "governors"})


_OF_MEMBERS = frozenset({"Council", "Assembly", "Committee", "Board"})


def is_international_body(side: str) -> bool:
    """Whether a side is an organisation of states: "NATO", "Union of South American Nations", "EU"."""
    words = load_organisations()
    if side in {"EU", "UN"} or side in words.international or _is_group_of(side):
        return True
    if side.partition(" ")[0] in words.international | {"UN", "EU"} and side.rpartition(" ")[2] in _OF_MEMBERS:
        return True  # "OSCE Permanent Council"
    return bool(set(side.split()) & words.international_words) and bool(set(side.split()) & words.heads)


def _is_group_of(side: str) -> bool:
    """ "Group of Seven", "Group of 77": told by how many states they are."""
    words = side.lower().split()
    return len(words) == _NUMBERED and words[:2] == ["group", "of"] and (words[2] in COUNTS or words[2].isdigit())


_NUMBERED = 3
_OF_THE_UNION = frozenset(
    {"EEAS", "European External Action Service", "European Commission", "European Council", "European Parliament"}
)


def is_side_of(state: str, side: str | None) -> bool:
    """Whether who has this side stands for a state; for the EU, its institutions do."""
    return side == state or (state == "EU" and side in _OF_THE_UNION)


def body_named(analysis: Analysis, span: Span) -> int | None:
    """The entity of the organisation that these words name: of those of an office, for one."""
    return next((i for i, e in enumerate(analysis.entities) if e.kind == "organisation" and span in e.spans), None)


def body_at(analysis: Analysis, head: int) -> int | None:
    """The entity of the body that a phrase names: "the Eurogroup", "leaders of the African Union", "EU ministers"."""
    mention = analysis.mention_at.get(head)
    if mention is None and analysis.nodes[head].lower == "board":
        return _body_beside(analysis, head)
    if mention is None or not mention.entities:
        return None
    entity = analysis.entities[mention.entities[0]]
    if entity.kind in {"organisation", "state"}:
        return mention.entities[0] if is_international_body(entity.name) else None
    if analysis.nodes[head].lower in _UNIONS and _COUNTED.match(analysis.document.quote(mention.span)):
        return _named_before(analysis, head)
    return _body_beside(analysis, head) if analysis.nodes[head].lower in MEMBERS else None


_UNIONS = frozenset({"group", "grouping", "bloc", "organisation", "organization", "cartel", "alliance", "union"})
_COUNTED = re.compile(r"(?i)(?:the\s+)?(?:\d+|[a-z]+)[-‑ ](?:nation|member|state|country)\b")


def _named_before(analysis: Analysis, head: int) -> int | None:
    """ "The 13-nation group" is the body that was named last; "the 13-member group of mayors" is not."""
    if objects_behind(analysis, head, "of"):
        return None
    before = (m for m in reversed(analysis.mentions) if m.node < head and m.kind == "organisation" and m.entities)
    keys = (mention.entities[0] for mention in before)
    return next((key for key in keys if is_international_body(analysis.entities[key].name)), None)


def _body_beside(analysis: Analysis, head: int) -> int | None:
    """ "NATO leaders", "the board of the IAEA": whose they are."""
    beside = [n.index for n in children(analysis, head, "amod", "compound", "nmod", "poss")]
    beside += objects_behind(analysis, head, "of", "from")
    return next((found for k in beside if k != head and (found := body_at(analysis, k)) is not None), None)


def is_council(analysis: Analysis, head: int) -> bool:
    """ "EU finance ministers": those of all its states, who meet within themselves and are nobody's officers."""
    mention = analysis.mention_at.get(head)
    if (
        mention is not None
        and mention.form == "nominal"
        and not mention.entities
        and analysis.nodes[head].lower in MEMBERS
    ):
        return any(title.state == "EU" for title in mention.titles)  # "EU leaders"
    group = _group_at(analysis, head)
    return group is not None and analysis.nodes[head].lower == "ministers" and group.state == "EU"


def is_of_a_region(analysis: Analysis, head: int) -> bool:
    """ "Nordic ministers", "leaders of the Gulf states": of several states, none of which is named."""
    group = _group_at(analysis, head)
    if group is None or group.state is not None or analysis.nodes[head].lower not in MEMBERS:
        return False
    return bool(set(group.name.lower().replace("-", " ").split()) & _REGIONS)


_REGIONS = frozenset(
    "nordic baltic arab african asian european gulf caribbean commonwealth balkan benelux andean american scandinavian turkic "
    "islamic pacific visegrad maghreb".split()
)


def _group_at(analysis: Analysis, head: int) -> Entity | None:
    mention = analysis.mention_at.get(head)
    if mention is None or mention.kind != "group" or not mention.entities:
        return None
    return analysis.entities[mention.entities[0]]

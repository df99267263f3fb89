"""Groups: people who take part without being named ("representatives of the Kazakh diaspora")."""

from dragoman.analysis.registry import Registry
from dragoman.lexicon.titles import load_groups
from dragoman.model.analysis import Mention, Node, Sentence
from dragoman.model.document import Document, Span

LEFT = frozenset(
    {"amod", "compound", "nmod", "nummod", "poss", "det", "advmod", "quantmod", "case", "conj", "cc", "punct"}
)
INNER = frozenset({"of", "from", "at"})
# What parts a dateline from the text.
DASHES = frozenset({"-", "--", "–", "—"})
ARTICLES = frozenset(
    {"the", "a", "an", "his", "her", "their", "its", "our", "several", "some", "these", "those", "both", "all", "other"}
)


def find_groups(
    document: Document, nodes: list[Node], sentences: list[Sentence], taken: set[int], registry: Registry
) -> list[Mention]:
    """Mentions of groups; their actors are added to the registry."""
    heads = load_groups().heads
    named = [span for actor in registry.actors if actor.kind == "person" for span in actor.spans]
    persons = {k for k in taken if any(span.overlaps(nodes[k].span) for span in named)}
    children: dict[int, list[int]] = {}
    for node in nodes:
        if node.head != node.index:
            children.setdefault(node.head, []).append(node.index)
    found = []
    for node in nodes:
        if node.lower not in heads or node.index in taken or not node.tag.startswith("NN"):
            continue
        if (
            node.dep == "compound"
            or _are_any_donors(node, nodes, children, sentences[node.sentence].headline)
            or (node.lower == "mission" and _is_journey(node, nodes, children))
        ):
            continue
        first, last = _extent(node, nodes, children, persons)
        if _is_in_name(nodes, first):
            continue
        span = document.span(nodes[first].span.start, nodes[last].span.end)
        state = _state(span, registry)
        index = registry.group(document.quote(span), span, state)
        found.append(Mention(span=span, node=node.index, kind="group", form="nominal", entities=(index,)))
    return found


def _are_any_donors(node: Node, nodes: list[Node], children: dict[int, list[int]], headline: bool) -> bool:
    """ "a donors' conference", "blood donors", "the party's donors", "the donors": a kind of conference or of people, or who was told before."""
    owned = any(nodes[k].dep in {"poss", "compound"} and nodes[k].tag != "PRP$" for k in children.get(node.index, ()))
    told = any(nodes[k].lower == "the" for k in children.get(node.index, ()))
    return node.lower == "donors" and (node.dep == "poss" or owned or told or headline)


def _is_journey(node: Node, nodes: list[Node], children: dict[int, list[int]]) -> bool:
    """ "back from his mission to the Balkans", "left on a trade mission", "a four-day mission": where somebody goes, and nobody who is sent."""
    if any(nodes[k].lower.endswith(("-day", "-week")) for k in children.get(node.index, ())):
        return True
    owned = any(nodes[k].tag == "PRP$" for k in children.get(node.index, ()))
    return owned or (node.dep == "pobj" and nodes[node.head].lower == "on")


_COMPOSED = frozenset("committee club council association union federation confederation consortium board".split())


def _is_in_name(nodes: list[Node], first: int) -> bool:
    """ "the Coordinating Committee of creditor banks": whom the body is made of."""
    if first < 2 or nodes[first - 1].lower != "of" or nodes[first - 1].sentence != nodes[first].sentence:
        return False
    return nodes[first - 2].lower in _COMPOSED and nodes[first - 2].text[0].isupper()


def _extent(node: Node, nodes: list[Node], children: dict[int, list[int]], persons: set[int]) -> tuple[int, int]:
    """The noun phrase without its article and persons named before it, with phrases in "of" and "from"."""
    first = node.index
    while (
        first - 1 >= 0
        and nodes[first - 1].sentence == node.sentence
        and nodes[first - 1].text not in DASHES
        and not (nodes[first - 1].lower in _JOINTS and first - 2 in persons)
        and _leads(nodes[first - 1], first - 1, node.index, nodes)
    ):
        first -= 1
    while first < node.index and (
        nodes[first].lower in ARTICLES or nodes[first].text in {",", "'s"} or nodes[first].lower == "and"
    ):
        first += 1
    last = node.index
    for child in children.get(node.index, []):
        if (
            child > node.index
            and nodes[child].dep == "prep"
            and nodes[child].lower in INNER
            and not _is_at_a_seat(child, nodes, children)
        ):
            last = max(last, _reach(child, nodes, children))
    return first, last


def _is_at_a_seat(at: int, nodes: list[Node], children: dict[int, list[int]]) -> bool:
    """ "survivors at Windsor Castle": where they were met, and not whose they are."""
    return nodes[at].lower == "at" and any(nodes[child].lower in _SEATS for child in children.get(at, ()))


_JOINTS = frozenset({"and", ","})
_SEATS = frozenset({"palace", "castle", "house", "hotel", "residence", "airport", "hall"})


def _leads(before: Node, position: int, head: int, nodes: list[Node]) -> bool:
    at = position
    for _ in range(6):
        if at == head:
            return before.dep in LEFT
        if nodes[at].head == at:
            return False
        at = nodes[at].head
    return False


# "members of the Bundestag in Berlin", "on Monday": where and when they were met.
_WHERE = frozenset({"in", "on", "during", "after", "before"})


def _reach(index: int, nodes: list[Node], children: dict[int, list[int]]) -> int:
    """The last node under a preposition, without clauses."""
    last = index
    for child in children.get(index, []):
        if nodes[child].dep in {"relcl", "acl", "advcl", "punct", "appos"} or nodes[child].lower in _WHERE:
            continue
        last = max(last, child, _reach(child, nodes, children))
    return last


def _state(span: Span, registry: Registry) -> str | None:
    inside = [
        actor.name
        for actor in registry.actors
        if actor.kind == "state" and any(span.covers(other) for other in actor.spans)
    ]
    return inside[0] if len(inside) == 1 else None

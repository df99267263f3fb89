"""Leaders: persons whose side is told by whom they lead or represent."""

from dragoman.extraction.actors import actors_at, is_person
from dragoman.extraction.clauses import children, coordinated, is_verb, objects_of, subjects
from dragoman.model.analysis import Analysis, Node

_LEADING = frozenset({"lead", "head", "represent", "chair"})
_SIDES = frozenset({"side", "delegation", "team", "part"})


def told_sides(analysis: Analysis) -> dict[int, str]:
    """ "The Lithuanian side was led by A", "Moldova was represented by B", "C, leading Pakistan's delegation"."""
    told: dict[int, str] = {}
    for node in analysis.nodes:
        if node.lemma not in _LEADING or not is_verb(node):
            continue
        passive = any(True for _ in children(analysis, node.index, "auxpass", "agent"))
        agents = [h for p in children(analysis, node.index, "agent") for h in objects_of(analysis, p.index)]
        objects = [k for n in children(analysis, node.index, "dobj") for k in coordinated(analysis, n.index)]
        acting = subjects(analysis, node.index)
        leaders, led = (agents, acting) if passive else (acting, objects)
        states = {state for head in led if (state := _state_led(analysis, analysis.nodes[head], node))}
        persons = [key for head in leaders for key in actors_at(analysis, head) if is_person(analysis, key)]
        if len(states) == 1 and len(persons) == 1 and isinstance(persons[0], int):
            entity = analysis.entities[persons[0]]
            if (entity.state is None and not entity.titles) or all(title.state is None for title in entity.titles):
                told.setdefault(persons[0], next(iter(states)))
    return told


def _state_led(analysis: Analysis, led: Node, verb: Node) -> str | None:
    """The state whose delegation is led; a state itself is only represented."""
    mention = analysis.mention_at.get(led.index)
    if mention is not None and mention.kind == "state" and verb.lemma == "represent":
        return analysis.entities[mention.entities[0]].name
    if led.lower not in _SIDES:
        return None
    for modifier in children(analysis, led.index, "amod", "compound", "nmod", "poss"):
        other = analysis.mention_at.get(modifier.index)
        if other is not None and other.kind == "state":
            return analysis.entities[other.entities[0]].name
    return None

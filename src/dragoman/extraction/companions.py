"""Companions: who came along with a party or was present, and for whom those beside an officer stand."""

from collections.abc import Iterator

from dragoman.extraction.actors import ActorKey, actors_at, is_person, named_among
from dragoman.extraction.attendance import Company, attendances, persons_at
from dragoman.extraction.by_sides import by_sides
from dragoman.extraction.clauses import (
    agents_of,
    children,
    coordinated,
    governing_verb,
    is_verb,
    objects_behind,
    objects_of,
    subjects,
)
from dragoman.lexicon.titles import load_titles
from dragoman.model.analysis import Analysis, Mention, Node


def companies(analysis: Analysis) -> Iterator[Company]:
    """ "A, accompanied by B", "C will accompany D", "in the presence of E", "F was also present", "together with G", "witnessed by H"."""
    for node in analysis.nodes:
        found = None
        if (
            node.lemma == "accompany"
            and is_verb(node)
            and not any(True for _ in children(analysis, node.index, "auxpass"))
        ):
            found = _accompanying(analysis, node)
        elif node.lower == "presence":
            found = _in_presence(analysis, node)
        elif node.lemma == "witness" and node.tag == "VBN":
            found = _witnessed(analysis, node)
        elif node.lower == "present":
            found = _present(analysis, node)
        elif node.lower == "with" and node.index and analysis.nodes[node.index - 1].lower in {"together", "along"}:
            found = _together(analysis, node) or _travelling(analysis, node)
        elif node.lower == "with":
            found = _travelling(analysis, node)
        if found is not None and found.companions:
            yield found
    yield from by_sides(analysis)
    yield from attendances(analysis)


def _accompanying(analysis: Analysis, verb: Node) -> Company:
    agents = agents_of(analysis, verb.index)
    acting = subjects(analysis, verb.index)
    objects = [k for n in children(analysis, verb.index, "dobj") for k in coordinated(analysis, n.index)]
    going, led = (agents, acting) if agents else (acting, objects)
    leaders = [key for head in led for key in actors_at(analysis, head)]
    return Company(
        persons_at(analysis, going), leaders[0] if leaders else None, verb.sentence, None, not agents, not agents
    )


def _in_presence(analysis: Analysis, node: Node) -> Company | None:
    if analysis.nodes[node.head].lower != "in":
        return None
    heads = objects_behind(analysis, node.index, "of")
    verb = governing_verb(analysis, node.index)
    return Company(persons_at(analysis, heads), None, node.sentence, verb.index if verb is not None else None)


def _witnessed(analysis: Analysis, verb: Node) -> Company:
    """ "signed a deal with B, witnessed by C", "the signing was witnessed by D"."""
    told = any(True for _ in children(analysis, verb.index, "auxpass"))
    return Company(persons_at(analysis, agents_of(analysis, verb.index)), None, verb.sentence, told_before=told)


def _present(analysis: Analysis, node: Node) -> Company | None:
    verb = analysis.nodes[node.head]
    if verb.lemma != "be" or node.dep != "acomp" or any(True for _ in children(analysis, verb.index, "neg")):
        return None
    return Company(persons_at(analysis, subjects(analysis, verb.index)), None, node.sentence, told_before=True)


def _together(analysis: Analysis, preposition: Node) -> Company | None:
    """ "A, together with B, met C": B goes with whom the words stand behind."""
    mention = analysis.mention_at.get(preposition.index - 3) or analysis.mention_at.get(preposition.index - 2)
    if mention is None or mention.kind != "person" or len(mention.entities) != 1:
        return None
    return Company(
        persons_at(analysis, objects_of(analysis, preposition.index)), mention.entities[0], preposition.sentence
    )


def _travelling(analysis: Analysis, preposition: Node) -> Company | None:
    """ "A will travel to Kyiv with Minister B", "arrived in Baghdad, along with C": those who are on A's journey."""
    above = analysis.nodes[preposition.head]
    verb = analysis.nodes[above.head] if above.lower in {"along", "together"} else above
    if verb.lemma not in _GOING or not is_verb(verb) or preposition.dep != "prep":
        return None
    leaders = [key for head in subjects(analysis, verb.index) for key in actors_at(analysis, head)]
    going = persons_at(analysis, objects_of(analysis, preposition.index))
    return (
        Company(going, leaders[0], preposition.sentence)
        if len(leaders) == 1 and is_person(analysis, leaders[0])
        else None
    )


_GOING = frozenset("travel arrive fly go come journey land leave depart return".split())
_SERVING = frozenset(
    "minister secretary undersecretary under-secretary general chief speaker adviser advisor commander admiral vice-minister prince "
    "princess queen".split()
)


def shared_sides(analysis: Analysis) -> Iterator[tuple[int, str, int]]:
    """Persons, the states they share with the officer beside them, and the sentence that shows it.

    "Tanzania's President A and the Permanent Secretary, B", "A, accompanied by Foreign Minister B".
    """
    for company in companies(analysis):
        if company.beside is not None and (state := _state_of(analysis, company.beside)) is not None:
            yield from ((person, state, company.sentence) for person in _servants(analysis, company))
        elif company.state is not None:
            yield from ((person, company.state, company.sentence) for person in _servants(analysis, company))
    yield from _counterparts(analysis)
    yield from _among_officials(analysis)
    for mention, other in _told_together(analysis):
        key = mention.entities[0]
        state = _state_of(analysis, other)
        if (
            state is not None
            and is_person(analysis, key)
            and ((_serves(analysis, key) and _may_share(analysis, other, key)) or _are_couple(analysis, other, key))
        ):
            yield key, state, analysis.nodes[mention.node].sentence


def _told_together(analysis: Analysis) -> Iterator[tuple[Mention, int]]:
    """Mentions joined by "and" to a name before, and whose name it is; whom A meets is not told with A."""
    for mention in analysis.mentions:
        node = analysis.nodes[mention.node]
        before = analysis.mention_at.get(node.head)
        if node.dep != "conj" or before is None or len(mention.entities) != 1 or len(before.entities) != 1:
            continue
        if before.form != "name" or _names_state(analysis, before, node) or _meet_each_other(analysis, before.node):
            continue  # "signed by him and Minister B", "A and his Beninese colleague, Minister B"
        yield mention, before.entities[0]


def _servants(analysis: Analysis, company: Company) -> list[int]:
    """Whoever came along and serves the state of those they are with: of a delegation all, and an ambassador who escorts."""
    persons = [key for key in company.companions if isinstance(key, int)]
    serving = [key for key in persons if _serves(analysis, key, all_offices=company.state is not None)]
    beside = bool(serving) and len(persons) > 1  # "joined by Deputy Prime Minister A and Ambassador B"
    return [key for key in persons if key in serving or (beside and _serves(analysis, key, all_offices=True))]


def _among_officials(analysis: Analysis) -> Iterator[tuple[int, str, int]]:
    """ "with Chadian officials, among them Finance Minister A": of the state whose officials they are."""
    for mention in analysis.mentions:
        states = {title.state for title in mention.titles if title.state and not title.states}
        heads = named_among(analysis, mention.node) if mention.form == "nominal" and len(states) == 1 else []
        for key in dict.fromkeys(key for head in heads for key in actors_at(analysis, head)):
            if isinstance(key, int) and is_person(analysis, key) and _serves(analysis, key, all_offices=True):
                yield key, next(iter(states)), analysis.nodes[mention.node].sentence


def _counterparts(analysis: Analysis) -> Iterator[tuple[int, str, int]]:
    """ "his counterpart in Algiers, A": of the state whose capital it is."""
    for mention in analysis.mentions:
        node = analysis.nodes[mention.node]
        if mention.form != "nominal" or node.lower not in {"counterpart", "colleague"}:
            continue
        for head in objects_behind(analysis, node.index, "in"):
            seat = analysis.mention_at.get(head)
            named = [key for n in children(analysis, head, "appos") for key in actors_at(analysis, n.index)]
            if seat is not None and seat.kind == "state" and len(named) == 1 and isinstance(named[0], int):
                yield named[0], analysis.entities[seat.entities[0]].name, node.sentence


def _names_state(analysis: Analysis, before: Mention, node: Node) -> bool:
    """Whether a state, or a counterpart, stands between the two: whom A meets, and not who is with him."""
    start, end = before.span.end, node.span.start
    between = [m for m in analysis.mentions if start <= m.span.start < end]
    words = analysis.document.text[start:end].split()
    relational = bool({"colleague", "counterpart"} & set(words))
    met = analysis.nodes[before.node].dep in {"dobj", "pobj"}  # "she met President A and her counterpart, B"
    return any(m.kind == "state" for m in between) or (relational and not met)


def _meet_each_other(analysis: Analysis, first: int) -> bool:
    """ "Minister A and Deputy Minister B met", "talks between A and B": no third is named whom both would have met."""
    node = analysis.nodes[first]
    verb = analysis.nodes[node.head]
    if node.dep == "pobj":
        return verb.lower in {"between", "of"}
    if node.dep not in {"nsubj", "nsubjpass"} or _go_together(analysis, verb):
        return False
    others = [n.index for n in children(analysis, verb.index, "dobj", "dative")]
    others += objects_behind(analysis, verb.index, "with", "by", "to")
    return not any(actors_at(analysis, head) for head in others)


def _go_together(analysis: Analysis, verb: Node) -> bool:
    """ "A and B paid a visit to Chile", "arrived in Oslo": they are on one journey, and do not meet each other."""
    things = {n.lemma for n in children(analysis, verb.index, "dobj")}
    return verb.lemma in {"visit", "arrive", "travel", "fly", "tour", "accompany"} or bool(things & {"visit", "trip"})


def side_by_side(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """Officers told together by name, neither with a state: of one, if of any."""
    for mention, other in _told_together(analysis):
        key = mention.entities[0]
        both = mention.form == "name" and _serves(analysis, key) and _serves(analysis, other)
        if both and key != other and _may_share(analysis, other, key):
            yield key, other


def _are_couple(analysis: Analysis, one: int, other: int) -> bool:
    """ "the Belgian King A and Queen B"."""
    mine, theirs = ({t.words.lower() for t in analysis.entities[key].titles if not t.former} for key in (one, other))
    stateless = analysis.entities[other].state is None
    return stateless and any(mine & couple and theirs & couple and not mine & theirs for couple in _COUPLES)


_COUPLES = (
    frozenset({"king", "queen"}), frozenset({"prince", "princess"}), frozenset({"crown prince", "crown princess"}),
    frozenset({"president", "first lady"}), frozenset({"emperor", "empress"}), frozenset({"grand duke", "grand duchess"}),
)  # fmt: skip


def _state_of(analysis: Analysis, key: ActorKey) -> str | None:
    return analysis.entities[key].state if isinstance(key, int) and is_person(analysis, key) else None


def _serves(analysis: Analysis, key: int, *, all_offices: bool = False) -> bool:
    """In an office of a state that is not named with it."""
    if analysis.entities[key].state is not None:
        return False
    titles = [title for title in analysis.entities[key].titles if not title.former]
    told = any(title.state or title.organisation or title.accredited_to for title in titles)
    return not told and (all_offices or any(title.head.rpartition("-")[2] in _SERVING for title in titles))


def _may_share(analysis: Analysis, one: int, other: int) -> bool:
    """No two heads of government, no two holders of one office."""
    mine, theirs = ({t.words.lower() for t in analysis.entities[key].titles if not t.former} for key in (one, other))
    highest = load_titles().heads_of_state | load_titles().heads_of_government
    leading = [any(set(words.split()) & highest or "prime" in words for words in titles) for titles in (mine, theirs)]
    return not mine & theirs and not all(leading)

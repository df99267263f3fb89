"""Events with a name of their own: sessions of joint bodies, and conferences told by their name alone."""

from dragoman.extraction.actors import ActorKey, actors_at
from dragoman.extraction.bodies import MEMBERS, body_at, is_council, is_of_a_region
from dragoman.extraction.clauses import (
    children,
    coordinated,
    has_particle,
    is_verb,
    objects_behind,
    objects_of,
    prepositions,
    subjects,
)
from dragoman.extraction.gatherings import is_hosted_gathering, is_of_many
from dragoman.extraction.pairs import states_joined, states_told
from dragoman.model.analysis import Analysis, Node
from dragoman.model.vocabulary import Form

_ASSEMBLING = frozenset({"meet", "convene", "assemble", "gather", "reconvene"})
_SESSIONS = frozenset({"session", "meeting", "gathering", "sitting", "round", "work", "works", "edition"})
_JOINT = frozenset({"commission", "committee", "mechanism", "consultations", "consultation", "dialogue"})
_MULTILATERAL = frozenset(
    {"assembly", "council", "congress", "conference", "forum", "summit", "ministerial", "symposium"}
)
_JOINED = frozenset({"attend", "address", "join", "open", "host", "chair", "co-chair"})
_ENTERED = frozenset({"take", "participate", "speak", "attend", "be", "represent"})
_BROUGHT_ABOUT = frozenset(
    {"hold", "convene", "host", "open", "chair", "co-chair", "organise", "organize", "cancel", "postpone"}
)
_COMING_ABOUT = frozenset({"take", "open", "begin", "start", "convene", "conclude", "end", "resume"})


def form_of_session(analysis: Analysis, noun: Node, word: str | None = None) -> Form | None:
    """ "the second session of the Joint Commission" is consultations, "the session of the Assembly" a conference.

    `word` stands for the noun where that is only pointed at: "the session of A and that of B".
    """
    word = word or noun.lower
    if word not in _SESSIONS:
        return None
    if is_of_ministers(analysis, noun.index):
        return "conference"
    for preposition in prepositions(analysis, noun.index, "of"):
        for head in objects_of(analysis, preposition.index):
            form = _form_of_name(_words(analysis, head)) or _form_of_states(analysis, head)
            if form is not None and _form_of_states(analysis, head):
                return form
            if form is not None and (analysis.nodes[head].tag.startswith("NNP") or head in analysis.mention_at):
                return form
            if (body := body_at(analysis, head)) is not None:
                return _form_of_name(analysis.entities[body].name.lower().split()) or "conference"
    owners = children(analysis, noun.index, "compound", "nmod", "poss")
    if word in {"session", "meeting", "gathering"} and not any(
        True for _ in prepositions(analysis, noun.index, "with", "between")
    ):
        return "conference" if any(_is_organisation(analysis, n.index) for n in owners) else None
    return None


def is_of_ministers(analysis: Analysis, noun: int) -> bool:
    """ "a meeting of Nordic ministers", "the session of EU farm ministers": of those of several states."""
    heads = objects_behind(analysis, noun, "of")
    return any(is_council(analysis, head) or is_of_a_region(analysis, head) for head in heads)


def _is_organisation(analysis: Analysis, head: int) -> bool:
    """ "NATO's meeting", "a meeting of NATO foreign ministers", "EU leaders' session"."""
    mention = analysis.mention_at.get(head)
    if is_council(analysis, head):
        return True
    if mention is None or body_at(analysis, head) is None:
        return False
    return mention.kind == "organisation" or analysis.nodes[head].lower in MEMBERS


def is_body_in_session(analysis: Analysis, verb: Node) -> bool:
    """ "The Council met in Bergen", "OPEC convenes": one body of many members meets within itself."""
    if verb.lemma not in _ASSEMBLING or any(
        n.lower in {"with", "to"} for n in children(analysis, verb.index, "prep", "dobj")
    ):
        return False
    if any(True for _ in children(analysis, verb.index, "dobj")):
        return False
    acting = subjects(analysis, verb.index)
    return len(acting) == 1 and (body_at(analysis, acting[0]) is not None or is_of_many(analysis, acting[0]))


def form_of_body(analysis: Analysis, verb: Node) -> Form | None:
    """What a body holds that is said to meet, or whose members are received, of many or of two sides; None if no body is."""
    if is_hosted_gathering(analysis, verb) or is_body_in_session(analysis, verb):
        return "conference"
    return "consultations" if is_joint_body_meeting(analysis, verb) else None


def is_joint_body_meeting(analysis: Analysis, verb: Node) -> bool:
    """ "The Joint Commission will meet in Maputo": its two sides hold consultations."""
    if verb.lemma not in _ASSEMBLING or any(n.lower == "with" for n in children(analysis, verb.index, "prep")):
        return False
    acting = subjects(analysis, verb.index)
    if len(acting) != 1 or acting[0] not in analysis.mention_at or body_at(analysis, acting[0]) is not None:
        return False
    return is_joint_body(analysis, acting[0])


def is_joint_body(analysis: Analysis, head: int) -> bool:
    """A body of two sides, which meets and is no party: "the Spanish-Latvian Joint Commission"."""
    return _form_of_name(_words(analysis, head)) == "consultations"


def is_session_of_two(analysis: Analysis, noun: int) -> bool:
    """ "the third session of the Joint Commission", or the body itself where it is said to convene."""
    return any(is_joint_body(analysis, head) for head in _named_by(analysis, noun))


def _named_by(analysis: Analysis, noun: int) -> list[int]:
    """A session and what it is of."""
    return [noun, *objects_behind(analysis, noun, "of")]


def is_body_of_two(analysis: Analysis, key: ActorKey) -> bool:
    """An actor that is such a body by its name: "Joint Committee", "Binational Commission"."""
    return isinstance(key, int) and _form_of_name(_split(analysis.entities[key].name)) == "consultations"


def holders_of(analysis: Analysis, key: ActorKey) -> list[ActorKey]:
    """The states that hold such a body: "the Binational Commission of Costa Rica and Panama"."""
    found: list[ActorKey] = []
    for mention in (m for m in analysis.mentions if key in m.entities):
        last = max((n.index for n in analysis.nodes_in(mention.span)), default=mention.node)
        inside = [
            e.name for e in analysis.entities if e.kind == "state" and any(mention.span.overlaps(s) for s in e.spans)
        ]
        heads = objects_behind(analysis, mention.node, "of", "between")
        heads += coordinated(analysis, last)
        found += [*inside, *(state for head in heads for state in actors_at(analysis, head) if isinstance(state, str))]
    return list(dict.fromkeys(found))


def states_of_body(analysis: Analysis, noun: int) -> list[str]:
    """The states in the name of the joint body that a session is of."""
    return next((codes for head in _named_by(analysis, noun) if (codes := joined_of(analysis, head))), [])


def is_hosted_summit(analysis: Analysis, noun: int, verb: int | None) -> bool:
    """ "will host the Summit of the Americas": a state that hosts a summit has guests from abroad."""
    hosting = verb is not None and analysis.nodes[verb].lemma in {"host", "chair", "convene"}
    return hosting and analysis.nodes[noun].lemma == "summit"


def is_world_event(analysis: Analysis, node: int) -> bool:
    """A conference with a name of its own that belongs to no one state: "the Munich Security Conference"."""
    mention = analysis.mention_at.get(node)
    if mention is None or mention.kind != "organisation" or not mention.entities:
        return False
    entity = analysis.entities[mention.entities[0]]
    return entity.state is None and "national" not in entity.name.lower() and len(entity.name.split()) > 1


def named_event(analysis: Analysis, node: Node) -> Form | None:
    """A conference told by its name: "attended the Munich Security Conference", "the Joint Commission was held"."""
    mention = analysis.mention_at.get(node.index)
    if mention is None or mention.kind != "organisation" or mention.form != "name":
        return None
    form = _form_of_name(_words(analysis, node.index)) or _form_of_states(analysis, node.index)
    above = analysis.nodes[node.head]
    if form is None:
        return None
    if is_verb(above):
        brought = node.dep in {"nsubjpass", "dobj"} and (above.lemma in _BROUGHT_ABOUT or _is_put_off(analysis, above))
        came = node.dep == "nsubj" and above.lemma in _COMING_ABOUT and _comes_about(analysis, above)
        joined = node.dep == "dobj" and above.lemma in _JOINED and form == "conference"
        return form if brought or came or joined else None
    if any(_holds_itself(analysis, clause) for clause in children(analysis, node.index, "relcl")):
        return form  # "to the Joint Committee, which convened virtually"
    verb = analysis.nodes[above.head]
    entered = node.dep == "pobj" and above.lower in {"in", "at"} and verb.lemma in _ENTERED
    part = verb.lower == "part" and analysis.nodes[verb.head].lemma == "take"
    return form if form == "conference" and ((entered and _takes_part(analysis, verb)) or part) else None


def _is_put_off(analysis: Analysis, verb: Node) -> bool:
    return verb.lemma in {"put", "call", "push"} and has_particle(analysis, verb.index, {"off", "back"})


def _holds_itself(analysis: Analysis, verb: Node) -> bool:
    passive = any(True for _ in children(analysis, verb.index, "auxpass"))
    acting = {n.lower for n in children(analysis, verb.index, "nsubj", "nsubjpass")}
    held = verb.lemma in (_BROUGHT_ABOUT if passive else _ASSEMBLING | _COMING_ABOUT) and _comes_about(analysis, verb)
    return held and bool(acting & {"which", "that"})


def _comes_about(analysis: Analysis, verb: Node) -> bool:
    return verb.lemma != "take" or any(n.lower == "place" for n in children(analysis, verb.index, "dobj"))


def _takes_part(analysis: Analysis, verb: Node) -> bool:
    return verb.lemma not in {"take", "be"} or any(n.lower == "part" for n in children(analysis, verb.index, "dobj"))


def _words(analysis: Analysis, head: int) -> list[str]:
    mention = analysis.mention_at.get(head)
    if mention is not None:
        return _split(analysis.document.quote(mention.span))
    return [n.lower for n in children(analysis, head, "amod", "compound", "nmod")] + [analysis.nodes[head].lower]


def _split(name: str) -> list[str]:
    return name.lower().replace("-", " ").replace("–", " ").split()


def _form_of_states(analysis: Analysis, head: int) -> Form | None:
    """ "the Turkish-Syrian-Iraqi technical committee": a body of the states that its name joins."""
    joint = analysis.nodes[head].lower in {"committee", "commission", "council", "group", "mechanism", "dialogue"}
    return "consultations" if joint and joined_of(analysis, head) else None


def joined_of(analysis: Analysis, head: int) -> list[str]:
    """The states joined in a word before a noun, or in the name that it is the head of."""
    mention = analysis.mention_at.get(head)
    words = analysis.document.quote(mention.span).split() if mention is not None else []
    words += [n.text for n in children(analysis, head, "amod", "compound", "nmod")]
    known = states_told(analysis) if words else ()
    return next((codes for word in words if (codes := states_joined(word, known))), [])


def _form_of_name(words: list[str]) -> Form | None:
    """What an event or a body of that name holds; None for a standing body of one side."""
    if {"joint", "working", "group"} <= set(words):
        return "consultations"
    kinds = [word for word in words if word in _JOINT | _MULTILATERAL]
    if not kinds:
        return None
    joint = {"joint", "intergovernmental", "binational", "bilateral", "mixed", "governmental", "strategic"} & set(words)
    if kinds[0] in _JOINT:
        talks = kinds[0] in {"consultations", "consultation", "dialogue", "mechanism"}
        return "consultations" if joint or talks else None
    if kinds[0] == "council" and not {"association", "ministerial", "cooperation"} & set(words):
        return None
    if kinds[0] in {"assembly", "congress"} and "parliamentary" not in words and "general" not in words:
        return None
    of_two = {"association", "cooperation"} & set(words) and "gulf" not in words  # that council is of six states
    return "consultations" if of_two and kinds[0] == "council" else "conference"

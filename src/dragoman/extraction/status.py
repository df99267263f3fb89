"""Whether an engagement happened, is fixed, is only wished for, or fell through."""

from dragoman.extraction.agreements import is_where_agreed
from dragoman.extraction.clauses import child, children, governing_verb, is_infinitive, is_verb, verb_chain
from dragoman.extraction.cues import Cue, noun_cue_at
from dragoman.extraction.denials import did_not, is_denied, is_forgone, is_none, is_scene_of_failure, is_unable
from dragoman.extraction.groundwork import groundwork, is_nearly, is_not_even_planned
from dragoman.extraction.hearsay import is_hearsay
from dragoman.extraction.outlooks import (
    had_been_bound,
    is_ahead,
    is_lacking,
    is_on_the_margins,
    is_purpose,
    is_put_ahead,
    is_usual,
    is_yet_to_come,
    outlook,
    was_meant,
    whole,
)
from dragoman.extraction.prospects import (
    is_chance_taken,
    is_invited_to,
    is_on_condition,
    is_on_programme,
    is_on_the_way,
    is_open_condition,
    is_private,
    is_under_consideration,
)
from dragoman.extraction.recalled import is_reported_on
from dragoman.extraction.setbacks import (
    fell_through,
    had_been_planned,
    is_brought_forward,
    is_declined,
    is_dropped,
    is_given_up,
    is_moved,
    is_no_longer,
    is_put_off,
    is_to_be_rearranged,
    plans_dropped,
    was_announced,
    was_to_have,
)
from dragoman.extraction.stays import is_off
from dragoman.extraction.unsettled import is_weighed, left_by_words
from dragoman.lexicon.cues import load_cues
from dragoman.model.analysis import Analysis, Node
from dragoman.model.vocabulary import Status

FUTURE_AUXILIARIES = frozenset({"will", "'ll", "shall", "wo"})
_FIXING = frozenset(
    {"plan", "schedule", "expect", "set", "slate", "fix", "foresee", "pencil", "book", "arrange", "announce"}
)
DUE = frozenset({"due", "expected", "awaited"})
WEAK_AUXILIARIES = frozenset({"would", "may", "might", "could", "can", "should", "must", "ought"})


def status_of(analysis: Analysis, cue: Cue) -> Status | None:
    """The status that the cue's clause gives it; None when the clause denies the engagement."""
    node = analysis.nodes[cue.node]
    status = _told_status(analysis, cue, node)
    if status in {"held", "scheduled"} and _is_asked(
        analysis, analysis.nodes[cue.verb] if cue.verb is not None else node
    ):
        return None
    open_ended = is_on_condition(analysis, node) or is_invited_to(analysis, node)
    return "proposed" if status in {"held", "scheduled"} and open_ended else status


def _is_asked(analysis: Analysis, verb: Node) -> bool:
    """ "Is the minister still coming?": asked, and told by nobody; not "When A met B in May, did he promise it?"."""
    chain = verb_chain(analysis, verb.index)
    first, last = (analysis.nodes[k] for k in _ends(analysis, verb))
    if first.lower in {"question", "q"} and analysis.nodes[first.index + 1].lower == ":" and last.lower == "?":
        return True
    main = chain[-1].dep == "ROOT" and all(node.dep in {"ROOT", "ccomp", "xcomp"} for node in chain)
    behind = [n for n in children(analysis, chain[-1].index, "cc") if n.lower == "but" and n.index > verb.index]
    return main and last.lower == "?" and is_verb(chain[-1]) and not behind  # not "A met B, but will it hold?"


def _is_followed(analysis: Analysis, noun: Node) -> bool:
    """ "The call followed his meeting with B": told before, and B was at the other."""
    verb = analysis.nodes[noun.head]
    told = any(n.lower in {"the", "this"} for n in children(analysis, noun.index, "det"))
    own = any(n.lower in {"between", "of", "with", "by"} for n in children(analysis, noun.index, "prep"))
    if not told or own or noun.dep != "nsubj" or verb.lemma != "follow":
        return False
    earlier = child(analysis, verb.index, "dobj")
    return earlier is not None and earlier.lemma in load_cues().nouns


def _ends(analysis: Analysis, node: Node) -> tuple[int, int]:
    """The first and the last word of a sentence."""
    sentence = analysis.sentences[node.sentence]
    return sentence.first, sentence.last - 1


def _told_status(analysis: Analysis, cue: Cue, node: Node) -> Status | None:
    if cue.form == "visit" and is_private(analysis, node):
        return None
    clause = analysis.nodes[cue.verb] if cue.verb is not None else None
    if clause is not None and (had_been_bound(analysis, clause) or is_unable(analysis, clause)):
        return "cancelled"
    if is_forgone(analysis, node):
        return None
    if not cue.noun and any(True for n in children(analysis, cue.node, "dobj") if is_none(analysis, n)):
        return None  # "signed no agreement", "met no officials"
    lacking = cue.noun and (is_lacking(analysis, node) or is_not_even_planned(analysis, whole(analysis, node)))
    lacking = lacking or (cue.noun and _is_followed(analysis, node))
    if is_usual(analysis, node) or lacking or is_yet_to_come(analysis, node) or is_nearly(analysis, node):
        return None
    if settled := left_by_words(analysis, cue):
        return settled[0]
    if is_hearsay(analysis, node) or (cue.noun and is_denied(analysis, node) and not fell_through(analysis, node)):
        return None
    told = _noun_status(analysis, cue, node) if cue.noun else None
    sooner: Status | None = "scheduled" if cue.noun and is_brought_forward(analysis, node) else None
    if sooner or told is not None:
        return sooner or told
    if cue.frame == "invite":
        return "proposed"
    if cue.frame == "stay" and (node.lower in DUE or is_off(analysis, node)):
        return "scheduled"
    return _clause_status(analysis, cue.verb if cue.verb is not None else cue.node)


def _noun_status(analysis: Analysis, cue: Cue, node: Node) -> Status | None:
    """What the words beside and over a noun say; None when its clause is to be asked."""
    words = load_cues()
    before = {n.lower for n in children(analysis, cue.node, "amod", "compound", "nmod", "advmod")}
    over = _over(analysis, node)
    undone = is_declined(analysis, node) or fell_through(analysis, node) or is_dropped(analysis, node)
    undone = undone or is_given_up(analysis, whole(analysis, node))
    if undone or over & words.cancelling:
        return "postponed" if is_to_be_rearranged(analysis, node) else "cancelled"
    if over & words.postponing or is_moved(analysis, node) or is_put_off(analysis, node):
        return "postponed"
    if before & words.possible or is_under_consideration(analysis, node) or _is_invited_to(analysis, node):
        return "proposed"
    coming = is_on_programme(analysis, node) or _is_among_coming(analysis, node) or is_on_the_way(analysis, node)
    if before & words.future or coming:
        return "scheduled"
    if over & {"possibility", "invitation", "idea", "prospect", "proposal", "request"}:
        return "proposed"
    wished = groundwork(analysis, whole(analysis, node)) or outlook(analysis, node)
    wished = wished or _wished(analysis, whole(analysis, node))
    if wished is not None:
        return wished
    if is_on_the_margins(analysis, node):
        return _status_beside(analysis, cue, node)
    if _has_been(analysis, cue, node):
        return "held"
    pending = _pending(analysis, node)
    if cue.verb is None or pending:
        return pending or "held"
    if not cue.light and _is_touched(analysis, node):
        return "scheduled" if _has_aux(analysis, analysis.nodes[node.head], *_MODAL) else "held"
    if not cue.light and not _tells(analysis, cue):
        meant = was_meant(analysis, analysis.nodes[cue.verb])
        return meant or ("held" if not over & {"invite"} else "proposed")
    return None


def _has_been(analysis: Analysis, cue: Cue, node: Node) -> bool:
    """Whether something is told of what was done, or not done, at it, after it or because of it."""
    told = is_scene_of_failure(analysis, cue, node) or _is_done_before_asking(analysis, node)
    return told or is_where_agreed(analysis, node) or is_reported_on(analysis, node)


_TOUCHING = frozenset(
    "affect overshadow influence disrupt hamper complicate cloud derail spoil mention upset dominate".split()
)
_MODAL = FUTURE_AUXILIARIES | WEAK_AUXILIARIES


def _is_touched(analysis: Analysis, node: Node) -> bool:
    """ "would not affect her visit", "did not mention his talks": whatever is denied, it is not the engagement."""
    owned = any(n.lower != "no" for n in children(analysis, node.index, "poss", "det"))
    return owned and node.dep == "dobj" and analysis.nodes[node.head].lemma in _TOUCHING


def _is_done_before_asking(analysis: Analysis, node: Node) -> bool:
    """ "urged Israel to open the crossing after talks with A", "… during a meeting": no part of what is asked."""
    some = any(n.lower in {"a", "an"} for n in children(analysis, node.index, "det"))
    before = {"after", "following", *(["during"] if some else [])}
    if node.dep != "pobj" or analysis.nodes[node.head].lower not in before:
        return False
    verb = governing_verb(analysis, node.index)
    chain = verb_chain(analysis, verb.index) if verb is not None else []
    return any(above.lemma in _DEMANDING and above.tag == "VBD" for above in chain)


_DEMANDING = frozenset({"urge", "ask", "call", "press", "demand", "appeal", "warn", "tell", "request", "remind"})


def _sets_up(analysis: Analysis, verb: Node) -> bool:
    """ "set up a committee at a meeting", "set off for Oslo": no plan."""
    return verb.lemma == "set" and any(n.lower in {"up", "off", "out"} for n in children(analysis, verb.index, "prt"))


def _has_aux(analysis: Analysis, verb: Node, *words: str) -> bool:
    return any(n.lower in words for n in children(analysis, verb.index, "aux"))


def _is_invited_to(analysis: Analysis, node: Node) -> bool:
    """ "has invited A and B to the conference"."""
    preposition = analysis.nodes[node.head]
    return node.dep == "pobj" and preposition.lower == "to" and analysis.nodes[preposition.head].lemma == "invite"


def _is_among_coming(analysis: Analysis, node: Node) -> bool:
    """ "upcoming contacts, including the visit of A": one of what is yet to come."""
    preposition = analysis.nodes[node.head]
    if node.dep != "pobj" or preposition.lower not in {"including", "like"}:
        return False
    above = analysis.nodes[preposition.head]
    coming = load_cues().future
    while above.head != above.index and above.tag.startswith(("NN", "IN")):
        if any(n.lower in coming for n in children(analysis, above.index, "amod")):
            return True
        above = analysis.nodes[above.head]
    return any(
        n.lower in coming and analysis.nodes[n.head].tag == "NNS"
        for n in analysis.nodes[max(analysis.sentences[node.sentence].first, preposition.index - 6) : preposition.index]
    )


def _status_beside(analysis: Analysis, cue: Cue, node: Node) -> Status | None:
    """ "a meeting on the sidelines of the summit": the summit has the status of what is beside it."""
    current = analysis.nodes[analysis.nodes[node.head].head]
    while current.head != current.index and not is_verb(current):
        current = analysis.nodes[current.head]
        if current.lower in load_cues().nouns:
            return status_of(analysis, noun_cue_at(analysis, current, cue.form))
    return _clause_status(analysis, cue.verb) if cue.verb is not None else None


def _wished(analysis: Analysis, node: Node) -> Status | None:
    """ "proposed a summit", "a visit is being considered", "is preparing the talks": what the noun's verb makes of it."""
    verb = analysis.nodes[node.head]
    if node.dep not in {"dobj", "nsubjpass"} or not is_verb(verb):
        return None
    words = load_cues()
    above = analysis.nodes[verb.head]
    wished = verb.tag == "VBG" and verb.dep in {"xcomp", "dobj", "pcomp"} and above.lemma in words.wishing
    if verb.lemma in words.wishing or wished:  # "supports launching negotiations"
        return "proposed"
    return "scheduled" if verb.lemma in words.preparing else None


ASKING = frozenset({"call", "ask", "push", "press", "appeal", "hope", "plead"})


def _pending(analysis: Analysis, node: Node) -> Status | None:
    """ "called for a meeting" is a wish; "ahead of the visit" has it yet to come."""
    preposition = analysis.nodes[node.head]
    above = analysis.nodes[preposition.head]
    if node.dep == "pobj" and preposition.lower == "for" and above.lemma in ASKING:
        return "proposed"
    return "scheduled" if is_put_ahead(analysis, node) else None


def _is_unreal(analysis: Analysis, verb: Node) -> bool:
    """ "if they met", "had they met, …": nothing of the kind is told to have happened."""
    if any(n.lower in {"if", "unless", "whether"} for n in children(analysis, verb.index, "mark")):
        return not is_weighed(analysis, verb)
    auxiliaries = list(children(analysis, verb.index, "aux"))
    if _is_conditional(analysis, verb, frozenset(n.lower for n in auxiliaries)):
        return True
    subject = child(analysis, verb.index, "nsubj", "nsubjpass")
    inverted = [n for n in auxiliaries if n.lower == "had" and subject is not None and n.index < subject.index]
    return (
        bool(inverted)
        and _stands_first(analysis, inverted[0])
        and not any(n.lower == "?" for n in children(analysis, verb.index, "punct"))
    )


def _is_conditional(analysis: Analysis, verb: Node, auxiliaries: frozenset[str]) -> bool:
    """ "would have met", "if they were to meet", "she would meet him if she were asked"."""
    above = analysis.nodes[verb.head]
    if verb.dep == "xcomp" and above.lemma == "be" and _has_mark(analysis, above, "if", "unless"):
        return True
    if not auxiliaries & {"would", "'d"}:
        return False
    past = verb.tag == "VBN" and "have" in auxiliaries
    conditions = (n for n in children(analysis, verb.index, "advcl") if _has_mark(analysis, n, "if", "unless"))
    return past or any(not is_open_condition(analysis, n) for n in conditions)


def _has_mark(analysis: Analysis, verb: Node, *words: str) -> bool:
    return any(n.lower in words for n in children(analysis, verb.index, "mark"))


def _stands_first(analysis: Analysis, node: Node) -> bool:
    """Nothing but a mark or a joining word stands before it in its sentence."""
    first = analysis.sentences[node.sentence].first
    return node.index == first or analysis.nodes[node.index - 1].tag in {",", ":", "``", "CC"}


def _tells(analysis: Analysis, cue: Cue) -> bool:
    """The cue is itself an argument of its verb: "announced a visit", "a visit is planned", "arrived for talks"."""
    node = analysis.nodes[cue.node]
    return node.dep in {"dobj", "nsubjpass", "nsubj", "attr"} or (
        node.dep == "pobj" and analysis.nodes[node.head].lower in {"for", "to", "on", "during", "at", "in", "after"}
    )


def _over(analysis: Analysis, node: Node) -> frozenset[str]:
    """Lemmas of the nodes above a noun, up to its clause's verb."""
    found, current, steps = set(), node, 0
    while current.head != current.index and steps < 6:
        current = analysis.nodes[current.head]
        steps += 1
        if current.dep != "prep":
            found.add(current.lemma)
        if is_verb(current):
            # "had to be cancelled": what befalls the subject is said one verb lower
            found.update(
                n.lemma for n in children(analysis, current.index, "xcomp") if node.dep == "nsubj" and n.tag == "VBN"
            )
            break
    return frozenset(found)


def _is_joined_to_undone(analysis: Analysis, verb: Node) -> bool:
    """ "was to have met A and attended B": the second fell through with the first."""
    if verb.dep != "conj" or verb.tag not in {"VBN", "VBD"} or not was_to_have(analysis, analysis.nodes[verb.head]):
        return False
    return not any(True for _ in children(analysis, verb.index, "nsubj", "nsubjpass", "aux"))


def _clause_status(analysis: Analysis, verb: int) -> Status | None:
    chain = verb_chain(analysis, verb)
    if _goes_on(analysis, chain[0]):
        return _clause_status(analysis, chain[0].head)
    above = _comes_before(analysis, chain[0])
    status = _clause_status(analysis, above.index) if above is not None else None
    return status if status in {"scheduled", "proposed"} else _chain_status(analysis, chain)


def _goes_on(analysis: Analysis, verb: Node) -> bool:
    """ "hope he can go to A and put his name to B": a second verb under the first one's auxiliary, told by a form that may be past."""
    first = analysis.nodes[verb.head]
    bare = verb.lower in _ALIKE and not any(True for _ in children(analysis, verb.index, "nsubj", "nsubjpass", "aux"))
    if verb.dep != "conj" or not bare or first.tag != "VB":
        return False
    return is_infinitive(analysis, first.index) or _has_aux(analysis, first, *_MODAL)


# The same in the present and in the past, or taken for it: "will call on A and lay a wreath".
_ALIKE = frozenset({"put", "set", "hit", "let", "cut", "read", "quit", "shut", "spread", "lay"})


def _chain_status(analysis: Analysis, chain: list[Node]) -> Status | None:
    """What the verbs from that of the clause upwards make of it."""
    if is_rank(analysis, chain[0]):
        return "held"
    if (
        was_to_have(analysis, chain[0])
        or _is_joined_to_undone(analysis, chain[0])
        or any(had_been_bound(analysis, node) or had_been_planned(analysis, node) for node in chain[:2])
    ):
        return "cancelled"
    if (meant := was_meant(analysis, chain[0])) is not None:
        return meant
    if _is_unreal(analysis, chain[0]) or any(is_none(analysis, node) for node in chain[1:3]):
        return None
    if _is_where_one_would_be(analysis, chain):
        return "scheduled" if chain[1].dep == "ccomp" else None
    if _is_hoped(analysis, chain) or is_purpose(analysis, chain[0]):
        return "proposed"
    if plans_dropped(analysis, chain[0]):
        return "cancelled"
    for position, node in enumerate(chain):
        if undone := _undone_at(analysis, node, position):
            return undone[0]
        below = chain[position - 1] if position else None
        status = _status_at(analysis, node, below, position, len(chain))
        if status is not None:
            return status
    coming = any(_is_to_be(analysis, node) for node in chain[:2])  # "is to visit A to discuss it with B"
    return "scheduled" if coming and not is_chance_taken(analysis, chain[0]) else "held"


def _undone_at(analysis: Analysis, node: Node, position: int) -> list[Status | None]:
    """What one verb of the chain denies, None or as called off; empty where it denies nothing."""
    if position and is_none(analysis, node):
        return [None]  # "has no plans to meet X"
    if position <= 1 and did_not(analysis, node):
        return ["cancelled" if was_announced(analysis, node) else None]
    if position and is_declined(analysis, node):
        return ["cancelled"]
    if position <= 1 and is_no_longer(analysis, node):
        ahead = node.lemma in load_cues().planning | DUE or _has_aux(analysis, node, "would", *FUTURE_AUXILIARIES)
        return ["cancelled" if ahead else None]
    return [None] if position and node.lemma in load_cues().denying else []


def _comes_before(analysis: Analysis, verb: Node) -> Node | None:
    """ "will meet A before flying to B": what comes first, and is itself ahead."""
    preposition = analysis.nodes[verb.head]
    before = verb.tag == "VBG" and verb.dep == "pcomp" and preposition.lower == "before"
    return governing_verb(analysis, preposition.index) if before else None


def _is_where_one_would_be(analysis: Analysis, chain: list[Node]) -> bool:
    """ "Had it not been for the strike, A would be in Rome meeting B"; what he "said he would" is a plan."""
    inside = len(chain) > 1 and chain[0].lower.endswith("ing") and chain[0].dep in {"advcl", "xcomp"}
    return inside and chain[1].lemma == "be" and _has_aux(analysis, chain[1], "would", "'d")


_RANKS = frozenset({"first", "second", "third", "fourth", "last", "latest", "only", "highest-ranking"})


def is_rank(analysis: Analysis, verb: Node) -> bool:
    """ "is the first foreign secretary to visit A": he has come; not "will be", nor "would be"."""
    noun = analysis.nodes[verb.head]
    above = analysis.nodes[noun.head]
    ranked = any(n.lower in _RANKS for n in children(analysis, noun.index, "amod"))
    if verb.tag != "VB" or verb.dep not in {"relcl", "acl"} or not ranked or noun.dep != "attr":
        return False
    helping = {n.lower for n in children(analysis, above.index, "aux")}
    return above.lemma in {"be", "become"} and not helping & (FUTURE_AUXILIARIES | WEAK_AUXILIARIES)


def _is_hoped(analysis: Analysis, chain: list[Node]) -> bool:
    """ "hoped that X would come": the wish is over the clause, whatever its auxiliary."""
    would = any(n.lower in {"would", "could", "might"} for n in children(analysis, chain[0].index, "aux"))
    return would and any(node.lemma in load_cues().wishing for node in chain[1:3])


# "is likely to go", "is ready to meet": nothing is fixed.
_INCLINED = frozenset(
    {"likely", "willing", "ready", "keen", "eager", "inclined", "prepared", "minded", "open", "ought"}
)


def _status_at(analysis: Analysis, node: Node, below: Node | None, position: int, length: int) -> Status | None:
    """What one verb of the chain says; `below` is the one it governs. None when it leaves the question open."""
    words = load_cues()
    if node.lemma in words.cancelling:
        return "cancelled"
    if node.lemma in words.postponing:
        return "postponed"
    infinitive = (
        below is not None
        and is_infinitive(analysis, below.index)
        and (below.tag == "VB" or _is_passive(analysis, below))
    )
    if infinitive and node.lower in _INCLINED:
        return "proposed"
    if infinitive and node.lower == "about":
        return "scheduled"  # "was about to meet A when the news broke"
    bare = below is not None and below.dep == "ccomp" and _is_subjunctive(analysis, below)
    aimed = below is not None and below.tag == "VBG" and below.dep not in {"advcl", "acl"}  # not "A, meeting B, agreed"
    if below is not None and (infinitive or bare or aimed or below.tag.startswith("NN")):
        if node.lemma in words.proposing or (bare and node.lemma in _REQUIRING):
            return "proposed"
        if node.lemma in words.planning and not _sets_up(analysis, node):
            return "scheduled"
    return _status_of_auxiliaries(analysis, node, infinitive, position, length)


# "demanded that A be summoned".
_REQUIRING = frozenset({"demand", "insist", "recommend", "require", "order", "stipulate", "agree", "decide"})


def _is_passive(analysis: Analysis, verb: Node) -> bool:
    """ "hopes to be received by A"."""
    return verb.tag == "VBN" and any(n.lower == "be" for n in children(analysis, verb.index, "auxpass"))


def _status_of_auxiliaries(
    analysis: Analysis, node: Node, infinitive: bool, position: int, length: int
) -> Status | None:
    auxiliaries = {n.lower for n in children(analysis, node.index, "aux", "auxpass")}
    if auxiliaries & FUTURE_AUXILIARIES or (node.lemma == "due" and infinitive):
        return "scheduled"
    if position == 0 and auxiliaries & WEAK_AUXILIARIES:
        reported = "would" in auxiliaries and (length > 1 or _is_reported(analysis, node))
        return "scheduled" if reported else "proposed"
    if infinitive and position == 1 and (node.lemma in {"be", "go", "look"} or is_ahead(analysis, node)):
        return "scheduled"
    if position == 0 and is_ahead(analysis, node):
        return "scheduled"
    fixed = position == 0 and node.tag == "VBN" and node.lemma in _FIXING and not _sets_up(analysis, node)
    return "scheduled" if fixed else None


def _is_reported(analysis: Analysis, verb: Node) -> bool:
    """ "said that X would be in Rome and would meet Y": the second clause is told like the first."""
    first = verb
    while first.dep == "conj":
        first = analysis.nodes[first.head]
    return first.index != verb.index and first.dep == "ccomp" and is_verb(first)


def _is_to_be(analysis: Analysis, verb: Node) -> bool:
    """ "are to meet", "talks to be held": an infinitive that stands for the future."""
    if verb.tag != "VB" or not is_infinitive(analysis, verb.index):
        return False
    if verb.dep in {"ROOT", "relcl"}:
        return True
    auxiliary = child(analysis, verb.index, "aux")
    if auxiliary is None or auxiliary.lower != "to":
        return False
    return analysis.nodes[verb.head].lemma == "be" or any(
        n.lemma == "be" for n in children(analysis, verb.index, "aux")
    )


def _is_subjunctive(analysis: Analysis, verb: Node) -> bool:
    """ "suggested that he come", "that a meeting be convened": a bare verb, or one whose auxiliary is a bare "be"."""
    if any(True for _ in children(analysis, verb.index, "aux")):
        return False
    passive = child(analysis, verb.index, "auxpass")
    return passive.lower == "be" if passive is not None else verb.tag in {"VB", "VBP"}

"""Cues: the words of a report that tell an engagement."""

from typing import NamedTuple

from dragoman.extraction.accounts import is_account_to_envoys, is_settled_by_telephone
from dragoman.extraction.clauses import children, governing_verb, is_negated, is_verb, objects_behind, subjects
from dragoman.extraction.date_tokens import WEEKDAYS
from dragoman.extraction.departures import destination, is_departure, is_taken_along, is_under_way
from dragoman.extraction.events import form_of_body, form_of_session, named_event
from dragoman.extraction.gatherings import is_hosted_gathering
from dragoman.extraction.mere_words import is_mere_words
from dragoman.extraction.needs import (
    by_telephone,
    has_needed,
    is_said_in_person,
    leads_to_building,
    leads_to_place,
    speaks_to_a_body,
)
from dragoman.extraction.place_names import place_at
from dragoman.extraction.senses import is_other_sense
from dragoman.extraction.sojourns import has_stayed, is_guest
from dragoman.extraction.stays import stays_at
from dragoman.lexicon.cues import CueWords, load_cues
from dragoman.model.analysis import Analysis, Node
from dragoman.model.vocabulary import Form


class Cue(NamedTuple):
    """A node that tells an engagement. `verb` is the clause's verb (the cue itself, a light verb, or the one above)."""

    node: int
    form: Form
    noun: bool
    verb: int | None
    light: bool  # the verb carries the noun: "held talks"
    definite: bool
    plural: bool
    frame: str


PLURAL_ONLY = frozenset(
    {"talks", "negotiations", "consultations", "discussions", "congratulations", "condolences", "conversations"}
)


def find_cues(analysis: Analysis) -> list[Cue]:
    """All cues of the report in text order; headlines tell nothing that the text does not."""
    words = load_cues()
    sport = {node.sentence for node in analysis.nodes if node.lower in words.sport}
    found = []
    for node in analysis.nodes:
        if analysis.sentences[node.sentence].headline or node.sentence in sport:
            continue
        if node.index in analysis.mention_at:
            event = named_event(analysis, node)
            if event is not None:
                found.append(noun_cue_at(analysis, node, event))
            continue
        cue = _verb_cue(analysis, node, words) if is_verb(node) else _noun_cue(analysis, node, words)
        if cue is None and is_guest(analysis, node):
            cue = Cue(node.index, "visit", False, node.index, False, False, False, "stay")
        if cue is None and (verb := stays_at(analysis, node)) is not None:
            cue = Cue(node.index, "visit", False, verb, False, False, False, "stay")
        if cue is None:
            cue = _cue_again(analysis, node, found)
        if cue is not None:
            found.append(cue)
    return found


def _cue_again(analysis: Analysis, node: Node, before: list[Cue]) -> Cue | None:
    """ "the session of A in Oslo on Monday and that of B in Riga on Tuesday": another of what is told before it."""
    if node.lower != "that" or node.dep not in {"conj", "pobj", "dobj", "nsubj"}:
        return None
    if not any(n.lower in {"of", "with", "between"} for n in children(analysis, node.index, "prep")):
        return None
    same = [cue for cue in before if cue.noun and analysis.nodes[cue.node].sentence == node.sentence]
    if not same or same[-1].plural or node.index == analysis.nodes[node.head].index:
        return None
    form = form_of_session(analysis, node, analysis.nodes[same[-1].node].lower) or same[-1].form
    return noun_cue_at(analysis, node, form)


def _verb_cue(analysis: Analysis, node: Node, words: CueWords) -> Cue | None:
    if (
        node.dep in {"aux", "auxpass", "amod", "compound"}
        or _is_visitor(analysis, node)
        or is_mere_words(analysis, node)
    ):
        return None
    if node.lemma in _CALLING and any(words.nouns.get(n.lower) for n in children(analysis, node.index, "dobj")):
        return None  # "convened a virtual meeting": it is told by its noun
    if (met := form_of_body(analysis, node)) is not None:
        frame = "host" if is_hosted_gathering(analysis, node) else "mutual"
        return Cue(node.index, met, False, node.index, False, False, False, frame)
    if is_taken_along(analysis, node) or _departs(analysis, node) or has_stayed(analysis, node):
        frame = "accompany" if node.lemma == "accompany" else "travel"
        return Cue(node.index, "visit", False, node.index, False, False, False, frame)
    entry = next((sense for sense in words.senses(node.lemma) if has_needed(analysis, node, sense)), None)
    if entry is None:
        return _cue_of_any_verb(analysis, node)
    if entry.frame == "travel" and _tells_no_visit(analysis, node):
        return None
    if entry.frame == "invite" and _to_an_event(analysis, node, words):
        return None  # "invited A and B to the conference": the conference is what is proposed
    formal = entry.frame == "host" and entry.form == "meeting" and _is_for_consultations(analysis, node)
    form: Form = "consultations" if formal else entry.form
    if node.lemma == "welcome" and any(
        n.lower == "to" and leads_to_place(analysis, n) and not leads_to_building(analysis, n)
        for n in children(analysis, node.index, "prep")
    ):
        return Cue(node.index, "visit", False, node.index, False, False, False, "host")
    if form in {"meeting", "call"} and entry.frame == "mutual" and by_telephone(analysis, node.index):
        form = "call"
    elif form == "call" and entry.frame == "mutual" and is_said_in_person(analysis, node):
        form = "meeting"
    if form == "call" and speaks_to_a_body(analysis, node):
        return Cue(node.index, "briefing", False, node.index, False, False, False, "mutual")
    return Cue(node.index, form, False, node.index, False, False, False, entry.frame)


def _cue_of_any_verb(analysis: Analysis, verb: Node) -> Cue | None:
    """What a verb of no table tells by what stands beside it."""
    if is_settled_by_telephone(analysis, verb):
        return Cue(verb.index, "call", False, verb.index, False, False, False, "mutual")
    if is_account_to_envoys(analysis, verb):
        return Cue(verb.index, "briefing", False, verb.index, False, False, False, "brief")
    told = tells_a_visitor(analysis, verb)
    return Cue(verb.index, "meeting", False, verb.index, False, False, False, "mutual") if told else None


def _departs(analysis: Analysis, verb: Node) -> bool:
    """ "will leave Riga for Oslo", "left for Oslo"."""
    ahead = verb.tag not in {"VBD", "VBN"} and is_departure(analysis, verb) and destination(analysis, verb) is not None
    return ahead or is_under_way(analysis, verb)


def _tells_no_visit(analysis: Analysis, verb: Node) -> bool:
    """ "flew home": a return tells no visit of its own; nor does who "left for" what is no place."""
    returns = goes_back(analysis, verb) and not _leaves_a_place(analysis, verb)
    return returns or (verb.lemma == "leave" and verb.tag in {"VBD", "VBN"})


def tells_a_visitor(analysis: Analysis, verb: Node) -> bool:
    """ "told visiting Foreign Minister A that", "visiting B told C", "told D in Cairo", "was in Rabat, where E told him": to his face."""
    where = verb.tag == "VBD" and any(n.lower == "where" for n in children(analysis, verb.index, "advmod"))
    words = load_cues().informing | (_PRESSING if where else frozenset())
    if verb.lemma not in words or is_negated(analysis, verb.index):
        return False
    told = [
        n for n in children(analysis, verb.index, "dobj", "dative") if n.index > verb.index and _is_person(analysis, n)
    ]
    acting = [analysis.nodes[head] for head in subjects(analysis, verb.index)]
    if not told or not any(_is_person(analysis, n) for n in acting):
        return any(_is_called_visiting(analysis, n) for n in told)
    there = (where and verb.dep in {"relcl", "advcl", "ccomp"}) or (
        verb.tag == "VBD"
        and any(place_at(analysis, head) is not None for head in objects_behind(analysis, verb.index, "in"))
    )
    return there or any(_is_called_visiting(analysis, n) for n in (*told, *acting))


_PRESSING = frozenset({"press", "urge", "ask", "assure", "promise", "thank", "warn"})


def _is_called_visiting(analysis: Analysis, node: Node) -> bool:
    return node.index > 0 and analysis.nodes[node.index - 1].lower == "visiting" and _is_person(analysis, node)


def _is_person(analysis: Analysis, node: Node) -> bool:
    mention = analysis.mention_at.get(node.index)
    return mention is not None and mention.kind == "person"


def _is_for_consultations(analysis: Analysis, verb: Node) -> bool:
    """ "received A for a round of political consultations": more than a reception."""
    ends = objects_behind(analysis, verb.index, "for")
    ends += [inner for end in ends for inner in objects_behind(analysis, end, "of")]
    return any(analysis.nodes[end].lower == "consultations" for end in ends)


_CALLING = frozenset({"convene", "reconvene"})


def _to_an_event(analysis: Analysis, node: Node, words: CueWords) -> bool:
    heads = objects_behind(analysis, node.index, "to")
    return any(words.nouns.get(analysis.nodes[head].lower) == "conference" for head in heads)


def goes_back(analysis: Analysis, node: Node) -> bool:
    """ "flew home", "came back", "returned"."""
    words = {n.lower for n in children(analysis, node.index, "advmod", "prt")}
    return node.lemma == "return" or bool(words & {"back", "home"})


def _leaves_a_place(analysis: Analysis, node: Node) -> bool:
    """ "came back from Kyiv": where they have been."""
    return any(n.lower == "from" and leads_to_place(analysis, n) for n in children(analysis, node.index, "prep"))


def _is_visitor(analysis: Analysis, node: Node) -> bool:
    """ "A and visiting Foreign Secretary B met", "A told visiting President C": who it is, whatever the parse makes of it."""
    first = analysis.sentences[node.sentence].first
    if node.lower != "visiting" or node.index == first:
        return False
    mention = analysis.mention_at.get(node.index + 1)
    before = analysis.nodes[node.index - 1]
    meets = before.tag in {"VBD", "VBZ", "VBP", "VB", "VBN"} and before.lemma not in {"be", "keep", "start", "finish"}
    joined = before.lower in {"and", "with", "the", "by", "between", "to", "for"} or meets
    dated = before.lower in WEEKDAYS and analysis.nodes[before.head].lower == "on"  # "received on Sunday visiting A"
    return (joined or dated) and mention is not None and mention.kind == "person"


def _noun_cue(analysis: Analysis, node: Node, words: CueWords) -> Cue | None:
    if not node.tag.startswith("NN") or node.dep in {"compound", "nmod"}:
        return None
    if node.lemma == "signature" and node.dep == "dobj" and _verb_cue(analysis, analysis.nodes[node.head], words):
        return None  # "put his signature to an agreement": it is told by its verb
    form = form_of_session(analysis, node) or _noun_form(analysis, node, words)
    if form is None or is_other_sense(analysis, node):
        return None
    if form == "meeting" and by_telephone(analysis, node.index):
        form = "call"
    return noun_cue_at(analysis, node, form)


def noun_cue_at(analysis: Analysis, node: Node, form: Form) -> Cue:
    """A noun as a cue of this form, whatever the tables say of it."""
    words = load_cues()
    verb, light = _carrier(analysis, node, words)
    if form in {"message", "demarche"} and verb is not None and not light:
        light = _passes_on(analysis, node, verb, words)
    before = {n.lower for n in children(analysis, node.index, "det", "amod", "poss", "nummod", "predet")}
    definite = bool(before & {"the", "this", "these", "that", "both"})
    plural = node.tag == "NNS" and node.lower not in PLURAL_ONLY
    return Cue(node.index, form, True, verb, light, definite, plural, "noun")


# Verbs by which a noun comes about: "talks took place between A and B".
_OCCURRING = frozenset(
    {"take", "occur", "happen", "begin", "start", "open", "resume", "continue", "conclude", "end", "convene"}
)


def comes_about(analysis: Analysis, cue: Cue) -> bool:
    """ "talks took place", "the meeting began": the noun is the subject of a verb that only says that it was."""
    node = analysis.nodes[cue.node]
    return cue.verb is not None and (
        node.dep == "nsubj" and node.head == cue.verb and analysis.nodes[cue.verb].lemma in _OCCURRING
    )


def _passes_on(analysis: Analysis, node: Node, verb: int, words: CueWords) -> bool:
    """ "sent a letter", "handed a note": the verb carries the paper to its reader."""
    return (
        analysis.nodes[verb].lemma in words.passing_on
        and node.head == verb
        and node.dep in {"dobj", "nsubjpass", "oprd", "attr"}
    )


def _noun_form(analysis: Analysis, node: Node, words: CueWords) -> Form | None:
    modifiers = list(children(analysis, node.index, "compound", "amod", "nmod"))
    singular = {node.lower, node.lemma}
    for modifier in modifiers:
        for word in singular:
            form = words.nouns.get(f"{modifier.lower} {word}")
            if form:
                return form
    inner = objects_behind(analysis, node.index, "of")
    for head in inner:
        if form := words.nouns.get(f"{node.lower} of {analysis.nodes[head].lower}"):
            return form  # "a note of protest"
    for word in (node.lower, node.lemma):
        form = words.nouns.get(word)
        if form:
            if form == "conference" and any(m.lower in {"news", "press"} for m in modifiers):
                return None
            if word == "conversation" and any(m.lower in {"phone", "telephone"} for m in modifiers):
                return "call"
            return form
    return None


_LEADING = frozenset({"chair", "co-chair", "cochair", "hold", "host"})


def _carrier(analysis: Analysis, node: Node, words: CueWords) -> tuple[int | None, bool]:
    """The verb of the noun's clause, and whether it carries the noun."""
    current = node
    while current.dep == "conj" and not is_verb(analysis.nodes[current.head]):
        current = analysis.nodes[current.head]
    above = analysis.nodes[current.head]
    if current.dep == "pobj" and above.dep == "prep" and above.lower in {"of", "for", "in"}:
        grand = analysis.nodes[above.head]
        if grand.lemma in {"number", "series", "round", "string", "row", "host", "day", "rounds", "couple", "part"}:
            return _carrier(analysis, grand, words)
    if current.dep == "npadvmod" and above.lemma in _LEADING:  # "chaired in Lisbon, on 3 May, the 4th round of"
        return above.index, True
    if is_verb(above) and current.dep in {"dobj", "nsubjpass", "attr", "nsubj", "oprd"}:
        return above.index, (above.lemma in words.light and current.dep != "nsubj") or current.dep == "nsubjpass"
    if current.dep == "pobj" and above.dep == "prep" and is_verb(analysis.nodes[above.head]):
        verb = analysis.nodes[above.head]
        return verb.index, (
            (verb.lemma in words.light | {"be"}) and above.lower in {"in", "on", "to", "with", "for"}
        ) or (
            above.lower == "for" and (verb.lemma in {"arrive", "fly", "travel", "come"} or is_departure(analysis, verb))
        )
    over = governing_verb(analysis, node.index)
    return (over.index if over else None), False

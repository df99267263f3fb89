"""Senses: words that tell an engagement, in phrases where they mean something else."""

from dragoman.extraction.clauses import children, objects_behind, objects_of, prepositions
from dragoman.extraction.needs import leads_to_place
from dragoman.lexicon.cues import load_cues
from dragoman.model.analysis import Analysis, Node

_VIEWS = frozenset({"views", "view", "opinions", "ideas", "greetings", "visits", "toasts"})
# Papers that tell of a message only where they pass from hand to hand.
_SLIPS = frozenset({"note", "email", "e-mail", "fax", "telex"})
_PAPERS = frozenset(
    {"credence", "intent", "recall", "credit", "guarantee", "resignation", "thanks", "introduction", "accreditation"}
)


def _are_had(analysis: Analysis, noun: Node) -> bool:
    """ "held contacts with", "would have contacts with A": many "have contacts with" a country, and have met nobody."""
    verb = analysis.nodes[noun.head]
    beside = list(prepositions(analysis, noun.index, "with", "between"))
    beside += [p for p in prepositions(analysis, verb.index, "with") if verb.lemma == "have"]
    if noun.dep not in {"dobj", "nsubjpass"} or not beside:
        return False
    met = [analysis.mention_at.get(h) for p in beside for h in objects_of(analysis, p.index)]
    helped = any(True for _ in children(analysis, verb.index, "aux"))
    named = any(m is not None and m.kind == "person" for m in met)
    return verb.lemma in {"hold", "conduct", "resume"} or (verb.lemma == "have" and named and helped)


# Missions that stay: "the police mission in Haiti" is no journey.
_LASTING = frozenset(
    "police peacekeeping military training rescue observer monitoring stabilisation stabilization diplomatic permanent combat space "
    "verification assistance peace un eu osce naval security multinational".split()
)


def are_people(analysis: Analysis, noun: Node) -> bool:
    """ "received a mission of exporters, headed by A": those who travel, and not their journey."""
    led = any(n.lemma in {"lead", "head"} and n.tag == "VBN" for n in children(analysis, noun.index, "acl", "relcl"))
    met = noun.dep in {"dobj", "nsubjpass"} and analysis.nodes[noun.head].lemma in _RECEIVING
    return led or met


_RECEIVING = frozenset({"receive", "meet", "welcome", "host", "brief", "greet", "send", "dispatch"})


def _is_other_compound(noun: Node, before: set[str]) -> bool:
    """A cabinet meeting, of a government among itself; a text message; a peacekeeping mission."""
    cabinet = noun.lemma in {"meeting", "session"} and "cabinet" in before and "joint" not in before
    lasting = noun.lemma == "mission" and bool(before & _LASTING)
    return cabinet or lasting or (noun.lemma == "message" and "text" in before)


def is_other_sense(analysis: Analysis, noun: Node) -> bool:
    """ "an exchange of students", "a call for bids", "letters of credence", "the appointment of judges", "by appointment", "a tour of duty"."""
    of = {analysis.nodes[head].lower for head in objects_behind(analysis, noun.index, "of")}
    before = {n.lower for n in children(analysis, noun.index, "compound", "amod", "nmod")}
    if noun.lemma == "exchange":
        return bool(of) and not of & _VIEWS
    if noun.lemma == "letter":
        return bool(of & _PAPERS)
    if noun.lemma == "appointment":
        return bool(of) or analysis.nodes[noun.head].lower == "by"
    if noun.lemma == "tour":
        return "duty" in of
    if noun.lemma == "round":
        made = noun.dep == "dobj" and analysis.nodes[noun.head].lemma in {"make", "do"}  # "made the rounds": a journey
        return made or bool(of & {"talks", "negotiations", "discussions", "meetings", "consultations", "visits"})
    if noun.lower == "contacts":
        return not _are_had(analysis, noun)
    if noun.lemma in _SLIPS:
        passed = analysis.nodes[noun.head].lemma in load_cues().passing_on
        return bool(of - {"protest"}) or not (
            passed or any(True for _ in prepositions(analysis, noun.index, "to", "from"))
        )
    if _is_other_compound(noun, before):
        return True
    if noun.lemma == "mission":
        return are_people(analysis, noun) or not any(
            leads_to_place(analysis, p) for p in prepositions(analysis, noun.index, "to")
        )
    if noun.lemma == "tea":
        return not any(True for _ in prepositions(analysis, noun.index, "with"))
    if noun.lemma == "call":
        words = {p.lower for p in prepositions(analysis, noun.index)}
        return "for" in words and not words & {"with", "between", "on"}
    return False

"""Hearsay: what a report tells only to call it a rumour, or false."""

from dragoman.extraction.clauses import children, is_negated, is_verb, objects_behind
from dragoman.lexicon.cues import load_cues
from dragoman.model.analysis import Analysis, Node


def is_hearsay(analysis: Analysis, cue: Node) -> bool:
    """Whether the cue's sentence leaves it to rumour ("rumoured to have met") or calls it false ("is not true that")."""
    words = load_cues()
    if _is_denied_above(analysis, cue) or any(n.lower in _ALLEGED for n in children(analysis, cue.index, "advmod")):
        return True
    sentence = analysis.sentences[cue.sentence]
    nodes = analysis.nodes[sentence.first : sentence.last]
    if any(node.lemma in words.rumours and _bears_on(analysis, node, cue) for node in nodes):
        return True
    if any(_is_called_untrue(analysis, n) for n in nodes if n.index < cue.index and n.lemma in words.tellings):
        return True
    told = any(n.lemma in words.tellings and n.tag.startswith("NN") and n.index < cue.index for n in nodes)
    called_false = any(_is_called_false(analysis, node, cue) for node in nodes)
    return called_false and (told or _is_reported(analysis, cue))


_WRONGLY = frozenset({"wrongly", "falsely", "erroneously", "mistakenly", "incorrectly"})
_ALLEGED = frozenset({"allegedly", "supposedly", "purportedly"})
_TOLD = frozenset({"ccomp", "acl", "xcomp", "dobj", "pcomp", "relcl"})
_DENYING = frozenset({"deny", "refute", "dismiss", "disprove", "allegation", "allegations"})


_REJECTING = frozenset({"reject", "invent", "fabricate", "contradict", "rubbish"})


def _is_denied_above(analysis: Analysis, cue: Node) -> bool:
    """ "denied that A had met B, had spoken with him and invited him": the denial is over all that is told."""
    current, seen = cue, 0
    while current.head != current.index and seen < 20:
        above, seen = analysis.nodes[current.head], seen + 1
        if above.lemma in _DENYING and current.dep in _TOLD:
            return True
        if current.dep in _TOLD and any(n.lower in _WRONGLY for n in children(analysis, above.index, "advmod")):
            return True  # "was wrongly reported to have met A"
        if current.dep == "ccomp" and _is_alleged_by(analysis, above):
            return True
        story = current.lemma in load_cues().tellings and current.tag.startswith("NN")
        if above.lemma in _DENYING | _REJECTING and story and current.dep == "nsubjpass":
            return True  # "a story that A had met B was denied"
        current = above
    return False


_MEDIA = frozenset(
    "newspaper paper blog website article report reports post tabloid magazine channel broadcaster".split()
)


def _is_alleged_by(analysis: Analysis, verb: Node) -> bool:
    """ "The newspaper alleged that A met B", "the article claimed"; what somebody claims of himself is told."""
    if verb.lemma == "allege":
        return True
    return verb.lemma == "claim" and any(n.lemma in _MEDIA for n in children(analysis, verb.index, "nsubj"))


def _is_called_untrue(analysis: Analysis, story: Node) -> bool:
    """ "reports, denied in Lima, that A met B"."""
    return story.tag.startswith("NN") and any(
        n.lemma in _DENYING and n.tag == "VBN" for n in children(analysis, story.index, "acl")
    )


def _bears_on(analysis: Analysis, rumour: Node, cue: Node) -> bool:
    """A rumour over the cue's clause, or the source of it: "according to rumours"."""
    current, seen = cue, 0
    while current.head != current.index and seen < 20:
        current, seen = analysis.nodes[current.head], seen + 1
        if current.index == rumour.index:
            return True
    if rumour.index < cue.index and analysis.document.text[rumour.span.end :].lstrip().startswith("that "):
        return True
    source = analysis.nodes[rumour.head]
    above = analysis.nodes[source.head]
    return rumour.dep == "pobj" and (source.lower == "by" or above.lower == "according")


_GROUNDS = frozenset({"substance", "foundation", "basis"})
_CLAIMS = frozenset("claim report allegation rumour rumor suggestion story assertion speculation account".split())


def _is_called_false(analysis: Analysis, word: Node, cue: Node) -> bool:
    """ "are false", "is not true", "were baseless": a verdict on what the sentence tells."""
    words = load_cues()
    verb = analysis.nodes[word.head]
    if word.dep not in {"acomp", "attr", "oprd", "conj", "amod", "pobj"} or word.index == cue.index:
        return False
    if word.lemma in words.falsehoods:
        return True
    if any(n.lower == "no" for n in children(analysis, word.index, "det")):
        claimed = word.lemma in _GROUNDS and any(
            analysis.nodes[k].lemma in _CLAIMS for k in objects_behind(analysis, word.index, "in", "to", "for")
        )
        if word.lemma == "truth" or claimed:
            return True  # "no truth in a claim that A had met B"; not "no substance in the talks"
    denied = is_verb(verb) and is_negated(analysis, verb.index)
    return denied and word.lemma in {"true", "correct", "accurate"}


def _is_reported(analysis: Analysis, cue: Node) -> bool:
    """The cue stands in a clause that another one tells: "it is not true that X met Y"."""
    current, seen = cue, 0
    while current.head != current.index and seen < 20:
        if current.dep in {"ccomp", "csubj", "acl", "advcl"} and is_verb(current):
            return True
        current, seen = analysis.nodes[current.head], seen + 1
    return False

"""What a verb must have beside it to tell an engagement at all."""

from dragoman.extraction.clauses import child, children
from dragoman.lexicon.cues import VerbCue, load_cues
from dragoman.model.analysis import Analysis, Node


def has_needed(analysis: Analysis, node: Node, entry: VerbCue) -> bool:
    if entry.needs == "person":
        thing = child(analysis, node.index, "dobj", "nsubjpass")
        return (
            thing is not None
            and thing.index in analysis.mention_at
            and analysis.mention_at[thing.index].kind == "person"
        )
    if entry.needs == "on" and any(
        n.tag == "VB" for n in children(analysis, node.index, "xcomp", "advcl", "ccomp", "relcl")
    ):
        return False  # "called on the sides to refrain" is no visit
    if entry.needs:
        return any(n.lower == entry.needs for n in children(analysis, node.index, "prep"))
    if entry.form == "signing":
        thing = child(analysis, node.index, "dobj", "nsubjpass")
        return thing is not None and _is_document(analysis, thing)
    if entry.frame == "host":
        return _takes_a_guest(analysis, node)
    if entry.frame == "act":
        return _is_solemn(analysis, node)
    if entry.frame == "send":
        return any(n.index in analysis.mention_at for n in children(analysis, node.index, "dobj", "dative")) or any(
            n.lower == "to" for n in children(analysis, node.index, "prep", "dative")
        )
    if entry.frame in {"brief", "invite"}:
        return True
    if node.lemma == "meet":
        thing = child(analysis, node.index, "dobj")
        return thing is None or thing.index in analysis.mention_at or thing.tag.startswith(("NNP", "PRP", "WP"))
    return True


def _takes_a_guest(analysis: Analysis, node: Node) -> bool:
    """ "received the envoy" and "was welcomed by": not an award received, nor refugees taken in."""
    thing = child(analysis, node.index, "dobj", "nsubjpass")
    if thing is None and any(True for _ in children(analysis, node.index, "agent")):
        return True
    mention = analysis.mention_at.get(thing.index) if thing is not None else None
    if mention is None or mention.kind == "organisation":
        return False
    if node.lemma == "host":  # "hosted a dinner" is told by its noun
        return mention.kind in {"person", "state"}
    return analysis.nodes[mention.node].lower not in load_cues().taken_in


SOLEMN = {
    "lay": frozenset({"wreath", "wreaths", "flowers", "offering", "stone", "foundation"}),
    "present": frozenset({"credentials", "letters", "copies", "credential"}),
}


def _is_solemn(analysis: Analysis, node: Node) -> bool:
    """ "laid a wreath", "presented credentials", "unveiled a plaque": what makes the verb a ceremony."""
    thing = child(analysis, node.index, "dobj", "nsubjpass")
    if thing is None or thing.index in analysis.mention_at:
        return False
    wanted = SOLEMN.get(node.lemma)
    return wanted is None or bool(wanted & {analysis.nodes[k].lower for k in analysis.subtree(thing.index)[:8]})


DOCUMENTS = frozenset(
    "agreement memorandum treaty protocol contract accord declaration document mou deal pact convention plan programme program "
    "agreements memorandums memoranda treaties protocols contracts accords declarations documents mous letter roadmap communique "
    "communiqué charter statement arrangement minutes joint".split()
)


def _is_document(analysis: Analysis, node: Node) -> bool:
    return (
        node.lower in DOCUMENTS
        or node.lemma in DOCUMENTS
        or any(analysis.nodes[k].lower in DOCUMENTS for k in analysis.subtree(node.index)[:12])
    )

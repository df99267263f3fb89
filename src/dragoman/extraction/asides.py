"""Asides: states that a report names only for others, as a matter, as a place or in what a party said of them."""

from collections.abc import Collection
from typing import NamedTuple

from dragoman.extraction.actors import actors_at
from dragoman.extraction.clauses import children, governing_verb, subjects
from dragoman.extraction.pairs import is_of_people
from dragoman.extraction.strangers import is_owner_of_another
from dragoman.lexicon.cues import load_cues
from dragoman.model.analysis import Analysis, Mention, Node


class Company(NamedTuple):
    """Among whom a person is met, and where."""

    met: Collection[int]
    """Those who are told to meet anybody."""
    abroad: bool = False
    """It is in the state asked for, where others of other states come together too, or by telephone: nobody need be
    at home there."""
    talking: bool = False
    """It is in talks, which either of the sides may have asked for."""


def is_tied_to_others(analysis: Analysis, key: int, state: str, company: Company) -> bool:
    """Whether each word for a state tells of another's office or name, or is told aside."""
    named = [m for m in analysis.mentions if _is_of(analysis, m, state)]
    others = [title.span for k in company.met if k != key for title in analysis.entities[k].titles]
    if is_of_unknown_land(analysis, key):
        return True
    if any(state in title.states for m in analysis.mentions for title in m.titles if len(title.states) > 1):
        return False  # "the ministers of A and B", one of whom it may be
    return bool(named) and all(
        any(span.covers(m.span) for span in others)
        or is_owner_of_another(analysis, key, m.node)
        or _is_told_aside(analysis, m, key, company)
        for m in named
    )


def is_of_unknown_land(analysis: Analysis, key: int) -> bool:
    """ "Congo's President A", "Catalonia's president": whose officer it is, is told in a word for no one state."""
    named = (m.node for m in analysis.mentions if m.form == "name" and key in m.entities)
    spots = {spot for node in named for spot in (node, analysis.nodes[node].head)}
    owners = (owner for spot in spots for owner in children(analysis, spot, "poss"))
    unknown = any(owner.tag == "NNP" and owner.index not in analysis.mention_at for owner in owners)
    return unknown and analysis.entities[key].state is None


def _is_of(analysis: Analysis, mention: Mention, state: str) -> bool:
    return mention.kind == "state" and any(analysis.entities[k].name == state for k in mention.entities)


def _is_told_aside(analysis: Analysis, mention: Mention, key: int, company: Company) -> bool:
    node = analysis.nodes[mention.node]
    if _is_own(analysis, node, key):
        return False
    if is_of_people(analysis, mention) or (company.abroad and _is_place(analysis, node)):
        return True
    above = _prepositions_above(analysis, node)
    asked = company.talking and any(_is_wish(analysis, one) for one in above)
    return asked or any(_is_matter(analysis, one) for one in above) or _is_said(analysis, node, key, company)


def _is_own(analysis: Analysis, node: Node, key: int) -> bool:
    """ "Manila's labour secretary, A", "A of Korea", whatever the sentence says of it."""
    above = node
    while above.dep in _WITHIN and above.head != above.index:
        above = analysis.nodes[above.head]
        beside = (above, *children(analysis, above.index, "appos"))
        mentions = (analysis.mention_at.get(one.index) for one in beside)
        if any(mention is not None and key in mention.entities for mention in mentions):
            return True
    return False


def _prepositions_above(analysis: Analysis, node: Node) -> list[Node]:
    """The prepositions between a word and the verb over it, from the word up."""
    found: list[Node] = []
    while node.dep in _WITHIN and node.head != node.index:
        node = analysis.nodes[node.head]
        if node.dep == "prep":
            found.append(node)
    return found


_WITHIN = frozenset({"pobj", "prep", "compound", "nmod", "amod", "poss", "conj", "appos", "nummod"})


def _is_place(analysis: Analysis, node: Node) -> bool:
    """ "in Warsaw", "at the Vatican", "in Mwanza, Tanzania"."""
    while node.dep in {"appos", "conj", "compound"} and node.head != node.index:
        node = analysis.nodes[node.head]
    return node.dep == "pobj" and analysis.nodes[node.head].lower in _WHERE


_WHERE = frozenset({"in", "at", "near", "outside", "to", "for"})


def _is_wish(analysis: Analysis, preposition: Node) -> bool:
    """ "at the request of the B side": of either of two who talk, which is not told."""
    return preposition.lower == "of" and analysis.nodes[preposition.head].lemma in _WISHES


_WISHES = frozenset({"request", "initiative", "invitation", "suggestion"})


def _is_matter(analysis: Analysis, preposition: Node) -> bool:
    """ "about B's accession", "discussed support for B"; not "on behalf of B", "on a trip to B"."""
    if preposition.lower in _ABOUT:
        told = [n.lemma for n in children(analysis, preposition.index, "pobj")]
        return not any(lemma in _FOR_WHOM or lemma in load_cues().nouns for lemma in told)
    noun = analysis.nodes[preposition.head]
    return noun.dep == "dobj" and noun.lemma not in load_cues().nouns and _verb_of(analysis, noun) in _DISCUSSING


def _verb_of(analysis: Analysis, noun: Node) -> str:
    return analysis.nodes[noun.head].lemma


_ABOUT = frozenset({"on", "over", "about", "regarding", "concerning"})
_FOR_WHOM = frozenset({"behalf", "part", "side"})
_DISCUSSING = frozenset({"discuss", "raise", "debate", "review", "address", "mention"})


def _is_said(analysis: Analysis, node: Node, key: int, company: Company) -> bool:
    """ "A told B that Israel must let aid in": in a clause that tells what another of those who meet said."""
    verb = governing_verb(analysis, node.index)
    while verb is not None and verb.dep in _BELOW:
        above = governing_verb(analysis, verb.index)
        if verb.dep == "ccomp" and above is not None and above.index < verb.index:
            speaking = {k for head in subjects(analysis, above.index) for k in actors_at(analysis, head)}
            return bool(speaking & set(company.met)) and key not in speaking
        verb = above
    return False


_BELOW = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp"})

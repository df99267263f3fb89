"""Several persons told by one word: "the two leaders", "the ministers", "both"."""

from collections.abc import Sequence

from dragoman.analysis.registry import Registry
from dragoman.analysis.tokens import Token
from dragoman.lexicon.titles import SPOKESMEN, lacks_portfolio, load_titles
from dragoman.model.analysis import Mention, Node, Title

# How many sentences before "the two leaders" they may have been named last.
_NEAR_LEADERS = 2
# Said of people of any office.
# "Danish and Omani diplomats last met in May": whoever they were.
ANYBODY = frozenset({"diplomat", "official", "negotiator", "expert"})
_GENERAL = frozenset("leader counterpart colleague interlocutor official diplomat guest host".split())


class PluralPersons:
    """Whom plurals stand for, by those who have been mentioned before; the lists are those that the reading goes on to fill."""

    def __init__(self, mentions: Sequence[Mention], nodes: Sequence[Node], registry: Registry) -> None:
        self.mentions, self.nodes, self.registry = mentions, nodes, registry

    def told(self, lemma: str, words: str, tokens: tuple[Token, ...]) -> tuple[int, ...]:
        """Of whom "the two ministers" tells; "their interior ministers" are others than they."""
        if any(token.tag == "PRP$" for token in tokens):
            return ()
        count = 3 if any(token.lower == "three" for token in tokens) else 2
        if lemma == "leader" and (leaders := self.leaders(count)):
            return leaders
        if lemma in _GENERAL:
            return self.recent(count)
        found = self.recent(count, lemma, words)
        if not found and self.recent(count, lemma):
            return ()  # of other fields
        counted = any(token.lower in {"two", "both"} for token in tokens)
        return found or (self.recent(count) if counted else ())

    def leaders(self, count: int) -> tuple[int, ...]:
        """Who lead states, of the sentences just before: rather they than their ministers, who are told after them."""
        latest = self.mentions[-1].node if self.mentions else 0
        near = self.nodes[latest].sentence - _NEAR_LEADERS
        found = (
            entity
            for mention in self.mentions
            if mention.kind == "person" and self.nodes[mention.node].sentence >= near
            for entity in mention.entities
            if any(map(_leads_a_state, self.registry.actors[entity].titles))
        )
        leaders = tuple(dict.fromkeys(found))
        return leaders if len(leaders) == count else ()

    def recent(self, count: int, lemma: str | None = None, words: str = "") -> tuple[int, ...]:
        """The last persons met, latest sentences first, in the order they were told; of one office, if `words` tell it."""
        found: list[int] = []
        for mention in reversed(self.mentions):
            if mention.kind != "person":
                continue
            for entity in reversed(mention.entities):
                actor = self.registry.actors[entity]
                if entity in found or (lemma and not any(title.head == lemma for title in actor.titles)):
                    continue
                if words and lacks_portfolio(words, [title.words for title in actor.titles if not title.former]):
                    continue
                if not lemma and any(title.head in SPOKESMEN for title in actor.titles):
                    continue  # tells of them, and is none of them
                found.append(entity)
            if len(found) >= count:
                break
        return tuple(reversed(found[:count])) if len(found) >= 2 else ()


def only_says(registry: Registry, mention: Mention) -> bool:
    """A spokesman, who tells of others."""
    titles = (title for entity in mention.entities for title in registry.actors[entity].titles)
    return any(title.head in SPOKESMEN for title in titles)


def _leads_a_state(title: Title) -> bool:
    """A king's office, a president's or a prime minister's; that of a firm's president is none."""
    titles, words = load_titles(), set(title.words.lower().split())
    leading = title.head in titles.heads_of_state | titles.heads_of_government or {"prime", "minister"} <= words
    return leading and title.organisation is None and not title.former and not words & titles.of_several

"""Who is who: the mentions of the report in order, each with the actors it stands for."""

from collections import defaultdict
from functools import cached_property

from dragoman.analysis.chunks import PersonChunk, TitleChunk
from dragoman.analysis.couples import Couples, end_of_name_before, is_called_as_wife
from dragoman.analysis.parse import ScannedSentence
from dragoman.analysis.plural_persons import ANYBODY, PluralPersons, only_says
from dragoman.analysis.registry import ACTING, ENVOYS, Registry
from dragoman.analysis.tokens import Token
from dragoman.lexicon.titles import load_titles
from dragoman.model.analysis import Mention, Node, Sentence, Title
from dragoman.model.document import Document, Span

HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
THEY = frozenset({"they", "them", "their", "both", "themselves"})
PLURAL_NOUNS = frozenset(
    "sides parties interlocutors leaders pair duo counterparts two three trio men women statesmen diplomats negotiators principals".split()
)
HONORIFIC_GENDER = {
    "mr": "m",
    "mr.": "m",
    "sir": "m",
    "lord": "m",
    "mrs": "f",
    "mrs.": "f",
    "ms": "f",
    "ms.": "f",
    "madam": "f",
    "madame": "f",
    "lady": "f",
    "miss": "f",
    "dame": "f",
}
TITLE_GENDER = {
    "king": "m",
    "queen": "f",
    "lady": "f",
    "prince": "m",
    "princess": "f",
    "emir": "m",
    "emperor": "m",
    "empress": "f",
    "sultan": "m",
    "pope": "m",
    "chairwoman": "f",
    "spokeswoman": "f",
    "cardinal": "m",
    "chairman": "m",
    "spokesman": "m",
    "congressman": "m",
}
_NOT_PERSONS = frozenset(
    "ministries companies firms banks chambers parliaments committees commissions agencies".split()
)


# Words for a body that stand for the one of that kind named before.
BODIES = frozenset(
    "ministry department committee commission council parliament assembly senate chamber party university institute academy college "
    "school fund foundation group corporation company bank agency authority bureau organization organisation association union "
    "federation confederation secretariat centre center society board firm".split()
)
# Other states whose ministers of a field are called secretaries.
_WITH_SECRETARIES = {
    "commerce": frozenset({"IND", "PAK", "BGD", "PHL"}),
    "agriculture": frozenset({"ARG", "MEX", "PHL"}),
    "defense": frozenset({"MEX", "PHL"}),
}
# Said of those who meet with the one whom a possessive names.
# Relations of the verbs whose subject acts in what is being told.
_TELLING = frozenset({"ROOT", "conj", "ccomp", "advcl"})
# "congratulated A on his election as President of B": whose office it is, is not told by who else has such a one.
_CHOSEN = frozenset("election re-election reelection appointment inauguration nomination selection victory".split())
# Of officers of whom nothing tells the gender few are women: she is rather one near by who is known to be.
_SURELY_SHE = 2.7
_NEXT = -2.0  # in the sentence before
# Which of several mentions inside one word of the parse the word stands for.
RANK: dict[str, int] = {"state": 0, "organisation": 1, "group": 1, "person": 2}


class Resolver:
    """Walks the report once, from the first sentence to the last, and keeps who was met."""

    def __init__(
        self,
        document: Document,
        scanned: list[ScannedSentence],
        nodes: list[Node],
        sentences: list[Sentence],
        maps: list[dict[int, int]],
    ) -> None:
        self.document = document
        self.scanned = scanned
        self.nodes = nodes
        self.sentences = sentences
        self.maps = maps
        self.registry = Registry()
        self.mentions: list[Mention] = []
        self.plurals = PluralPersons(self.mentions, nodes, self.registry)
        self.clock = 0
        self.couples = Couples()
        self.named_at: dict[tuple[int, int], int] = {}  # actor by sentence and first word of the name

    def resolve(self) -> None:
        for number in range(len(self.sentences)):
            self._meet_named(number)
        for actor in self.registry.actors:
            actor.last_seen = -1
        named = {mention.span: mention for mention in self.mentions}
        self.mentions.clear()
        met: defaultdict[int, list[Mention]] = defaultdict(list)  # in each sentence
        for mention in named.values():
            met[self.nodes[mention.node].sentence].append(mention)
        for number in range(len(self.sentences)):
            self._walk(number, met[number])

    # --- first walk: names, so that a title learned late is known early ----------------------------------------

    def _meet_named(self, number: int) -> None:
        scanned = self.scanned[number]
        tokens = scanned.sentence.tokens
        for state in scanned.states:
            span = self._span(tokens, state.first, state.last)
            index = self.registry.state(state.code, span)
            form = "capital" if state.kind == "capital" else "state"
            self.mentions.append(
                Mention(span=span, node=self.maps[number][state.first], kind="state", form=form, entities=(index,))
            )
        for organisation in scanned.organisations:
            span = self._span(tokens, organisation.first, organisation.last)
            index = self.registry.organisation(self.document.quote(span), span, organisation.state)
            self.mentions.append(
                Mention(
                    span=span,
                    node=self.maps[number][organisation.first],
                    kind="organisation",
                    form="name",
                    entities=(index,),
                )
            )
        for person in scanned.persons:
            if person.named:
                self._meet_person(number, person, tokens)

    def _meet_person(self, number: int, person: PersonChunk, tokens: tuple[Token, ...]) -> None:
        span = self._span(tokens, person.name_first, person.name_last)
        titles = tuple(self._title(tokens, title, person.state) for title in person.titles if not title.relational)
        told = (t.state for t in person.titles if t.state and not t.former and not self._is_elsewhere(tokens, t))
        state = person.state or next(told, None)
        spouse = self._named_beside(number, person, tokens)
        husband = self._husband_beside(number, person, tokens)
        apart = frozenset(key for key in (spouse, husband) if key is not None) | self.couples.others(
            wife=is_called_as_wife(person, tokens)
        )
        index = self.registry.person(self.document.quote(span), span, titles, state, apart)
        if spouse is not None:
            self.registry.tell_apart(spouse, index)
        if husband is not None:
            self.couples.join(husband, index)
        self._learn_gender(index, person, tokens)
        self.named_at[number, person.name_first] = index
        whole = self._span(tokens, person.first, person.last)
        self.mentions.append(
            Mention(
                span=whole,
                node=self.maps[number][person.name_first],
                kind="person",
                form="name",
                entities=(index,),
                titles=titles,
            )
        )

    def _named_beside(self, number: int, person: PersonChunk, tokens: tuple[Token, ...]) -> int | None:
        """ "Reagan and Nancy Reagan": the one named before "and" by the family name that the other has too."""
        joint = person.name_first - 1
        if joint < 1 or tokens[joint].lower != "and" or person.name_last - person.name_first < 2:
            return None
        if tokens[joint - 1].lower != tokens[person.name_last - 1].lower:
            return None
        return self.named_at.get((number, joint - 1))

    def _husband_beside(self, number: int, person: PersonChunk, tokens: tuple[Token, ...]) -> int | None:
        """ "President Lee Kuan and Mrs Lee": whom she is named after."""
        end = end_of_name_before(person, tokens) if is_called_as_wife(person, tokens) else None
        named = (other for other in self.scanned[number].persons if other.named and other.name_last == end)
        husband = next((self.named_at.get((number, other.name_first)) for other in named), None)
        if husband is None or self.registry.actors[husband].gender == "f":
            return None
        shared = tokens[person.name_first].lower in self.registry.actors[husband].name.lower().split()
        return husband if shared else None

    def _learn_gender(self, index: int, person: PersonChunk, tokens: tuple[Token, ...]) -> None:
        actor = self.registry.actors[index]
        for position in range(max(0, person.name_first - 2), person.name_first):
            actor.told_gender = actor.told_gender or HONORIFIC_GENDER.get(tokens[position].lower)
        for title in person.titles:
            actor.told_gender = actor.told_gender or TITLE_GENDER.get(title.lemma)

    def _title(self, tokens: tuple[Token, ...], title: TitleChunk, state: str | None) -> Title:
        words = self.document.quote(self._span(tokens, title.words_first, title.words_last))
        organisation = (
            self._span(tokens, title.organisation.first, title.organisation.last) if title.organisation else None
        )
        return Title(
            span=self._span(tokens, title.first, title.last),
            words=words,
            head=title.lemma.rpartition("-")[2],
            state=state if self._is_elsewhere(tokens, title) else title.state or state,
            organisation=organisation,
            accredited_to=title.accredited_to,
            former=title.former,
            states=title.states,
        )

    def _is_elsewhere(self, tokens: tuple[Token, ...], title: TitleChunk) -> bool:
        """ "Agriculture Secretary A" of a report that names other states, and not the one where the office is called so."""
        if title.state != "USA" or title.state in self.states_told:
            return False
        words = " ".join(token.lower for token in tokens[title.words_first : title.words_last])
        others = (states for field, states in _WITH_SECRETARIES.items() if field in words)
        shared = load_titles().of_one_state.get(words) == title.state
        return shared and any(self.states_told & states for states in others)

    @cached_property
    def states_told(self) -> set[str]:
        """The states whose names stand anywhere in the report."""
        return {state.code for scanned in self.scanned for state in scanned.states}

    def _span(self, tokens: tuple[Token, ...], first: int, last: int) -> Span:
        return self.document.span(tokens[first].start, tokens[last - 1].end)

    # --- second walk: what leans on names ----------------------------------------------------------------------

    def _walk(self, number: int, named: list[Mention]) -> None:
        self.registry.sentence = number
        scanned = self.scanned[number]
        sentence = self.sentences[number]
        tokens = scanned.sentence.tokens
        by_node: dict[int, Mention] = {}
        for known in named:
            keep = by_node.get(known.node)
            if keep is None or RANK[known.kind] > RANK[keep.kind]:
                by_node[known.node] = known
        nominals = {self.maps[number][person.titles[0].head]: person for person in scanned.persons if not person.named}
        for index in range(sentence.first, sentence.last):
            mention: Mention | None = by_node.get(index)
            if index in nominals and (mention is None or mention.kind != "person"):
                mention = self._nominal(number, nominals[index], tokens) or mention
            if mention is None:
                mention = self._pronoun(index, sentence) or self._body(index, sentence)
            if mention is not None:
                self._see(mention)
                self.mentions.append(mention)

    def _see(self, mention: Mention) -> None:
        self.clock += 1
        acting = self._acts(mention)
        for entity in mention.entities:
            actor = self.registry.actors[entity]
            actor.last_seen = self.clock
            actor.seen_in = self.registry.sentence
            if acting and len(mention.entities) == 1:
                actor.acted_in = self.registry.sentence

    def _acts(self, mention: Mention) -> bool:
        """The mention is the subject of a clause that tells something of its own."""
        node = self.nodes[mention.node]
        return node.dep in {"nsubj", "nsubjpass"} and self.nodes[node.head].dep in _TELLING

    def _nominal(self, number: int, person: PersonChunk, tokens: tuple[Token, ...]) -> Mention | None:
        title = person.titles[0]
        span = self._span(tokens, person.first, person.last)
        node = self.maps[number][title.head]
        whole = self._title(tokens, title, None)
        holders = tuple(dict.fromkeys(self.named_at[number, first] for first in person.holders))
        leading = {token.lower for token in tokens[max(0, person.first - 1) : title.head]}
        anybody = title.lemma in ANYBODY and not leading & {"the", "both", "two"}
        if title.plural and len(holders) < 2 and title.states and not anybody:
            holders = self._holders(title, whole)
        if len(holders) >= 2:
            return Mention(span=span, node=node, kind="person", form="nominal", entities=holders, titles=(whole,))
        if title.plural and (title.state or title.states):
            return Mention(span=span, node=node, kind="person", form="nominal", titles=(whole,))
        if title.plural:
            found = self.plurals.told(title.lemma, whole.words, tokens[max(0, title.first - 1) : title.last])
        else:
            words = whole.words
            others = self._others(number, node, title.told_state)
            before = [token.lower for token in tokens[max(0, title.first - 2) : title.first]]
            owned = self._is_owned(node) or (before[-1:] == ["as"] and before[0] in _CHOSEN)
            index = None if owned else self.registry.nominal(title.lemma, words, title.told_state, others)
            if index is None and title.told_state and not owned:
                index = self._named_next(number, title.lemma)
            found = (index,) if index is not None else ()
            # "The British prime minister" tells whom Blair serves; "the Luxembourg expert" only where a lawyer is from.
            if (
                index is not None
                and title.state
                and title.organisation is None
                and any(other.head == title.lemma.rpartition("-")[2] for other in self.registry.actors[index].titles)
                and self.registry.actors[index].state is None
            ):
                self.registry.actors[index].state = title.state
        if not found and title.plural:
            return None
        return Mention(span=span, node=node, kind="person", form="nominal", entities=found, titles=(whole,))

    def _named_next(self, number: int, head: str) -> int | None:
        """ "The Soviet ambassador was called in. Ambassador A …": the envoy whom the next sentence names first, without a state."""
        found = {
            actor
            for (sentence, _), actor in self.named_at.items()
            if sentence == number + 1
            and any(title.head == head in ENVOYS for title in self.registry.actors[actor].titles)
            and self.registry.actors[actor].last_seen < 0
        }
        known = found.pop() if len(found) == 1 else None
        return known if known is not None and self.registry.actors[known].state is None else None

    def _others(self, number: int, node: int, state: str | None) -> frozenset[int]:
        """Who cannot be "the minister": whoever met him; of "the Japanese minister" an officer whose state is not told and who is named in the sentence."""
        told = self.nodes[node]
        met = told.dep == "dobj" or (told.dep == "pobj" and self.nodes[told.head].lower in {"with", "to"})
        if not met:
            return frozenset()
        if state is None:
            return frozenset(entity for mention in self._acting_over(told) for entity in mention.entities)
        named = (
            m for m in self.mentions if self.nodes[m.node].sentence == number and (m.form == "name" or self._acts(m))
        )
        persons = (self.registry.actors[k] for m in named if m.kind == "person" for k in m.entities)
        return frozenset(actor.index for actor in persons if actor.state is None and actor.titles)

    def _is_owned(self, node: int) -> bool:
        """ "King A's envoy": neither A nor whoever else has been told of, if no name is beside it."""
        if self.nodes[node].lower not in {"envoy", "representative", "emissary"}:
            return False
        owners = [m for m in self.mentions if m.form == "name" and self.nodes[m.node].dep == "poss"]
        return any(m.kind == "person" and self.nodes[m.node].head == node for m in owners)

    def _holders(self, title: TitleChunk, whole: Title) -> tuple[int, ...]:
        """ "the Spanish and Latvian ministers": the persons of such an office, where each state has one."""
        words = " ".join(title.lemma if word == whole.words.split()[-1] else word for word in whole.words.split())
        found = [self.registry.nominal(title.lemma, words, state) for state in title.states]
        known = tuple(index for index in found if index is not None)
        return known if len(set(known)) == len(title.states) else ()

    def _pronoun(self, index: int, sentence: Sentence) -> Mention | None:
        node = self.nodes[index]
        gender = HE.get(node.lower)
        if gender and node.tag.startswith("PRP"):
            entity = self._latest_person(gender, index)
            return (
                Mention(span=node.span, node=index, kind="person", form="pronoun", entities=(entity,))
                if entity is not None
                else None
            )
        plural = node.lower in THEY and (node.tag.startswith("PRP") or node.lower == "both")
        counting = node.dep == "nummod" and self.nodes[node.head].lower in _NOT_PERSONS  # "the two ministries"
        noun = node.lower in PLURAL_NOUNS and not counting and self._is_definite(index, sentence)
        if plural or noun:
            count = (
                3
                if any(self.nodes[k].lower == "three" for k in range(max(sentence.first, index - 3), index + 1))
                else 2
            )
            leading = "leaders" in {node.lower, self.nodes[node.head].lower if node.dep == "nummod" else ""}
            found = (leading and self.plurals.leaders(count)) or self.plurals.recent(count)
            if found:
                return Mention(span=node.span, node=index, kind="person", form="pronoun", entities=found)
        return None

    def _body(self, index: int, sentence: Sentence) -> Mention | None:
        """ "the committee", "the Chamber": the body of that kind named last."""
        node = self.nodes[index]
        if node.lower not in BODIES or node.tag not in {"NN", "NNP"} or index <= sentence.first:
            return None
        bare = self.nodes[index - 1].lower in {"the", "this"} and node.dep not in {"compound", "nmod", "amod"}
        following = self.nodes[index + 1].lower if index + 1 < sentence.last else ""
        if not bare or following in {"of", "for"}:
            return None
        found = self.registry.body(node.lower)
        if found is None:
            return None
        return Mention(span=node.span, node=index, kind="organisation", form="nominal", entities=(found,))

    def _is_definite(self, index: int, sentence: Sentence) -> bool:
        before = [self.nodes[k].lower for k in range(max(sentence.first, index - 3), index)]
        return any(word in {"the", "both", "two", "three", "these"} for word in before)

    def _latest_person(self, gender: str, index: int) -> int | None:
        """The latest person of that gender; subjects of the same or the sentence before go first.

        None where that is someone whom the report does not name: "The minister left. He …".
        """
        number = self.nodes[index].sentence
        first = len(self.mentions)
        while first and number - self.nodes[self.mentions[first - 1].node].sentence <= 3:
            first -= 1
        acting = self._acting_on(index)  # "A invited him": someone else, be A named or not
        apart = {entity for mention in acting for entity in mention.entities}
        near = [m for m in self.mentions[first:] if m.kind == "person" and self._is_one(m) and m not in acting]
        near = [m for m in near if not apart & set(m.entities)]
        fitting = [m for m in near if not m.entities or self._gender(m) in {gender, None}]
        sayers = self._sayers(index)
        best = max(
            enumerate(fitting),
            key=lambda pair: (self._nearness(pair[1], number, gender) + (pair[1] in sayers), pair[0]),
            default=None,
        )
        chosen = best[1].entities[0] if best is not None and best[1].entities else None
        if chosen is not None and self.registry.actors[chosen].gender is None:
            self.registry.actors[chosen].told_gender = gender
        return chosen

    def _sayers(self, index: int) -> list[Mention]:
        """Of "A said that B was ready, but C said he would come": C, before "he"."""
        clause = self.nodes[self.nodes[index].head]
        said = self.nodes[index].dep in {"nsubj", "nsubjpass"} and clause.dep == "ccomp"
        return self._subjects(self.nodes[clause.head]) if said else []

    def _acting_on(self, index: int) -> list[Mention]:
        """Who does to "him" or "her" what the clause tells, and so is another."""
        node = self.nodes[index]
        if node.tag != "PRP" or node.lower not in {"him", "her"}:
            return []
        return self._acting_over(node)

    def _acting_over(self, node: Node) -> list[Mention]:
        """The subjects of the clause in which a word is an object."""
        verb = self.nodes[node.head]
        while verb.dep in {"prep", "pobj", "dative", "xcomp", "conj", "dobj"} and not self._subjects(verb):
            verb = self.nodes[verb.head]
        return self._subjects(verb)

    def _subjects(self, verb: Node) -> list[Mention]:
        """The mentions met so far that are subjects of a verb."""
        first, _, _, _ = self.sentences[verb.sentence]
        heads = {
            k for k in range(first, verb.index) if self.nodes[k].head == verb.index and self.nodes[k].dep == "nsubj"
        }
        return [m for m in reversed(self.mentions) if m.node in heads] if heads else []

    def _is_one(self, mention: Mention) -> bool:
        """One person, be it one whom the report names nowhere, but who acts."""
        unnamed = not mention.entities and mention.form == "nominal" and self._acts(mention)
        return len(mention.entities) == 1 or (unnamed and self.nodes[mention.node].tag in {"NN", "NNP"})

    def _gender(self, mention: Mention) -> str | None:
        return self.registry.actors[mention.entities[0]].gender if mention.entities else None

    def _nearness(self, mention: Mention, sentence: int, gender: str) -> float:
        apart = (self.nodes[mention.node].sentence - sentence) * 2.0
        acting = self._acts(mention) and not only_says(self.registry, mention)
        sure = _SURELY_SHE if gender == "f" and apart >= _NEXT else 0.5
        return apart + (ACTING if acting else 0.0) + (sure if self._gender(mention) == gender else 0.0)

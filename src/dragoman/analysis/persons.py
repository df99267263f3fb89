"""Persons: names joined with the titles beside them, and titles that stand for a person without a name."""

from itertools import takewhile

import msgspec

from dragoman.analysis.chunks import PersonChunk, TitleChunk
from dragoman.analysis.name_words import PARTICLES, is_name_word
from dragoman.analysis.names import NameScan
from dragoman.analysis.shared_titles import shared_out, widened
from dragoman.analysis.title_endings import RECEIVING, SERVANTS
from dragoman.analysis.titles import DAYS, TitleScan

# Words between a comma and a title in apposition: "A, the minister", "former minister B, now ambassador".
_SPOKESMEN = frozenset(
    "spokesman spokeswoman spokesperson adviser advisor aide official diplomat source representative".split()
)
_SAYING = frozenset("said says told tells added confirmed reported noted explained".split())
_BEFORE_APPOSITIONS = frozenset({"the", "a", "an", "also", "now", "currently"})
# Words that may go on behind a title in apposition: "A, Ambassador of Finland accredited to Oman", "B, Secretary in the Ministry".
_BEHIND_APPOSITIONS = frozenset("and who for said told in from of at on with accredited resident responsible".split())


# Offices that stand for a person alone: "the Secretary and Foreign Minister Benjelloun" are two.
_LONE = frozenset({"secretary", "president", "minister", "ambassador", "chancellor", "premier"})
# "His Excellency", "Her Royal Highness".
_WHOSE = frozenset({"his", "her", "their"})
# "who has recently been appointed", "who was sworn in as".
_BEING = frozenset("is was has had been recently newly just also then now currently".split())
_BECOMING = frozenset("appointed named elected re-elected reappointed sworn in inaugurated".split())
_LONGEST_BECOMING = 8
# Behind these a clause begins with its subject.
_CLAUSES = frozenset({"that", "where", "when", "while", "as", "because", "whereas"})
# What joins two offices of one holder.
_JOINTS = frozenset({"and", "-", "–", "cum"})
# Told right behind a name: "A B MP".
_LETTERS_BEHIND = frozenset({"MP", "MEP", "MSP", "TD", "M.P.", "CEO"})


_LONGEST_FIELD = 5
"""Words between "President B's" and "envoy", and one."""


class PersonScan(NameScan):
    """Finds the persons of one sentence."""

    def find(self) -> list[PersonChunk]:
        """Persons in order, each with its titles; nominal persons ("the minister") have no name."""
        names = self._sure_names()
        held = {i for first, last in names for i in range(first, last)}
        titles = TitleScan(self.tokens, self.states, self.organisations, held).find()
        titles = [widened(self.tokens, title, self.state_at) for title in titles]
        names = self._names_after_titles(names, titles, held)
        names = self._names_before_titles(names, titles, held)
        return self._join(names, titles)

    def _join(self, names: list[tuple[int, int]], titles: list[TitleChunk]) -> list[PersonChunk]:
        self.name_ends = {last - 1 for _, last in names}
        self.named = dict(names)
        self.owners: set[int] = set()  # where the names begin of those whose envoys and advisers are told
        self.title_starts = {title.first for title in titles}
        ending = {title.last: title for title in titles}
        starting = {title.first: title for title in titles}
        used: set[int] = set()
        chunks: list[PersonChunk] = []
        for name_first, name_last in names:
            if chunks and name_first < chunks[-1].last and name_first not in self.owners:
                continue
            before, first = self._titles_before(name_first, ending, used)
            last, state = self._state_after(name_last)
            state = state or (None if before else self._owner(first)) or self._colleague_of(last, starting)
            told = state or next((title.state for title in before if title.state and not title.former), None)
            opened = first > 0 and self.tokens[first - 1].tag == "VBG"
            after, last = self._titles_after(last, starting, used, told, opened=opened)
            if not before and not after and last - 1 in starting and self.tokens[last - 1].text in _LETTERS_BEHIND:
                after = [starting[last - 1]]
            titled = tuple(before + after)
            used.update(title.head for title in titled)
            chunks.append(
                PersonChunk(
                    first=first, last=last, name_first=name_first, name_last=name_last, titles=titled, state=state
                )
            )
        chunks = self._with_plural_titles(chunks, titles)
        named = {i for chunk in chunks for i in range(chunk.first, chunk.last)}
        for title in titles:
            if (
                title.head not in used
                and not named.intersection(range(title.first, title.last))
                and self._is_nominal(title)
            ):
                holders = tuple(chunk.name_first for chunk in chunks if title.head in self._heads_of(chunk))
                chunks.append(
                    PersonChunk(
                        first=min(title.first, title.reach_first) if holders else title.first,
                        last=max(title.last, title.reach_last) if holders else title.last,
                        name_first=title.last,
                        name_last=title.last,
                        titles=(title,),
                        state=title.state,
                        plural=title.plural,
                        holders=holders,
                    )
                )
        return sorted(chunks, key=lambda chunk: chunk.first)

    def _with_plural_titles(self, chunks: list[PersonChunk], titles: list[TitleChunk]) -> list[PersonChunk]:
        """The chunks, those listed beside a plural title with a title of their own."""
        for title in titles:
            shared = {chunk.name_first: chunk for chunk in shared_out(self.tokens, title, chunks)}
            chunks = [shared.get(chunk.name_first, chunk) for chunk in chunks]
        self.untitled = [chunk.name_first for chunk in chunks if not chunk.titles]
        return [self._plural_list(chunk, titles) for chunk in chunks]

    def _heads_of(self, chunk: PersonChunk) -> set[int]:
        return {title.head for title in chunk.titles} if chunk.named else set()

    def _titles_before(self, at: int, ending: dict[int, TitleChunk], used: set[int]) -> tuple[list[TitleChunk], int]:
        found: list[TitleChunk] = []
        first = at
        while (
            first > 0
            and self._is_honorific(first - 1)
            and (first not in ending or first - 1 not in {t.head for t in ending.values()})
        ):
            first -= 1
        if first < at and first > 0 and self.tokens[first - 1].lower in _WHOSE:
            first -= 1  # "the Ambassador of Egypt, His Excellency A"
        limit = 4
        while limit:
            limit -= 1
            title = ending.get(first)
            joint = first - 1
            if (
                title is None
                and joint > 0
                and (self.tokens[joint].text == "," or (found and self.tokens[joint].lower in _JOINTS))
            ):
                title = ending.get(joint)
                if title and not found and self.tokens[joint].text == ",":
                    title = title if self._comma_binds(self._first_of(title, ending), at) else None
            if title is None or title.head in used or title.plural:
                break
            if found and self.tokens[first - 1].lower == "and" and found[0].definite:
                break
            one = self.tokens[title.words_first].lower in _LONE and title.words_last - title.words_first == 1
            bare = found and (found[0].words_last - found[0].words_first == 1 or one)
            if (
                bare
                and title.definite
                and not title.state
                and self.tokens[first - 1].lower == "and"
                and self._is_surname_alone(at)
            ):
                break  # "the Secretary and Minister Raghavan": two persons
            if found and title.state and found[0].state and title.state != found[0].state:
                break  # "the French president and Germany's chancellor, A"
            found.insert(0, title)
            first = title.first
        return found, first

    def _is_who_says(self, title: TitleChunk) -> bool:
        """ "met A, a spokesman for the ministry said": whoever says it is another."""
        if title.lemma not in _SPOKESMEN:
            return False
        for token in self.tokens[title.last :]:
            if token.text in {",", ".", ";", ":", '"'}:
                return False
            if token.tag in {"VBD", "VBZ"}:
                return token.lower in _SAYING
        return False

    def _is_surname_alone(self, at: int) -> bool:
        return self._run(at) - at == 1

    def _first_of(self, title: TitleChunk, ending: dict[int, TitleChunk]) -> TitleChunk:
        """Of "Finland's Deputy Prime Minister and Minister of Finance" the first, which says whose they are."""
        joined = title.first >= 1 and self.tokens[title.first - 1].lower in _JOINTS and not title.definite
        return ending.get(title.first - 1, title) if joined else title

    def _comma_binds(self, title: TitleChunk, name: int) -> bool:
        """ "his Israeli counterpart, Ariel Sharon, and": the name stands between commas behind a definite title."""
        end = self._run(name)
        closed = (
            end >= len(self.tokens)
            or self.tokens[end].text in {",", ".", ";", ":", ")", "-", '"'}
            or self.tokens[end].lower in {"and", "of"}
        )
        told = title.definite or title.state is not None or title.organisation is not None
        if self._is_of_whoever_is_before(title, end):
            return False
        full = end - name > 1  # "The ambassador, Lund recounted, left": a surname alone is another's
        return told and (closed or (full and self._opens_clause(title.first) and self._goes_on_to_act(end)))

    def _is_of_whoever_is_before(self, title: TitleChunk, end: int) -> bool:
        """ "at the invitation of A, Minister of X, B, Minister of Y, visited": the first office is that of A."""
        first = title.first
        apposed = first >= 2 and self.tokens[first - 1].text == "," and self.tokens[first - 2].text[0].isupper()
        comma = end + 1 < len(self.tokens) and self.tokens[end].text == ","
        return bool(apposed and comma and first - 2 in self.name_ends and end + 1 in self.title_starts)

    def _opens_clause(self, first: int) -> bool:
        """ "Chairman of the Fund, A on Monday met B": no preposition leads to the title, so it is that of the name."""
        before = self.tokens[first - 1] if first else None
        return before is None or not before.text.isalpha() or before.lower in _CLAUSES

    def _goes_on_to_act(self, behind: int) -> bool:
        following = self.tokens[behind]
        acting = following.tag in {"VBD", "VBZ", "VBP", "MD"}
        dated = following.lower == "on" and behind + 1 < len(self.tokens) and self.tokens[behind + 1].lower in DAYS
        return acting or dated or following.lower in DAYS

    def _state_after(self, last: int) -> tuple[int, str | None]:
        """ "Trudeau of Canada", "Baerbock (Germany)"."""
        if last + 1 < len(self.tokens) and self.tokens[last].lower == "of":
            at = last + 1
            if self.tokens[at].lower == "the" and at + 1 < len(self.tokens):
                at += 1
            state = self.state_at.get(at)
            if state and state.kind == "name" and at not in self.organisation_at:
                return state.last, state.code
        if last + 2 < len(self.tokens) and self.tokens[last].text == "(":
            state = self.state_at.get(last + 1)
            if state and state.last < len(self.tokens) and self.tokens[state.last].text == ")":
                return state.last + 1, state.code
        return last, None

    def _owner(self, at: int) -> str | None:
        """ "Kenya's Amina Odhiambo": the state that a name belongs to."""
        if at < 2 or self.tokens[at - 1].text not in {"'s", "'", "’s", "’"} or at - 2 in self.organisation_at:
            return None
        state = self.state_at.get(at - 2)
        return state.code if state and state.kind == "name" else None

    def _colleague_of(self, last: int, starting: dict[int, TitleChunk]) -> str | None:
        """ "A, his Norwegian colleague,": whose colleague he is tells nothing, his state is told."""
        if last + 1 >= len(self.tokens) or self.tokens[last].text != ",":
            return None
        led = self.tokens[last + 1].tag in {"DT", "PRP$"}  # and no verb: "A, met her French counterpart"
        title = starting.get(last + 1) or (starting.get(last + 2) if led else None)
        if title is None or not title.relational or title.plural:
            return None
        closed = title.last >= len(self.tokens) or self.tokens[title.last].text in {",", "."}
        return title.state if led or closed else None  # "President A, Beninese counterpart agree": two in a heading

    def _titles_after(
        self,
        last: int,
        starting: dict[int, TitleChunk],
        used: set[int],
        own: str | None = None,
        *,
        opened: bool = False,
    ) -> tuple[list[TitleChunk], int]:
        """Titles behind the name in apposition: ", partner of X," or "(Chairman of Y)"."""
        found: list[TitleChunk] = []
        last = self._behind_letters(last, starting)
        end = last
        while end < len(self.tokens) and self.tokens[end].text in {",", "(", "-", "and", "--"}:
            if self.tokens[end].text == "and" and not found:
                break
            at = end + 1
            if not found:
                at = self._behind_becoming(at)
            if at < len(self.tokens) and self.tokens[at].lower in {"who", "whose", "is", "was"}:
                return found, last
            master, at = starting.get(at), self._past_owner(at, starting)
            title = (
                starting.get(at)
                or next((starting[k] for k in range(at - 1, end, -1) if k in starting), None)
                or (
                    starting.get(at + 1)
                    if at < len(self.tokens)
                    and self.tokens[at].lower in ({*_BEFORE_APPOSITIONS, "and"} if found else _BEFORE_APPOSITIONS)
                    else None
                )
            )
            if title is None or title.head in used or title.plural or title.relational:
                break
            another = self._is_of_another(title, own or next((t.state for t in found if t.state), None), opened)
            if another or (title.indefinite and self._is_who_says(title)):
                break
            follower = self.tokens[title.last] if title.last < len(self.tokens) else None
            if (
                follower is not None
                and follower.text not in {",", ".", ")", "(", ";", "-", "--", '"', ":"}
                and follower.lower not in _BEHIND_APPOSITIONS
                and not (follower.lower == "to" and title.lemma in RECEIVING | SERVANTS)
                and not found
            ):
                break
            acting = follower is not None and follower.tag in {"VBD", "VBZ", "VBP", "MD"}
            if found and acting and title.definite and self.tokens[end].text == ",":
                break  # "With A, partner at B, the Ambassador talked": another begins
            if follower is not None and (
                self._is_followed_by_name(title.last)
                or (
                    follower.text == ","
                    and (title.definite or title.state is not None)
                    and self._is_followed_by_name(title.last + 1)
                )
            ):
                break
            owned = title.state is None and title.organisation is None and master is not None and master is not title
            found.append(_with(title, master.state) if owned and master is not None else title)
            last = end = title.last
            if end < len(self.tokens) and self.tokens[end].text == ")":
                last = end = end + 1
        if found and last < len(self.tokens) and self.tokens[last].text == "," and self._closes(last):
            last += 1
        return found, last

    def _behind_letters(self, last: int, starting: dict[int, TitleChunk]) -> int:
        """Behind "MP" in "A B MP, Speaker of"."""
        return last + (last in starting and self.tokens[last].text in _LETTERS_BEHIND)

    def _is_of_another(self, title: TitleChunk, own: str | None, opened: bool) -> bool:
        """ "met Chadian President A, the German ambassador to Chad and", "Welcoming A, the President said"."""
        if own is not None and title.state is not None and title.state != own and not title.former:
            return True
        follower = self.tokens[title.last].tag if title.last < len(self.tokens) else ""
        return opened and title.definite and follower in {"VBD", "VBZ", "VBP", "MD"}

    def _past_owner(self, at: int, starting: dict[int, TitleChunk]) -> int:
        """Past the body or officer in "A, the fund's director", "B, the UN Secretary-General's Special Envoy"."""
        officer = starting.get(at) or starting.get(at + 1)
        master = officer.last if officer is not None else at
        last = self.named.get(master)
        if last is not None and last < len(self.tokens) and self.tokens[last].text in {"'s", "’s"}:
            office = next((k for k in range(last + 1, last + _LONGEST_FIELD) if k in starting), None)
            if office is not None:
                self.owners.add(master)
                return office  # "A, U.S. President B's Middle East envoy"
        if officer is not None and officer.last < len(self.tokens) and self.tokens[officer.last].text == "'s":
            return officer.last + 1 if officer.last + 1 in starting else at
        owner = at + 1 if at < len(self.tokens) and self.tokens[at].lower in {"the", "its"} else at
        genitive = owner + 1
        named = owner < len(self.tokens) and self.tokens[owner].tag.startswith("NN") and owner not in self.state_at
        return genitive + 1 if named and genitive < len(self.tokens) and self.tokens[genitive].text == "'s" else at

    def _behind_becoming(self, at: int) -> int:
        """Where the office begins in "A, who is chief executive of B", "who has been appointed C", "D, newly appointed E"."""
        told = [token.lower for token in self.tokens[at : at + _LONGEST_BECOMING]]
        words = told[1:] if told[:1] == ["who"] else told
        between = list(takewhile(lambda word: word in _BEING | _BECOMING, words))
        become = bool(_BECOMING & set(between))
        if told[:1] == ["who"]:
            step = 1 + len(between) if become or between == ["is"] else 0
        else:
            step = len(between) if become and not {"is", "was"} & set(between) else 0
        return at + step + (step > 0 and words[len(between) : len(between) + 1] == ["as"])

    def _closes(self, comma: int) -> bool:
        """The comma behind an apposition belongs to it unless a list goes on."""
        following = self.tokens[comma + 1] if comma + 1 < len(self.tokens) else None
        return following is not None and (
            following.tag.startswith(("V", "MD", "W", "IN", "TO", "RB")) and following.lower != "as"
        )

    def _is_followed_by_name(self, at: int) -> bool:
        while at < len(self.tokens) and self._is_honorific(at):
            at += 1
        return at < len(self.tokens) and self._is_name(at) and self.tokens[at].tag.startswith("NNP")

    def _plural_list(self, chunk: PersonChunk, titles: list[TitleChunk]) -> PersonChunk:
        """ "foreign ministers of Spain A, Latvia B and Poland C", "senior vice presidents X and Y": each gets the title."""
        if chunk.titles:
            return chunk
        for title in titles:
            if not title.plural or not (0 <= chunk.name_first - title.last <= 40):
                continue
            between = self.tokens[title.last : chunk.name_first]
            plain = all(
                (t.lower in {"companies", "company", "firms", "group"} and k > 0)
                or t.text in {",", "(", ")"}
                or t.lower in {"and", "of", "the", "from"}
                or title.last + k in self.state_at  # "of France, A, and of the People's Republic of China, B"
                or is_name_word(t)
                or t.lower in PARTICLES
                or self._is_honorific(title.last + k)
                for k, t in enumerate(between)
            )
            if plain and not any(t.tag.startswith(("VB", "MD")) for t in between):
                state = (
                    self._state_in_list(chunk, title) or self._state_before(chunk.first) or chunk.state or title.state
                )
                shared = title.first == 0 or self.tokens[title.first - 1].lower != "and"
                single = _with(title, state if shared else title.state)
                first = self._state_start(chunk.first)
                return PersonChunk(
                    first=max(first, title.last),
                    last=chunk.last,
                    name_first=chunk.name_first,
                    name_last=chunk.name_last,
                    titles=(single,),
                    state=state,
                )
        return chunk

    def _state_in_list(self, chunk: PersonChunk, title: TitleChunk) -> str | None:
        """ "the ambassadors of Latvia and Peru – A and B": as many names as states, each has its own."""
        names = [first for first in self.untitled if first >= title.last]
        if not names or chunk.name_first not in names:
            return None
        states = [s for s in self.states if title.words_last <= s.first < names[0] and s.kind == "name"]
        if len(states) < 2 or len(states) != len(names):
            return None
        return states[names.index(chunk.name_first)].code

    def _state_before(self, at: int) -> str | None:
        """ "of Spain A, Latvia B and Poland C", "of Greece, A, and Bulgaria, B"."""
        if at >= 2 and self.tokens[at - 1].text == ",":
            at -= 1
        state = self.state_at.get(at - 1)
        return state.code if state and state.kind in {"name", "adjective"} else None

    def _state_start(self, at: int) -> int:
        state = self.state_at.get(at - 1)
        if state is None or state.kind not in {"name", "adjective"}:
            return at
        first = state.first
        return first - 1 if first and self.tokens[first - 1].lower == "the" else first

    def _is_nominal(self, title: TitleChunk) -> bool:
        """Words that stand for a certain person though no name is beside them."""
        if title.indefinite or (title.former and not title.definite):
            return False
        official = (
            title.relational
            or title.lemma.rpartition("-")[2] in self.words.official_heads
            or title.lemma in self.words.official_heads
        )
        capital = self.tokens[title.head].text[0].isupper()
        return official and (title.definite or title.told_state is not None or capital)


def _with(title: TitleChunk, state: str | None) -> TitleChunk:
    return msgspec.structs.replace(title, plural=False, state=state or title.state, states=())

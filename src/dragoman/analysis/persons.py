"""Persons: names found by titles, honorifics, the tagger and given names, joined with the titles beside them."""

from dragoman.analysis.chunks import OrganisationChunk, PersonChunk, StateChunk, TitleChunk
from dragoman.analysis.organisations import is_name_word
from dragoman.analysis.titles import PORTFOLIO, TitleScan
from dragoman.analysis.tokens import Token
from dragoman.lexicon.given_names import is_given_name, is_surname
from dragoman.lexicon.titles import load_organisations, load_titles

PARTICLES = frozenset(
    "al el bin ibn bint ben de da do dos das del della di du van von der den ten ter la le los abu abd af av zu e y ul-haq ul bte binti ould uld mc".split()
)
MAX_NAME = 6
MORE_PORTFOLIO = frozenset(
    "international european global regional rural infrastructure innovation mobility works integration expatriates expatriate external "
    "union commonwealth maritime blue marine natural resources forestry land territorial urban higher research child family equality "
    "veterans pacific asian african arab american relations diaspora religious peace reconciliation reform institutional "
    "mass media communication enterprise employment emergency situations civil aviation roads highways petroleum minerals".split()
)


class PersonScan:
    """Finds the persons of one sentence. `known` are the words of names already met in the report."""

    def __init__(
        self,
        tokens: tuple[Token, ...],
        states: list[StateChunk],
        organisations: list[OrganisationChunk],
        known: frozenset[str] = frozenset(),
    ) -> None:
        self.tokens = tokens
        self.known = known
        self.states = states
        self.organisations = organisations
        self.words = load_titles()
        self.state_at = {i: state for state in states for i in range(state.first, state.last)}
        self.organisation_at = {i: org for org in organisations for i in range(org.first, org.last)}

    def find(self) -> list[PersonChunk]:
        """Persons in order, each with its titles; nominal persons ("the minister") have no name."""
        names = self._sure_names()
        held = {i for first, last in names for i in range(first, last)}
        titles = TitleScan(self.tokens, self.states, self.organisations, held).find()
        names = self._names_after_titles(names, titles, held)
        return self._join(names, titles)

    # --- names -------------------------------------------------------------------------------------------------

    def _is_name(self, position: int) -> bool:
        token = self.tokens[position]
        if position in self.organisation_at or not is_name_word(token) or not any(c.isalpha() for c in token.text):
            return False
        if position in self.state_at or (
            token.tag in {"VBZ", "VBD", "VBG", "MD"} and token.entity != "PERSON" and token.lower not in self.known
        ):
            return False
        if token.text in load_organisations().heads and token.entity != "PERSON":
            return False
        return (
            not token.text.isupper()
            or len(token.text) <= 2
            or token.text.endswith(".")
            or token.entity == "PERSON"
            or self._shouting
        )

    @property
    def _shouting(self) -> bool:
        letters = [token.text for token in self.tokens if token.text.isalpha() and len(token.text) > 2]
        return bool(letters) and sum(word.isupper() for word in letters) > len(letters) / 2

    def _run(self, first: int) -> int:
        """The end of the run of name words from `first`, with particles inside ("Mohamed bin Zayed", "Ursula von der Leyen")."""
        end = first
        while end < len(self.tokens) and end - first < MAX_NAME:
            if self._is_name(end) or (end > first and self._state_as_name(end)):
                if (
                    end > first
                    and self.tokens[end].lower in self.words.honorifics
                    and self.tokens[end].text.endswith(".")
                ):
                    break
                end += 1
            elif self.tokens[end].lower in PARTICLES and self._particle_leads_on(end):
                end += 1
            elif (
                self.tokens[end].text == ","
                and end > first
                and end + 1 < len(self.tokens)
                and self.tokens[end + 1].text in {"Jr.", "Sr.", "III"}
            ):
                end += 2
            else:
                break
        return end

    def _state_as_name(self, position: int) -> bool:
        """ "Michael Jordan", "Georgia": a state's word inside what the tagger calls a person."""
        return (
            self.tokens[position].entity == "PERSON"
            and position in self.state_at
            and self.state_at[position].kind == "name"
        )

    def _particle_leads_on(self, position: int) -> bool:
        end = position
        while end < len(self.tokens) and self.tokens[end].lower in PARTICLES and end - position < 3:
            end += 1
        return end < len(self.tokens) and self._is_name(end)

    def _sure_names(self) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        position = 0
        while position < len(self.tokens):
            end = self._sure_name_at(position)
            if end > position:
                found.append((position, end))
                position = end
            else:
                position += 1
        return found

    def _sure_name_at(self, position: int) -> int:
        token = self.tokens[position]
        if not self._is_name(position) or token.lower in self.words.honorifics:
            return position
        if self._is_portfolio(position):
            return position
        titleword = self.words.is_head(token.lower) or token.lower in self.words.modifiers
        if titleword and not (token.entity == "PERSON" and token.lower in self.known):
            return position
        end = self._run(position)
        end = self._cut_titles(position, end)
        if self._begins_late(position, end):
            return position
        run = self.tokens[position:end]
        if not run:
            return position
        previous = self.tokens[position - 1].lower if position else ""
        honoured = previous in self.words.honorifics or previous.rstrip(".") in self.words.honorifics
        tagged = sum(t.entity == "PERSON" for t in run)
        if honoured and previous not in {"chief"}:
            return end
        if len(run) == 1:
            if token.lower in self.known and token.entity not in {"GPE", "DATE"}:
                return end
            return (
                end
                if tagged and token.tag in {"NNP", "NNPS"} and not self._shouting and position + 1 < len(self.tokens)
                else position
            )
        if tagged * 2 >= len(run) or is_given_name(run[0].text):
            return end if run[0].tag.startswith("NNP") or tagged or is_given_name(run[0].text) else position
        if any(t.lower in self.known for t in run):
            return end
        if position - 1 in self.state_at and is_surname(run[-1].text):
            return end  # "Spain Juan Pérez, Latvia Anna Ozola and Poland Jan Nowak"
        return position

    def _begins_late(self, first: int, end: int) -> bool:
        """ "of Youth Policy Jana Novak": the run begins with a word that is no name, a given name comes later."""
        if end - first < 3 or is_given_name(self.tokens[first].text) or is_surname(self.tokens[first].text):
            return False
        before = self.tokens[first - 1].lower if first else ""
        return before in {"of", "for", "and", ",", "&"} and is_given_name(self.tokens[first + 1].text)

    def _is_portfolio(self, position: int) -> bool:
        """ "Minister of Foreign Affairs Sigrid Haugland": the portfolio's words are no name."""
        lower = self.tokens[position].lower
        if lower in PORTFOLIO or lower in MORE_PORTFOLIO:
            return True
        return self.tokens[position].text in load_organisations().heads and not is_given_name(
            self.tokens[position].text
        )

    def _cut_titles(self, first: int, end: int) -> int:
        """A title inside a run ends the name: "Baker Treasury Secretary"."""
        for position in range(first + 1, end):
            lower = self.tokens[position].lower
            if self.words.is_head(lower) and self.tokens[position].entity != "PERSON":
                return position
        return end

    def _names_after_titles(
        self, names: list[tuple[int, int]], titles: list[TitleChunk], held: set[int]
    ) -> list[tuple[int, int]]:
        """Right of a title a run of name words is a name, whatever the tagger says."""
        begun = {i for title in titles for i in range(title.first, title.last)}
        added = []
        for title in titles:
            at = title.last
            if at < len(self.tokens) and self.tokens[at].text in {",", ":"} and title.relational:
                at += 1
            while at < len(self.tokens) and self.tokens[at].lower in self.words.honorifics and at not in begun:
                at += 1
            if at >= len(self.tokens) or at in held or at in begun:
                continue
            end = self._run(at)
            while end > at and (end - 1 in begun or end - 1 in held):
                end -= 1
            if end > at and not self._only_common(at, end):
                added.append((at, end))
                held.update(range(at, end))
        return sorted([*names, *added])

    def _only_common(self, first: int, end: int) -> bool:
        """A single tagged adjective or verb after a title ("President Elected") is no name."""
        return (
            end - first == 1
            and not self.tokens[first].tag.startswith("NN")
            and not is_given_name(self.tokens[first].text)
        )

    # --- joining -----------------------------------------------------------------------------------------------

    def _join(self, names: list[tuple[int, int]], titles: list[TitleChunk]) -> list[PersonChunk]:
        ending = {title.last: title for title in titles}
        starting = {title.first: title for title in titles}
        used: set[int] = set()
        chunks: list[PersonChunk] = []
        for name_first, name_last in names:
            if chunks and name_first < chunks[-1].last:
                continue
            before, first = self._titles_before(name_first, ending, used)
            last, state = self._state_after(name_last)
            after, last = self._titles_after(last, starting, used, bool(before))
            titled = tuple(before + after)
            used.update(title.head for title in titled)
            chunks.append(
                PersonChunk(
                    first=first, last=last, name_first=name_first, name_last=name_last, titles=titled, state=state
                )
            )
        chunks = [self._plural_list(chunk, titles) for chunk in chunks]
        named = {i for chunk in chunks for i in range(chunk.first, chunk.last)}
        for title in titles:
            if (
                title.head not in used
                and not named.intersection(range(title.first, title.last))
                and self._is_nominal(title)
            ):
                chunks.append(
                    PersonChunk(
                        first=title.first,
                        last=title.last,
                        name_first=title.last,
                        name_last=title.last,
                        titles=(title,),
                        state=title.state,
                        plural=title.plural,
                    )
                )
        return sorted(chunks, key=lambda chunk: chunk.first)

    def _titles_before(self, at: int, ending: dict[int, TitleChunk], used: set[int]) -> tuple[list[TitleChunk], int]:
        found: list[TitleChunk] = []
        first = at
        while (
            first > 0
            and self._is_honorific(first - 1)
            and (first not in ending or first - 1 not in {t.head for t in ending.values()})
        ):
            first -= 1
        limit = 4
        while limit:
            limit -= 1
            title = ending.get(first)
            joint = first - 1
            if (
                title is None
                and joint > 0
                and (self.tokens[joint].text == "," or (found and self.tokens[joint].lower == "and"))
            ):
                title = ending.get(joint)
                if title and not found and self.tokens[joint].text == "," and not self._comma_binds(title, at):
                    title = None
            if title is None or title.head in used or title.plural:
                break
            if found and self.tokens[first - 1].lower == "and" and found[0].definite:
                break
            found.insert(0, title)
            first = title.first
        return found, first

    def _comma_binds(self, title: TitleChunk, name: int) -> bool:
        """ "his Israeli counterpart, Ariel Sharon, and": the name stands between commas behind a definite title."""
        end = self._run(name)
        closed = (
            end >= len(self.tokens)
            or self.tokens[end].text in {",", ".", ";", ")", "-", '"'}
            or self.tokens[end].lower in {"and", "of"}
        )
        return (title.definite or title.state is not None or title.organisation is not None) and closed

    def _is_honorific(self, position: int) -> bool:
        lower = self.tokens[position].lower
        return lower in self.words.honorifics or lower.rstrip(".") in self.words.honorifics

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

    def _titles_after(
        self, last: int, starting: dict[int, TitleChunk], used: set[int], titled: bool
    ) -> tuple[list[TitleChunk], int]:
        """Titles behind the name in apposition: ", partner of X," or "(Chairman of Y)"."""
        found: list[TitleChunk] = []
        end = last
        while end < len(self.tokens) and self.tokens[end].text in {",", "(", "-", "and", "--"}:
            if self.tokens[end].text == "and" and not found:
                break
            at = end + 1
            while at < len(self.tokens) and self.tokens[at].lower in {"who", "is", "was"}:
                return found, last
            title = starting.get(at) or (
                starting.get(at + 1)
                if at < len(self.tokens)
                and self.tokens[at].lower
                in ({"the", "a", "an", "also", "and"} if found else {"the", "a", "an", "also"})
                else None
            )
            if title is None or title.head in used or title.plural or title.relational:
                break
            follower = self.tokens[title.last] if title.last < len(self.tokens) else None
            if (
                follower is not None
                and follower.text not in {",", ".", ")", ";", "-", "--", '"', ":"}
                and follower.lower not in {"and", "who", "for", "said", "told"}
                and not found
            ):
                break
            if follower is not None and (
                self._is_followed_by_name(title.last)
                or (follower.text == "," and title.definite and self._is_followed_by_name(title.last + 1))
            ):
                break
            found.append(title)
            last = end = title.last
            if end < len(self.tokens) and self.tokens[end].text == ")":
                last = end = end + 1
        if found and last < len(self.tokens) and self.tokens[last].text == "," and self._closes(last):
            last += 1
        return found, last

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
                or is_name_word(t)
                or t.lower in PARTICLES
                or self._is_honorific(title.last + k)
                for k, t in enumerate(between)
            )
            if plain and not any(t.tag.startswith(("VB", "MD")) for t in between):
                state = self._state_before(chunk.first) or chunk.state or title.state
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

    def _state_before(self, at: int) -> str | None:
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
        return official and (title.definite or title.state is not None or capital)


def _with(title: TitleChunk, state: str | None) -> TitleChunk:
    import msgspec

    return msgspec.structs.replace(title, plural=False, state=state or title.state)

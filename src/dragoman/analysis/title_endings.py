"""What stands behind an office: its portfolio, the state or body it serves, where it is accredited, its duties."""

from dragoman.analysis.chunks import OrganisationChunk, StateChunk
from dragoman.analysis.companies import FIRMS
from dragoman.analysis.name_words import is_abstract, is_name_word, is_of_portfolio
from dragoman.analysis.tokens import Token
from dragoman.lexicon.titles import SPOKESMEN, load_organisations, load_titles

PORTFOLIO = frozenset(
    "affairs state staff protocol government mission delegation europe policy operations relations strategy section "
    "department division office cooperation communications development investment trade foreign abroad "
    "community communities expatriates compatriots".split()
)
RECEIVING = frozenset(
    {"ambassador", "representative", "envoy", "nuncio", "delegate", "consul", "commissioner", "observer"}
)
# Offices of a city, whose name belongs to their words.
OF_CITIES = frozenset("mayor governor prefect archbishop bishop metropolitan patriarch imam rabbi".split())
# Nobody holds these at a house where he is met.
_OF_STATES = frozenset("minister president premier chancellor king queen emir sultan ambassador speaker".split())
_KINDS = frozenset({"Kingdom", "Republic", "Sultanate", "Emirates", "Federation", "State", "Emirate"})
# Offices that deal with a state "for" which they are, and serve another.
CONCERNED = frozenset(
    "envoy representative negotiator coordinator mediator rapporteur director adviser advisor".split()
)
# Who is sent by somebody whose state is theirs.
_SENT = frozenset({"envoy", "emissary", "messenger"})
# Who serves somebody "to" whom they are: "adviser to the French president", and who speaks "for" him.
SERVANTS = frozenset("adviser advisor assistant aide secretary counsellor chief".split())
_AIDES = frozenset({"adviser", "advisor", "assistant", "aide"})
# What opens the duties of an office told in small letters.
_OF_DUTIES = (("for",), ("in", "charge", "of"), ("responsible", "for"), ("on",))


class Ending:
    """What has been taken in behind a title's core."""

    def __init__(self, last: int, lemma: str) -> None:
        self.lemma = lemma
        self.last = last
        self.words_last = last
        self.state: str | None = None
        self.organisation: OrganisationChunk | None = None
        self.accredited_to: tuple[str, ...] = ()


def served(tokens: tuple[Token, ...], organisation: OrganisationChunk, lemma: str) -> str | None:
    """The state that an officer of a body serves: of a ministry its own, of an association of a country's exporters none.

    What has a speaker is a parliament.
    """
    name = " ".join(token.text for token in tokens[organisation.first : organisation.last])
    return organisation.state if lemma == "speaker" or load_organisations().acts_for_state(name) else None


class EndingScan:
    """Reads what follows the core of a title in one sentence."""

    def __init__(
        self,
        tokens: tuple[Token, ...],
        state_at: dict[int, StateChunk],
        organisation_at: dict[int, OrganisationChunk],
        names: set[int],
    ) -> None:
        self.tokens, self.names, self.words = tokens, names, load_titles()
        self.state_at, self.organisation_at = state_at, organisation_at

    def after(self, last: int, lemma: str, behind_name: bool) -> Ending:
        """What follows the core: "of Foreign Affairs of Kazakhstan", "to Belgium", "at Arendt & Medernach"."""
        ending = Ending(last, lemma)
        ending.last = ending.words_last = self._behind_region(last)
        while ending.last < len(self.tokens):
            preposition = self.tokens[ending.last].lower
            if preposition == "without" and [t.lower for t in self.tokens[ending.last + 1 :][:1]] == ["portfolio"]:
                ending.last = ending.words_last = ending.last + 2
                continue
            if [t.lower for t in self.tokens[ending.last : ending.last + 3]] == ["of", "the", "board"]:
                ending.last = ending.words_last = ending.last + 3
                continue
            if preposition == "of" and lemma in CONCERNED and (behind := self._behind_secretary(ending.last + 1)):
                ending.state, ending.last, ending.words_last = ending.state or "UN", behind, behind
                continue
            if preposition == "of" and lemma in _SENT and behind_name and (sender := self._sender(ending.last + 1)):
                ending.state = ending.state or sender
                break
            if preposition not in {"of", "for", "to", "at", "with", "on", "from", "in"}:
                break
            at = ending.last + 1
            while at < len(self.tokens) and (self.tokens[at].lower == "the" or self.tokens[at].text in {'"', "``"}):
                at += 1
            if at >= len(self.tokens) or not self._absorb(ending, preposition, at, lemma):
                break
        self._take_duties(ending, behind_name)
        return ending

    def _behind_region(self, at: int) -> int:
        """Past the brackets of "Director General (South-East Asia) of the Ministry"."""
        if at >= len(self.tokens) or self.tokens[at].text != "(":
            return at
        closed = next((k for k in range(at + 1, min(at + 7, len(self.tokens))) if self.tokens[k].text == ")"), None)
        if closed is None or closed + 1 >= len(self.tokens):
            return at
        inner, behind = self.tokens[at + 1 : closed], self.tokens[closed + 1]
        fielded = all(is_name_word(token) or token.lower in {"and", "&", "-", ","} for token in inner)
        goes_on = behind.lower in {"of", "at"} or closed + 1 in self.names or closed + 1 in self.organisation_at
        return closed + 1 if inner and fielded and goes_on else at

    def _behind_secretary(self, at: int) -> int | None:
        """Of "of the UN Secretary-General" where it ends: the Special Representatives of his are of the United Nations."""
        words = [token.lower for token in self.tokens[at : at + 4]]
        start = next((n for n, word in enumerate(words) if word not in {"the", "un", "u.n."}), len(words))
        rest = words[start:]
        length = 1 if rest[:1] == ["secretary-general"] else 2 if rest[:2] == ["secretary", "general"] else 3
        found = length < 3 or rest[:3] == ["secretary", "-", "general"]
        return at + start + length if found and start > 0 else None

    def _sender(self, at: int) -> str | None:
        """The state in "A, special envoy of the President of Kenya", "of the Kenyan President": what is the President's is no name of A's office."""
        at += at < len(self.tokens) and self.tokens[at].lower == "the"
        state = self.state_at.get(at)
        head = state.last if state is not None else at
        while head < len(self.tokens) and self.tokens[head].lower in self.words.modifiers:
            head += 1
        if head >= len(self.tokens) or self.tokens[head].lower not in self.words.national:
            return None
        if state is None and head + 1 < len(self.tokens) and self.tokens[head + 1].lower == "of":
            beyond = head + 2
            beyond += beyond < len(self.tokens) and self.tokens[beyond].lower == "the"
            state = self.state_at.get(beyond)
        return state.code if state is not None and state.kind in {"name", "adjective"} else None

    def _take_duties(self, ending: Ending, behind_name: bool) -> None:
        """ "special envoy for shipping, A", "deputy minister in charge of ports, A": small letters up to the holder's name."""
        rest = [token.lower for token in self.tokens[ending.last : ending.last + 3]]
        opening = next((words for words in _OF_DUTIES if rest[: len(words)] == list(words)), None)
        if opening is None:
            return
        end = begun = ending.last + len(opening)
        while end < len(self.tokens) and self._is_duty(end):
            end += 1
        name = end + 1 if end < len(self.tokens) and self.tokens[end].text == "," else end
        while name < len(self.tokens) and self.tokens[name].lower in self.words.honorifics:
            name += 1
        closed = behind_name and end < len(self.tokens) and self.tokens[end].text in {",", ".", ")", ";"}
        if end > begun and (closed or name in self.names) and self.tokens[end - 1].tag.startswith(("NN", "VBG")):
            ending.last = ending.words_last = end

    def _is_duty(self, at: int) -> bool:
        token = self.tokens[at]
        if at in self.names or at in self.organisation_at or self.words.is_head(token.lower):
            return False
        return token.tag.startswith(("NN", "JJ", "VBG")) or token.lower in {"and", "the", "of", "'s"}

    def _absorb(self, ending: Ending, preposition: str, at: int, lemma: str) -> bool:
        """Take the phrase after a preposition into the title; False ends it."""
        owner = self.state_at.get(at)
        if owner is not None and owner.kind == "adjective" and at not in self.organisation_at:
            at = owner.last if owner.last in self.organisation_at else at  # "of the Russian Gazprom"
        at = self._past_kind(at)
        organisation = self.organisation_at.get(at)
        if organisation and organisation.first == at and preposition not in {"to", "in"}:
            if preposition == "at" and lemma in _OF_STATES and not self._is_organ(organisation):
                return False  # "received the foreign minister at Villa Magnolia"
            return self._take_organisation(ending, organisation, preposition)
        if preposition == "in":
            return self._take_seat(ending, at, lemma)
        if preposition == "to":
            return self._behind_to(ending, at, lemma)
        if self._may_serve(preposition, lemma) and self._serve(ending, at, lemma):
            return True
        if preposition == "of" and lemma in OF_CITIES and at in self.state_at and self.state_at[at].kind == "capital":
            ending.last = ending.words_last = self.state_at[at].last
            return True
        if at in self.state_at and preposition in {"of", "for", "from"}:
            matter = preposition == "for" and self._past_matter(self.state_at[at].last) > self.state_at[at].last
            if preposition == "for" and (lemma in CONCERNED or matter):
                return self._take_concern(ending, self.state_at[at])
            return self._take_state(ending, self.state_at[at], preposition)
        if preposition in {"of", "for", "on"} and ending.organisation is None and ending.state is None:
            end = self._portfolio_run(at)
            if end < len(self.tokens) and self.tokens[end].text in {"'s", "'"}:
                return False  # "of the Xiamen People's Congress": a body that is not known
            ending.last = ending.words_last = max(end, ending.last) if end > at else ending.last
            return end > at
        return False

    def _past_kind(self, at: int) -> int:
        """Past what kind of body it is in "of the state energy company SOCAR", "of the provincial People's Committee"."""
        if self.tokens[at].lower in self.words.modifiers and self.tokens[at].text.islower():
            named = self.organisation_at.get(at + 1)
            if named is not None and named.first == at + 1:
                return at + 1
        for firm in range(at, min(at + 5, len(self.tokens) - 1)):
            token = self.tokens[firm]
            named = self.organisation_at.get(firm + 1)
            if token.text in FIRMS and named is not None and named.first == firm + 1:
                return firm + 1
            if not token.text.islower() and firm not in self.state_at:
                break
        return at

    def _is_organ(self, organisation: OrganisationChunk) -> bool:
        """ "Minister of State at the Foreign Office": where an office of a state is held."""
        words = {
            token.text[:1].upper() + token.text[1:] for token in self.tokens[organisation.first : organisation.last]
        }
        return bool(words & load_organisations().organs)

    def _take_organisation(self, ending: Ending, organisation: OrganisationChunk, preposition: str) -> bool:
        if preposition == "with" or (preposition == "from" and ending.organisation):
            return False
        ending.organisation = ending.organisation or organisation
        ending.state = ending.state or served(self.tokens, organisation, ending.lemma)
        ending.last = organisation.last
        if ending.last < len(self.tokens) and organisation.quoted and self.tokens[ending.last].text in {'"', "''"}:
            ending.last += 1
        inner = self.organisation_at.get(ending.last + 1)
        if inner is not None and inner.first == ending.last + 1 and self.tokens[ending.last].text == "'s":
            ending.organisation, ending.last = inner, inner.last  # "of the Moldovan parliament's Committee on Trade"
        return True

    def _take_state(self, ending: Ending, state: StateChunk, preposition: str) -> bool:
        if state.kind not in {"name", "adjective"} or (preposition == "from" and ending.state):
            return False
        if state.kind == "adjective" and self._describes(state.last):
            return False
        ending.state = ending.state or state.code
        ending.last = state.last
        owned = state.last + 1
        if owned in self.organisation_at and self.tokens[state.last].text in {"'s", "'"}:
            return self._take_organisation(ending, self.organisation_at[owned], preposition)
        return True

    def _describes(self, behind: int) -> bool:
        """ "of Turkish companies", "of Belarusian civil society": whose they are is the noun behind the state's word."""
        following = self.tokens[behind : behind + 2]
        nouns = following[1:] if following and following[0].tag == "JJ" else following[:1]
        return any(token.tag.startswith("N") for token in nouns)

    def _take_concern(self, ending: Ending, state: StateChunk) -> bool:
        """ "Special Envoy for Afghanistan": the state is what the office deals with, not whom it serves."""
        if state.kind != "name":
            return False
        ending.last = ending.words_last = self._past_matter(state.last)
        return True

    def _past_matter(self, at: int) -> int:
        """Past "policy" in "special envoy for North Korea policy, A": small nouns up to the end of the aside, or to the name."""
        end = at
        while end < len(self.tokens) and self.tokens[end].tag[:2] == "NN" and self.tokens[end].text.islower():
            end += 1
        closed = end < len(self.tokens) and (self.tokens[end].text in {",", ")"} or end in self.names)
        return end if closed else at

    def _take_seat(self, ending: Ending, at: int, lemma: str) -> bool:
        """ "Consul General in Belfast": where the post is held stays outside the title's words."""
        seated = lemma in {
            "consul",
            "ambassador",
            "representative",
            "general",
            "coordinator",
            "delegate",
        } or lemma.startswith(("charg", "d'affaires"))
        if not seated or not is_name_word(self.tokens[at]):
            return False
        ending.last = self.state_at[at].last if at in self.state_at else at + 1
        while (
            ending.last < len(self.tokens) and is_name_word(self.tokens[ending.last]) and ending.last not in self.names
        ):
            ending.last += 1
        return True

    def _may_serve(self, preposition: str, lemma: str) -> bool:
        """ "spokesman for the president", "Assistant of the President of Azerbaijan"."""
        return (preposition in {"for", "of"} and lemma in SPOKESMEN) or (preposition == "of" and lemma in _AIDES)

    def _behind_to(self, ending: Ending, at: int, lemma: str) -> bool:
        receiving = lemma in RECEIVING or lemma.startswith("charg")
        return self._accredit(ending, at) if receiving else self._serve(ending, at, lemma)

    def _serve(self, ending: Ending, at: int, lemma: str) -> bool:
        """ "Chief Advisor to the President of Turkey", "aide to the Thai minister": whom an officer serves tells the state.

        Of "an adviser to President A" no more than the state: A and his office are told by themselves.
        """
        of_staff = self.tokens[at - 2].lower == "staff" or self.tokens[at - 3].lower == "staff"  # "to", "to the"
        if lemma not in (SERVANTS - {"chief"} | SPOKESMEN) and not of_staff:
            return False
        told = self.state_at.get(at)
        begun = at
        if told is not None:
            owned = [token.text for token in self.tokens[told.last : told.last + 1]] == ["'s"]
            begun = told.last + 1 if owned and told.kind == "name" else told.last if told.kind == "adjective" else at
        end = begun
        while end < len(self.tokens) and (
            self.words.is_head(self.tokens[end].lower) or self.tokens[end].lower in self.words.modifiers
        ):
            end += 1
        behind = self.tokens[end] if end < len(self.tokens) else None
        if end == begun or (behind is not None and behind.text in {"'s", "'"}):
            return False
        if told is not None and begun > at:
            ending.state = ending.state or told.code
        named = end in self.names or (behind is not None and is_name_word(behind) and behind.tag.startswith("NNP"))
        if named and not (told is None and self.tokens[at - 1].lower == "the" and self.tokens[at].text[0].isupper()):
            return False  # but of "Chief of Staff to the President A" A is that chief
        ending.last = ending.words_last = end
        if end + 1 < len(self.tokens) and self.tokens[end].lower == "of":
            beyond = end + 1 + (self.tokens[end + 1].lower == "the")
            state = self.state_at.get(beyond)
            if state and state.kind == "name":
                ending.state, ending.last = ending.state or state.code, state.last
        return True

    def _accredit(self, ending: Ending, at: int) -> bool:
        taken = False
        while at < len(self.tokens):
            state, organisation = self.state_at.get(at), self.organisation_at.get(at)
            if state and state.kind in {"name", "capital"}:
                ending.accredited_to += (state.code,)
                at = state.last
            elif organisation and organisation.first == at:
                name = " ".join(t.text for t in self.tokens[organisation.first : organisation.last])
                ending.accredited_to += (name,)
                at = organisation.last
            elif self._is_receiving(at):
                at += 1
            else:
                break
            taken, ending.last = True, at
            while at < len(self.tokens) and self.tokens[at].lower in {"and", ",", "the"}:
                at += 1
        return taken

    def _is_receiving(self, at: int) -> bool:
        """ "Ambassador of Japan to the Kingdom": the state that receives, by its kind alone."""
        return self.tokens[at].text in _KINDS and self.tokens[at - 1].lower == "the"

    def _portfolio_run(self, at: int) -> int:
        """The end of "Foreign Affairs and Trade", "state", "Economy, Trade and Industry"; `at` when there is none."""
        end = at
        while end < len(self.tokens) and not self._is_first_lady(end):
            token = self.tokens[end]
            capital = (
                is_name_word(token)
                and (token.entity != "PERSON" or token.lower in PORTFOLIO or is_abstract(token.text))
                and end not in self.names
                and not self.words.is_head(token.lower)
                and (token.lower not in self.words.honorifics or token.lower in self.words.modifiers)
            )
            lower = token.lower in PORTFOLIO or (
                token.lower in self.words.modifiers and token.lower not in self.words.past
            )
            if ((capital or lower) and end not in self.state_at and end not in self.organisation_at) or (
                token.lower in {"and", "&", ","}
                and end > at
                and self._goes_on(end + 1, at)
                and not self._is_rank(end + 1)
            ):
                end += 1
            else:
                break
        if end > at and end < len(self.tokens) and self._is_rest_of_field(end):
            end += 1  # "minister of maritime fishing"
        return end

    def _is_of_field(self, at: int) -> bool:
        """A word of a portfolio: "and International Cooperation", "and Overseas Employment"."""
        if at >= len(self.tokens) or at in self.names or at in self.state_at or at in self.organisation_at:
            return False
        token = self.tokens[at]
        return token.lower in PORTFOLIO or is_of_portfolio(token.lower) or is_abstract(token.text)

    def _is_rank(self, at: int) -> bool:
        """ "the Chief of the Defence Staff, General Sir A": a rank before the name, and no field of his."""
        behind = self.tokens[at + 1].lower if at + 1 < len(self.tokens) else ""
        return self.tokens[at].text == "General" and (at + 1 in self.names or behind in self.words.honorifics)

    def _is_first_lady(self, at: int) -> bool:
        return [token.lower for token in self.tokens[at : at + 2]] == ["first", "lady"]

    def _is_rest_of_field(self, at: int) -> bool:
        token = self.tokens[at]
        plain = token.text.islower() and token.tag in {"NN", "NNS", "VBG"} and self.tokens[at - 1].text.islower()
        return plain and at not in self.organisation_at and not self.words.is_head(token.lower)

    def _goes_on(self, at: int, begun: int) -> bool:
        if at < len(self.tokens) and self.tokens[at].lower == "and":
            at += 1
        if at >= len(self.tokens) or at in self.state_at or at in self.organisation_at or at in self.names:
            return False
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if not self._is_of_field(at) and not (is_name_word(self.tokens[at]) and self._is_of_field(at + 1)):
            return False
        return following is None or not (
            self.words.is_head(following.lower) and following.lower not in self.words.modifiers
        )

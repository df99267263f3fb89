"""Titles: an office's words with the state, the organisation and the accreditation they name."""

import msgspec

from dragoman.analysis.chunks import OrganisationChunk, StateChunk, TitleChunk
from dragoman.analysis.name_words import is_name_word
from dragoman.analysis.office_letters import are_letters_of_office
from dragoman.analysis.title_endings import CONCERNED, OF_CITIES, EndingScan, served
from dragoman.analysis.tokens import Token
from dragoman.lexicon.states import is_community
from dragoman.lexicon.titles import load_titles

POSTMODIFIERS = frozenset(
    {
        "general",
        "designate",
        "emeritus",
        "plenipotentiary",
        "officer",
        "extraordinary",
        "elect",
        "d'affaires",
        "a.i.",
        "interim",
    }
)
DEFINITE = frozenset({"the", "his", "her", "their", "its", "our", "this", "that", "both", "'s", "whose"})
_LONGEST_REGION = 3
# Words between a state and an office that tell nothing of the office: "Ukraine's new president".
NEWLY = frozenset({"newly", "appointed", "newly-appointed", "elected", "re-elected", "newly-elected"})
FRESH = frozenset({"new", "newly-elected", "incoming", "outgoing", "newest"})
INDEFINITE = frozenset({"a", "an", "another", "any", "every", "no", "one", "some", "each"})
DEPUTIES = frozenset({"deputy", "assistant"})
# Capitalised at the beginning of a sentence before a title, and no part of it: "Yesterday President X".
DAYS = frozenset(
    "yesterday today tomorrow tonight monday tuesday wednesday thursday friday saturday sunday earlier later also then now "
    "here there".split()
)
# Behind these a name goes on with that of the father: "Sultan bin Fahd" is no sultan.
PATRONYMICS = frozenset({"bin", "ibn", "bint", "binti"})

# Honorifics of whoever is named behind them: "HE Sheikh A bin B", "the Grand Sheikh of Al-Azhar" is an office.
_STYLES = frozenset({"sheikh", "sheikha"})
_ALSO_GIVEN = frozenset({"Sultan", "Amir", "Emir", "Malik", "Prince"})
_IN_CAPITALS = frozenset({"mep", "msp", "td", "m.p."})
_SHORTENED = frozenset({"rep.", "gov.", "sen.", "amb.", "amb"})
# "opposite number", "fellow at the Institute", not "sat opposite A", "fellow ministers".
_ONLY_BEFORE = {
    "opposite": {"number", "numbers"},
    "fellow": {"at", "with", "of", "in", "for", ",", "."},
}
# Heads that a noun in small letters may stand before: "the hydrocarbons minister".
_WITH_NOUNS = frozenset(
    {"minister", "chief", "commissioner", "negotiator", "envoy", "adviser", "advisor", "spokesman", "spokeswoman"}
)
_FIELDS = frozenset({"Europe", "Brexit", "Africa", "Asia", "Taiwan", "Afghanistan"})
_HOUSES = frozenset({"palace", "residence", "castle", "hotel", "airport", "mansion", "villa", "lodge"})
_REGIONS = frozenset({"Middle East", "Latin America", "Asia Pacific", "Asia-Pacific", "Southeast Asia"})


class TitleScan:
    """Finds the titles of one sentence."""

    def __init__(
        self,
        tokens: tuple[Token, ...],
        states: list[StateChunk],
        organisations: list[OrganisationChunk],
        names: set[int],
    ) -> None:
        self.tokens = tokens
        self.names = names  # positions that surely belong to a person's name
        self.words = load_titles()
        self.state_at = {i: state for state in states for i in range(state.first, state.last)}
        self.organisation_at = {i: org for org in organisations for i in range(org.first, org.last)}
        self.endings = EndingScan(tokens, self.state_at, self.organisation_at, names)

    def find(self) -> list[TitleChunk]:
        found: list[TitleChunk] = []
        position = 0
        while position < len(self.tokens):
            chunk = self._title_at(position, found[-1].last if found else 0)
            if chunk is not None and found:
                chunk = self._of_officer(chunk, found[-1])
            if chunk is None:
                position += 1
            else:
                found.append(chunk)
                position = chunk.last
        return found

    def _of_officer(self, title: TitleChunk, before: TitleChunk) -> TitleChunk:
        """ "the Turkish President's spokesman": of the state whose president he serves."""
        owned = before.last == title.first - 1 and self.tokens[before.last].text in {"'s", "'"}
        if (
            not owned
            or title.state
            or title.organisation
            or before.relational
            or before.lemma not in self.words.national
        ):
            return title
        return msgspec.structs.replace(title, state=before.state)

    def _head_at(self, position: int) -> tuple[str, bool] | None:
        """The head's lemma and whether it is plural, if a title's head stands here."""
        token = self.tokens[position]
        organisation = self.organisation_at.get(position)
        following = self.tokens[position + 1].lower if position + 1 < len(self.tokens) else ""
        if (organisation and not organisation.quoted) or position in self.names or following in PATRONYMICS:
            return None
        if not self._is_office(position, following) or self._is_given_behind_office(position):
            return None
        if token.lower in _STYLES and following and is_name_word(self.tokens[position + 1]):
            return None
        behind = self.state_at.get(position + 1)
        if token.lower == "chief" and behind is not None and behind.kind == "adjective":
            return None  # "Chief Portuguese negotiator": one office
        if token.lower == "chief" and self._is_chief_of(position + 1):
            return None
        if are_letters_of_office(self.tokens, position):
            return self.words.in_full(token.lower).split()[-1], False
        if self.words.is_head(token.lower) or token.lower in self.words.relational:
            return (token.lower, False) if not token.tag.startswith("V") or token.text[0].isupper() else None
        singular = self.words.singular_head(token.lower)
        if singular is None and token.lower in {"counterparts", "colleagues", "interlocutors", "hosts", "guests"}:
            singular = token.lower[:-1]
        if singular and not token.tag.startswith("V"):
            return singular, True
        return None

    def _is_chief_of(self, at: int) -> bool:
        """ "chief trade negotiator": one office, whose field stands inside."""
        last = at + 1
        field = (
            last < len(self.tokens) and self.tokens[at].tag.startswith(("NN", "JJ")) and self.tokens[at].text.islower()
        )
        return (
            field
            and not self.words.is_head(self.tokens[at].lower)
            and self.tokens[last].lower in _WITH_NOUNS - {"chief"}
        )

    def _is_given_behind_office(self, position: int) -> bool:
        """ "the Minister of Finance, Sultan Al-Habsi", "of the Ministry of Justice Sultan Al Muraikhi": a name that is an office elsewhere."""
        if self.tokens[position].text not in _ALSO_GIVEN or position < 1:
            return False
        following = self.tokens[position + 1].text if position + 1 < len(self.tokens) else ""
        if following in {"Al", "al"} and position - 1 in self.organisation_at:
            return True
        named = following[:1].isupper() and following.lower() not in self.words.honorifics
        if self.tokens[position - 1].lower in {"minister", "secretary", "ambassador", "president"} and named:
            return True  # "Foreign Minister Sultan Begic"
        if self.tokens[position - 1].text != ",":
            return False
        before = [token.lower for token in self.tokens[max(0, position - 6) : position - 1]]
        return "minister" in before or "ambassador" in before

    def _is_office(self, position: int, following: str) -> bool:
        """No hour ("5 PM"), no part of a state's name ("Rep. of Korea"), no "fellow ministers"."""
        token = self.tokens[position]
        if token.lower in _IN_CAPITALS and (
            not token.text.isupper() or (position and self.tokens[position - 1].tag == "CD")
        ):
            return False
        if token.lower in self.words.letters:
            return are_letters_of_office(self.tokens, position)
        if token.lower == "lady":  # "First Lady A", and no "Lady A"
            return position > 0 and self.tokens[position - 1].lower == "first"
        if token.lower in _SHORTENED:
            return position + 1 < len(self.tokens) and is_name_word(self.tokens[position + 1])
        return following in _ONLY_BEFORE.get(token.lower, {following})

    def _title_at(self, position: int, floor: int) -> TitleChunk | None:
        head = self._head_at(position)
        if head is None:
            return None
        lemma, plural, last = self._core_end(position, *head)
        first = self._core_start(position, floor)
        words_first, words_last = first, last
        state, organisation, first, words_first = self._before(first, floor, lemma)
        if lemma in OF_CITIES and first - 1 in self.state_at and self.state_at[first - 1].kind == "capital":
            first = words_first = max(self.state_at[first - 1].first, floor)  # "Tbilisi Mayor A"
        ending = self.endings.after(last, lemma, self._stands_behind_name(first))
        state = state or ending.state
        organisation = organisation or ending.organisation
        past = False
        while first > floor and self._is_of_the_past(first - 1, floor):
            past = past or self._tells_past(first - 1)
            first -= 1
        if past and state is None and organisation is None and self.tokens[first - 1].text in {"'s", "'"}:
            state, organisation, first, _ = self._before(first, floor, lemma)  # "Norway's former prime minister"
        past = past or any(self.tokens[i].lower in self.words.past for i in range(first, last))
        while words_first < words_last - 1 and self.tokens[words_first].lower in self.words.past | NEWLY:
            words_first += 1
        definite = first > 0 and self.tokens[first - 1].lower in DEFINITE
        indefinite = first > 0 and self.tokens[first - 1].lower in INDEFINITE
        if first > 0 and self.tokens[first - 1].lower in DEFINITE | {"a", "an"} and self.tokens[first - 1].text != "'s":
            first -= 1
        if state is None:
            phrase = " ".join(t.lower for t in self.tokens[words_first : ending.words_last])
            state = self.words.of_one_state.get(phrase)
        return TitleChunk(
            first=first,
            last=ending.last,
            words_first=words_first,
            words_last=ending.words_last,
            head=position,
            lemma=lemma,
            plural=plural,
            relational=lemma in self.words.relational,
            state=state,
            organisation=organisation,
            accredited_to=ending.accredited_to,
            former=past,
            definite=definite,
            indefinite=indefinite,
        )

    def _is_of_the_past(self, at: int, floor: int) -> bool:
        """ "former", "then", and the hyphen of "ex - minister"; the dash of a dateline is none."""
        word = self.tokens[at].lower
        if word == "-":
            return at > floor and self.tokens[at - 1].lower in self.words.past | {"then"}
        return word == "then" or word in self.words.past

    def _tells_past(self, at: int) -> bool:
        """ "the then minister", "then-President A"; but of "met A and then Minister B" nothing is past."""
        if self.tokens[at].lower != "then":
            return self.tokens[at].lower in self.words.past
        return self.tokens[at + 1].text == "-" or (at > 0 and self.tokens[at - 1].lower not in {"and", ",", "but"})

    def _core_end(self, position: int, lemma: str, plural: bool) -> tuple[str, bool, int]:
        """On over further heads: "Director General", "Deputy Foreign Minister", "Ambassador Extraordinary and Plenipotentiary"."""
        last = position + 1
        if lemma == "opposite" and last < len(self.tokens) and self.tokens[last].lower in {"number", "numbers"}:
            plural, last = self.tokens[last].lower == "numbers", last + 1
        while last < len(self.tokens):
            at = self._behind_portfolio(last) if lemma in DEPUTIES else last
            further = self._head_at(at) if at < len(self.tokens) else None
            token = self.tokens[last]
            following = self.tokens[last + 1].lower if last + 1 < len(self.tokens) else ""
            if (
                further
                and at not in self.organisation_at
                and (
                    not (position and self.tokens[position - 1].text.isalpha())
                    or self.tokens[at].text[0].isupper() == self.tokens[position].text[0].isupper()
                )
            ):
                (lemma, plural), last = further, at
            elif token.lower == "and" and last > position + 1 and following in POSTMODIFIERS:
                last += 1
            elif token.lower not in POSTMODIFIERS:
                break
            last += 1
        return lemma, plural, last

    def _behind_portfolio(self, at: int) -> int:
        """Behind the words of a portfolio: from "Foreign" in "Deputy Foreign Minister" to "Minister"."""
        end = at
        while end < len(self.tokens) and self._is_portfolio(end):
            end += 1
        return end

    def _core_start(self, position: int, floor: int) -> int:
        """Back over modifiers and capitalised portfolio words."""
        first = position
        capital = self.tokens[position].text[0].isupper()
        while first > floor:
            before = self.tokens[first - 1]
            at = first - 1
            if at in self.state_at or at in self.organisation_at or at in self.names:
                break
            newly = before.lower == "newly-appointed" or (
                before.lower == "appointed" and at > floor and self.tokens[at - 1].lower == "newly"
            )
            if newly or self.words.is_modifier(before.lower) or self.words.is_head(before.lower):
                if before.lower in self.words.past:
                    break
                first -= 1
            elif (
                capital
                and is_name_word(before)
                and (before.lower not in self.words.honorifics or self._is_of_rank(at))
                and before.lower not in DAYS
                and before.tag.startswith(("NN", "JJ"))
                and before.entity != "PERSON"
            ) or (before.text == "Under" and self.tokens[first].text == "Secretary"):
                first -= 1
            elif (
                before.lower in {"and", "&", ","}
                and first - 2 >= floor
                and self._is_portfolio(first - 2)
                and self._is_portfolio(first)
            ):
                first -= 2
            elif first == position and not capital and (field := self._field_length(position)):
                first -= field
            elif first == position and at > floor and is_community([self.tokens[at - 1].text, before.text]):
                first -= 2  # "the Turkish Cypriot leader"
            else:
                break
        return first

    def _is_of_rank(self, at: int) -> bool:
        """The first word of "Lord Mayor", "Lord Chancellor"; "Lord Hannay" is no office."""
        return self.tokens[at].text == "Lord" and self.tokens[at + 1].text in {"Mayor", "Chancellor", "Provost"}

    def _field_length(self, position: int) -> int:
        """ "the hydrocarbons minister", "Kiribati's fisheries chief": nouns between a head and what opens its phrase.

        Regions also open it: "Europe minister A", "the Middle East minister".
        """
        if self.tokens[position].lower not in _WITH_NOUNS:
            return 0
        if " ".join(token.text for token in self.tokens[max(0, position - 2) : position]) in _REGIONS:
            return 2
        return int(self.tokens[position - 1].text in _FIELDS or self._is_field(position))

    def _is_field(self, position: int) -> bool:
        """A noun in small letters, behind what opens its phrase."""
        noun, opening = self.tokens[position - 1], position - 2
        chief = opening >= 0 and self.tokens[opening].lower == "chief"
        plain = noun.text.islower() and (noun.tag in {"NN", "NNS"} or (chief and noun.tag == "JJ"))
        opened = chief or (opening >= 0 and self.tokens[opening].lower in DEFINITE | INDEFINITE)
        return plain and (opened or opening in self.state_at)

    def _is_portfolio(self, position: int) -> bool:
        token = self.tokens[position]
        if position in self.state_at or position in self.organisation_at or position in self.names:
            return False
        return token.lower in self.words.modifiers and not self.words.is_head(token.lower)

    def _concern(self, first: int, floor: int, lemma: str) -> int:
        """Where "Yemen" begins in "UN Yemen envoy": what the office deals with, if whom it serves stands before it."""
        begun = self._field_start(first, floor) if lemma in CONCERNED | {"chief", "secretary"} else first
        if begun == first or begun <= floor:
            return first
        owned = self.tokens[begun - 1].text in {"'s", "'"} and begun - 1 > floor
        at = begun - 2 if owned else begun - 1
        server = self.state_at.get(at)
        if server is None:
            return begun if at in self.organisation_at else first
        attributive = server.kind == "adjective" or self.tokens[at].text.replace(".", "").isupper()  # "U.S.", "UN"
        return begun if owned or attributive else first

    def _field_start(self, first: int, floor: int) -> int:
        """The beginning of a state's name, or of that of a region ("Western Balkans"), in front of an office."""
        concern = self.state_at.get(first - 1)
        if concern is not None:
            return concern.first if concern.kind == "name" else first
        begun = first
        while begun > floor and first - begun < _LONGEST_REGION and self._may_be_region(begun - 1):
            begun -= 1
        return begun

    def _may_be_region(self, at: int) -> bool:
        token = self.tokens[at]
        named = at in self.names or at in self.state_at or at in self.organisation_at
        return is_name_word(token) and token.tag.startswith(("NNP", "JJ")) and not named and not token.text.isupper()

    def _before(self, first: int, floor: int, lemma: str) -> tuple[str | None, OrganisationChunk | None, int, int]:
        """State and organisation in front of the core: "Kazakh", "U.S.", "Latvia's", "Oil Ministry"."""
        first = self._concern(first, floor, lemma)
        words_first, state, organisation = first, None, None
        if first - 2 >= floor and self.tokens[first - 1].lower in FRESH and self._belongs(first - 2):
            first -= 1
        whose = first - 3
        if whose >= floor and self.tokens[first - 1].lower == "whose" and whose in self.state_at:
            return self.state_at[whose].code, None, first, words_first
        while first > floor:
            at = first - 1
            if (
                self.tokens[at].text in {"'s", "'"}
                and at - 1 >= floor
                and (at - 1 in self.state_at or at - 1 in self.organisation_at)
            ):
                at -= 1
            if at in self.state_at and at not in self.organisation_at:
                chunk = self.state_at[at]
                if chunk.kind == "capital" or state is not None or chunk.first < floor:
                    break
                state, first = chunk.code, chunk.first
            elif at in self.organisation_at and organisation is None:
                org = self.organisation_at[at]
                if org.first < floor or (lemma in self.words.national and self._is_house(org)):
                    break
                organisation, first = org, org.first
                state = state or served(self.tokens, org, lemma)
            else:
                break
        owner = self.tokens[first - 2].lower if first >= 2 and self.tokens[first - 1].text in {"'s", "'"} else ""
        if state is None and organisation is None and owner == "secretary-general":
            state = "UN"  # "the UN Secretary-General's Special Envoy"
        return state, organisation, first, words_first

    def _is_house(self, organisation: OrganisationChunk) -> bool:
        """ "received at Bayan Palace Foreign Minister A": where, and no ministry of his."""
        return self.tokens[organisation.last - 1].lower in _HOUSES

    def _stands_behind_name(self, first: int) -> bool:
        """ "A, the special envoy …": in apposition."""
        at = first - 1
        while at > 0 and self.tokens[at].lower in DEFINITE | INDEFINITE:
            at -= 1
        return at > 0 and self.tokens[at].text == "," and at - 1 in self.names

    def _belongs(self, at: int) -> bool:
        """A state's word, or the mark of a genitive behind one."""
        return at in self.state_at or (self.tokens[at].text in {"'s", "'"} and at - 1 in self.state_at)

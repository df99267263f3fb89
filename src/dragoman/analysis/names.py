"""Names of persons, found by titles, honorifics, the tagger and given names."""

import re

from dragoman.analysis.chunks import OrganisationChunk, StateChunk, TitleChunk
from dragoman.analysis.name_words import PARTICLES, is_abstract, is_name_word, is_of_portfolio
from dragoman.analysis.office_letters import are_letters_of_office
from dragoman.analysis.title_endings import PORTFOLIO
from dragoman.analysis.titles import PATRONYMICS
from dragoman.analysis.tokens import Token
from dragoman.analysis.towns import words_of_towns
from dragoman.lexicon.cities import load_cities
from dragoman.lexicon.given_names import is_given_name, is_surname
from dragoman.lexicon.titles import load_names, load_organisations, load_titles

# "al-Dulaimi", "d'Almada": name words that begin in small letters.
PREFIXED = re.compile(r"(?:al|el|ul|as|ad|an|ar|at|az|ash|bin|ben|abu)-[A-Z]|[dlDL]['’][A-Z]")
# Words that stand before an honorific and belong to it: "Right Honourable", "Most Reverend".
_HEIGHTENING = frozenset({"right", "most", "very"})
_CONTINENTS = frozenset({"africa", "asia", "europe", "eurasia"})
MAX_NAME = 6
MORE_PORTFOLIO = frozenset(
    "international european global regional rural infrastructure innovation mobility works integration expatriates expatriate external "
    "union commonwealth maritime blue marine natural resources forestry land territorial urban higher research child family equality "
    "veterans pacific asian african arab american relations diaspora religious peace reconciliation reform institutional "
    "mass media communication enterprise employment emergency situations civil aviation roads highways petroleum minerals".split()
)


_BEFORE_SURNAMES = frozenset({"mr", "mr.", "ms", "ms.", "mrs", "mrs.", "madam", "madame", "dr", "dr.", "comrade"})


_SHORTEST_ADVERB = 5
_ADVERBS = frozenset(
    "afterwards afterward thereafter elsewhere moreover furthermore nevertheless besides instead thus hence".split()
)
_YOUNGER = frozenset({"Jr.", "Sr.", "Jr", "Sr"})
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''"})
_LONGEST_NICKNAME = 14  # letters


class NameScan:
    """Finds the names of one sentence. `known` are the words of names already met in the report.

    `namesakes` are positions of words that are names of states elsewhere, and here of persons.
    """

    def __init__(
        self,
        tokens: tuple[Token, ...],
        states: list[StateChunk],
        organisations: list[OrganisationChunk],
        known: frozenset[str] = frozenset(),
        namesakes: frozenset[int] = frozenset(),
    ) -> None:
        self.tokens = tokens
        self.known = known
        self.namesakes = namesakes
        self.states = states
        self.organisations = organisations
        self.words = load_titles()
        self.state_at = {i: state for state in states for i in range(state.first, state.last)}
        self.organisation_at = {i: org for org in organisations for i in range(org.first, org.last)}
        self.towns = words_of_towns(tokens)

    def _is_name(self, position: int) -> bool:
        token = self.tokens[position]
        taken = position in self.organisation_at or position in self.towns
        if taken or not is_name_word(token) or not any(c.isalpha() for c in token.text):
            return False
        if are_letters_of_office(self.tokens, position):
            return False
        verbal = token.tag in {"VBZ", "VBD", "VBG", "MD"} and "-" not in token.text  # "Kim Dong-ho" does nothing
        if token.text == "Said" and position:  # "President Said Mohamed Halifa"
            verbal = verbal and not (position + 1 < len(self.tokens) and is_given_name(self.tokens[position + 1].text))
        if position in self.state_at or (verbal and token.entity != "PERSON" and token.lower not in self.known):
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
        while end < len(self.tokens) and self._length(first, end) < MAX_NAME:
            if end > first and self.tokens[end].person and not self.tokens[first].person:
                break  # another name begins
            if end > first + 1 and self.tokens[end - 1].text in _YOUNGER:
                break  # "Robert F. Kennedy Jr. Kenya was represented by A"
            if self._is_name(end) or (end > first and self._state_as_name(end)):
                if (
                    end > first
                    and self.tokens[end].lower in self.words.honorifics
                    and self.tokens[end].text.endswith(".")
                ):
                    break
                end += 1
            elif self._goes_on_small(end, first):
                end += 1
            elif end > first and self._is_nickname(end):
                end += 3
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

    def _is_nickname(self, position: int) -> bool:
        """ "Roelof "Pik" Botha": a name in quotation marks between others."""
        if position + 3 >= len(self.tokens) or self.tokens[position].text not in _QUOTES:
            return False
        name, closing, family = self.tokens[position + 1 : position + 4]
        quoted = name.text[0].isupper() and name.text.isalpha() and closing.text in _QUOTES and not name.spaced
        return quoted and closing.end - name.start < _LONGEST_NICKNAME and family.spaced and self._is_name(position + 3)

    def _length(self, first: int, end: int) -> int:
        """How many words, particles not counted: "Mohammed bin Abdulrahman bin Jassim Al Thani" has four."""
        return sum(token.lower not in PARTICLES for token in self.tokens[first:end])

    def _goes_on_small(self, position: int, first: int) -> bool:
        """A particle before more of the name, or "al-Dulaimi" inside it."""
        if self.tokens[position].lower in PARTICLES:
            return self._particle_leads_on(position)
        return position > first and PREFIXED.match(self.tokens[position].text) is not None

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
        if token.person:
            return self._told_end(position)
        if self._is_surname_he(position):
            return self._run(position + 1)
        given = self._has_father(position)
        heightening = token.lower in _HEIGHTENING and self._is_honorific(position)
        if not self._is_name(position) or heightening or (self._is_style(position) and not given):
            return position
        office = self.words.is_head(token.lower) or self.words.singular_head(token.lower) is not None
        titleword = not given and (office or token.lower in self.words.modifiers)
        if (
            self._is_adverb(position)
            or self._is_portfolio(position)
            or (titleword and not (token.entity == "PERSON" and token.lower in self.known))
        ):
            return position
        end = self._run(position)
        end = self._cut_titles(position, end)
        run = self.tokens[position:end]
        if not run or self._begins_late(position, end):
            return position
        previous = self.tokens[position - 1].lower if position else ""
        honoured = previous in self.words.honorifics or previous.rstrip(".") in self.words.honorifics
        if honoured and previous not in {"chief"}:
            return end
        return position if self._is_place(position, end, previous) else self._named_by_words(position, end)

    def _is_adverb(self, position: int) -> bool:
        """ "Separately Lund signed": what opens the sentence is no given name."""
        word, opened = self.tokens[position], position == 0 or not self.tokens[position - 1].text.isalpha()
        made = word.lower.endswith("ly") and len(word.lower) > _SHORTEST_ADVERB
        known = is_given_name(word.text) or is_surname(word.text)
        return opened and not known and (made or word.lower in _ADVERBS)

    def _is_surname_he(self, position: int) -> bool:
        """ "Ambassador He Jianping", "Mr He Lifeng"."""
        if self.tokens[position].text != "He" or not 0 < position < len(self.tokens) - 1:
            return False
        before = self.tokens[position - 1]
        office = before.text[0].isupper() and (self.words.is_head(before.lower) or before.lower in _BEFORE_SURNAMES)
        return office and self._is_name(position + 1) and self.tokens[position + 1].tag.startswith("NNP")

    def _told_end(self, position: int) -> int:
        """The end of words that are known to be a person's name, particles between them included."""
        end = position
        while end < len(self.tokens) and (
            self.tokens[end].person
            or (end + 1 < len(self.tokens) and self.tokens[end].lower in PARTICLES and self.tokens[end + 1].person)
        ):
            end += 1
        return end

    def _named_by_words(self, position: int, end: int) -> int:
        """The end of a run that the tagger, a given name or an earlier mention makes a name; `position` if it is none."""
        token, run = self.tokens[position], self.tokens[position:end]
        if self.namesakes.intersection(range(position, end)):
            return end
        tagged = sum(t.entity == "PERSON" for t in run)
        if len(run) == 1:
            placed = token.entity == "GPE" and self._is_on_the_map(position)
            if token.lower in self.known and not placed and token.entity != "DATE":
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

    def _is_place(self, first: int, end: int, previous: str) -> bool:
        """ "Sabina Shoal", "Typhoon Carding", "the Sahel", "Easter": names of the map and of the calendar."""
        run = self.tokens[first:end]
        words = load_names()
        if previous in words.before_places:
            return True
        if len(run) == 1:
            if run[0].lower in self.known:
                return False
            return run[0].lower in words.calendar or previous == "the" or self._is_on_the_map(first)
        seat = load_cities().match([token.text for token in run], 0)
        if seat is not None and seat.kind == "seat" and seat.length == len(run):
            return True  # "Downing Street"
        if is_given_name(run[0].text) and run[-1].lower not in words.places_only:
            return False
        return run[-1].lower in words.places | words.places_only or run[0].lower in words.before_places

    def _is_on_the_map(self, position: int) -> bool:
        match = load_cities().match([self.tokens[position].text], 0)
        return match is not None and not match.common and not is_surname(self.tokens[position].text)

    def _begins_late(self, first: int, end: int) -> bool:
        """ "of Youth Policy Jana Novak": the run begins with a word that is no name, a given name comes later."""
        if end - first < 3 or is_given_name(self.tokens[first].text) or is_surname(self.tokens[first].text):
            return False
        if any(token.lower in PORTFOLIO for token in self.tokens[first + 1 : end - 1]):
            return True  # "Countries Affairs Ahmed Kattan"
        if all(token.entity == "PERSON" for token in self.tokens[first:end]) and self.tokens[first - 1].text == ",":
            return False  # "the Deputy Prime Minister of Singapore, Gan Kim Yong,"
        before = [self.tokens[i].lower for i in (first - 2, first - 1) if i >= 0]
        opened = before[-1:] in (["of"], ["for"], ["and"], [","], ["&"], ["without"]) or before in (
            ["of", "the"],
            ["for", "the"],
        )
        named = first - 1 in self.state_at or first - 1 in self.organisation_at
        opened = opened or (before[:1] in (["of"], ["for"]) and is_name_word(self.tokens[first - 1]) and not named)
        return opened and any(is_given_name(token.text) for token in self.tokens[first + 1 : end - 1])

    def _is_portfolio(self, position: int) -> bool:
        """ "Minister of Foreign Affairs Sigrid Haugland": the portfolio's words are no name."""
        lower = self.tokens[position].lower
        if lower in _CONTINENTS and position and self.tokens[position - 1].lower == "for":
            return True  # "Minister for Africa Lord Collins"
        if lower in PORTFOLIO or lower in MORE_PORTFOLIO or self._ends_portfolio(position):
            return True
        return self.tokens[position].text in load_organisations().heads and not is_given_name(
            self.tokens[position].text
        )

    def _ends_portfolio(self, position: int) -> bool:
        """ "Minister for Disaster Preparedness"; not "Labour Minister Charity Kabwe"."""
        before = self.tokens[position - 1].lower if position else ""
        led = before in {"of", "for", "and", "&"} or is_of_portfolio(before)
        return led and not self.words.is_head(before) and is_abstract(self.tokens[position].text)

    def _cut_titles(self, first: int, end: int) -> int:
        """A title inside a run ends the name: "Baker Treasury Secretary"."""
        for position in range(first + 1, end):
            lower = self.tokens[position].lower
            lettered = self.tokens[position].text.isupper() and len(lower) > 1 and not self._shouting  # "A B MP"
            if self.words.is_head(lower) and (lettered or self.tokens[position].entity != "PERSON"):
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
            if self._is_addressed(at):
                at += 1  # "Ambassador His Excellency A"
            apart = at < len(self.tokens) and self.tokens[at].text in {",", ":"}
            if apart and (title.relational or self._names_in_apposition(title, at + 1)):
                at += 1
            while at < len(self.tokens) and self._is_style(at) and not self._has_father(at) and at not in begun:
                at += 1
            if at >= len(self.tokens) or at in held or at in begun:
                continue
            end = self._run(at)
            while end > at and (end - 1 in begun or end - 1 in held):
                end -= 1
            if end > at and all(token.lower in PARTICLES for token in self.tokens[at:end]) and end in held:
                names = [(at, last) if first == end else (first, last) for first, last in names]  # "de Wit"
                held.update(range(at, end))
            elif end > at and not self._only_common(at, end):
                added.append((at, end))
                held.update(range(at, end))
        return sorted([*names, *added])

    def _is_addressed(self, at: int) -> bool:
        """ "His Excellency", "Her Majesty" begins here."""
        follows = at + 1 < len(self.tokens) and self._is_honorific(at + 1)
        return follows and self.tokens[at].lower in {"his", "her", "their"} and self.tokens[at + 1].text[0].isupper()

    def _names_before_titles(
        self, names: list[tuple[int, int]], titles: list[TitleChunk], held: set[int]
    ) -> list[tuple[int, int]]:
        """ "Prosper Byaruhanga, the Ugandan High Commissioner,": two name words or more before a title in apposition."""
        added = []
        for title in titles:
            comma = title.first - 1
            told = title.definite or title.state is not None or title.organisation is not None
            if comma < 2 or self.tokens[comma].text != "," or title.plural or title.relational or not told:
                continue
            first = comma
            while first > 0 and comma - first < 4 and first - 1 not in held and self._may_be_named(first - 1):
                first -= 1
            if comma - first >= 2 and not self._is_place(first, comma, self.tokens[first - 1].lower if first else ""):
                added.append((first, comma))
                held.update(range(first, comma))
        return sorted([*names, *added])

    def _may_be_named(self, position: int) -> bool:
        token = self.tokens[position]
        return (
            self._is_name(position)
            and token.tag.startswith("NNP")
            and not self._is_honorific(position)
            and not self._is_portfolio(position)
            and not self.words.is_head(token.lower)
            and (is_given_name(token.text) or is_surname(token.text) or token.entity in {"", "PERSON", "GPE"})
        )

    def _names_in_apposition(self, title: TitleChunk, at: int) -> bool:
        """ "Iraq's Oil Minister, Abdel-Karim al-Dulaimi, said": two name words or more between commas behind an office."""
        if title.plural or not (title.definite or title.told_state) or title.lemma not in self.words.official_heads:
            return False
        end = self._run(at)
        closed = end >= len(self.tokens) or self.tokens[end].text in {",", ".", ";"}
        return closed and end - at >= 2 and not self._is_place(at, end, self.tokens[at - 1].lower)

    def _only_common(self, first: int, end: int) -> bool:
        """A single tagged adjective or verb after a title ("President Elected") is no name."""
        return (
            end - first == 1
            and not self.tokens[first].tag.startswith("NN")
            and not is_given_name(self.tokens[first].text)
        )

    def _has_father(self, position: int) -> bool:
        """ "Sultan bin Fahd": the word is a given name."""
        return position + 1 < len(self.tokens) and self.tokens[position + 1].lower in PATRONYMICS

    def _is_honorific(self, position: int) -> bool:
        if self._has_father(position):
            return False
        lower = self.tokens[position].lower
        if lower in _HEIGHTENING:
            return position + 1 < len(self.tokens) and self._is_honorific(position + 1)
        bare = lower.rstrip(".")
        return self._is_style(position) or (bare != "don" and bare in self.words.honorifics)

    def _is_style(self, position: int) -> bool:
        """ "Mr", "Don Juan Pérez"; but "Trade Minister Don Farrell"."""
        lower = self.tokens[position].lower
        return lower in self.words.honorifics and (lower != "don" or self._names_two(position + 1))

    def _names_two(self, first: int) -> bool:
        return first + 1 < len(self.tokens) and all(map(is_name_word, self.tokens[first : first + 2]))

"""From tokens to chunks: states, organisations and persons of every sentence."""

from functools import lru_cache

from dragoman.analysis.chunks import StateChunk
from dragoman.analysis.name_words import are_shouted, without_article
from dragoman.analysis.namesakes import find_namesakes
from dragoman.analysis.organisations import find_organisations
from dragoman.analysis.parse import ScannedSentence
from dragoman.analysis.persons import PersonScan
from dragoman.analysis.seats import with_seats
from dragoman.analysis.tagged_persons import with_tagged_persons
from dragoman.analysis.tokens import Token, TokenSentence
from dragoman.lexicon.states import load_states


def scan_sentences(sentences: list[TokenSentence]) -> list[ScannedSentence]:
    """Two passes: names and states learned anywhere in the report are known everywhere in it."""
    first = [scan_sentence(sentence, frozenset(), frozenset(), frozenset()) for sentence in sentences]
    codes = frozenset(state.code for scanned in first for state in scanned.states if state.kind != "capital")
    known = frozenset(
        form
        for scanned in first
        for person in scanned.persons
        if person.name_last - person.name_first >= 2 or person.titles
        for token in scanned.sentence.tokens[person.name_first : person.name_last]
        if len(token.text) > 2
        for form in (token.lower, without_article(token.lower))
    )
    families = frozenset(
        scanned.sentence.tokens[person.name_last - 1].lower
        for scanned in first
        for person in scanned.persons
        if person.name_last - person.name_first >= 2
    )
    return [scan_sentence(sentence, known, families, codes) for sentence in sentences]


@lru_cache(maxsize=512)  # a report whose names are told later is scanned a second time
def scan_sentence(
    sentence: TokenSentence, known: frozenset[str], families: frozenset[str], codes: frozenset[str]
) -> ScannedSentence:
    tokens = sentence.tokens
    if is_shouted(tokens):
        return ScannedSentence(sentence, (), (), ())
    states = find_states(tokens, codes)
    tokens = with_tagged_persons(tokens, states)
    namesakes = find_namesakes(tokens, states, families, headline=sentence.headline)
    states = [state for state in states if state.first not in namesakes]
    organisations = with_seats(tokens, find_organisations(tokens, states, known | families))
    persons = PersonScan(tokens, states, organisations, known, namesakes).find()
    inside = {i for person in persons for i in range(person.name_first, person.name_last)}
    kept = [state for state in states if not inside.intersection(range(state.first, state.last))]
    return ScannedSentence(sentence, tuple(kept), tuple(organisations), tuple(persons))


def is_shouted(tokens: tuple[Token, ...]) -> bool:
    """A line in capitals, as in old wire headlines: its names cannot be told from its words."""
    words = [token.text for token in tokens if token.text.isalpha() and len(token.text) > 1]
    return len(words) > 2 and are_shouted(words)


def find_states(tokens: tuple[Token, ...], codes: frozenset[str] = frozenset()) -> list[StateChunk]:
    """Countries, demonyms and capitals; also in front of a hyphen ("Kenyan-led").

    `codes` are the states that the report names: they decide words of several ("Korean").
    """
    table = load_states()
    words = [token.text for token in tokens]
    found, position = [], 0
    while position < len(words):
        match = table.match(words, position, codes)
        if match is None and "-" in words[position] and not table.is_no_state(words, position):
            part = words[position].split("-")[0]
            match = table.match([part], 0, codes)
        if match is None:
            position += 1
            continue
        found.append(StateChunk(position, position + match.length, match.code, match.kind))
        position += match.length
    return found

"""Plain sentences of the trade: who meets whom without a name, where, and on which day, by the rules (and where told, with the trained reader)."""

from datetime import date

import pytest

from dragoman.analysis.analyse import analyse
from dragoman.extraction.dates import find_dates
from dragoman.extraction.extract import extract_reading
from dragoman.extraction.guided_reading import read_guided
from dragoman.model.document import Document
from dragoman.model.reading import Reading

FRIDAY = date(2024, 5, 10)


def read(text: str) -> Reading:
    return extract_reading(analyse(Document(source="r.txt", text=text, published=FRIDAY)))


def parties(reading: Reading) -> list[set[str]]:
    names = {actor.id: actor.name or actor.id for actor in reading.actors}
    return [{names.get(p.actor, p.actor) for p in e.parties} for e in reading.engagements]


@pytest.mark.parametrize(
    ("text", "met"),
    [
        (
            "The Swiss ambassador paid a courtesy call on the governor of the Central Bank of Kenya.",
            {"CHE", "Central Bank of Kenya"},
        ),
        (
            "Georgian Prime Minister Irakli Beridze met the president of the European Council and the secretary general of "
            "NATO in Brussels.",
            {"Irakli Beridze", "European Council", "NATO"},
        ),
        (
            "Ambassador of Serbia Vojislav Pantic met executives of Siemens Energy on Monday.",
            {"Vojislav Pantic", "Siemens Energy"},
        ),
        (
            "Ambassador of Kenya Grace Odhiambo met with the leadership of the Georgian Chamber of Commerce.",
            {"Grace Odhiambo", "Georgian Chamber of Commerce"},
        ),
        (
            "Latvian Foreign Minister Janis Berzins met the mayor of Tbilisi, Giorgi Maisuradze, on Monday.",
            {"Janis Berzins", "Giorgi Maisuradze"},
        ),
        (
            "Latvian Foreign Minister Janis Berzins received Tbilisi Mayor Giorgi Maisuradze.",
            {"Janis Berzins", "Giorgi Maisuradze"},
        ),
        (
            "The Swiss foreign minister told Georgian Prime Minister Irakli Beridze at a meeting on Monday that trade was "
            "growing.",
            {"CHE", "Irakli Beridze"},
        ),
        (
            "During a meeting with Georgian Prime Minister Irakli Beridze on Monday, the Swiss foreign minister raised "
            "trade.",
            {"CHE", "Irakli Beridze"},
        ),
        (
            "A meeting between a Finnish parliamentary delegation and the Georgian economy minister took place in Tbilisi.",
            {"FIN", "GEO"},
        ),
        (
            "Political consultations between the foreign ministries of Latvia and Georgia were held in Riga.",
            {"LVA", "GEO"},
        ),
        ("Georgia's ambassador was summoned to the Latvian Foreign Ministry.", {"GEO", "Latvian Foreign Ministry"}),
    ],
)
def test_whom_words_without_a_name_stand_for(text: str, met: set[str]) -> None:
    assert parties(read(text)) == [met]


def test_a_spokesman_is_no_party_to_the_meeting_he_tells_of() -> None:
    reading = read(
        "During a meeting with Georgian Prime Minister Irakli Beridze on Monday, a Swiss spokesman said, ..."
    )
    assert not any("CHE" in met for met in parties(reading))


def test_a_meeting_of_ministers_of_a_body_is_a_conference() -> None:
    reading = read("Latvian Foreign Minister Janis Berzins attended a NATO foreign ministers' meeting in Brussels.")
    assert [e.form for e in reading.engagements] == ["conference"]


def test_a_conference_of_the_world_needs_no_second_state() -> None:
    text = "Latvian Foreign Minister Janis Berzins took part in the {} Security Conference."
    assert [e.form for e in read(text.format("Munich")).engagements] == ["conference"]
    assert not read(text.format("National")).engagements


def test_a_committee_in_small_letters_is_the_organisation_of_an_office() -> None:
    reading = read(
        "Kenya's envoy met the head of the foreign relations committee of the Georgian parliament, Lela Jika."
    )
    names = {actor.id: actor.name for actor in reading.actors}
    post = next(post for post in reading.posts if names[post.holder] == "Lela Jika")
    assert post.title == "head"
    assert post.organisation is not None
    assert (names[post.organisation], post.state) == ("foreign relations committee", "GEO")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A meeting between Latvian Foreign Minister Janis Berzins and Georgian Prime Minister Irakli Beridze took place in "
         "Tbilisi on Monday.", "Tbilisi"),
        ("Georgian Prime Minister Irakli Beridze was received by Latvian President Andris Liepa in Geneva.", "Geneva"),
        ("Latvian Foreign Minister Janis Berzins met Georgian Prime Minister Irakli Beridze in the Black Sea port of Batumi.",
         "Batumi"),
        ("Georgian Prime Minister Irakli Beridze was received by Latvian President Andris Liepa in Riga in March 2023.",
         "Riga"),
    ],
)  # fmt: skip
def test_where_it_was(text: str, place: str) -> None:
    (told,) = read(text).engagements
    assert told.place is not None
    assert told.place.name == place


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Georgia's ambassador to Latvia met Berzins on Monday.", "2024-05-06"),
        ("Georgia's visit to Latvia began on Monday.", "2024-05-06"),
        ("The ambassador was summoned to the ministry on Monday.", "2024-05-06"),
        ("The minister was taken to the plant on Monday.", "2024-05-06"),
        ("The minister was to meet her on Monday.", "2024-05-13"),
        ("She's to fly to Rome on Monday.", "2024-05-13"),
        ("Georgia's prime minister is to visit Riga on Monday.", "2024-05-13"),
    ],
)
def test_to_behind_a_name_or_a_passive_is_no_plan(text: str, day: str) -> None:
    assert [found.value for found in find_dates(text, FRIDAY)] == [day]


def test_the_two_ministers_promise_as_the_two_persons() -> None:
    reading = read(
        "Latvian Foreign Minister Janis Berzins met Georgian Foreign Minister Irakli Beridze in Tbilisi. The two ministers "
        "agreed to set up a working group on transit."
    )
    names = {actor.id: actor.name for actor in reading.actors}
    assert [{names[key] for key in one.by} for one in reading.commitments] == [{"Janis Berzins", "Irakli Beridze"}]


def test_an_arrival_and_the_stay_that_it_begins_are_one_visit() -> None:
    (told,) = read("Mongolian Prime Minister Luvsan Bat arrived in Tokyo on Monday for a four-day visit.").engagements
    assert told.date == "2024-05-06/2024-05-09"


def test_who_is_the_first_to_visit_has_come() -> None:
    text = (
        "David Cameron, the Foreign Secretary of Britain, {} the first British foreign secretary to visit Kyrgyzstan."
    )
    assert [e.status for e in read(text.format("is")).engagements] == ["held"]
    assert all(e.status != "held" for e in read(text.format("will be")).engagements)


def test_each_destination_keeps_its_own_place() -> None:
    text = "Chinese envoy Li Hui had visited Kyiv, Moscow and Brussels in March."
    reading = read_guided(analyse(Document(source="r.txt", text=text, published=FRIDAY)), analyse)
    assert [e.place and e.place.name for e in reading.engagements] == ["Kyiv", "Moscow", "Brussels"]

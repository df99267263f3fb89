"""Who words without a name stand for, and names that only the trained reader sees, by rules and trained reader together."""

from datetime import date

import pytest

from dragoman.analysis.analyse import analyse
from dragoman.extraction.extract import extract_reading
from dragoman.extraction.guided_reading import read_guided
from dragoman.model.document import Document
from dragoman.model.reading import Reading


def both(text: str) -> Reading:
    return read_guided(analyse(document(text)), analyse)


def document(text: str) -> Document:
    return Document(source="r.txt", text=text, published=date(2024, 3, 12))


def spoken(reading: Reading) -> set[tuple[str | None, str]]:
    names = {actor.id: actor.name for actor in reading.actors}
    return {(names[said.speaker], said.content) for said in reading.statements}


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Vietnam's Minister of Trade, Tran Van Long, met the Danish special envoy for shipping, Mette Krog, in Hanoi on "
            "Tuesday. The envoy asked for an earlier start of the ferry line.",
            "Mette Krog",
            "an earlier start of the ferry line",
        ),
        (
            "Foreign Minister Ana Lopes of Portugal received the Japanese Minister of Energy, Kenji Mori, in Lisbon on "
            "Monday. The guest thanked Portugal for its support of the fusion project.",
            "Kenji Mori",
            "its support of the fusion project",
        ),
    ],
)
def test_a_description_stands_for_whom_it_means(text: str, speaker: str, content: str) -> None:
    assert (speaker, content) in spoken(both(text))


def test_the_president_stays_who_is_called_so() -> None:
    reading = both(
        "President Ana Lopes of Portugal called Prime Minister Mette Krog of Denmark on Monday, spokesman Rui Dias said. "
        "The President stressed the importance of free shipping."
    )
    assert ("Ana Lopes", "the importance of free shipping") in spoken(reading)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Kazakh Deputy Foreign Minister Daniyar Kussainov met on Friday in Astana with the Chairwoman of the Committee "
            "on Agrarian Policy Ainur Zhaksybayeva and the Ambassador of Mongolia Otgonbayar Batsukh.",
            "Ainur Zhaksybayeva",
        ),
        (
            "On Thursday Canadian Foreign Minister Anne Roy saw the Brazilian foreign minister, Vilhena, in Ottawa. They "
            "discussed potash.",
            "Vilhena",
        ),
    ],
)
def test_a_name_at_the_end_of_a_body_or_on_the_map_is_a_persons(text: str, name: str) -> None:
    assert name in {actor.name for actor in both(text).actors if actor.kind == "person"}


def test_duties_in_small_letters_belong_to_the_office() -> None:
    reading = extract_reading(
        analyse(
            document("Minister Anda Krūmiņa of Latvia met Denmark's special envoy for shipping, Mette Krog, in Riga.")
        )
    )
    names = {actor.id: actor.name for actor in reading.actors}
    assert ("Mette Krog", "special envoy for shipping", "DNK") in {
        (names[post.holder], post.title, post.state) for post in reading.posts
    }


READOUT = (
    "President Ana Lopes of Portugal spoke today by telephone with Prime Minister Mette Krog of Denmark. The leaders "
    "underscored the importance of free shipping in the Baltic Sea. They also discussed wind energy."
)


def test_what_is_stressed_in_a_readout_is_what_was_discussed() -> None:
    phrases = {topic.phrase for topic in both(f"Readout of the President's Call with Denmark\n\n{READOUT}").topics}
    assert phrases == {"the importance of free shipping in the Baltic Sea", "wind energy"}


def test_what_is_stressed_elsewhere_is_a_statement_alone() -> None:
    assert {topic.phrase for topic in both(f"LISBON, March 11 - {READOUT}").topics} == {"wind energy"}


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        (
            "Canadian minister Joly met Omani minister Albusaidi in Muscat. The Swiss ambassador was also present.",
            "Albusaidi",
        ),
        (
            "Turkish president Erdogan met Ilham Aliyev in Baku on Monday. The Hungarian foreign minister joined.",
            "Ilham Aliyev",
        ),
        ("Zelensky met Rishi Sunak in Kyiv. The Polish president was also in Kyiv.", "Rishi Sunak"),
        (
            "Larry Fink, whose spokesman declined to comment, met Indian Finance Minister Sitharaman in Delhi.",
            "Larry Fink",
        ),
    ],
)
def test_nobody_gets_the_office_of_another(text: str, holder: str) -> None:
    reading = both(text)
    names = {actor.id: actor.name for actor in reading.actors}
    foreign = {"CHE", "HUN", "POL", None}
    assert not [post for post in reading.posts if names[post.holder] == holder and post.state in foreign]


def test_companies_are_no_persons_with_offices() -> None:
    reading = both("Kazakh energy minister Satkaliev met Gazprom, Russia's energy chief, in Astana.")
    assert {actor.name for actor in reading.actors if actor.kind == "person"} == {"Satkaliev"}


def test_a_state_stays_where_its_minister_was_elsewhere() -> None:
    reading = both(
        "Talks between Japan and Australia began in Tokyo on Monday. Yesterday Japanese Foreign Minister Kamikawa met Tajani "
        "in Rome. Australian Foreign Minister Wong arrived in Tokyo."
    )
    assert {party.actor for party in reading.engagements[0].parties} == {"JPN", "AUS"}


def test_a_news_item_about_a_statement_is_no_readout() -> None:
    text = f"Danish prime minister makes a statement after call\n\n{READOUT}"
    assert {topic.phrase for topic in both(text).topics} == {"wind energy"}

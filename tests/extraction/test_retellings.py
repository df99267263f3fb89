"""One engagement told several times is one; what is said now is said at the engagement of now."""

from datetime import date

import pytest

from dragoman import extract
from dragoman.model.reading import Engagement, Reading

ONE, OTHER = "Kenyan Foreign Minister Amina Odhiambo", "Latvian Foreign Minister Janis Ozols"


def read(text: str, published: date | None = date(2022, 6, 13)) -> Reading:
    return extract(text.format(one=ONE, other=OTHER), published=published, reader="rules")


def places(engagement: Engagement) -> tuple[str | None, str | None]:
    return engagement.date, engagement.place.name if engagement.place else None


@pytest.mark.parametrize(
    "heading",
    [
        "Odhiambo meets Ozols in Riga on 9 June.",
        "Press release: meeting of Foreign Minister Amina Odhiambo with Foreign Minister Janis Ozols: 12 June 2022.",
        "Odhiambo and Ozols hold talks in Riga",
    ],
)
def test_a_heading_and_its_text_tell_one_engagement_and_the_texts_words_count(heading: str) -> None:
    reading = read(heading + "\n\n{one} met {other} and Estonian Foreign Minister Mari Tamm in Tallinn on 10 June.")
    (engagement,) = reading.engagements
    assert places(engagement) == ("2022-06-10", "Tallinn")
    assert len(engagement.parties) == 3


def test_a_heading_that_the_text_does_not_tell_again_is_kept() -> None:
    reading = read("Meeting of {one} with {other}.\n\nTrade has grown since 2019, the ministry said.")
    assert [engagement.form for engagement in reading.engagements] == ["meeting"]


@pytest.mark.parametrize("line", ["12 June 2022.", "Riga, 12 June 2022.", "3 May 2022."])
def test_a_line_that_is_only_a_date_dates_no_engagement(line: str) -> None:
    reading = read("Visit of the Foreign Minister\n\n" + line + "\n\n{one} paid a visit to Riga and met {other}.")
    assert [engagement.date for engagement in reading.engagements] == [None, None]


def test_a_wish_that_came_true_in_its_sentence_is_no_second_engagement() -> None:
    (engagement,) = read("{one} had asked to see {other}, and met him in Riga on Friday.").engagements
    assert (engagement.form, engagement.status) == ("meeting", "held")


def test_two_dates_in_a_sentence_are_two_engagements() -> None:
    reading = read("{one} met {other} in Riga on 10 June and will meet him in Nairobi on 20 June.")
    assert [(e.status, e.date) for e in reading.engagements] == [("held", "2022-06-10"), ("scheduled", "2022-06-20")]


@pytest.mark.parametrize(
    ("background", "expected"),
    [
        ("The ministers had met in Nairobi in May 2019. Ozols said that trade had grown.", "2022-06-10"),
        ("Ozols, who met Odhiambo in Nairobi in May 2019, said that trade had grown.", "2022-06-10"),
        ("The ministers will meet in Nairobi on 20 July. Ozols said that trade had grown.", "2022-06-10"),
        ("At their meeting in Nairobi in May 2019 Ozols said that trade would grow.", "2019-05"),
    ],
)
def test_what_is_said_now_is_said_at_the_engagement_of_now(background: str, expected: str) -> None:
    reading = read("{one} met {other} in Riga on Friday. " + background)
    days = {engagement.id: engagement.date for engagement in reading.engagements}
    assert [days[said.engagement or ""] for said in reading.statements] == [expected]

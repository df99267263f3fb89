"""What a text tells of an engagement, and what only seems to belong to it: days of other things, wishes, tours."""

import pytest

from dragoman.extraction.extract import extract_reading
from extraction.engaged import READERS, analysed, engaged, guided

SOTO, ROJAS = "Peruvian Foreign Minister Luis Soto", "Chilean Foreign Minister Ana Rojas"


@pytest.mark.parametrize(
    "told",
    [
        f"{ROJAS} hopes to be received by President Luis Paz of Peru.",
        f"{ROJAS} would like to be received by President Luis Paz of Peru.",
        f"{ROJAS} tried in vain to meet President Luis Paz of Peru.",
        f"{ROJAS} has yet to meet President Luis Paz of Peru.",
        f"Without having met President Luis Paz of Peru, {ROJAS} returned to Santiago.",
    ],
)
def test_no_meeting_that_is_wished_for_or_never_was_is_told_as_held(told: str) -> None:
    for read in READERS:
        assert [
            form for form, status, _ in engaged(read(analysed(told))) if form == "meeting" and status == "held"
        ] == []


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("and recalled the treaty of 20 October 1904", None),
        ("to discuss the earthquake of 3 May", None),
        ("on the morning of 3 March", "2025-03-03"),
    ],
)
def test_the_day_of_a_treaty_is_not_that_of_the_meeting(told: str, day: str | None) -> None:
    for read in READERS:
        [engagement] = read(analysed(f"{SOTO} met {ROJAS} {told}.")).engagements
        assert engagement.date == day


def test_a_day_that_is_over_is_none_of_what_is_still_planned() -> None:
    text = f"{SOTO} left Lima on Monday for Santiago, where he will meet {ROJAS}."
    for read in READERS:
        days = {e.date for e in read(analysed(text)).engagements if e.form == "meeting"}
        assert days <= {None}


def test_a_tour_goes_to_the_states_that_it_is_of() -> None:
    text = "Norwegian Trade Minister Kari Lie begins a tour of Angola, Mozambique and Senegal on Monday."
    for read in READERS:
        reading = read(analysed(text))
        assert {keys for _, _, keys in engaged(reading)} == {frozenset({("Kari Lie", "NOR")})}
        assert {e.place.name for e in reading.engagements if e.place} == {"Angola", "Mozambique", "Senegal"}


@pytest.mark.parametrize("verb", ["cancelled", "called off", "scrapped"])
def test_who_cancels_consultations_is_one_of_the_two(verb: str) -> None:
    text = f"Chile {verb} consultations with the Netherlands scheduled for 28 May."
    for read in READERS:
        assert engaged(read(analysed(text))) == [("consultations", "cancelled", {("CHL", "CHL"), ("NLD", "NLD")})]


@pytest.mark.parametrize(
    "signed",
    [
        "Trade Minister Rene Villa signed for the Philippines and Claire Morel for Canada.",
        "Trade Minister Rene Villa signed for the Philippines and Ambassador Claire Morel signed for Ottawa.",
    ],
)
def test_for_whom_somebody_has_signed_is_his_side(signed: str) -> None:
    text = f"Canada and the Philippines signed an agreement in Manila on Monday. {signed}"
    told = {key for _, _, keys in engaged(guided(analysed(text))) for key in keys}
    assert told == {("Rene Villa", "PHL"), ("Claire Morel", "CAN")}


def test_the_next_in_a_list_gives_his_office_to_nobody() -> None:
    text = (
        "French Minister Anne Roy met Chadian President Idriss Nour, the German ambassador to Chad and the head of the "
        "World Bank office in N'Djamena."
    )
    reading = extract_reading(analysed(text))
    [nour] = [actor.id for actor in reading.actors if actor.name == "Idriss Nour"]
    assert [(post.title, post.state) for post in reading.posts if post.holder == nour] == [("President", "TCD")]


def test_where_a_minister_is_received_is_not_where_he_holds_his_office() -> None:
    [(_, _, pair)] = engaged(
        guided(analysed("The President received the Serbian foreign minister at Villa Magnolia on Monday."))
    )
    assert pair == {("President", None), ("SRB", "SRB")}


def test_officers_met_by_title_alone_are_met_apart_on_their_days() -> None:
    text = (
        "French Minister Anne Roy met the Chadian president in N'Djamena on Monday and the Nigerian foreign minister in Abuja "
        "on Tuesday."
    )
    for read in READERS:
        reading = read(analysed(text))
        told = {(e.date, e.place.name if e.place else None) for e in reading.engagements}
        assert told == {("2025-03-10", "N'Djamena"), ("2025-03-11", "Abuja")}


def test_a_government_that_receives_its_own_ambassador_at_home_has_no_engagement() -> None:
    own = "Kenyan President William Otieno received Kenya's ambassador to Turkey, Hassan Bakari, in {}."
    for read in READERS:
        assert engaged(read(analysed(own.format("Nairobi")))) == []


def test_the_guest_of_honour_is_at_the_reception_and_who_is_welcomed_holds_no_office_of_the_speaker() -> None:
    text = f"{ROJAS} hosted a reception in Lusaka on Monday. The guest of honour was Zambian Minister Jan Banda."
    assert engaged(extract_reading(analysed(text))) == [
        ("ceremony", "held", {("Ana Rojas", "CHL"), ("Jan Banda", "ZMB")})
    ]
    reading = extract_reading(
        analysed("Welcoming Ms. Mariama Camara, the President of Guinea said cooperation would grow.")
    )
    assert reading.posts == ()

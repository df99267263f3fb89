"""What a report tells of an engagement, made ready to be compared."""

import msgspec

from accounts import account, reading
from dragoman.model.document import Span
from dragoman.model.reading import Engagement, Party, Place
from dragoman.resolution.accounts import Account, accounts_of, sketch_of
from dragoman.resolution.passages import passages_of
from readings import golds, seed

WHO = (("Yerlan Sadyrbayev", "KAZ"), ("Johanna Prielinger", "AUT"))


def test_every_engagement_of_a_reading_has_its_account() -> None:
    for gold in (seed(), *golds()[:10]):
        assert [a.key.partition(":")[2] for a in accounts_of(gold)] == [e.id for e in gold.engagements]


def test_an_account_survives_being_written_down() -> None:
    for told in accounts_of(seed()):
        assert msgspec.json.decode(msgspec.json.encode(told), type=Account) == told


def test_a_capital_tells_the_state_of_the_place_and_the_outlet_where_it_is_at_home() -> None:
    told = account(*WHO, place=("Vienna", None), outlet="Ministry of Foreign Affairs of Kazakhstan")
    assert (told.place_state, told.home) == ("AUT", "KAZ")


def test_a_meeting_without_a_day_has_that_of_the_visit_it_is_part_of() -> None:
    base = reading([WHO])
    visit = msgspec.structs.replace(base.engagements[0], id="e0", form="visit", date="2022-05-09/2022-05-10")
    meeting = msgspec.structs.replace(base.engagements[0], part_of="e0", date=None, date_basis=None)
    told = accounts_of(msgspec.structs.replace(base, engagements=(visit, meeting)))[1]
    assert (told.first_day, told.last_day, told.date_basis) == ("2022-05-09", "2022-05-10", None)


def test_words_are_those_of_the_sentence_around_the_evidence() -> None:
    base = reading([WHO], text="It rained. Mr. Sadyrbayev met Ms. Prielinger in the evening. Then they left.")
    at = base.report.text.index("met")
    engagement = msgspec.structs.replace(base.engagements[0], evidence=(Span(at, at + 3),))
    words = passages_of(msgspec.structs.replace(base, engagements=(engagement,)))
    assert words == {"e1": "mr sadyrbayev met ms prielinger in the evening"}


def test_of_evidence_that_is_a_whole_passage_the_sentence_that_tells_it_counts() -> None:
    text = "A dinner for Prielinger in Graz closed the day. Sadyrbayev and Prielinger held a meeting in Vienna."
    base = reading([WHO], text=text)
    whole = (Span(0, len(text)),)
    parties = base.engagements[0].parties
    vienna = Engagement(
        id="e1", form="meeting", status="held", parties=parties, place=Place(name="Vienna"), evidence=whole
    )
    graz = Engagement(
        id="e2",
        form="meeting",
        status="held",
        parties=(Party(actor=WHO[1][0]),),
        place=Place(name="Graz"),
        evidence=whole,
    )
    words = passages_of(msgspec.structs.replace(base, engagements=(vienna, graz)))
    assert "vienna" in words["e1"]
    assert "graz" in words["e2"]


def test_near_copies_share_most_of_their_sketch() -> None:
    text = (
        "Two ministers spoke at length about a great many things of common interest to both in {} on Tuesday morning."
    )
    one, other = sketch_of(text.format("Ankara")), sketch_of(text.format("Istanbul"))
    assert len(one & other) > len(one) / 2
    assert not one & sketch_of("Something else altogether was told by this agency about the weather at sea.")

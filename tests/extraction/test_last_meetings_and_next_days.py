"""Which day a text means, what was held and what is ahead, who stayed away, and who said what at a summons."""

from datetime import date

import pytest

from extraction.engaged import met, told

THURSDAY = date(2025, 2, 13)


def days_and_places(text):
    return [(e.form, e.status, e.date, e.place and e.place.name) for e in told(text, THURSDAY).engagements]


def said(text):
    reading = told(text, THURSDAY)
    names = {actor.id: actor.name or actor.id for actor in reading.actors}
    return [(names[s.speaker], names.get(s.addressee), s.content) for s in reading.statements]


def topics(text):
    return [topic.phrase for topic in told(text, THURSDAY).topics]


def promised(text):
    return [commitment.what for commitment in told(text, THURSDAY).commitments]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("At their last meeting, in Lima in April, the ministers agreed to open a second bridge.", "2024-04"),
        ("At their previous talks, held in Lima on 3 September, they agreed to open a bridge.", "2024-09-03"),
        ("During their most recent meeting, in Lima in May, they pledged to reopen the border.", "2024-05"),
    ],
)
def test_the_last_meeting_is_of_the_past_and_has_its_own_place(words, day):
    text = f"Peru's Elmer Quispe will meet Chile's Alberto Rojas next week. {words}"

    assert [d[1:] for d in days_and_places(text)] == [
        ("scheduled", "2025-02-17/2025-02-23", None),
        ("held", day, "Lima"),
    ]


def test_what_was_agreed_at_the_last_meeting_is_still_to_come():
    text = "Peru's Elmer Quispe met Chile's Alberto Rojas on Monday. At their last meeting they agreed to meet in Quito in October."

    assert ("2025-10", "Quito") in [d[2:] for d in days_and_places(text)]


@pytest.mark.parametrize("verb", ["lay", "will lay"])
def test_the_second_verb_of_a_plan_is_planned_too(verb):
    text = f"Peru's Dina Quispe will call on King Harald on Friday and {verb} a wreath at the National Monument."
    (ceremony,) = [one for one in met(text) if one[0] == "ceremony"]

    assert ceremony == ("ceremony", "scheduled", {"Dina Quispe": "PER"})


def test_who_met_and_laid_a_wreath_has_done_both():
    text = "Peru's Dina Quispe called on King Harald on Monday and laid a wreath at the National Monument."

    assert {status for _, status, _ in met(text)} == {"held"}


@pytest.mark.parametrize(
    "words",
    [
        "Chad and Togo agreed to speed up work on the road at a meeting of the joint working group in Lomé on Tuesday.",
        "Chad and Togo pledged to reopen the border post at talks in Lomé on Tuesday.",
    ],
)
def test_where_states_agreed_they_have_met(words):
    ((_, status, day, place),) = days_and_places(words)

    assert (status, day, place) == ("held", "2025-02-11", "Lomé")
    assert [parties for _, _, parties in met(words)] == [{"TCD": "TCD", "TGO": "TGO"}]


def test_what_is_agreed_to_be_discussed_at_a_meeting_is_ahead():
    text = "Chad and Togo agreed to discuss the border at a meeting in Lomé on Tuesday."

    assert all(status != "held" for _, status, _, _ in days_and_places(text))


@pytest.mark.parametrize(
    "words",
    [
        "Malta's Robert Zammit will not attend Thursday's dinner of EU leaders in Brussels. The dinner will be chaired by Ana Costa.",
        "Malta's Robert Zammit will not take part. Malta's Robert Zammit is not going to attend Friday's summit in Oslo. The summit will be chaired by Ana Costa.",
        "Malta's Robert Zammit will skip Friday's summit in Oslo. The summit will be chaired by Ana Costa.",
    ],
)
def test_who_will_not_attend_takes_no_part(words):
    assert all("Robert Zammit" not in parties for _, _, parties in met(words))


def test_who_does_not_skip_it_is_there():
    text = "Malta's Prime Minister Robert Zammit will attend Friday's summit in Oslo with Norway's Prime Minister Jonas Lie."

    assert any("Robert Zammit" in parties for _, _, parties in met(text))


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("on their talks with Donald Trump", "held"),
        ("about their meeting with Donald Trump", "held"),
        ("on their planned talks with Donald Trump", "scheduled"),
    ],
)
def test_talks_on_which_others_will_be_briefed_have_been(words, status):
    text = f"French President Paul Morel and Danish Prime Minister Mette Holm will brief EU leaders {words}."

    assert [s for form, s, _ in met(text) if form == "meeting"] == [status]


@pytest.mark.parametrize(
    "words",
    [
        "Jack Harlow and Marco Bellini could face Manchester City on Sunday.",
        "England's Harry Dale and Phil Cross will face Senegal at Wembley on Sunday.",
        "Maria Sakova faces Japan's Naomi Tanaka in Melbourne on Thursday.",
    ],
)
def test_players_who_face_each_other_do_not_meet(words):
    assert not met(words)


@pytest.mark.parametrize(
    "words",
    ["It was the third time the two presidents had met this year.", "It was the first time they had met this year."],
)
def test_a_meeting_that_is_only_counted_is_none_of_its_own(words):
    text = f"Angolan President João Mendes met Rwandan President Paul Habimana in Luanda on Tuesday. {words}"

    assert [status for _, status, _ in met(text)] == ["held"]


@pytest.mark.parametrize(
    ("words", "status"), [("has postponed a trip to Doha", "postponed"), ("has called off a trip to Doha", "cancelled")]
)
def test_what_was_planned_for_a_journey_is_undone_with_it(words, status):
    text = f"Nepal's Commerce Minister Hari Thapa {words}. He had been expected to hold talks with Qatari Trade Minister Saad Al-Emadi."

    assert [(form, s) for form, s, _ in met(text)] == [("visit", status), ("meeting", status)]


def test_who_only_sent_the_letter_was_not_met():
    text = (
        "His Majesty King Abdullah received a letter from Kuwait Emir Sheikh Nawaf Al-Ahmad Al-Sabah on Tuesday, delivered by Kuwaiti "
        "Ambassador Hamad Al-Rashid during a meeting at Al Zahran Palace."
    )

    assert [set(parties) for form, _, parties in met(text) if form == "meeting"] == [{"Abdullah", "Hamad Al-Rashid"}]


@pytest.mark.parametrize("words", ["attended", "also attended"])
def test_who_attended_was_there(words):
    text = f"Oman's Foreign Minister Badr Saadi met Qatar's Ali Kuwari in Doha on Monday. Court Chief Yousef Nasser {words}."
    ((_, _, parties),) = met(text)

    assert set(parties) == {"Badr Saadi", "Ali Kuwari", "Yousef Nasser"}


@pytest.mark.parametrize(
    ("words", "content"),
    [
        (
            "The ambassador was told that Dakar regarded the seizure as unlawful.",
            "Dakar regarded the seizure as unlawful",
        ),
        ("She was informed that the remarks were unacceptable.", "the remarks were unacceptable"),
    ],
)
def test_what_an_ambassador_was_told_is_said_by_who_summoned_her(words, content):
    text = f"Senegal's Foreign Ministry summoned Norwegian Ambassador Ingrid Moen on Tuesday. {words}"

    assert said(text) == [("Foreign Ministry", "Ingrid Moen", content)]


def test_a_summons_is_not_where_others_met_before():
    text = (
        "Belgian Foreign Minister Maxime Peeters met Japanese Foreign Minister Kenji Sato in New York last month. Togo's charge d'affaires, "
        "Kofi Mensah, was called to the Foreign Ministry on Monday and handed a protest over attacks on shipping."
    )

    assert [place for form, _, _, place in days_and_places(text) if form == "demarche"] == [None]


@pytest.mark.parametrize("word", ["MEPs", "lawmakers"])
def test_those_of_a_delegation_are_who_leads_it(word):
    text = (
        "A delegation of the European Parliament, headed by David Keller, will visit Chisinau on 24-26 February. "
        f"The {word} are to meet President Ana Rusu and Prime Minister Dorin Popa."
    )
    (parties,) = [set(parties) for form, _, parties in met(text) if form == "meeting"]

    assert parties == {"David Keller", "Ana Rusu", "Dorin Popa"}


@pytest.mark.parametrize(
    "words", ["remarks by Interior Minister Bruno Lefort", "Interior Minister Bruno Lefort's comments"]
)
def test_whose_remarks_are_protested_takes_no_part(words):
    text = f"The French ambassador in Lima was summoned to the foreign ministry on Sunday, where officials protested over {words}."

    assert met(text) == [("demarche", "held", {"PER": "PER", "FRA": "FRA"})]


@pytest.mark.parametrize("verb", ["chaired", "led"])
def test_who_chairs_those_who_are_told_something_has_not_said_it(verb):
    text = (
        "US Defense Secretary Paul Harmon met NATO ministers in Brussels. He had earlier told the Ukraine Defense Contact Group, "
        f"{verb} by Britain's John Hale, that a return to the 2014 borders was unrealistic."
    )

    assert [speaker for speaker, _, _ in said(text)] == ["Paul Harmon"]


@pytest.mark.parametrize("paper", ["letter of introduction", "letters of introduction"])
def test_a_letter_of_introduction_is_no_message(paper):
    text = f"Togo's foreign minister Robert Dossou received Germany's new chargé d'affaires, Dieter Braun, who handed over his {paper}."

    assert [form for form, _, _ in met(text)] == ["meeting"]


def test_what_others_are_expected_to_do_is_no_promise():
    text = (
        "Secretary of State Mark Rubin spoke today with Colombian Foreign Minister Laura Silva. They discussed migration. Secretary Rubin "
        "thanked Colombia for its cooperation and reiterated that the United States expects all partners to accept the return of their nationals."
    )

    assert not promised(text)


@pytest.mark.parametrize(
    "words",
    [
        "A railway linking Budapest and Belgrade will open in 2026, Hungarian economy minister Márton Szabó said.",
        "A new motorway between Lagos and Cotonou will be opened in June, Benin's transport minister José Tossou told reporters.",
    ],
)
def test_a_railway_that_will_open_is_opened_by_nobody(words):
    assert not [form for form, _, _ in met(words) if form == "ceremony"]


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        (
            "Japan's Kenji Mori arrived in Ottawa on Wednesday for two days of talks with Canadian Prime Minister Paul Roy on trade and the "
            "falling dollar.",
            "trade and the falling dollar",
        ),
        (
            "UN envoy Marta Solano will brief the Security Council on the situation in Haiti on Friday.",
            "the situation in Haiti",
        ),
        (
            "UN envoy Marta Solano will brief the Security Council on the fighting in Sudan on Friday.",
            "the fighting in Sudan",
        ),
    ],
)
def test_topics_are_whole(words, topic):
    assert topics(words) == [topic]


def test_goods_handed_over_are_no_topic():
    text = "Portugal's Rui Pinto met Angola's Ana Neto in Luanda. Pinto handed over equipment for the coast guard."

    assert not topics(text)


@pytest.mark.parametrize(
    ("words", "content"),
    [
        (
            "Mr Vos thanked Finland for its leadership in the Alliance and for its strong support to Ukraine.",
            "its leadership in the Alliance and for its strong support to Ukraine",
        ),
        (
            "Mr Vos asked for Finnish support in modernising the port of Narvik.",
            "Finnish support in modernising the port of Narvik",
        ),
        ("Mr Vos thanked Finland for its strong support to Ukraine.", "its strong support to Ukraine"),
    ],
)
def test_what_is_thanked_or_asked_for_is_told_to_its_end(words, content):
    text = f"NATO Secretary General Mark Vos met Finland's President Alex Stenberg in Helsinki on Monday. {words}"

    assert [words for _, _, words in said(text)] == [content]


@pytest.mark.parametrize("at", [" during talks", " during talks at the National Palace last Wednesday"])
def test_what_somebody_is_assured_of_is_pledged_to_him(at):
    text = f"Guatemala's president, Bruno Arce, assured US secretary of state Mark Rubin{at} that his country would take 40% more flights."
    found = [(c.kind, len(c.to)) for c in told(text, THURSDAY).commitments]

    assert found == [("pledged", 1)]


@pytest.mark.parametrize("verb", ["convene", "resume"])
def test_a_session_agreed_on_is_no_promise_as_well(verb):
    text = (
        "Kenyan foreign minister Moses Otieno met Indian foreign minister Anil Sharma in Delhi. "
        f"The two ministers agreed to {verb} the joint ministerial commission in Nairobi in April."
    )

    assert not promised(text)
    assert ("scheduled", "2025-04", "Nairobi") in [d[1:] for d in days_and_places(text)]


def test_a_capital_that_is_not_named_is_where_somebody_arrived():
    text = (
        "Qatar's Emir Tamim Al Kuwari, who arrived in the Iranian capital on Wednesday, met Supreme Leader Ali Kazemi."
    )

    assert ("visit", "held", "2025-02-12", "Iranian capital") in days_and_places(text)

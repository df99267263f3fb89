"""What is asked, denied, put back or only hoped for, and what is told by a compound, is not told as held."""

import pytest

from extraction.engaged import told


def _statuses(text, form):
    return [one.status for one in told(text).engagements if one.form == form]


def _visitors(text):
    reading = told(text)
    names = {actor.id: actor.name or actor.id for actor in reading.actors}
    return [(one.status, {names[p.actor] for p in one.parties}) for one in reading.engagements if one.form == "visit"]


@pytest.mark.parametrize(
    "text",
    [
        "Question: Is the Foreign Minister of Finland still coming to Tashkent?",
        "Did Kenya's President William Ruto meet Uganda's President Yoweri Museveni in Kampala?",
        'Downing Street said there was "no truth whatsoever" in a claim that the British prime minister had telephoned the Danish '
        "foreign minister, Birgit Skovgaard, at the weekend.",
        "Travellers to Serbia, Georgia and Tunisia will receive a text message on arrival.",
    ],
)  # fmt: skip
def test_nothing_is_told(text):
    assert told(text).engagements == ()


def test_a_question_about_something_else_leaves_what_it_mentions_told():
    text = "When Kenya's President William Ruto met Uganda's President Yoweri Museveni in Kampala on Monday, he was asked: why now?"

    assert _statuses(text, "meeting") == ["held"]


def test_a_cabinet_meets_nobody():
    text = (
        "Namibia's President Ndapewa Shilongo had a separate conversation with the Algerian envoy, Abdelkrim Boussaïd, on oil. "
        "The President is to chair a Cabinet meeting on drought relief on Friday."
    )

    assert [one.status for one in told(text).engagements] == ["held"]


def test_what_one_hopes_to_sign_is_not_signed():
    text = (
        "Officials hope the British home secretary, Diane Colbeck, can go to Amman next month and put her signature to a memorandum "
        "with Jordan."
    )

    assert _statuses(text, "signing") == ["proposed"]


def test_a_demand_that_somebody_be_summoned_summons_nobody():
    text = "Georgian opposition leader Irakli Beridze demanded that the Russian ambassador, Ivan Petrov, be summoned to the Foreign Ministry."

    assert "held" not in _statuses(text, "demarche")


def test_a_tour_put_back_is_postponed():
    text = "Clare Uttley, the British trade minister, has had her tour of Kuwait and Oman put back to the autumn."

    assert set(_statuses(text, "visit")) == {"postponed"}


def test_whom_one_kept_behind_for_a_talk_one_has_talked_to():
    text = (
        "President Moussa Ndour of Senegal accredited new ambassadors on Monday. He then kept the Spanish ambassador, Tomás Valdeverde, "
        "behind for a tête-à-tête on fishing licences."
    )

    assert _statuses(text, "meeting") == ["held"]


def test_who_is_given_an_invitation_travels():
    text = (
        "The Secretary of State of Portugal, Filipa Meneses, was received by Paraguay's Foreign Minister Rosalba Ayala, to whom she "
        "extended an invitation to make an official visit to Portugal."
    )

    assert _visitors(text) == [("proposed", {"Rosalba Ayala"})]


def test_what_a_call_followed_is_another_engagement():
    text = (
        "National Security Advisor Carla Whitfield of the United States spoke by phone today with ECOWAS Secretary General Amadou "
        "Koné. The call followed Ms. Whitfield's meeting on Monday with the National Security Advisor of Nigeria, Folasade Bright."
    )

    forms = sorted(one.form for one in told(text).engagements)
    assert forms == ["call", "meeting"]


def test_the_day_behind_a_clause_in_the_past_is_past():
    text = (
        "DHAKA, March 14 - Bangladesh aims to sign a supply contract with Oman before the end of the year after its energy minister, "
        "Nazrul Kabir, discussed the deal with Oman's energy minister, Salim Aufi, by phone on Monday."
    )

    (call,) = [one for one in told(text).engagements if one.form == "call"]
    assert call.date == "2025-03-10"


def test_a_basin_is_no_town():
    text = (
        "Namibia's President Ndapewa Shilongo had a conversation with the Algerian envoy, Abdelkrim Boussaïd, on oil exploration in "
        "the Orange Basin."
    )

    (meeting,) = told(text).engagements
    assert meeting.place is None


def test_where_a_states_own_envoy_is_posted_is_not_where_the_other_was_called_in():
    text = (
        "Colombia on Thursday called in the Nicaraguan ambassador to protest against the capture of two boats, and ordered its own "
        "envoy in Managua home for consultations."
    )

    (demarche,) = [one for one in told(text).engagements if one.form == "demarche"]
    assert demarche.place is None or demarche.place.name != "Managua"

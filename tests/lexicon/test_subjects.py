"""Phrases of what was discussed are given the subjects of the codebook."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.lexicon import subjects
from dragoman.lexicon.load import load_table
from dragoman.lexicon.subjects import SubjectTable, subjects_of
from dragoman.model.vocabulary import SUBJECTS, Subject


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the development of bilateral relations", ("bilateral-relations",)),
        ("prospects for cooperation", ("bilateral-relations",)),
        ("reform of the United Nations Security Council", ("multilateral-cooperation",)),
        ("inter-parliamentary contacts", ("parliament",)),
        ("the constitutional reforms under way in the country", ("domestic-politics",)),
        ("expanding mutual trade", ("trade-investment",)),
        ("supply of natural gas", ("energy",)),
        ("the shrinking of the Aral Sea", ("climate-environment",)),
        ("the Trans-Caspian route", ("transport-logistics",)),
        ("artificial intelligence", ("digital-technology",)),
        ("scholarships for students of engineering", ("science-education",)),
        ("the return of looted bronzes", ("culture-heritage",)),
        ("package tours", ("tourism",)),
        ("the issue of passports", ("consular-diaspora",)),
        ("the readmission agreement", ("migration",)),
        ("the situation of political prisoners", ("human-rights",)),
        ("the extradition of two suspects", ("rule-of-law-justice",)),
        ("joint naval exercises", ("security-defence",)),
        ("a ceasefire", ("conflict-peace",)),
        ("drug trafficking", ("counter-terrorism-crime",)),
        ("deliveries of humanitarian aid", ("humanitarian-aid",)),
        ("COVID-19 vaccines", ("health",)),
        ("wheat and fertiliser", ("agriculture-food",)),
        ("DEBT RESCHEDULING", ("finance",)),
        ("the launch of a joint satellite", ("space-nuclear",)),
        ("the results of the snap presidential elections", ("elections-referendum",)),
        ("the upcoming state visit", ("protocol-visits",)),
        ("the minimum wage", ("labour-social",)),
        ("the Olympic Games", ("sport",)),
        ("this and that", ("other",)),
        ("", ("other",)),
    ],
)
def test_a_phrase_of_one_subject(phrase: str, expected: tuple[Subject, ...]) -> None:
    assert subjects_of(phrase) == expected


def test_every_subject_can_be_found() -> None:
    table = load_table("subjects", SubjectTable).subjects
    assert set(table) == set(SUBJECTS) - {"other"}
    for subject, terms in table.items():
        found = {got for term, _ in terms.weighted() for got in subjects_of(term.replace("*", ""))}
        assert subject in found


def test_a_phrase_of_several_subjects_has_the_first_named_first() -> None:
    assert subjects_of("trade, energy and tourism") == ("trade-investment", "energy", "tourism")
    assert subjects_of("cyber security and digital payments")[0] == "digital-technology"


def test_the_longer_term_hides_the_shorter_one_in_it() -> None:
    assert "energy" not in subjects_of("traceability of smallholder palm oil")
    assert subjects_of("the border treaty") != subjects_of("border crossings")


def test_a_hint_counts_only_where_nothing_else_is_said() -> None:
    assert subjects_of("cooperation") == ("bilateral-relations",)
    assert subjects_of("cooperation in energy") == ("energy",)


@given(st.text(max_size=60))
def test_any_text_has_one_to_three_subjects_of_the_codebook(phrase: str) -> None:
    found = subjects_of(phrase)
    assert 1 <= len(found) <= 3
    assert len(set(found)) == len(found)
    assert set(found) <= set(SUBJECTS)
    assert "other" not in found or found == ("other",)


@given(st.sampled_from(["trade and tourism", "air links", "Ha Long Bay", "visa-free regime"]))
def test_case_and_hyphens_do_not_matter(phrase: str) -> None:
    assert subjects_of(phrase) == subjects_of(phrase.upper()) == subjects_of(phrase.replace("-", " "))


def test_terms_are_plain_words() -> None:
    """A hyphen or capital in the table would never be matched."""
    for terms in load_table("subjects", SubjectTable).subjects.values():
        for term, weight in terms.weighted():
            assert weight in (subjects.SETTLES, subjects.SPEAKS, subjects.HINTS)
            words = [word.removesuffix("*") for word in term.split()]
            assert words == subjects._WORD.findall(" ".join(words).casefold()), term

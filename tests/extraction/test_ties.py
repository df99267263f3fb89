"""Ties between organisations, and of persons to parties, as the words between their names tell them."""

import pytest

from dragoman import extract

START = "Foreign Minister of Estonia Juhan Tamm met Foreign Minister of Finland Aino Salo in Helsinki on Friday. "


@pytest.mark.parametrize(
    ("words", "tie"),
    [
        (
            "The equipment comes from Ferro Steel Company, a subsidiary of Grand Northern Holding Company.",
            ("Grand Northern Holding Company", "owner", "Ferro Steel Company"),
        ),
        (
            "Baltic Shipping Company is owned by the Northern Investment Bank.",
            ("Northern Investment Bank", "owner", "Baltic Shipping Company"),
        ),
        (
            "The Baltic Research Institute, funded by the Northern Investment Bank, was opened.",
            ("Northern Investment Bank", "funder", "Baltic Research Institute"),
        ),
        (
            "The University of Tartu, a long-time partner of the Northern Investment Bank, took part.",
            ("University of Tartu", "partner", "Northern Investment Bank"),
        ),
        ("The Northern Investment Bank, formerly owned by the Ministry of Finance, took part.", None),
        ("The Northern Investment Bank is not part of the Ministry of Finance.", None),
        ("The Northern Investment Bank met the Ministry of Finance.", None),
    ],
)
def test_the_words_between_two_names_tell_a_tie(words: str, tie: tuple[str, str, str] | None) -> None:
    reading = extract(START + words, reader="rules")
    names = {actor.id: actor.name for actor in reading.actors}
    assert [(names[t.from_], t.kind, names[t.to]) for t in reading.ties] == ([tie] if tie else [])
    for found in reading.ties:
        assert reading.quotes(found) == (found.words,)

"""Tables of what is called by several words."""

from collections import Counter

import pytest
from rigour.names import extract_org_types

from dragoman.lexicon.states import state_codes
from dragoman.lexicon.variants import (
    bodies,
    legal_forms,
    load_name_variants,
    load_organisation_variants,
    name_groups,
    portfolio_words,
)
from dragoman.resolution.names import normalised

# Forms that rigour's list of legal forms does not have in these letters.
_NOT_IN_RIGOUR = frozenset("co company corp corporation ehf hf kk nyrt sl slu too zrt".split())


def test_every_group_of_names_holds_several_normalised_words() -> None:
    for line in load_name_variants().names:
        words = line.split()
        assert len(words) > 1, line
        assert len(set(words)) == len(words), line
        assert [normalised(word) for word in words] == words


def test_a_name_is_in_few_groups() -> None:
    assert max(map(len, name_groups().values())) <= 3


@pytest.mark.parametrize("form", sorted(" ".join(words) for words in legal_forms()))
def test_legal_forms_are_those_of_rigour(form: str) -> None:
    spelled = (form, ".".join(form) + ".")
    known = any(extract_org_types(f"acme {words}", generic=all_) for words in spelled for all_ in (True, False))
    assert known != (form in _NOT_IN_RIGOUR)


def test_bodies_are_of_states_of_the_table() -> None:
    assert {body.state for body in bodies().values() if body.state} <= set(state_codes())


def test_portfolios_are_told_once() -> None:
    words = Counter(word for line in load_organisation_variants().portfolios for word in line.split())
    assert [word for word, count in words.items() if count > 1] == []
    assert portfolio_words()["external"] == "foreign"

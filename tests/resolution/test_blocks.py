"""Blocks of accounts that may tell of one engagement."""

from accounts import account
from dragoman.resolution.blocks import blocks_of

MINISTERS = (("Yerlan Sadyrbayev", "KAZ"), ("Johanna Prielinger", "AUT"))


def test_a_popular_pair_of_states_shares_blocks_for_a_day_or_two_only() -> None:
    one = account(("USA", "USA"), ("CHN", "CHN"), form="call")
    other = account(("Ann Lee", "USA"), ("Wang Wei", "CHN"), form="call", date="2022-05-20")
    assert not blocks_of(one) & blocks_of(other)
    assert blocks_of(one) & blocks_of(account(("Ann Lee", "USA"), ("Wang Wei", "CHN"), form="call", date="2022-05-11"))


def test_two_people_share_blocks_for_a_season_only() -> None:
    other = account(*MINISTERS, date="2023-05-10", published="2023-05-10")
    assert not blocks_of(account(*MINISTERS)) & blocks_of(other)


def test_an_account_has_few_blocks() -> None:
    assert len(blocks_of(account(*MINISTERS, place=("Vienna", "AUT")))) <= 12

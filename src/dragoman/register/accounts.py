"""Accounts as they are kept beside their engagements, ready to be compared."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, select

from dragoman.register.batches import Lookup, is_asked, tuples_of
from dragoman.register.tables import engagement
from dragoman.resolution.accounts import Account

_decoder = msgspec.json.Decoder(Account)
_encoder = msgspec.json.Encoder(order="deterministic")
_ACCOUNTS = Lookup(select(engagement.c.fact_id, engagement.c.account).where(is_asked(engagement.c.fact_id)))


def encode_account(account: Account) -> bytes:
    return _encoder.encode(account)


def load_accounts(connection: Connection, numbers: Iterable[int]) -> dict[int, Account]:
    """Accounts by the number of their engagement; those that are not there are left out."""
    return {number: _decoder.decode(account) for number, account in tuples_of(connection, _ACCOUNTS, numbers)}

"""An engagement keeps the number by which people know it, whatever becomes of its readings."""

from collections.abc import Iterator

import msgspec
import pytest

from dragoman.register.errors import RegisterError
from dragoman.register.store import Register
from dragoman.review.naming import find_event
from readings import seed


@pytest.fixture
def register() -> Iterator[Register]:
    with Register.open("sqlite://", create=True) as opened:
        opened.record(seed(), "1")
        yield opened


def test_what_is_lost_and_found_again_has_its_number_again(register: Register) -> None:
    _, *others = seed().engagements
    fewer = msgspec.structs.replace(seed(), engagements=tuple(others), statements=(), commitments=())
    register.record(fewer, "2")
    with pytest.raises(RegisterError, match="there is no event 1"):
        find_event(register, "1")
    register.record(seed(), "3")
    assert find_event(register, "1/e1")[0] == 1
    assert find_event(register, "1/e2")[0] == 2


def test_what_is_read_a_little_otherwise_keeps_its_number(register: Register) -> None:
    first, *others = seed().engagements
    wider = msgspec.structs.replace(first, evidence=((60, 90),), status="cancelled")
    register.record(msgspec.structs.replace(seed(), engagements=(wider, *others)), "2")
    assert find_event(register, "1/e1")[0] == 1


def test_no_two_have_one_number(register: Register) -> None:
    first, *others = seed().engagements
    other = msgspec.structs.replace(first, form="call", evidence=((0, 5),))
    register.record(msgspec.structs.replace(seed(), engagements=(other, *others)), "2")
    assert find_event(register, "1/e1")[0] == 4
    both = msgspec.structs.replace(other, id="e4", part_of=None)
    register.record(msgspec.structs.replace(seed(), engagements=(*seed().engagements, both)), "3")
    assert [find_event(register, f"1/e{number}")[0] for number in (1, 2, 3)] == [1, 2, 3]
    assert find_event(register, "1/e4")[0] == 4

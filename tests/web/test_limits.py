"""How often something may be done, by a clock of the test's own."""

from dragoman.web.limits import Limit, LoginLimits, Rate, network_of


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_some_at_once_and_then_one_each_interval() -> None:
    clock = Clock()
    limit = Limit(Rate(3, 10), clock)
    assert [limit.take("a") for _ in range(4)] == [0, 0, 0, 10]
    assert limit.take("b") == 0
    clock.now += 9.5
    assert limit.take("a") == 0.5
    clock.now += 0.5
    assert [limit.take("a"), limit.take("a")] == [0, 10]
    clock.now += 1000
    assert [limit.take("a") for _ in range(4)] == [0, 0, 0, 10]


def test_what_is_given_back_was_not_done() -> None:
    limit = Limit(Rate(1, 10), Clock())
    assert limit.take("a") == 0
    limit.give_back("a")
    assert [limit.take("a"), limit.take("a")] == [0, 10]
    limit.give_back("unknown")


def test_many_keys_do_not_fill_the_memory() -> None:
    limit = Limit(Rate(1, 10), Clock())
    for number in range(30_000):
        limit.take(number)
    assert limit.wait(29_999) == 10
    assert limit.wait(0) == 0


def test_one_place_does_not_keep_a_user_out_elsewhere() -> None:
    limits = LoginLimits(Clock())
    assert [limits.take("jan", "192.0.2.1") > 0 for _ in range(7)] == [False] * 5 + [True] * 2
    assert limits.take("jan", "192.0.2.2") == 0


def test_one_place_that_tries_many_users_is_stopped() -> None:
    limits = LoginLimits(Clock())
    assert sum(limits.take(f"user {number}", "192.0.2.1") == 0 for number in range(100)) == 20


def test_many_places_that_try_one_user_are_stopped() -> None:
    limits = LoginLimits(Clock())
    assert sum(limits.take("jan", f"192.0.2.{number}") == 0 for number in range(200)) == 60


def test_a_network_of_the_new_kind_is_one_place() -> None:
    assert network_of("2001:db8:1:2::3") == network_of("2001:db8:1:2:ffff::9") != network_of("2001:db8:1:3::3")
    assert network_of("192.0.2.1") == "192.0.2.1"
    assert network_of("testclient") == "testclient"

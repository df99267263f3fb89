"""Realistic synthetic readings for benchmarks: `readings(count, seed)` streams those that tell `count` engagements.

What happens in twenty years of a world is told by one to four reports each, of several outlets, that differ in wording,
in how they write names, and in what they leave out. Events come in no order of time, the reports of one event a little
apart: the first ten thousand of a million engagements are spread over all twenty years as well. More engagements of a
world are denser in every month, and reach officials further down.

    python benchmarks/synthetic.py 10000    prints the readings as JSON Lines
"""

import heapq
import sys
from collections.abc import Iterator
from typing import NamedTuple

from dice import Dice
from reporter import Happening, Reporter, Side
from telling import FORMS, STATUSES, phrase
from world import DAYS, FIRST_EMBASSY, World, date_of

from dragoman.model.reading import Reading
from dragoman.model.vocabulary import Form, Role, Status

LAG = 300
"""At most so many events are told between two reports of one event."""


class Event(NamedTuple):
    """What reports tell of together: one engagement, or a visit and the meetings in it."""

    number: int
    happenings: tuple[Happening, ...]


def readings(count: int, seed: int = 1) -> Iterator[Reading]:
    """Readings that tell `count` engagements (a few more where the last tells several); the same for the same seed."""
    told = 0
    for reading in unending(count, seed):
        yield reading
        told += len(reading.engagements)
        if told >= count:
            return


def unending(count: int, seed: int = 1) -> Iterator[Reading]:
    """The same, and on: of a world of which `count` engagements are told."""
    return _stream(World(seed, depth_for(count)), Dice(str(seed)))


def depth_for(count: int) -> int:
    """Offices of a middling state that are in play: some dozens at ten thousand engagements, hundreds at a million."""
    return int(min(400, max(20, 40 * (count / 10_000) ** 0.5)))


def _stream(world: World, dice: Dice) -> Iterator[Reading]:
    waiting: list[tuple[int, int, Event]] = []
    reporter = Reporter(world, dice)
    serial = number = 0
    while True:
        event = _event(world, dice, number)
        for telling in range(_tellings(dice)):
            heapq.heappush(waiting, (number + (dice.randrange(LAG) if telling else 0), serial, event))
            serial += 1
        while waiting and waiting[0][0] <= number:
            _, told, due = heapq.heappop(waiting)
            yield reporter.report(due.happenings, f"synthetic/{told:07}")
        number += 1


def _tellings(dice: Dice) -> int:
    return 1 + sum(dice.random() > share for share in (0.5, 0.55, 0.6)[: dice.randrange(1, 4)])


def _event(world: World, dice: Dice, number: int) -> Event:
    form = dice.choice(FORMS)
    status = dice.choice(STATUSES)
    day = _working_day(dice)
    state = world.some_state(dice)
    other = world.partner(state, dice)
    first = _happening(world, dice, form, status, day, (state, other))
    if form != "visit":
        return Event(number, (first,))
    inside = [
        _happening(
            world,
            dice,
            dice.choice(("meeting", "meeting", "meeting", "signing", "ceremony")),
            status,
            at,
            (state, other),
        )
        for at in (dice.randrange(first.day, first.last_day + 1) for _ in range(dice.randrange(4)))
    ]
    guest = first.sides[0]
    # The one who travels is the one who meets.
    inside = [part._replace(sides=(guest, *part.sides[1:]), place=other) for part in inside]
    return Event(number, (first, *inside))


def _happening(world: World, dice: Dice, form: Form, status: Status, day: int, states: tuple[str, str]) -> Happening:
    state, other = states
    rank = dice.random() ** 2.2
    mine = int(rank * len(world.offices(state)))
    if world.offices(state)[mine].at:
        # An ambassador acts where he is accredited; elsewhere others do.
        mine = world.embassy(state, other) or mine % FIRST_EMBASSY
    embassy = (
        world.embassy(state, other) if form in ("meeting", "ceremony", "briefing") and dice.random() < 0.3 else None
    )
    roles: tuple[Role, Role] = _roles(form)
    sides = [Side(state, mine if embassy is None else embassy, roles[0])]
    if form != "visit" or dice.random() < 0.3:
        near = rank + dice.gauss(0, 0.03)
        theirs = min(max(0, int(near * len(world.offices(other)))), len(world.offices(other)) - 1)
        sides.append(Side(other, theirs if dice.random() < 0.95 else None, roles[1]))
    if form in ("conference", "consultations") and dice.random() < 0.5:
        third = world.partner(other, dice)
        if third not in states:
            sides.append(Side(third, min(mine, len(world.offices(third)) - 1), "participant"))
    abroad = form in ("visit", "briefing", "demarche") or embassy is not None or dice.random() < 0.45
    length = dice.choice((0, 0, 1, 1, 2, 3)) if form in ("visit", "conference") else 0
    topics = tuple(phrase(dice) for _ in range(dice.choice((0, 1, 1, 2, 2, 3, 4))))
    return Happening(form, status, day, day + length, tuple(sides), other if abroad else state, topics)


def _roles(form: Form) -> tuple[Role, Role]:
    if form == "visit":
        return "visitor", "host"
    if form in ("message", "demarche"):
        return "sender", "recipient"
    return ("signatory", "signatory") if form == "signing" else ("participant", "participant")


def _working_day(dice: Dice) -> int:
    day = int(DAYS * dice.random() ** 0.85)
    # Few are received on a weekend.
    return max(0, day - dice.randrange(1, 4)) if date_of(day).weekday() > 4 and dice.random() < 0.8 else day


if __name__ == "__main__":
    for found in readings(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1):
        sys.stdout.write(found.to_json() + "\n")

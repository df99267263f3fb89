"""Whose an office is, where the words before it only point to the body."""

import pytest

from extraction.engaged import READERS, analysed

MET = "met Peruvian Finance Minister Luis Paz in Lima on Monday"


@pytest.mark.parametrize(
    ("told", "body"),
    [
        (f"The Nordvind Bank said its president, Anna Keller, {MET}.", "Nordvind Bank"),
        (f"Alpine Peace Foundation, whose director Anna Keller {MET}, is based in Zurich.", "Alpine Peace Foundation"),
        (f"Egypt and its ambassador, Anna Keller, are ready. She {MET}.", None),
    ],
)
def test_an_office_that_its_tells_is_of_the_body_that_acts(told: str, body: str | None) -> None:
    for read in READERS:
        reading = read(analysed(told))
        names = {actor.id: actor.name for actor in reading.actors}
        [post] = [post for post in reading.posts if names[post.holder] == "Anna Keller"]
        assert (names[post.organisation] if post.organisation else None) == body

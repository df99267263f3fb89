"""A text cut where facts begin and end."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.model.document import Span
from dragoman.web.highlighting import Marked, paragraphs

TEXT = "Anna Berg met Luis Prado.\n\nThey spoke."


def test_the_narrowest_fact_stands_in_front_and_each_is_shown_in_its_own_way() -> None:
    facts = [Marked("e1", "engagement", (Span(0, 25),)), Marked("p1", "person", (Span(0, 9),))]
    first, rest = paragraphs(TEXT, facts)[0]
    assert (first.text, first.facts, first.ground, first.line) == ("Anna Berg", ("p1", "e1"), "engagement", "person")
    assert (rest.text, rest.facts, rest.ground, rest.line) == (" met Luis Prado.", ("e1",), "engagement", None)
    assert set(first.first) == {"p1", "e1"}
    assert rest.first == ()


def test_facts_that_overlap_in_part_are_both_there_where_they_do() -> None:
    facts = [Marked("a", "topic", (Span(0, 13),)), Marked("b", "post", (Span(5, 20),))]
    covered = {piece.text: set(piece.facts) for piece in paragraphs(TEXT, facts)[0]}
    assert covered == {"Anna ": {"a"}, "Berg met": {"a", "b"}, " Luis P": {"b"}, "rado.": set()}


def test_a_fact_over_several_lines_begins_once() -> None:
    lines = paragraphs(TEXT, [Marked("e1", "engagement", (Span(5, 31),))])
    assert [key for line in lines for piece in line for key in piece.first] == ["e1"]
    assert len(lines) == 2


# On a busy machine it takes long to think of so many texts.
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(alphabet="ab \n", max_size=40).flatmap(
        lambda text: st.tuples(
            st.just(text),
            st.lists(st.tuples(st.integers(0, max(0, len(text) - 1)), st.integers(1, 12)), max_size=6),
        )
    )
)
def test_no_letter_is_lost_and_each_is_covered_by_just_its_facts(made: tuple[str, list[tuple[int, int]]]) -> None:
    text, rough = made
    spans = [Span(start, min(len(text), start + length)) for start, length in rough if start < len(text)]
    facts = [Marked(str(number), "person", (span,)) for number, span in enumerate(spans)]
    at = 0
    for line, pieces in zip([one for one in text.split("\n") if one.strip()], paragraphs(text, facts), strict=True):
        assert "".join(piece.text for piece in pieces) == line
        at = text.index(line, at)
        for piece in pieces:
            middle = at
            expected = {str(n) for n, span in enumerate(spans) if span.start <= middle < span.end}
            assert set(piece.facts) == expected
            at += len(piece.text)


def test_each_fact_is_led_to_once_and_not_from_marks_alone() -> None:
    facts = [Marked("e1", "engagement", (Span(0, 25),)), Marked("p1", "person", (Span(0, 9), Span(14, 24)))]
    pieces = paragraphs(TEXT, facts)[0]
    assert [(piece.text, piece.leads) for piece in pieces] == [
        ("Anna Berg", "p1"),
        (" met ", "e1"),
        ("Luis Prado", None),
        (".", None),
    ]

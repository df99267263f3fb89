"""The text as reviewers see it: cut where the fact's words and their sentence begin and end, and nothing lost."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.document import Span
from dragoman.web.review_text import excerpts, lines_with, sentence_around

TEXT = "Riga. 5 May\n\nMr. Ozols 😀 met Ann Berg. They spoke of fish! “Good,” he said."


def test_the_sentence_of_a_fact_is_marked_in_its_line() -> None:
    start = TEXT.index("spoke")
    (line,) = [line for line in lines_with(TEXT, [Span(start, start + 5)]) if any(piece.fact for piece in line.pieces)]
    assert line.start == TEXT.index("Mr.")
    assert [(p.text, p.fact) for p in line.pieces if p.sentence] == [
        ("They ", False),
        ("spoke", True),
        (" of fish! ", False),
    ]
    assert ["".join(p.text for p in one) for one in excerpts(TEXT, [Span(start, start + 5)])] == [
        "They spoke of fish! "
    ]


def test_a_title_or_an_initial_ends_no_sentence() -> None:
    text = "It rained. Ambassador H. E. Mr. Ozols met Prof. Ann B. Berg at St. Peter's. They spoke."
    start = text.index("met")
    assert text[slice(*sentence_around(text, Span(start, start + 3)))] == (
        "Ambassador H. E. Mr. Ozols met Prof. Ann B. Berg at St. Peter's. "
    )


def test_words_of_several_sentences_are_in_all_of_them() -> None:
    span = Span(TEXT.index("met"), TEXT.index("fish"))
    assert sentence_around(TEXT, span).end >= span.end


@given(
    text=st.text(st.sampled_from('Aa .!?\n"😀'), min_size=1, max_size=40),
    ends=st.lists(st.tuples(st.integers(0, 39), st.integers(1, 10)), max_size=3),
)
def test_the_lines_are_the_text_whatever_the_facts(text: str, ends: list[tuple[int, int]]) -> None:
    spans = [Span(a, min(len(text), a + b)) for a, b in ends if a < len(text)]
    for line in lines_with(text, spans):
        words = "".join(piece.text for piece in line.pieces)
        assert text[line.start : line.start + len(words)] == words
        at = line.start
        for piece in line.pieces:
            assert piece.fact == any(span.start <= at < span.end for span in spans)
            at += len(piece.text)
    for span in spans:
        around = sentence_around(text, span)
        assert around.start <= span.start and span.end <= around.end

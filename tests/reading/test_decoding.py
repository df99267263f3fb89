"""Bytes to text: the encodings accepted, what is cleaned and what stays, and what is refused."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.decoding import decode

TEXT = "Ōno met Peña in Malmö – “at last”"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 little", "utf-16 big"],
)
def test_accepted_encodings_give_the_same_text(data: bytes) -> None:
    assert decode(data) == TEXT


def test_newlines_are_made_alike_and_outer_ones_stripped() -> None:
    assert decode(b"\r\n\nOne\r\nTwo\rThree\n\nFour \n\r\n") == "One\nTwo\nThree\n\nFour "


def test_all_other_characters_stay() -> None:
    kept = " e\u0301\u200b\u202bx\u202c\xa0\t\ufeff\x85\u2028\u00ad\U0001f1f3\U0001f1f4\x0c ."
    assert decode(kept.encode()) == kept


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("Malmö".encode("latin-1"), r"is not UTF-8 \(byte 0xf6 at position 4\): save it as UTF-8"),
        (codecs.BOM_UTF8 + b"ab\xff", r"byte 0xff at position 5"),
        (b"cut off \xe2\x80", r"byte 0xe2 at position 8"),
        ("Встреча".encode("cp1251"), "is not UTF-8"),
        (codecs.BOM_UTF16_LE + b"a\0b", r"not UTF-16 \(byte position 4\)"),
        (b"text\0text", "binary"),
        ("no mark".encode("utf-16-le"), "binary"),
        (b"\x01\x02\x03 soup \x04\x05\x06", "binary"),
        (b"%PDF-1.7 ...", "a PDF file, not plain text"),
        (b"PK\x03\x04....", "a Word file or other archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "a Word file"),
        (b"{\\rtf1 text}", "an RTF file"),
        (b"\n<!DOCTYPE html><p>Text", "a web page"),
        (b"<HTML><body>", "a web page"),
        (b"", "is empty"),
        (b" \r\n\t\xc2\xa0\n", "is empty"),
        (codecs.BOM_UTF8, "is empty"),
        (codecs.BOM_UTF16_LE, "is empty"),
    ],
)
def test_what_is_no_plain_text_is_refused_with_the_reason(data: bytes, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        decode(data)


def test_a_stray_control_character_is_no_binary() -> None:
    assert decode(b"The ministers met.\x1b They spoke of fish.") == "The ministers met.\x1b They spoke of fish."


@given(
    st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(lambda text: not text.isspace())
)
def test_a_text_without_control_characters_comes_back_as_it_was(text: str) -> None:
    text = text.removeprefix("\ufeff")
    if text.strip() and not text.lstrip("\ufeff \u2028").startswith(("<", "PK", "%PDF", "{")):
        assert decode(text.encode()) == text.removeprefix("\ufeff")


@given(st.binary(max_size=200))
def test_any_bytes_are_a_text_or_refused_in_one_line(data: bytes) -> None:
    text = decoded(data)
    if text is not None:
        assert "\r" not in text
        assert "\0" not in text
        assert text == text.strip("\n") != ""


def decoded(data: bytes) -> str | None:
    """The text, None if it is refused; a refusal that is not one plain line is passed on."""
    try:
        return decode(data)
    except ValueError as refusal:
        if not str(refusal).startswith(("is ", "starts with")) or "\n" in str(refusal):
            raise
        return None

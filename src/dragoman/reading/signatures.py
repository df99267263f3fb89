"""What stands below the text of a mail: the signature of who sent it, and the footer of a mailing list."""

import re

from dragoman.reading.small_print import is_small_print

_DELIMITER = re.compile(r"(?:^|\n)(-- ?|_{10,})[ \t]*(?=\n)")
_MOST_LINES = 12
_SENTENCE = re.compile(r"(?:\w\S*\W+){6,}.*[.!?][\"'”’)]*$")


def without_signature(text: str) -> str:
    """The text without the signature below its last delimiter: a line of two dashes and a blank, or of low lines.

    A signature is short. Two dashes without the blank may set apart what is of the text, unless below is no sentence.
    """
    delimiters = list(_DELIMITER.finditer(text))
    if not delimiters:
        return text
    last = delimiters[-1]
    below = [line.strip() for line in text[last.end() :].split("\n") if line.strip()]
    sure = last[1] != "--" or last[0].endswith("-- ")
    if len(below) > _MOST_LINES or (
        not sure and any(_SENTENCE.search(line) and not is_small_print(line) for line in below)
    ):
        return text
    return text[: last.start()]

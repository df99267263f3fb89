"""Whether a line of a source tells something in a sentence, as the lines of a report do and those beside it do not."""

import re

_STOP = re.compile(r"[.!?][\"'”’»)\]]*$")
_WORDS = 8


def is_sentence(paragraph: str) -> bool:
    """Whether a paragraph ends as a sentence does, and is long enough to tell something."""
    return len(paragraph.split()) >= _WORDS and _STOP.search(paragraph) is not None

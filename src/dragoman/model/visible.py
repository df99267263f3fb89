"""Text of reports as it may be shown: nothing in it is obeyed, or hidden from who reads it."""

import unicodedata

_JOINERS = frozenset("\u200c\u200d")  # without them Persian, Hindi and emoji cannot be written


def visible(text: str) -> str:
    """The text, each control or writing direction character and each letter that nobody sees shown as `�`."""
    if text.isprintable():
        return text
    return "".join("\N{REPLACEMENT CHARACTER}" if _is_control(letter) else letter for letter in text)


def visible_line(text: str) -> str:
    """The same on one line."""
    return " ".join(visible(text).split())


def _is_control(letter: str) -> bool:
    """Controls, writing directions and letters nobody sees."""
    return unicodedata.category(letter) in {"Cc", "Cf", "Cs"} and letter not in "\n\t" and letter not in _JOINERS

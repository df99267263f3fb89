"""Where the words that a model quotes stand in a text: white space aside, letter by letter, and as whole words."""

from dragoman.model.document import Document, Span


class QuoteNotFound(ValueError):
    """Words that do not stand in the text."""


class QuoteAmbiguous(ValueError):
    """Words that stand in the text more than once, so that nobody can say which of them are meant."""


class QuotedText:
    """A document's text with every run of white space as one blank, and the way back to its offsets."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._offsets: list[int] = []
        letters: list[str] = []
        for offset, letter in enumerate(document.text):
            blank = letter.isspace()
            if blank and (not letters or letters[-1] == " "):
                continue
            letters.append(" " if blank else letter)
            self._offsets.append(offset)
        self._flat = "".join(letters)

    def place(self, quote: str) -> Span:
        """The one place at which a quote stands. `QuoteNotFound` or `QuoteAmbiguous` if there is not exactly one."""
        words = flat(quote)
        at = self._flat.find(words) if words else -1
        if at < 0:
            raise QuoteNotFound(quote)
        if self._flat.find(words, at + 1) >= 0:
            raise QuoteAmbiguous(quote)
        if not self._is_whole(at, words):
            raise QuoteNotFound(quote)
        return self._document.span(self._offsets[at], self._offsets[at + len(words) - 1] + 1)

    def holds(self, words: str) -> bool:
        """Whether words stand anywhere in the text, be it once or often."""
        wanted = flat(words)
        at = self._flat.find(wanted) if wanted else -1
        while at >= 0:
            if self._is_whole(at, wanted):
                return True
            at = self._flat.find(wanted, at + 1)
        return False

    def _is_whole(self, at: int, words: str) -> bool:
        """Whether the words at a place neither begin nor end inside a word of the text."""
        end = at + len(words)
        cut_before = at > 0 and self._flat[at - 1].isalnum() and words[0].isalnum()
        cut_behind = end < len(self._flat) and self._flat[end].isalnum() and words[-1].isalnum()
        return not cut_before and not cut_behind


def flat(words: str) -> str:
    """Words with one blank between them."""
    return " ".join(words.split())

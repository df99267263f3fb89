"""Credits and captions of pictures, which stand among the paragraphs of a page and are no part of its report."""

import re

_PICTURE = r"(?:file |archive |press |cover )?(?:photo(?:graph)?s?|images?|pictures?|pics?|foto|illustrations?|video|screenshot|infographics?)"
_LED = re.compile(
    rf"^[\W_]*(?:{_PICTURE}(?: (?:credits?|courtesy(?: of)?|source|by|from|taken from|caption))?|(?:photo )?(?:credits?|caption|courtesy))\s*(?:[:|/©]|by\b|courtesy\b|- )",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    rf"(?:[|/©]\s*[\w .&'-]{{2,40}}$|^\W*©|\b(?:getty|shutterstock|depositphotos|istock|alamy|unsplash|flickr|pixabay|wikimedia)\b|[|/(–-]\s*{_PICTURE}\)?$)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?][\"'”’»)]*$")
_WITHIN = re.compile(
    rf"\s*[(\[]\s*(?:{_PICTURE}|credit|courtesy)\s*(?:credits?|courtesy|by)?\s*[:/©|][^()\[\]]{{1,80}}[)\]]\.?|\s*[(\[]©[^()\[\]]{{1,80}}[)\]]\.?",
    re.IGNORECASE,
)
_LONGEST = 300
_WORDS = 18


def is_credit(paragraph: str) -> bool:
    """Whether a paragraph is a picture's credit or caption: led in as one, or short, no sentence, and signed."""
    if len(paragraph) > _LONGEST:
        return False
    if _LED.match(paragraph):
        return True
    if len(paragraph.split()) > _WORDS or _SENTENCE.search(paragraph):
        return False
    return _SIGNED.search(paragraph) is not None


def without_credits(paragraph: str) -> str:
    """The paragraph without credits in brackets."""
    return _WITHIN.sub("", paragraph)

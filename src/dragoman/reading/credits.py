"""Credits and captions of pictures, which stand among the paragraphs of a page and are no part of its report."""

import re

_PICTURE = r"(?:file |archive |press |cover )?(?:photo(?:graph)?s?|images?|pictures?|pics?|foto|illustrations?|video|screenshot|infographics?)"
_NAMED = r"[^\W\d_a-z][\w'’.&-]*(?:[ /,|]{1,3}(?:[^\W\d_a-z][\w'’.&-]*|of|the|for|and|de|van|von))*"
_LED = re.compile(
    rf"^[\W_]*(?:{_PICTURE}(?: (?:credits?|courtesy(?: of)?|source|by|from|taken from|caption))?|(?:photo )?(?:credits?|caption|courtesy))\s*(?:[:|/©]|courtesy\b|- )",
    re.IGNORECASE,
)
# "Photo by Ana Ruiz / MFA", and nothing else: "Video by link from Kyiv, the President …" tells something.
_BY = re.compile(rf"^[\W_]*(?i:{_PICTURE}(?: (?:taken|provided|supplied))? (?:by|courtesy of)) (?:the )?{_NAMED}\W*$")
_STOCK = r"getty|shutterstock|depositphotos|istock|alamy|unsplash|flickr|pixabay|wikimedia"
_SIGNED = re.compile(rf"©\s*[\w .&'-]{{2,40}}$|^\W*©|\b(?:{_STOCK})\b|[|/(–-]\s*{_PICTURE}\)?$", re.IGNORECASE)
# "Ana Ruiz / MFA": a name and the letters of an agency. Behind a person's name may stand the state or body as well.
_INITIALS = re.compile(rf"^\W*(?:{_NAMED})\s*[|/]\s*(?P<agency>[A-Z]{{2,8}})\W*$")
_NO_AGENCIES = frozenset("EU UN UK US USA UAE DRC NATO AU OSCE ASEAN BRICS ECOWAS CIS GCC WTO WHO IMF OECD".split())
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
    if _BY.match(paragraph):
        return True
    if len(paragraph.split()) > _WORDS or _SENTENCE.search(paragraph):
        return False
    initials = _INITIALS.match(paragraph)
    return _SIGNED.search(paragraph) is not None or (initials is not None and initials["agency"] not in _NO_AGENCIES)


def without_credits(paragraph: str) -> str:
    """The paragraph without credits in brackets."""
    return _WITHIN.sub("", paragraph)

"""What stands on a page beside its report: pointers to other pages, calls to subscribe and share, rights and tags."""

import re

_POINTER = re.compile(
    r"^\W*(?:(?:read|see|watch|listen|view)(?: (?:also|more|next|too|the (?:full|whole)))|also (?:read|see)|related(?: (?:news|stories|articles?|posts?|topics?|links?|content|reading))?"
    r"|more (?:on this|news|stories|from|about|in)|you (?:may|might) (?:also )?(?:like|be interested)|recommended|most (?:read|popular|viewed)|latest news|previous(?: article| post)?|next(?: article| post)?|don.t miss|trending|editor.?s picks?|further reading)\s*(?:$|[:|–—>»→…-]|\b(?=.{0,140}$)(?!.*[.]$))",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"^\W*(?:subscribe (?:to|for|now|here)|sign up|follow (?:us|our|@)|join (?:us on|our (?:channel|telegram|newsletter|whatsapp))|share (?:this|on|via|the)|share$|print(?: this)?(?: page| article)?$|e-?mail this|tweet$"
    r"|click here|download (?:the )?(?:pdf|app|file|document|full text)|listen to this article|we use cookies|this (?:web)?site uses cookies|accept (?:all )?cookies|by continuing to (?:use|browse)|back to (?:top|news|list|the list)|skip to|go to (?:top|main)|advertisement|sponsored|loading|leave a (?:comment|reply)|(?:what do you think|let us know|tell us)\b.*(?:comments?|below)|what do you think\W*$|\d+ comments?$|comments? (?:are closed|off|\(\d+\))|for (?:the latest|more) (?:news|updates|stories|information)\b.*\b(?:follow|subscribe|visit|download|click)|found (?:a )?(?:mistake|typo|error)|if you (?:find|found|notice) an? (?:error|typo|mistake)|views?:? ?\d+|\d+ views?$|\d+ shares?$|reading time)",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"^\W*(?:copyright\b|©|\(c\) ?\d{4})|\ball rights reserved\b|\b(?:when|while) (?:using|quoting|reprinting) (?:the )?materials?\b|\b(?:hyper)?link to .{0,60}(?:is )?(?:required|mandatory|obligatory)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\W*(?:tags?|keywords|topics?|categor(?:y|ies)|filed under|labels?|hashtags?|posted in|section)\s*:",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"^(?:(?:press|media|news) (?:release|statement|note|room|contacts?|office|enquiries|inquiries)|news|news story|press|statements? and releases?|statement|readout|article|story|share|home|photos?|video|gallery|updated?|published)s?\W*$",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"^\W*(?:is this page (?:useful|helpful)|was this (?:page|article|information) (?:useful|helpful)|yes,? this page|(?:tel|phone|fax|e-?mail)\b\W*[:+\d])|\S+@\S+\.\w+.{0,60}$",
    re.IGNORECASE,
)
_DESK = re.compile(r"^\W*(?:reporting|writing|editing|translated|edited|written|compiled) by\b", re.IGNORECASE)
_BYLINE = re.compile(
    r"^by [A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,3}(?:,? (?:staff|senior|diplomatic|political)?\s*(?:writer|correspondent|reporter|editor))?(?: (?:in|for) [A-Z][\w-]+)?$"
)
_HASHTAGS = re.compile(r"(?:#\w+[\s,;]*)+")
_ENDS = re.compile(r"^\W*(?:end(?:s)?|-?30-?|###|\*\*\*|\* \* \*|for immediate release)\W*$", re.IGNORECASE)
_LONGEST = 320


def is_furniture(paragraph: str) -> bool:
    """Whether a paragraph belongs to the page and not to the report on it. Only short ones do."""
    if len(paragraph) > _LONGEST:
        return False
    if not any(letter.isalnum() for letter in paragraph):
        return True
    signs = (_POINTER, _CALL, _RIGHTS, _LABEL, _DESK, _BYLINE, _ENDS, _KIND, _FORM)
    return any(sign.search(paragraph) for sign in signs) or _HASHTAGS.fullmatch(paragraph) is not None

"""What stands on a page beside its report: pointers to other pages, calls to subscribe and share, rights and tags.

A line is furniture by its whole shape and never by its beginning alone: "Copyright was the topic" begins as a notice of
rights does. So what begins like a label or pointer and then tells something in a sentence is the report's.
"""

import re

from dragoman.reading.bylines import is_byline
from dragoman.reading.sentences import is_sentence
from dragoman.reading.small_print import is_small_print

_POINTER = re.compile(
    r"^\W*(?:(?:read|see|watch|listen|view)(?: (?:also|more|next|too|the (?:full|whole)))|also (?:read|see)|related(?: (?:news|stories|articles?|posts?|topics?|links?|content|reading))?"
    r"|more (?:on this|news|stories|from|about|in)|you (?:may|might) (?:also )?(?:like|be interested)|recommended|most (?:read|popular|viewed)|latest news|previous(?: article| post)?|next(?: article| post)?|don.t miss|trending|editor.?s picks?|further reading)\s*(?:$|[:|–—>»→…-]|\b(?=.{0,140}$)(?!.*[.]$))",
    re.IGNORECASE,
)
_SHORT_CALL = re.compile(
    r"^\W*(?:subscribe|sign up|log ?in|register|share|tweet|print|e-?mail|copy link|comments?|like|save|listen|advertisement|advert|sponsored|promoted|loading|reading time"
    r"|(?:subscribe|sign up) (?:to|for|now|here|today)\b.*|follow (?:us|our|@).*|join (?:us on|our (?:channel|telegram|newsletter|whatsapp|community)).*|share (?:this|on|via|the|it|with)\b.*|print (?:this )?(?:page|article|version)"
    r"|e-?mail this.*|click here.*|download (?:the |this |our )?(?:pdf|app|file|document|full text|report|release).*|listen to this article.*|back to (?:the )?(?:top|news|list|home|overview|all)\b.*|skip to .*|go to (?:top|main|the top|home).*"
    r"|(?:advertisement|sponsored|paid|promoted)\W+(?:content|post|story|message|links?|continue.*|scroll.*|by [\w .&'’-]{2,40})|leave a (?:comment|reply).*|what do you think|\d+ comments?|comments? (?:are closed|off|\(\d+\))"
    r"|views?:? ?\d[\d ,.]*|\d[\d ,.]* (?:views?|shares?|likes?|reads?)|reading time\W*\d.*|\d+ min(?:ute)?s? read)\W*$",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"^\W*(?:(?:subscribe|sign up) (?:to|for|now|here)\b.{0,120}\b(?:newsletters?|channels?|alerts?|updates|e-?mails?|feeds?|news|bulletins?|app|list|telegram|whatsapp|youtube|us)\b"
    r"|(?:follow|like|join|find) us (?:on|via)\b.{0,40}\b(?:twitter|facebook|telegram|instagram|youtube|linkedin|whatsapp|threads|tiktok|weibo|bluesky|social|x|vk)\b|follow our\b|join our (?:channel|telegram|newsletter|whatsapp|community)\b"
    r"|we use cookies|(?:this|our) (?:web ?)?site (?:uses|makes use of) cookies|accept (?:all )?cookies|by (?:continuing|using|clicking)\b.{0,80}\b(?:site|cookies|agree|accept)\b"
    r"|(?:what do you think|let us know|tell us)\b.*(?:comments?|below)|for (?:the latest|more) (?:news|updates|stories|information)\b.*\b(?:follow|subscribe|visit|download|click)"
    r"|found (?:a |an )?(?:mistake|typo|error)|if you (?:find|found|notice|see) an? (?:error|typo|mistake)|(?:select|highlight) (?:it|the text)\b.{0,40}\b(?:press )?ctrl)",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"^\W*(?:copyright\W*(?:notice\W*)?(?:$|©|\(c\)|\d{4}|by\b)|©|\(c\) ?\d{4})|\ball rights reserved\b|\b(?:when|while|in case of) (?:using|quoting|reprinting|copying) (?:the |any )?materials?\b.{0,160}\b(?:link|reference|source|permission|consent|site|required|obligatory|mandatory)\b"
    r"|\b(?:hyper)?link to .{0,60}(?:is )?(?:required|mandatory|obligatory)",
    re.IGNORECASE,
)
_RIGHTS_NAME = re.compile(
    r"^\W*(?i:copyright)(?: (?:of|and|for|the|\d{4}|[A-Z][\w.&'’-]*))+\W*$",
)
_LABEL = re.compile(
    r"^\W*(?:tags?|keywords|categor(?:y|ies)|filed under|labels?|hashtags?|posted in)\s*:", re.IGNORECASE
)
_TOPICS = re.compile(r"^\W*(?:topics?|section|rubrics?|themes?|countries|regions?)\s*:\s*(?P<list>.+)$", re.IGNORECASE)
_KIND = re.compile(
    r"^(?:(?:press|media|news) (?:release|statement|note|room|contacts?|office|enquiries|inquiries)|news|news story|press|statements? and releases?|statement|readout|article|story|share|home|photos?|video|gallery|updated?|published)s?\W*$",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"^\W*(?:is this page (?:useful|helpful)|was this (?:page|article|information) (?:useful|helpful)|yes,? this page|(?:tel|telephone|phone|fax|mobile|e-?mail)\b\W*[:+\d]"
    r"|(?:for (?:more|further|additional|any|press|media) (?:information|details|questions|enquiries|inquiries)\b|(?:press|media) (?:contacts?|enquiries|inquiries)\b|please contact|contact(?: (?:us|the|our|person|mr|ms|mrs)\b|\s*:)).{0,160}(?:\S@\S+\.\w+|(?:\b(?:tel|telephone|phone|mobile|call)\b\W*|\+)\d[\d ()/-]{5,}\d))",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\S+@\S+\.\w+")
_NAME = r"[^\W\d_a-z][\w'’.-]*(?: (?:[^\W\d_a-z][\w'’.-]*|de|van|von|bin|al|el|da|di))*"
_DESK = re.compile(
    rf"^\W*(?:(?i:(?:(?:additional )?(?:reporting|writing|editing)|translated|edited|written|compiled|interviewed|prepared) by) {_NAME}(?:(?:,| and|,? in|,? for) {_NAME})*[\s;,.|/]*(?:and )?)+\W*$"
)
_HASHTAGS = re.compile(r"(?:#\w+[\s,;]*)+")
# The number of a release on a line of its own.
_NUMBER = re.compile(
    r"^\W*(?:(?:(?:press|media|news) )?(?:release|statement|communiqu[eé]|note|bulletin)\W{0,3})?(?:no|nr|ref(?:erence)?|our ref)\b[\s.:]*(?:[A-Z]{1,8}[/.-])?\d[\w/.-]*\W*$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"^\W*(?:enditem|end(?:s)?(?: of (?:document|text|statement|(?:press |news )?release|message))?|-?30-?|###|\*\*\*|\* \* \*|for immediate release)\W*$",
    re.IGNORECASE,
)
# What the page's own program writes: numbers of the story, sizes of the letters, orders to the browser.
_PROGRAM = re.compile(
    r"^\W*(?:\d{3,5}\*\*\d{3,5}|(?:(?:news|story|article|item|post|release|document|page|report)[ -]?(?:id|code|no|number)|id|code|hits|views|read|reads|visits|visitors|times read|word count|read(?:ing)? time|time to read|shortened url|short (?:url|link))\s*[:：]\s*[\d/*,. #-]*(?:min(?:ute)?s?(?: read)?)?(?:https?:\S+)?"
    r"|(?:[Aa][+-]?\s+){1,3}[Aa][+-]?|printed from\b.*|(?:close|print) (?:this )?window|nach oben|zum seitenanfang|haut de page|retour en haut|partager (?:cette page|cet article)|imprimer|view on (?:facebook|twitter|x|instagram|youtube)|(?:return|go back|back) to (?:the )?(?:index|list|top|previous page|archive)|previous(?:\W+next)?|next"
    r"|please (?:enable|turn on|activate) (?:java ?script|cookies)\b.*|(?:select|choose|change) (?:your )?language|languages?|\W*(?:an? )?(?:unofficial|informal|courtesy|official|non-official) translation|our mailing address is\b.*)\W*$",
    re.IGNORECASE,
)
_NETS = frozenset(
    "facebook twitter whatsapp linkedin telegram instagram youtube pinterest reddit tumblr viber messenger threads bluesky tiktok weibo wechat vk"
    " odnoklassniki line skype pocket flipboard x email e-mail mail print copy link share tweet share: more rss sms".split()
)
_LONGEST = 320
_CALL_WORDS = 14


def is_furniture(paragraph: str) -> bool:
    """Whether a paragraph belongs to the page and not to the report on it. Only short ones do, and small print."""
    if is_small_print(paragraph):
        return True
    if len(paragraph) > _LONGEST:
        return False
    if not any(letter.isalnum() for letter in paragraph):
        return True
    if any(sign.search(paragraph) for sign in (_CALL, _RIGHTS, _RIGHTS_NAME, _DESK, _ENDS, _KIND, _FORM, _NUMBER)):
        return True
    if is_byline(paragraph) or _is_of_page(paragraph):
        return True
    if _HASHTAGS.fullmatch(paragraph) is not None:
        return True
    return not is_sentence(paragraph) and _is_label(paragraph)


def _is_of_page(paragraph: str) -> bool:
    """Whether a line is written by the program that makes the page, or names places to share it at and no more."""
    if _PROGRAM.match(paragraph):
        return True
    words = [word for word in re.split(r"[\s,|/·•]+", paragraph.casefold()) if word]
    return len(words) > 1 and all(word in _NETS for word in words)


def _is_label(paragraph: str) -> bool:
    words = len(paragraph.split())
    if _POINTER.search(paragraph) or _LABEL.search(paragraph):
        return True
    if words <= _CALL_WORDS and (_SHORT_CALL.match(paragraph) or _ADDRESS.search(paragraph)):
        return True
    topics = _TOPICS.match(paragraph)
    return topics is not None and all(_is_tag(one) for one in re.split(r"[,;|/#]", topics["list"]) if one.strip())


def _is_tag(words: str) -> bool:
    """Whether some words are a tag: a name or term written large, as the topics of a talk in a readout are not."""
    return len(words.split()) <= 4 and words.strip()[0].isupper()

"""What a page says to its visitors before it shows its report, or instead of it: that it stores cookies, that it takes them
for machines, that nothing is there."""

import re
from typing import Any

from dragoman.reading.markup_text import paragraphs_in
from dragoman.reading.sentences import is_sentence

_MAKERS = re.compile(
    r"(?:^|\s)(?:onetrust|ot-sdk|cybot|cookiebot|didomi|qc-cmp|cmplz|iubenda|truste|trustarc|usercentrics|uc-banner|sp_message|fc-consent|osano|klaro|borlabs|moove_gdpr|cc-window|cc-banner|termly"
    r"|tarteaucitron|axeptio|evidon|cky-|eu-cookie|gdpr|consent|cookies?[-_]?(?:law|bar|banner|notice|consent|policy|wall|popup|box|info|modal|message|layer|overlay))",
    re.IGNORECASE,
)
"""By which names the makers of such notices call them."""
_SPEAKS = re.compile(
    r"\bcookies?\b|\bour (?:\d+ )?partners\b|\bpersonal data\b|\byour (?:privacy|consent|choices?)\b|\blegitimate interest",
    re.IGNORECASE,
)
_DIALOGS = frozenset({"dialog", "alertdialog"})
_LEAST_LETTERS = 80
_MOST = 20
_MACHINES = re.compile(
    r"^\W*(?:just a moment|attention required|one moment,? please|please wait|checking your browser|security check|ddos.guard|access denied|are you (?:a )?(?:human|robot)|verify(?:ing)? (?:that )?you are (?:a )?human|human verification|pardon our interruption|bot verification|request (?:unsuccessful|rejected))\b",
    re.IGNORECASE,
)
_MACHINES_SAID = re.compile(
    r"\b(?:checking your browser|enable javascript and cookies to continue|verify(?:ing)? (?:that )?you are (?:not a robot|(?:a )?human)|ddos protection by|cloudflare|ray id|incapsula incident|your (?:ip|request) (?:has been|was) blocked|you have been blocked|don.t have permission to access|reference ?#[\d.a-f]{8,}|performance & security|captcha)\b",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"^\W*(?:(?:error )?(?:404|410)\b.{0,40}|(?:(?:the |this )?(?:page|file|document|content|article|resource)(?: you (?:requested|are looking for))? )?(?:was |is |could |can )?(?:not|cannot be|no longer) (?:be )?(?:found|exists?|available)|not found|page (?:does not exist|missing))\W*$",
    re.IGNORECASE,
)
_LONGEST = 1500


def refuse_notice(tree: Any, title: str | None) -> None:
    """`ValueError`, worded to follow the source's name, if a page has nothing but such a notice."""
    named = [words for words in (title, (tree.findtext(".//title") or "")[:200]) if words]
    machines, nothing = (
        any(map(_MACHINES.match, named)),
        any(_NOTHING.match(part) for words in named for part in re.split(r"\s+[|–—-]\s+", words)),
    )
    if not machines and not nothing:
        return
    text = " ".join(paragraphs_in(tree))
    if (
        machines
        and len(text) <= _LONGEST
        and (_MACHINES_SAID.search(text) or not any(map(is_sentence, paragraphs_in(tree))))
    ):
        raise ValueError(
            "has no report in it: the server takes us for a machine, and asks for a browser: save the page from one"
        )
    if nothing and len(text) <= _LONGEST:
        raise ValueError("has no report in it: the page says that nothing is at its address")


def take_out_consent(tree: Any) -> None:
    """Takes notices on cookies out of a page, however long they are, if a report is left beside them."""
    whole, looked_at = None, 0
    for element in list(tree.iter("div", "section", "aside", "dialog", "form", "footer")):
        if element.getparent() is None or looked_at == _MOST or not _may_be_consent(element):
            continue
        looked_at += 1
        whole = _told(tree) if whole is None else whole
        size = _told(element)
        if next(element.iter("h1"), None) is None and whole - size >= _LEAST_LETTERS:
            element.drop_tree()
            whole -= size


def _may_be_consent(element: Any) -> bool:
    if any(_MAKERS.search(element.get(name) or "") for name in ("id", "class")):
        return True
    if element.tag == "dialog" or element.get("role") in _DIALOGS or element.get("aria-modal") == "true":
        return _SPEAKS.search(element.text_content()) is not None
    lines = [child for child in element if child.tag in ("p", "li", "span", "div", "h2", "h3") and len(child) <= 3]
    spoken = sum(_SPEAKS.search(line.text_content()[:2000]) is not None for line in lines)
    return (
        spoken >= 2
        and 2 * spoken >= len(lines)
        and any("cookie" in (line.text_content()[:2000]).lower() for line in lines)
    )


def _told(element: Any) -> int:
    return sum(len(line) for line in paragraphs_in(element) if is_sentence(line))

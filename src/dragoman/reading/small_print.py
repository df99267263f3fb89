"""Small print below mails and newsletters: who may read them, why they were sent, and how to be rid of them.

It may be long. What tells it is not its beginning but that it speaks of the mail itself, and in which terms.
"""

import re

_MAIL = re.compile(
    r"\b(?:(?:this|the|our|these) (?:e-?mails?|messages?|communications?|transmissions?|newsletters?|bulletins?|mailings?|notices?)|(?:e-?mail|message) (?:and any|or any)|attachments?)\b",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"\b(?:confidential(?:ity)?|privileged|intended (?:only|solely|exclusively|recipients?)|(?:named|intended) (?:addressee|recipient)s?|addressees?|(?:sole|exclusive) use"
    r"|in error|by mistake|delete (?:it|this|the)|(?:notify|inform) the sender|viruses|liab(?:le|ility)|unauthori[sz]ed|disclaim\w*|legally binding|do not (?:necessarily )?(?:reflect|represent))\b",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"\b(?:you (?:are receiv|receiv|have receiv|were sent|get)\w* (?:this|our|these)\b|(?:this|the) (?:e-?mail|message|newsletter|bulletin) (?:was|is|has been) sent\b.{0,60}\b(?:to you|subscri\w+|@)"
    r"|(?:no longer|do not|don.t) (?:wish|want) to (?:receive|get)|(?:to|if you) (?:stop|wish to stop|want to stop) (?:receiving|getting)|to (?:unsubscribe|opt[ -]?out)|unsubscribe\W*$"
    r"|^\W*unsubscribe\b|\bunsubscribe (?:here|from|at any time|by|via|using|now|link)|(?:click|reply|link|button)\b.{0,60}\bunsubscribe|(?:update|manage|change|edit) (?:your )?(?:e-?mail )?(?:preferences|subscriptions?)"
    r"|view (?:this|it|the)? ?(?:e-?mail|message|mail|newsletter)? ?(?:in|on|as) (?:your|a|the)? ?(?:web ?)?(?:browser|page)|consider the environment before printing|think before you print)",
    re.IGNORECASE,
)
_LONGEST = 3000


def is_small_print(paragraph: str) -> bool:
    """Whether a paragraph is on the mail that it stands in, and not of the report."""
    if len(paragraph) > _LONGEST:
        return False
    if _SENT.search(paragraph):
        return True
    law = {found[0].casefold() for found in _LAW.finditer(paragraph)}
    return len(law) > 1 or (bool(law) and _MAIL.search(paragraph) is not None and _is_on_mail(paragraph))


def _is_on_mail(paragraph: str) -> bool:
    """Whether the first thing that a paragraph speaks of is the mail: a person's words on a message are news."""
    found = _MAIL.search(paragraph)
    return found is not None and not re.search(
        r"\b[A-Z]\w+ [A-Z]\w+\b.{0,40}\b(?:said|told|added|wrote|stressed)\b", paragraph
    )

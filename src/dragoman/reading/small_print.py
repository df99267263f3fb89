"""Small print below mails and newsletters: who may read them, why they were sent, and how to be rid of them.

It may be long. What tells it is not its beginning but that it speaks of the mail itself, and in which terms.
"""

import re

_MAIL = re.compile(
    r"\b(?:(?:this|these|our|the (?:information|contents?) (?:contained |included )?(?:in|of) the) (?:e-?mails?|messages?|communications?|transmissions?|newsletters?|bulletins?|mailings?|notices?)|(?:e-?mail|message) (?:and any|or any)|attachments?)\b",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"\b(?:confidential(?:ity)?|privileged|intended (?:only|solely|exclusively|recipients?)|(?:named|intended) (?:addressee|recipient)s?|addressees?|(?:sole|exclusive) use"
    r"|in error|by mistake|delete (?:it|this|the)|(?:notify|inform) the sender|viruses|liab(?:le|ility)|unauthori[sz]ed|disclaim\w*|legally binding|do not (?:necessarily )?(?:reflect|represent))\b",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"\b(?:you (?:are receiv|receiv|have receiv|were sent|get)\w* (?:this|our|these) (?:[\w-]+ )?(?:e-?mails?|messages?|mails?|newsletters?|bulletins?|updates?|releases?|digests?|alerts?|notifications?)\b|(?:are|is) not the (?:intended|named) (?:recipient|addressee)|(?:this|the) (?:e-?mail|message|newsletter|bulletin) (?:was|is|has been) sent\b.{0,60}\b(?:to you|subscri\w+|@)"
    r"|(?:no longer|do not|don.t) (?:wish|want) to (?:receive|get)|(?:to|if you) (?:stop|wish to stop|want to stop) (?:receiving|getting)|to (?:unsubscribe|opt[ -]?out)|unsubscribe\W*$"
    r"|^\W*unsubscribe\b|\bunsubscribe (?:here|from|at any time|by|via|using|now|link)|(?:click|reply|link|button)\b.{0,60}\bunsubscribe|(?:update|manage|change|edit) (?:your )?(?:e-?mail )?(?:preferences|subscriptions?)"
    r"|view (?:this|it|the)? ?(?:e-?mail|message|mail|newsletter)? ?(?:in|on|as) (?:your|a|the)? ?(?:web ?)?(?:browser|page)|consider the environment before printing|think before you print)",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\b(?:said|told|added|wrote|stressed|declared|announced)\b")
"""A person's words on a message are news."""
_LONGEST = 3000


def is_small_print(paragraph: str) -> bool:
    """Whether a paragraph is on the mail that it stands in, and not of the report."""
    if len(paragraph) > _LONGEST:
        return False
    if _SENT.search(paragraph):
        return True
    return _MAIL.search(paragraph) is not None and _LAW.search(paragraph) is not None and not _TOLD.search(paragraph)

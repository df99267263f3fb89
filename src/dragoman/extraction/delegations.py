"""Delegations: who led that of a state takes part, and not the state; who came along takes part too."""

from dragoman.extraction.companions import Company, companies
from dragoman.extraction.drafts import Draft
from dragoman.extraction.leaders import Leader, leaders
from dragoman.model.analysis import Analysis
from dragoman.model.vocabulary import Form, Role

_LED: frozenset[Form] = frozenset({"meeting", "call", "consultations"})
_NEAR = 4
"""Sentences between an engagement and the one that names who led."""
_NEXT = 2
"""The same for who came along."""


def name_leaders(analysis: Analysis, drafts: list[Draft]) -> None:
    """ "Ghana and Hungary held talks. … The Ghanaian side was led by A": A, in the engagement told last before.

    `drafts` become fewer where that shows one to have been told twice.
    """
    named: set[int] = set()
    for leader in leaders(analysis):
        told = [
            draft
            for draft in drafts
            if draft.form in _LED
            and leader.state in draft.parts
            and 0 <= leader.sentence - min(draft.sentences) <= _NEAR
        ]
        last = max((_last_before(draft, leader) for draft in told), default=0)
        for home in [draft for draft in told if _last_before(draft, leader) == last]:
            role = home.parts[leader.state]
            home.parts = {leader.person if key == leader.state else key: home.parts[key] for key in home.parts}
            home.parts[leader.person] = role
            named.add(home.number)
    for draft in list(drafts):
        first = next((d for d in drafts if {d.number, draft.number} & named and _is_the_same(d, draft)), None)
        if first is None:
            continue
        first.parts |= draft.parts
        first.join(draft)
        drafts.remove(draft)


def _last_before(draft: Draft, leader: Leader) -> int:
    """The last sentence that tells of an engagement before it is said who led."""
    return max(number for number in draft.sentences if number <= leader.sentence)


def _is_the_same(one: Draft, other: Draft) -> bool:
    """Told twice, as the leaders show: the first by the states, the second by them."""
    return (
        one.number < other.number
        and one.form == other.form
        and one.status == other.status
        and (one.parts.keys() <= other.parts.keys() or other.parts.keys() <= one.parts.keys())
        and (one.date == other.date or None in {one.date, other.date})
    )


def join_companions(analysis: Analysis, drafts: list[Draft]) -> None:
    """They take part in what the one they accompany takes part in, or in what their sentence, or the one before, tells."""
    for company in companies(analysis):
        for draft in _joined(company, drafts):
            visits = draft.form == "visit" and draft.parts.get(company.beside or "") == "visitor"
            role: Role = "visitor" if visits else "participant"
            for person in company.companions:
                draft.parts.setdefault(person, role)
            if company.sentence not in draft.sentences:
                draft.sentences.append(company.sentence)


def _joined(company: Company, drafts: list[Draft]) -> list[Draft]:
    drafts = [draft for draft in drafts if draft.form == "visit" or not company.travelling]
    here = [draft for draft in drafts if company.sentence in draft.sentences]
    if company.verb is not None:
        own = [draft for draft in here if company.verb in {spot for c in draft.cues for spot in (c.node, c.verb)}]
        return own or (here if len(here) == 1 else [])
    if company.beside is not None and (own := [draft for draft in here if company.beside in draft.parts]):
        return own
    if not company.told_before:
        return []
    earlier = [
        draft
        for draft in drafts
        if 0 < company.sentence - max(draft.sentences) <= _NEXT
        and (company.beside is None or company.beside in draft.parts)
    ]
    return earlier[-1:]

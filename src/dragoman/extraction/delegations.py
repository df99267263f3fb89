"""Delegations: who led that of a state takes part, and not the state."""

from dragoman.extraction.drafts import Draft
from dragoman.extraction.leaders import Leader, leaders
from dragoman.model.analysis import Analysis
from dragoman.model.vocabulary import Form

_LED: frozenset[Form] = frozenset({"meeting", "call", "consultations"})
_NEAR = 4
"""Sentences between an engagement and the one that names who led."""


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

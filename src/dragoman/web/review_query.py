"""What of the queue somebody looks at, as it stands in the address: kind, sureness, outlet, what waits, and the step."""

from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

from dragoman.model.facts import SECTIONS
from dragoman.register.waiting import Wanted
from dragoman.review.walking import Walk

STATES = {
    "waiting": "what nobody has decided",
    "coded": "what coders decided, for reviewers",
    "accepted": "accepted",
    "corrected": "corrected",
    "added": "added",
    "rejected": "rejected",
}
MOST_SKIPPED = 150
"""How many facts are put off at the most: a browser keeps no longer cookie."""


class ReviewQuery(NamedTuple):
    """`by` is the step, a fact or a report; `below` and `above` are percents."""

    by: str = "fact"
    section: str = ""
    state: str = "waiting"
    below: int | None = None
    above: int | None = None
    outlet: str = ""
    report: int | None = None

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> "ReviewQuery":
        """What an address asks for; what makes no sense is as if it were not there."""
        section, state = str(values.get("section", "")), str(values.get("state", ""))
        return cls(
            by="report" if values.get("by") == "report" else "fact",
            section=section if section in SECTIONS else "",
            state=state if state in STATES else "waiting",
            below=_number(values.get("below"), 100),
            above=_number(values.get("above"), 100),
            outlet=str(values.get("outlet", ""))[:200],
            report=_number(values.get("report"), 2**31 - 1),
        )

    @classmethod
    def back(cls, words: str) -> "ReviewQuery":
        return cls.of(dict(parse_qsl(words[:2000])))

    @property
    def words(self) -> str:
        """The address's part after the question mark, without what goes without saying."""
        plain = ReviewQuery()._asdict()
        return urlencode({key: value for key, value in self._asdict().items() if value not in (None, plain[key])})

    def wanted(self) -> Wanted:
        return Wanted(
            section=self.section or None,  # type: ignore[arg-type]
            state="read" if self.state in {"waiting", "coded"} else self.state,  # type: ignore[arg-type]
            coded=self.state == "coded",
            below=None if self.below is None else self.below / 100,
            above=None if self.above is None else self.above / 100,
            outlet=self.outlet or None,
            report=self.report,
            worded=True,
        )

    def walk(self, skipped: frozenset[str] = frozenset()) -> Walk:
        return Walk(wanted=self.wanted(), whole=self.by == "report", skipped=skipped)

    def address(self, page: str = "/review", **more: Any) -> str:
        """An address with this query, and more."""
        extra = urlencode({key: value for key, value in more.items() if value not in (None, "")})
        asked = "&".join(filter(None, (self.words, extra)))
        return f"{page}?{asked}" if asked else page


def skipped_in(cookie: str) -> frozenset[str]:
    """The facts that somebody put off."""
    return frozenset(name.replace(":", "/") for name in cookie.split("|")[-MOST_SKIPPED:] if name)


def skipped_as(cookie: str, name: str) -> str:
    """The cookie with one more fact, if its name can stand in one."""
    kept = [one for one in cookie.split("|") if one][-MOST_SKIPPED + 1 :]
    plain = name.replace("/", ":")
    return "|".join([*kept, plain] if all(letter.isalnum() or letter in ":_-" for letter in plain) else kept)


def _number(value: Any, most: int) -> int | None:
    words = str(value or "")
    return int(words) if words.isdecimal() and words.isascii() and len(words) < 11 and int(words) <= most else None

"""Drafts: engagements while a report is being read."""

from dataclasses import dataclass, field

from dragoman.extraction.actors import ActorKey
from dragoman.extraction.cues import Cue
from dragoman.extraction.timing import Told
from dragoman.model.document import Span
from dragoman.model.reading import Place
from dragoman.model.vocabulary import DateBasis, Form, Role, Status


@dataclass
class Draft:
    """An engagement while the report is being read."""

    form: Form
    status: Status
    parts: dict[ActorKey, Role]
    cues: list[Cue]
    sentences: list[int]
    date: str | None = None
    basis: DateBasis | None = None
    place: Place | None = None
    part_of: "Draft | None" = None
    topics: list[Span] = field(default_factory=list)
    number: int = 0  # in the order of telling
    background: bool = False

    def tell(self, told: Told | None) -> None:
        """The first date told stays; of a visit, the days from first to last, not that of the arrival alone."""
        whole = told is not None and self.form == "visit" and "/" in told.value and "/" not in (self.date or "/")
        if told and (self.date is None or whole):
            self.date, self.basis = told.value, told.basis

    def join(self, other: "Draft") -> None:
        """Takes over where another draft, which tells the same, tells it, and its place and day where this has none."""
        self.cues += [cue for cue in other.cues if cue not in self.cues]
        self.sentences += [number for number in other.sentences if number not in self.sentences]
        self.place = self.place or other.place
        if self.date is None:
            self.date, self.basis = other.date, other.basis

    @property
    def is_to_come(self) -> bool:
        return self.status in {"scheduled", "proposed"}

    @property
    def keys(self) -> list[ActorKey]:
        return list(self.parts)

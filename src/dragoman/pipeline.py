"""The way of a report, on one page: a document is analysed, its facts are extracted, and the register records them.

In the place of analysis and rules a language model may be asked, if a user has one and names it (`reader_named`).
"""

import hashlib
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, NamedTuple, Protocol

from dragoman import __version__
from dragoman.model.document import Document
from dragoman.model.reading import Reading
from dragoman.threads import one_thread

if TYPE_CHECKING:
    from dragoman.extraction.proposed.refusals import Proposal, Refused
    from dragoman.inquiry.server import Server
    from dragoman.register.store import Recorded, Register

BOTH, RULES, TRAINED = "both", "rules", "trained"
OWN = (BOTH, RULES, TRAINED)
"""The readers of the package: the rules, the trained reader, and both together, which reads best."""

_MODEL_PREFIX = "openai:"
_READERS = ("analysis", "extraction", "lexicon", "model")
_PROPOSED = "extraction/proposed"
"""What decides a reading by a language model, and none by the rules."""


class Unread(NamedTuple):
    """A document that could not be read or recorded, and why, in one line."""

    source: str
    message: str


class Entered(NamedTuple):
    """What recording a document did, and what its reader did not take; nothing if it was known already."""

    recorded: "Recorded"
    refused: "tuple[Refused, ...]" = ()


class RefusedFacts(UserWarning):
    """Some of what a language model proposed was not taken; `propose` says what and why."""


class Reader(Protocol):
    """Who reads: `version` is what the register knows a reading's maker by."""

    def version(self) -> str: ...

    def propose(self, document: Document) -> "Proposal":
        """The facts of a document, and what was not taken. `ValueError`, to follow "cannot be read:", if it cannot."""


class _Own:
    """A reader of the package, by its name."""

    def __init__(self, name: str) -> None:
        self.name = name

    def version(self) -> str:
        return extractor() if self.name == BOTH else f"{self.name} {extractor()}"

    def propose(self, document: Document) -> "Proposal":
        from dragoman.extraction.proposed.refusals import Proposal

        return Proposal(read_document(document, self.name))


class _LanguageModel:
    """A model behind a server. Its answer is a proposal, of which only what the text bears out is taken."""

    def __init__(self, model: str, server: "Server") -> None:
        self.model, self.server = model, server
        self.finder = f"{_MODEL_PREFIX}{model}"

    def version(self) -> str:
        return f"{self.finder} {__version__}+{_digest(_PROPOSED, 'lexicon', 'model')}"

    def propose(self, document: Document) -> "Proposal":
        from dragoman.extraction.proposed.answers import answer_schema
        from dragoman.extraction.proposed.prompt import instructions_for
        from dragoman.extraction.proposed.taking import take
        from dragoman.inquiry.ask import Question, ask

        question = Question(self.model, instructions_for(document), document.text, answer_schema())
        return take(ask(self.server, question), document, self.finder)


def reader_named(name: str = BOTH, *, base_url: str | None = None, timeout: float | None = None) -> Reader:
    """The reader of a name: `both`, `rules` or `trained`, or `openai:MODEL` for a language model behind a server that
    is compatible with OpenAI's.

    The server is at `base_url`, else at `$OPENAI_BASE_URL`, else OpenAI's; `timeout` is in seconds.
    `ValueError`, one line that says what to do, if there is no such reader or the model cannot be asked.
    """
    model = model_of(name)
    if model is None:
        return _Own(name)
    from dragoman.inquiry.ask import check_client
    from dragoman.inquiry.server import server_at

    server = server_at(base_url, timeout)
    check_client()
    return _LanguageModel(model, server)


def model_of(name: str) -> str | None:
    """The language model that a reader's name names; None for the package's own. `ValueError` if it names neither."""
    model = name.removeprefix(_MODEL_PREFIX)
    if name in OWN:
        return None
    if model in {"", name} or not model.isprintable() or model != model.strip():
        raise ValueError(
            f"{name!r} is no reader: give {', '.join(OWN)}, or {_MODEL_PREFIX}MODEL with the name of a model"
        )
    return model


def extract(
    text: str,
    *,
    source: str = "text",
    title: str | None = None,
    published: date | None = None,
    reader: str = BOTH,
    base_url: str | None = None,
) -> Reading:
    """The facts of one report. The offsets of their evidence count the code points of `text` as it is given.

    `published` is the report's own day, against which "yesterday" and "on Friday" are resolved; without it they are not.
    `reader` and `base_url` are those of `reader_named`; `RefusedFacts` warns if not all was taken that it proposed.
    `ValueError` if the text is empty, not in English, or too long to be read; `TypeError` if `published` is no
    `datetime.date`.
    """
    proposal = propose(text, source=source, title=title, published=published, reader=reader, base_url=base_url)
    if proposal.refused:
        message = f"{source}: {len(proposal.refused)} facts or values that {reader} proposed were refused"
        warnings.warn(message, RefusedFacts, stacklevel=2)
    return proposal.reading


def propose(
    text: str,
    *,
    source: str = "text",
    title: str | None = None,
    published: date | None = None,
    reader: str = BOTH,
    base_url: str | None = None,
    timeout: float | None = None,
) -> "Proposal":
    """As `extract`: the `reading`, and `refused`, what its reader proposed and was not taken, each with its reason."""
    from dragoman.reading.decoding import readable
    from dragoman.reading.language import english

    chosen = reader_named(reader, base_url=base_url, timeout=timeout)
    if isinstance(published, datetime):
        published = published.date()
    if published is not None and not isinstance(published, date):
        raise TypeError(f"published is {published!r}: give a datetime.date")
    try:
        language = english(readable(text))
    except ValueError as error:
        raise ValueError(f"{source} {error}") from None
    document = Document(source=source, text=text, title=title, published=published, language=language)
    try:
        return chosen.propose(document)
    except ValueError as error:
        raise ValueError(f"{source} cannot be read: {error}") from None


def read_document(document: Document, reader: str = BOTH) -> Reading:
    """The facts of a document, by one of the package's own readers (`OWN`)."""
    from dragoman.analysis.analyse import analyse
    from dragoman.analysis.casing import cased
    from dragoman.extraction.extract import extract_reading, report_of
    from dragoman.extraction.guided_reading import read_guided
    from dragoman.extraction.requoted import of_document
    from dragoman.extraction.trained.compose import compose
    from dragoman.reading.unread import part_read

    with one_thread():
        part = cased(part_read(document))
        if reader == TRAINED:
            reading = compose(part, None, report_of(part))
        else:
            analysis = analyse(part)
            reading = read_guided(analysis, analyse) if reader == BOTH else extract_reading(analysis)
    return reading if part is document else of_document(reading, document)


def propose_or_not(document: Document, reader: Reader) -> "Proposal | Unread":
    """What a reader makes of a document, or why nothing: one bad report does not keep others from being read."""
    from dragoman.reading.language import is_read, not_read

    if document.language is not None and not is_read(document.language):
        return Unread(document.source, not_read(document.language))
    try:
        return reader.propose(document)
    except ValueError as error:
        return Unread(document.source, f"cannot be read: {error}")


def record(document: Document, register: "Register", reader: Reader) -> Entered | Unread:
    """Reads a document into a register, in one transaction; what this reader has read before is not read again.

    One in a language that is not read is kept with its language and no facts. A document that cannot be read leaves the
    register as it was. `RegisterError` if the database fails.
    """
    version = reader.version()
    try:
        document = register.republished(document)
        known = register.known(document, version)
        if known is not None:
            return Entered(known)
        proposal = _proposal(register.completed(document), reader)
        return Entered(register.record(proposal.reading, version), proposal.refused)
    except ValueError as error:
        return Unread(document.source, f"cannot be read: {error}")


def _proposal(document: Document, reader: Reader) -> "Proposal":
    """What a reader makes of a document; of one in a language that is not read, that there is one."""
    from dragoman.extraction.extract import report_of
    from dragoman.extraction.proposed.refusals import Proposal
    from dragoman.reading.language import is_read

    if is_read(document.language):
        return reader.propose(document)
    return Proposal(Reading(report=report_of(document)))


@cache
def extractor() -> str:
    """The version of what reads: the package's, and a digest of the rules, models and tables that decide a reading."""
    return f"{__version__}+{_digest(*_READERS, but=_PROPOSED)}"


@cache
def _digest(*folders: str, but: str | None = None) -> str:
    """A digest of all files of some folders of the package, but those of one folder among them."""
    digest = hashlib.sha256()
    for folder in folders:
        for path, content in sorted(_files(files("dragoman") / folder)):
            if but is None or not f"{folder}{path}".startswith(f"{but}/"):
                digest.update(f"{path} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:12]


def _files(folder: Traversable, under: str = "") -> Iterator[tuple[str, bytes]]:
    """All files below a folder but what Python makes of them, by their paths."""
    for entry in folder.iterdir():
        path = f"{under}/{entry.name}"
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry, path)
        else:
            yield path, entry.read_bytes()

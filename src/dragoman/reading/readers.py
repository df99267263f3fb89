"""Which reader reads which kind of source. A reader, with the library it stands on, is loaded when it is first needed."""

import codecs
import gzip
import zipfile
import zlib
from collections.abc import Callable, Iterator
from importlib import import_module

import msgspec

from dragoman.reading import kinds
from dragoman.reading.documents import plain_document, report_document
from dragoman.reading.fetching import Web
from dragoman.reading.profiles.loading import own_profiles
from dragoman.reading.profiles.profile import Profiles
from dragoman.reading.source_error import SourceError
from dragoman.reading.streams import HEAD, whole
from dragoman.reading.supply import Outcome, Supply, Way
from dragoman.reading.unicode_forms import as_utf8, unicode_form

_READERS = {
    kinds.MARKDOWN: ("markdown", "read_markdown"),
    kinds.PAGE: ("page", "read_page"),
    kinds.PDF: ("pdf", "read_pdf"),
    kinds.ARCHIVE: ("archive", "read_archive"),
    kinds.GZIP: ("archive", "read_compressed"),
    kinds.WARC: ("warc", "read_warc"),
    kinds.MAIL: ("mail", "read_mail"),
    kinds.MAILBOX: ("mail_folder", "read_mail_folder"),
    kinds.FEED: ("feed", "read_feed"),
    kinds.JSON_FEED: ("feed", "read_json_feed"),
    kinds.SITEMAP: ("sitemap", "read_sitemap"),
    kinds.JSON_LINES: ("json_lines", "read_json_lines"),
    kinds.TABLE: ("table", "read_table"),
}


def read_supply(supply: Supply, web: Web, profiles: Profiles | None = None) -> Iterator[Outcome]:
    """The documents of a source, whatever its kind. What cannot be read gives a `SourceError` in its place.

    `profiles` are those of publishers; without them, the package's own.

    Libraries that parse what strangers made can fail in ways of their own: whatever they raise is told as an error of
    this source, so that the rest is read.
    """
    try:
        yield from _read(supply, web, own_profiles() if profiles is None else profiles)
    except ValueError as error:
        yield supply.error(_line(error))
    except (zlib.error, gzip.BadGzipFile, zipfile.BadZipFile):
        yield supply.error("is broken: what was compressed in it is damaged: get it anew")
    except EOFError:
        yield supply.error("is cut off: there should be more of it")
    except OSError as error:
        yield supply.error(f"cannot be read: {error.strerror or _line(error)}")
    except RecursionError:
        yield supply.error("cannot be read: it is nested too deeply")
    except Exception as error:  # noqa: BLE001
        yield supply.error(f"cannot be read: it is broken in a way that is not foreseen ({type(error).__name__})")


def _read(supply: Supply, web: Web, profiles: Profiles) -> Iterator[Outcome]:
    while supply.stream.peek(HEAD).startswith(2 * codecs.BOM_UTF8):
        # A file that was saved anew by a program that knows no marks has one more.
        supply.stream.read(len(codecs.BOM_UTF8))
    head = supply.stream.peek(HEAD)
    kind = kinds.kind_of(head, supply.name, supply.declared)
    if isinstance(kind, kinds.Unreadable):
        raise ValueError(kind.why)
    if kind == kinds.TEXT and b"\0" in head and (ending := kinds.packed_ending(supply.name)):
        raise ValueError(f"is called {ending} and does not begin as such files do: it is damaged: get it anew")
    form = unicode_form(head) if kind in kinds.RECODED else None
    if form is not None:
        supply = supply._replace(stream=as_utf8(supply.stream, form))
    if kind in (kinds.TEXT, kinds.REPORT):
        make = report_document if kind == kinds.REPORT else plain_document
        document = make(whole(supply.stream), supply.source, supply.published)
        said = {"title": document.title or supply.title, "outlet": document.outlet or supply.outlet}
        yield msgspec.structs.replace(document, **said)
        return
    module, name = _READERS[kind]
    reader: Callable[[Supply, Way], Iterator[Outcome]] = getattr(import_module(f"dragoman.reading.{module}"), name)
    yield from reader(supply, Way(lambda inner: read_supply(inner, web, profiles), web, profiles))


def _line(error: Exception) -> str:
    """What went wrong, on one line of a length that can be read."""
    words = " ".join(str(error).split())
    return words if len(words) <= 300 else f"{words[:300]}…"


__all__ = ["Outcome", "SourceError", "read_supply"]

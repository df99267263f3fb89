"""Which files a source stands for: itself, a folder's reports, or what a pattern matches."""

import errno
import fnmatch
import glob
import os
import stat
from collections.abc import Callable, Iterator
from functools import partial

from dragoman.reading.kinds import ENDINGS, unread


class Unreachable(Exception):
    """A path that cannot be read, and why, worded to follow the path."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path} {why}")
        self.path = path
        self.why = why


def files_of(source: str) -> Iterator[str | Unreachable]:
    """The paths of the files that a source stands for, and what of it cannot be reached, in order of name.

    A folder stands for its files of the kinds that are read, at any depth, without hidden ones; of the others those that
    may hold a report are told. A folder that a link leads back to is not entered again. A pattern (`*`, `?`, `[…]`, `**`) stands for what it matches, like a shell's.
    """
    try:
        mode = os.stat(source).st_mode
    except FileNotFoundError:
        yield from _matches(source)
    except (OSError, ValueError) as error:
        yield Unreachable(source, _reason(error))
    else:
        yield from _folder(source) if stat.S_ISDIR(mode) else [source]


def _matches(source: str) -> Iterator[str | Unreachable]:
    if not glob.has_magic(source):
        yield Unreachable(source, "does not exist")
        return
    found = False
    for path in _deep(source) if "**" in source.split(os.sep) else _shallow(source):
        found = True
        yield path
    if not found:
        yield Unreachable(source, "matches nothing")


def _shallow(pattern: str) -> Iterator[str | Unreachable]:
    """What a pattern without `**` matches; a folder stands for its reports."""
    for path in sorted(glob.glob(pattern)):
        yield from _folder(path) if os.path.isdir(path) else [path]


def _deep(pattern: str) -> Iterator[str | Unreachable]:
    """The files that a pattern with `**` matches. The library's own `**` can run through a loop of links for ever."""
    parts = pattern.split(os.sep)
    at = parts.index("**")
    above = os.sep.join(parts[:at]) + os.sep if at else os.curdir
    for top in sorted(glob.glob(above)):
        found = _walk(top, partial(_fits_below, top, parts[at:]))
        yield from _told(found) if parts[-1] == "**" else found


def _fits_below(top: str, wanted: list[str], path: str) -> bool:
    if wanted[-1] == "**" and not _may_be_report(path):
        return False
    return _fits(os.path.relpath(path, top).split(os.sep), wanted)


def _fits(parts: list[str], wanted: list[str]) -> bool:
    """Whether a path fits a pattern, part by part; `**` stands for any number of folders, also none."""
    if not wanted:
        return not parts
    if wanted[0] == "**":
        return _fits(parts, wanted[1:]) or (bool(parts) and _fits(parts[1:], wanted))
    return bool(parts) and fnmatch.fnmatch(parts[0], wanted[0]) and _fits(parts[1:], wanted[1:])


def _may_be_report(path: str) -> bool:
    return path.lower().removesuffix(".gz").endswith(ENDINGS) or unread(path) is not None


def _told(paths: Iterator[str | Unreachable]) -> Iterator[str | Unreachable]:
    """The paths as they are, but for files of a kind that is not read."""
    for path in paths:
        why = unread(path) if isinstance(path, str) else None
        yield path if why is None else Unreachable(str(path), why)


def _folder(top: str) -> Iterator[str | Unreachable]:
    found = False
    for path in _told(_walk(top, _may_be_report)):
        found = True
        yield path
    if not found:
        yield Unreachable(top, f"has no reports: expected files that end in {', '.join(ENDINGS)}")


def _walk(top: str, wanted: Callable[[str], bool]) -> Iterator[str | Unreachable]:
    """The wanted files below a folder, files and folders in one order of name, without hidden ones."""
    seen: set[tuple[int, int]] = set()
    waiting = [top]
    while waiting:
        path = waiting.pop()
        try:
            status = os.stat(path)
            if stat.S_ISDIR(status.st_mode):
                # A loop of links comes back to a folder that was entered before.
                if (status.st_dev, status.st_ino) not in seen:
                    seen.add((status.st_dev, status.st_ino))
                    names = sorted((name for name in os.listdir(path) if not name.startswith(".")), reverse=True)
                    waiting += [name if path == os.curdir else os.path.join(path, name) for name in names]
            elif stat.S_ISREG(status.st_mode) and wanted(path):
                yield path
        except OSError as error:
            # A link that leads nowhere is of no concern unless it would be a report.
            if error.errno not in (errno.ENOENT, errno.ELOOP) or wanted(path):
                yield Unreachable(path, _reason(error))


def _reason(error: OSError | ValueError) -> str:
    """Why the system refused a path, in its own words."""
    return f"cannot be read: {getattr(error, 'strerror', None) or error}"

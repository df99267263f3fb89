"""The text of HTML: which encoding its bytes are in, and which paragraphs its elements make."""

import codecs
import re
from collections.abc import Iterator
from typing import Any

from dragoman.reading.unnamed_encodings import is_escaped, is_latin, is_western, unnamed_encoding, without_mark

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})",
    re.IGNORECASE,
)
_DECLARED = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BROKEN_SHARE = 0.005
_BLOCKS = frozenset(
    "p div section article main header footer aside nav h1 h2 h3 h4 h5 h6 li ul ol dl dt dd table tr td th tbody thead"
    " blockquote pre figure figcaption form address hr title body head item row cell list quote".split()
)
UNSEEN = frozenset("script style noscript template svg iframe object button select textarea form nav".split())


def decode_markup(data: bytes, declared: str | None = None) -> str:
    """The HTML or XML in some bytes, by their own mark, what the server declared, what they say themselves, or else by
    the letters that they make.

    `ValueError`, worded to follow the source's name, if they hold binary data, too much that is in no such encoding, or
    if it cannot be told in which encoding they are.
    """
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _whole(data.decode(name, "replace"))
    if data.count(b"\0") > len(data) // 1000:
        form = without_mark(data)
        if form is None:
            raise ValueError("is not a text (it holds binary data)")
        return _whole(data.decode(form, "replace"))
    names = _names(data, declared)
    # What is UTF-8 throughout is UTF-8, whatever it is called: other encodings hardly ever look like it. Japanese
    # that is written by escapes looks like plain letters to all of them.
    for name in (*(["iso2022_jp_2"] if is_escaped(data) else []), "utf-8", *names):
        try:
            text = data.decode(_codec(name))
        except (UnicodeError, LookupError):
            continue
        if _codec(name) != "cp1252" or is_western(data):
            return _whole(text)
    text = data.decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    if broken <= _BROKEN_SHARE * len(text) and sum(not letter.isascii() for letter in text) > 2 * broken:
        return _whole(text)
    named = next((_codec(name) for name in names if _is_codec(name)), None)
    if named not in (None, "utf-8", "cp1252"):
        return _whole(data.decode(str(named), "replace"))
    guessed = unnamed_encoding(data)
    if guessed is None and named == "cp1252" and is_latin(data):
        return _whole(data.decode(named, "replace"))
    if guessed is None:
        said = f"says that it is {named} and is not" if named else "does not say in which encoding it is"
        raise ValueError(f"is in a broken encoding: it {said}, and it cannot be told by its letters: save it as UTF-8")
    return _whole(data.decode(guessed, "replace"))


def _names(data: bytes, declared: str | None) -> list[str]:
    """The encodings that the server and the page itself name."""
    said, written = _DECLARED.search(declared or ""), _CHARSET.search(data[:4096])
    names = [said[1] if said else None, (written[1] or written[2]).decode("ascii") if written else None]
    return [name for name in names if name]


def _whole(text: str) -> str:
    if text.count("\N{REPLACEMENT CHARACTER}") > _BROKEN_SHARE * len(text):
        raise ValueError("is in a broken encoding: too much of it is no text in the encoding that it names, nor UTF-8")
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def _codec(name: str) -> str:
    """The encoding meant: browsers, and so pages, mean Windows-1252 by Latin-1."""
    plain = name.lower().replace("_", "-")
    return "cp1252" if plain in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii") else plain


def _is_codec(name: str) -> bool:
    try:
        return codecs.lookup(_codec(name))._is_text_encoding
    except LookupError:
        return False


def paragraphs_in(element: Any) -> list[str]:
    """The paragraphs below an element: its words, cut where a block begins or ends and at line breaks."""
    pieces: list[str] = []
    for kind, piece in _walk(element):
        if kind == "break":
            pieces.append("\n")
        else:
            pieces.append(" ".join(re.split(r"\s+", piece)))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return [line for line in lines if line]


def _walk(top: Any) -> Iterator[tuple[str, str]]:
    """Texts and breaks below an element in their order; a loop, since pages may be nested deeper than Python calls."""
    waiting: list[Any] = [("open", top)]
    while waiting:
        what, node = waiting.pop()
        if what == "text":
            yield "text", node
            continue
        if what == "close":
            yield "break", ""
            continue
        if not isinstance(node.tag, str) or node.tag in UNSEEN:
            continue
        block = node.tag in _BLOCKS
        if block or node.tag in ("br", "lb"):
            yield "break", ""
        if block:
            waiting.append(("close", node))
        for child in reversed(node):
            if child.tail:
                waiting.append(("text", child.tail))
            waiting.append(("open", child))
        if node.text:
            waiting.append(("text", node.text))


def parse_markup(text: str) -> Any:
    """The tree of an HTML text; `ValueError`, worded to follow the source's name, if there is none."""
    from lxml import etree, html

    # A declaration of encoding in a text that is decoded already is an error to the parser.
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        tree = html.document_fromstring(text, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ValueError(f"cannot be parsed: {' '.join(str(error).split())}") from None
    return tree


def markup_paragraphs(text: str) -> list[str]:
    """The paragraphs of a piece of HTML, such as an item of a feed or the body of a mail, without looking for more."""
    return paragraphs_in(parse_markup(text)) if text.strip() else []

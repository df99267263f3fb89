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
_REFERENCE = re.compile(r"&#(x0{0,6}[0-9a-f]{1,2}|0{0,6}\d{1,3})(?:;|(?![0-9a-f;]))", re.IGNORECASE)
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{5000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_MOST_ATTRIBUTES = 1_000
_BROKEN_SHARE = 0.005
_OF_TYPE = re.compile(r"</?(?:font|span|b|i|u|em|strong|center|big|small)\b[^<>]*>", re.IGNORECASE)
_BLOCKS = frozenset(
    "p div section article main header footer aside nav h1 h2 h3 h4 h5 h6 li ul ol dl dt dd table tr td th tbody thead"
    " blockquote pre figure figcaption form address hr title body head item row cell list quote".split()
)
UNSEEN = frozenset(
    "script style noscript template svg iframe object video audio button select textarea form nav figcaption".split()
)


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
    return [line for line, _ in placed_paragraphs(element)]


def placed_paragraphs(element: Any) -> list[tuple[str, Any]]:
    """The same, each with the element in which its words begin."""
    lines: list[tuple[str, Any]] = []
    pieces: list[str] = []
    begun = None
    for piece, node in (*_walk(element), (None, None)):
        if piece is None:
            if pieces and (line := " ".join("".join(pieces).split())):
                lines.append((line, begun))
            pieces, begun = [], None
            continue
        begun = node if begun is None and not piece.isspace() else begun
        pieces.append(piece)
    return lines


def _walk(top: Any) -> Iterator[tuple[str | None, Any]]:
    """Texts below an element in their order with their elements, and None where a line ends; a loop, since pages may be
    nested deeper than Python calls."""
    waiting: list[Any] = [("open", top)]
    while waiting:
        what, node = waiting.pop()
        if what == "text":
            yield node
            continue
        if what == "close":
            yield None, None
            continue
        if not isinstance(node.tag, str) or node.tag in UNSEEN:
            continue
        block = node.tag in _BLOCKS
        if block or node.tag in ("br", "lb"):
            yield None, None
        if block:
            waiting.append(("close", node))
        for child in reversed(node):
            if child.tail:
                waiting.append(("text", (child.tail, node)))
            waiting.append(("open", child))
        if node.text:
            waiting.append(("text", (node.text, node)))


def parse_markup(text: str, *, whole: bool = False) -> Any:
    """The tree of an HTML text; `ValueError`, worded to follow the source's name, if there is none, or if all of it is asked
    for and some lies too deep for the parser."""
    from lxml import etree, html

    # A declaration of encoding in a text that is decoded already is an error to the parser.
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    text = _REFERENCE.sub(_letter, text)
    _refuse_attributes(text)
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        tree = html.document_fromstring(text, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ValueError(f"cannot be parsed: {' '.join(str(error).split())}") from None
    if not whole or not any("xcessive depth" in entry.message for entry in parser.error_log):
        return tree
    plain = _OF_TYPE.sub("", text)
    if plain == text:
        raise ValueError("is nested too deeply: what lies over 250 levels deep cannot be read: save its text as .txt")
    # Elements of type that are never closed, as many pages have them, lie ever deeper in each other.
    return parse_markup(plain, whole=True)


def _letter(reference: re.Match[str]) -> str:
    """What stands for a reference to a control character: as browsers have it, a letter of Windows-1252; else a sign that
    something was there. The parser would end the page at it."""
    code = int(reference[1][1:], 16) if reference[1][0] in "xX" else int(reference[1])
    if 0x80 <= code <= 0x9F:
        return bytes([code]).decode("cp1252", "replace")
    if code in (0x9, 0xA, 0xC, 0xD):
        return " "
    return "\N{REPLACEMENT CHARACTER}" if code < 0x20 or code == 0x7F else reference[0]


def _refuse_attributes(text: str) -> None:
    """`ValueError`, worded to follow the source's name, if an element has so many attributes that the parser takes minutes."""
    for tag in _LONG_TAG.finditer(text):
        if len(_QUOTED.sub("", tag[0]).split()) > _MOST_ATTRIBUTES:
            raise ValueError(f"has an element with over {_MOST_ATTRIBUTES:,} attributes: it is not read")


def markup_paragraphs(text: str) -> list[str]:
    """The paragraphs of a piece of HTML, such as an item of a feed or the body of a mail, without looking for more."""
    return paragraphs_in(parse_markup(text)) if text.strip() else []

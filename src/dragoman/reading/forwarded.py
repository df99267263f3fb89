"""The parts of a mail that was sent on: the note of who sent it on, and the mails below it, each with its header lines."""

import re
from collections.abc import Iterable
from datetime import date
from email.utils import parseaddr
from typing import NamedTuple

from dragoman.reading.sentences import is_sentence
from dragoman.reading.written_days import day_in

_SENDER = "from|von|de|da|van|od|från|fra|от|від|kimden|发件人|差出人"
_DAY = "sent|date|gesendet|datum|envoyé(?: le)?|enviado(?: el| em)?|data|inviato|verzonden|skickat|дата|отправлено|gönderen|tarih|发送时间|送信日時"
_OTHERS = (
    "to|cc|bcc|subject|reply-to|an|betreff|kopie|antwort an|à|objet|répondre à|para|asunto|assunto|aan|onderwerp|a|oggetto|till|ämne"
    "|кому|копия|тема|kime|konu|收件人|主题|宛先|件名|importance|attachments?|anlagen?"
)
_LABEL = re.compile(
    rf"^[*_]*(?:(?P<sender>{_SENDER})|(?P<day>{_DAY})|(?:{_OTHERS}))[*_]*\s?[:：][*_]*\s*(?P<value>.*)$", re.IGNORECASE
)
_MARKER = re.compile(
    r"^\W*(?:begin forwarded message|(?:forwarded|original|(?:weiter)?geleitete|ursprüngliche) (?:message|mail|nachricht)|"
    r"anfang der weitergeleiteten nachricht|message (?:transféré|d.origine)|début du message (?:réexpédié|transféré)|mensaje (?:reenviado|original)|mensagem (?:encaminhada|original)|"
    r"messaggio (?:inoltrato|originale)|пересылаемое сообщение|исходное сообщение)\b[^.]{0,60}$",
    re.IGNORECASE,
)
_LEAST_LABELS = 3
_MOST_LABELS = 30
_LONGEST = 1000
_NOTE_WORDS = 60
# A note speaks to somebody, or of what goes with it.
_NOTE = re.compile(
    r"\b(?:i|we|you|your|yours|my|our|us|me|please|kindly|pls|fyi|attach(?:ed|ing|ments?)|enclos(?:ed|ing|ures?)|herewith|below|thanks?|regards|follows)\b|@",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"(?<=[.!?])\s+")


class Part(NamedTuple):
    """A mail within a mail, or the note above it: who sent it and when, by its own header lines, and its blocks."""

    sender: str | None
    day: date | None
    blocks: list[str]


def parts_of(blocks: Iterable[str]) -> list[Part]:
    """The parts of a text in their order; a block may have several lines."""
    lines = [(number, line.strip()) for number, block in enumerate(blocks) for line in block.split("\n")]
    lines = [(number, line) for number, line in lines if line]
    parts = [Part(None, None, [])]
    last = at = 0
    while at < len(lines):
        begun = _header_at(lines, at)
        if begun is not None:
            at, sender, day = begun
            parts.append(Part(sender, day, []))
            continue
        number, line = lines[at]
        if parts[-1].blocks and number == last:
            parts[-1].blocks[-1] += f"\n{line}"
        else:
            parts[-1].blocks.append(line)
        last, at = number, at + 1
    return parts


def _header_at(lines: list[tuple[int, str]], at: int) -> tuple[int, str | None, date | None] | None:
    """Where the header lines that begin at a line end, and what they tell; None if none begin there."""
    marked = _MARKER.match(lines[at][1][:_LONGEST]) is not None
    at += marked
    labels, sender, day, first = 0, None, None, True
    while at < len(lines) and labels < _MOST_LABELS:
        label = _LABEL.match(lines[at][1][:_LONGEST])
        if label is None:
            # A long list of addressees goes on over several lines.
            if (
                not labels
                or "@" not in lines[at][1]
                or not any(_LABEL.match(line) for _, line in lines[at + 1 : at + 2])
            ):
                break
            at += 1
            continue
        if first and not marked and not label["sender"]:
            return None
        first = False
        value, at, labels = label["value"], at + 1, labels + 1
        if not value and at < len(lines) and not _LABEL.match(lines[at][1][:_LONGEST]):
            value, at = lines[at][1], at + 1
        if label["sender"]:
            sender = sender or _name(value)
        elif label["day"]:
            day = day or day_in(value[:_LONGEST])
    if labels < _LEAST_LABELS and not marked:
        return None
    return at, sender, day


def _name(value: str) -> str | None:
    name, _ = parseaddr(value[:_LONGEST].replace("*", ""))
    name = (name or value).partition("<")[0].partition("[")[0].strip(" \"'")
    return None if not name or "@" in name else name


def is_note(lines: Iterable[str]) -> bool:
    """Whether some lines only go with something else: they are few, and no sentence in them tells something by itself.

    A sentence that speaks of "you", "me" or what is attached is of the note; how long it is does not tell.
    """
    lines = list(lines)
    if sum(len(line.split()) for line in lines) > _NOTE_WORDS:
        return False
    sentences = (one for line in lines for one in _SENTENCES.split(line))
    return not any(is_sentence(one) and not _NOTE.search(one) for one in sentences)

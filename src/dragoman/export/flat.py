"""An engagement or a commitment as one line of a table."""

from collections.abc import Sequence
from typing import Any

import msgspec

from dragoman.export.wording import disagreement_words, party_words
from dragoman.register.rows import CommitmentRow, EngagementRow, PartyRow, Source

SOURCE_COLUMNS = ("report", "source", "title", "outlet", "published")
ENGAGEMENT_COLUMNS = (
    *("id", "form", "status", "date", "date_basis", "parties", "place", "place_state", "topics", "subjects"),
    *(
        "part_of",
        "quotes",
        *SOURCE_COLUMNS,
        "state",
        "confidence",
        "reports",
        "texts",
        "sources",
        "disagreements",
        "history",
    ),
)
COMMITMENT_COLUMNS = (
    *("kind", "by", "to", "what", "due", "engagement", "quotes", *SOURCE_COLUMNS),
    *("made", "settled", "state", "confidence", "reports", "sources"),
)


def engagement_flat(row: EngagementRow) -> dict[str, Any]:
    """The values of an engagement by column; several in one are parted by semicolons, parties and quotes by bars."""
    return {
        "id": row.id,
        "form": row.form,
        "status": row.status,
        "date": row.date,
        "date_basis": row.date_basis,
        "parties": joined(row.parties),
        "place": row.place,
        "place_state": row.place_state,
        "topics": "; ".join(topic.phrase for topic in row.topics),
        "subjects": "; ".join(dict.fromkeys(subject for topic in row.topics for subject in topic.subjects)),
        "part_of": row.part_of,
        "quotes": " | ".join(row.quotes),
        **source_flat(row.report),
        "state": row.state,
        "confidence": row.confidence,
        "reports": "; ".join(dict.fromkeys(str(account.report.id) for account in row.accounts)),
        "texts": row.texts,
        "sources": "; ".join(dict.fromkeys(account.report.source for account in row.accounts)),
        "disagreements": "; ".join(disagreement_words(found) for found in row.disagreements),
        "history": "; ".join(f"{stage.published or ''} {stage.status}".strip() for stage in row.history),
    }


def commitment_flat(row: CommitmentRow) -> dict[str, Any]:
    """The values of a commitment by column, those that there are several of parted in the same way."""
    return {
        "kind": row.kind,
        "by": joined(row.by),
        "to": joined(row.to),
        "what": row.what,
        "due": row.due,
        "engagement": row.engagement,
        "quotes": " | ".join(row.quotes),
        **source_flat(row.report),
        "made": row.made,
        "settled": row.settled,
        "state": row.state,
        "confidence": row.confidence,
        "reports": "; ".join(dict.fromkeys(str(account.report.id) for account in row.accounts)),
        "sources": "; ".join(dict.fromkeys(account.report.source for account in row.accounts)),
    }


def joined(parties: Sequence[PartyRow]) -> str:
    return " | ".join(party_words(party) for party in parties)


def source_flat(source: Source) -> dict[str, Any]:
    flat = msgspec.structs.asdict(source)
    return {"report": flat.pop("id"), **flat}

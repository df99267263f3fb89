"""Pages that tests write, and the sentences that stand on them."""

from pathlib import Path

from dragoman.model.document import Document
from dragoman.reading.sources import iter_documents

TITLE = "Minister signs harbour accord in Selby"
ACCORD = "Minister Oyelaran and her colleague from Carrovia signed the accord on the harbour on Thursday, after six years of talks."
TRAWLERS = "Under the accord trawlers may unload on Mondays and Fridays, and the lighthouse will be painted by both of the states."
ENVOY = (
    "Ambassador Besk presented her letters of credence to the President this morning, and stayed in the palace for tea."
)
BOOKS = (
    "She promised to send two bookbinders for the library of the university before the beginning of the rainy season."
)


def p(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def documents_of(folder: Path, page: str) -> list[Document]:
    """The reports of a page, all of which are read."""
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    found = list(iter_documents([str(path)]))
    assert all(isinstance(one, Document) for one in found), found
    return [one for one in found if isinstance(one, Document)]

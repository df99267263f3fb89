"""The headings within a report, which the extraction of its paragraphs loses where it has to look for them by themselves."""

from typing import Any

from dragoman.reading.markup_text import paragraphs_in


def subheads_of(tree: Any) -> dict[str, str]:
    """The headings below the first one of a page, by the line that follows each of them."""
    titles = {_words(one) for one in tree.iter("h1")}
    headings = {_words(one) for one in tree.iter("h2", "h3", "h4", "h5")} - titles
    if not headings:
        return {}
    lines = paragraphs_in(tree)
    begin = next((number for number, line in enumerate(lines) if line in titles), len(lines))
    pairs = zip(lines[begin:], lines[begin + 1 :], strict=False)
    return {following: line for line, following in pairs if line in headings and following not in headings}


def with_subheads(paragraphs: list[str], subheads: dict[str, str]) -> list[str]:
    """The paragraphs with the headings that stood above them, if none of them has been kept."""
    if not subheads.keys().isdisjoint(paragraphs) and set(subheads.values()).isdisjoint(paragraphs):
        return [line for one in paragraphs for line in ([subheads[one], one] if one in subheads else [one])]
    return paragraphs


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())

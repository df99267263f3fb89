"""Markdown, with or without front matter."""

from collections.abc import Iterator

from dragoman.reading.decoding import decode, readable
from dragoman.reading.documents import cleaned_document
from dragoman.reading.front_matter import line_in, published_in, split_markdown
from dragoman.reading.markup_text import paragraphs_in, parse_markup
from dragoman.reading.streams import whole
from dragoman.reading.supply import Outcome, Supply, Way


def read_markdown(supply: Supply, way: Way) -> Iterator[Outcome]:
    """The report of a Markdown file: its first heading of the first order is its title."""
    from markdown_it import MarkdownIt

    text = readable(decode(whole(supply.stream)))
    facts, body = split_markdown(text)
    if facts.get("published") is None:
        facts["published"] = facts.get("date")
    tree = parse_markup(MarkdownIt("commonmark").enable("table").render(body) or "<p></p>")
    heading = next((" ".join(heading.text_content().split()) for heading in tree.iter("h1")), None)
    outlet = next((line for key in ("outlet", "publisher", "source") if (line := line_in(facts, key))), None)
    yield cleaned_document(
        supply,
        paragraphs_in(tree),
        title=line_in(facts, "title") or heading,
        published=published_in(facts),
        outlet=outlet,
    )

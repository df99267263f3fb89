// Places in a text, in code points as the register counts them: a letter beyond U+FFFF is one, though two units here.

/** How many code points a text has. A surrogate by itself counts as one. */
export function codePoints(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/**
 * The code point at which a boundary of a range stands, given the element of the line (with data-start) it is in.
 * What stands before it in the line is counted, whatever elements that is in.
 */
export function placeIn(line, node, offset) {
  const before = document.createRange();
  before.selectNodeContents(line);
  before.setEnd(node, offset);
  return Number(line.dataset.start) + codePoints(before.toString());
}

/** The span that a range covers of the lines inside `text`, with white space at its ends left off; null if none. */
export function spanOf(range, text) {
  const lines = [...text.querySelectorAll("[data-start]")].filter((line) => range.intersectsNode(line));
  let start = null;
  let end = null;
  let words = "";
  for (const line of lines) {
    const part = document.createRange();
    part.selectNodeContents(line);
    if (line.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
    if (line.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
    const inner = part.toString();
    if (!inner.trim()) continue;
    const first = placeIn(line, part.startContainer, part.startOffset);
    const lead = codePoints(inner) - codePoints(inner.trimStart());
    start ??= first + lead;
    end = first + codePoints(inner.trimEnd());
    words += (words && "\n") + inner.trim();
  }
  return start === null ? null : { start, end, words };
}

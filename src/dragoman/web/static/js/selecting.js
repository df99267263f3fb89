// Words that are selected in the text become the words of a fact, or of one that is added.

import { spanOf } from "./spans.js";

const text = document.querySelector("[data-report]");
const bar = document.getElementById("selected");
const field = document.querySelector("[data-span]");
const told = document.querySelector("[data-span-words]");
const use = bar?.querySelector('[data-selected="use"]');
let chosen = null;

function update() {
  const selection = getSelection();
  const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  const inside = range && text.contains(range.commonAncestorContainer);
  const found = inside ? spanOf(range, text) : null;
  if (!found && document.activeElement && bar.contains(document.activeElement)) return;
  chosen = found;
  bar.hidden = !found;
  if (!found) return;
  bar.querySelector("[data-selected-words]").textContent =
    found.words.length > 160 ? `${found.words.slice(0, 160)}…` : found.words;
  for (const link of bar.querySelectorAll("a[data-selected]")) {
    const address = new URL(link.href);
    address.searchParams.set("span", `${found.start}-${found.end}`);
    if (text.dataset.back) address.searchParams.set("back", text.dataset.back);
    link.href = address.href;
  }
}

/** Puts the selection into the form: the place of the words, and the words for who looks. */
function take() {
  if (!chosen) return;
  field.value = `${chosen.start}-${chosen.end}`;
  told.textContent = `“${chosen.words}”`;
  getSelection().removeAllRanges();
  bar.hidden = true;
}

if (text && bar) {
  if (field) {
    use.hidden = false;
    use.classList.add("primary");
    use.addEventListener("click", take);
    // Whoever fills in a form wants its words, and nothing else.
    for (const link of bar.querySelectorAll("a[data-selected]")) link.hidden = true;
  }
  document.addEventListener("selectionchange", update);
}

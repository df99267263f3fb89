// Hovering or focusing a fact in the text shows it in the list, and the other way round. Without this the links do.

const list = document.querySelector(".report-facts");
const pieces = [...document.querySelectorAll(".report-text [data-facts]")];
const entries = new Map([...document.querySelectorAll("[data-fact]")].map((entry) => [entry.dataset.fact, entry]));
let lit = [];

function show(keys) {
  for (const element of lit) element.classList.remove("lit");
  lit = [];
  for (const piece of pieces) {
    if (piece.dataset.facts.split(" ").some((key) => keys.includes(key))) lit.push(piece);
  }
  for (const key of keys) if (entries.has(key)) lit.push(entries.get(key));
  for (const element of lit) element.classList.add("lit");
}

/** Moves the list alone, and only where it scrolls by itself: the text that is being read stays where it is. */
function reveal(entry) {
  if (!entry || list.scrollHeight <= list.clientHeight) return;
  const box = entry.getBoundingClientRect();
  const view = list.getBoundingClientRect();
  if (box.top < view.top || box.bottom > view.bottom) list.scrollTop += box.top - view.top - 40;
}

function fromText(event) {
  const piece = event.target.closest?.("[data-facts]");
  if (!piece) return;
  const [narrowest] = piece.dataset.facts.split(" ");
  show([narrowest]);
  reveal(entries.get(narrowest));
}

function fromList(event) {
  const entry = event.target.closest?.("[data-fact]");
  if (entry) show([entry.dataset.fact]);
}

const text = document.querySelector(".report-text");
for (const kind of ["pointerover", "focusin"]) {
  text.addEventListener(kind, fromText);
  list.addEventListener(kind, fromList);
}
// Where a piece is no link itself, pressing on it does what the link of its fact does.
text.addEventListener("click", (event) => {
  const piece = event.target.closest("span[data-facts]");
  if (piece && getSelection().isCollapsed) location.hash = `fact-${piece.dataset.facts.split(" ")[0]}`;
});
for (const side of [text, list]) side.addEventListener("pointerleave", () => show([]));

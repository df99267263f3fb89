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

const scrolls = () => list.scrollHeight > list.clientHeight;

/** Moves the list alone, and only where it scrolls by itself: the text that is being read stays where it is. */
function reveal(entry) {
  if (!entry || !scrolls()) return;
  const box = entry.getBoundingClientRect();
  const view = list.getBoundingClientRect();
  const [top, bottom] = [Math.max(view.top, 0), Math.min(view.bottom, innerHeight)];
  if (box.top < top || box.bottom > bottom) list.scrollTop += box.top - top - 40;
}

// What moves under a pointer that rests is not pointed at: it is the page that was scrolled.
let rests = null;
addEventListener("pointermove", (event) => (rests = [event.clientX, event.clientY]), { capture: true });
const isScrolled = (event) => event.type === "pointerover" && rests?.[0] === event.clientX && rests?.[1] === event.clientY;

function fromText(event) {
  const piece = isScrolled(event) ? null : event.target.closest?.("[data-facts]");
  if (!piece) return;
  const [narrowest] = piece.dataset.facts.split(" ");
  show([narrowest]);
  reveal(entries.get(narrowest));
}

function fromList(event) {
  const entry = isScrolled(event) ? null : event.target.closest?.("[data-fact]");
  if (entry) show([entry.dataset.fact]);
}

const text = document.querySelector(".report-text");
for (const kind of ["pointerover", "focusin"]) {
  text.addEventListener(kind, fromText);
  list.addEventListener(kind, fromList);
}
// Pressing on a piece, be it a link or not, does what the link of its narrowest fact does, and the text stays where it is.
text.addEventListener("click", (event) => {
  const piece = event.target.closest("[data-facts]");
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!piece || elsewhere || !getSelection().isCollapsed) return;
  event.preventDefault();
  const [narrowest] = piece.dataset.facts.split(" ");
  const at = scrollY;
  location.hash = `fact-${narrowest}`;
  show([narrowest]);
  const entry = entries.get(narrowest);
  if (!entry || !scrolls()) return;
  scrollTo({ top: at, behavior: "instant" });
  reveal(entry);
  entry.scrollIntoView({ block: "nearest", behavior: "instant" });
});
for (const side of [text, list]) side.addEventListener("pointerleave", () => show([]));

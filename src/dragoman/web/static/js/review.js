// Single keys for the buttons and links of the review. Each key is on the element that it presses, in data-key.

const busy = "input:not([type=checkbox]):not([type=radio]):not([type=hidden]), textarea, select, [contenteditable]";
const form = document.querySelector(".review-form");

// Whoever speaks to the machine, or is easily caught by a key, may have single keys not heard.
const choice = document.querySelector("#keys-heard input");
let heard = true;
try {
  heard = localStorage.getItem("review-keys") !== "off";
} catch {
  // Where nothing may be kept, keys are heard until the page is left.
}
if (choice) {
  choice.checked = heard;
  choice.closest("label").hidden = false;
  choice.addEventListener("change", () => {
    heard = choice.checked;
    try {
      localStorage.setItem("review-keys", heard ? "on" : "off");
    } catch {
      // It holds for this page.
    }
  });
}

/** The key that is meant, whatever the keyboard: "u" also for Ctrl-Z. Nothing while somebody writes. */
function meant(event) {
  if (event.defaultPrevented || event.isComposing || event.altKey) return null;
  // A key that decides or leads elsewhere would throw away what is filled in, wherever in the form the focus is.
  if (form || event.target.closest?.(busy)) return null;
  if (event.ctrlKey || event.metaKey) return event.key.toLowerCase() === "z" && !event.shiftKey ? "u" : null;
  if (!heard) return null;
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
}

let sent = false; // so that a key held down decides once

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    leave(event);
    return;
  }
  const key = meant(event);
  if (key === null || event.repeat) return;
  const element = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!element) return;
  event.preventDefault();
  if (key === "?") {
    showKeys();
  } else if (!sent) {
    sent = true;
    element.click();
  }
});

// A page that is come back to can be used again.
addEventListener("pageshow", () => {
  sent = false;
});

function showKeys() {
  const keys = document.getElementById("keys");
  keys.open = !keys.open;
  if (keys.open) keys.scrollIntoView({ block: "nearest" });
}

/** Out of a field or tick first, then out of the form. */
function leave(event) {
  const field = event.target.closest?.(form ? "input, textarea, select" : busy);
  if (field) field.blur();
  else document.querySelector("[data-leave]")?.click();
}

// Whoever leaves a form in which something was changed is asked first, however they leave it.
const filled = () => new URLSearchParams(new FormData(form)).toString();
if (form) {
  const before = form.hasAttribute("data-filled") ? null : filled();
  let sending = false;
  form.addEventListener("submit", () => (sending = true));
  addEventListener("pageshow", () => (sending = false));
  addEventListener("beforeunload", (event) => {
    if (!sending && filled() !== before) event.preventDefault();
  });
}

// The fact's words are in view, where there is room for fact and text side by side.
if (matchMedia("(min-width: 60rem)").matches) {
  const place = document.querySelector(".review-mark");
  const box = place?.getBoundingClientRect();
  if (box && box.bottom > innerHeight) {
    place.scrollIntoView({ block: "center", behavior: "instant" });
    // No farther than the text goes, for there the fact beside it would be moved out of view.
    const below = innerHeight - document.getElementById("review").getBoundingClientRect().bottom;
    if (below > 0) scrollBy({ top: -below, behavior: "instant" });
  }
}

// After a decision the new fact is near: the next Tab leads into it, and a screen reader reads its heading.
const CAME = "review-came";
try {
  if (sessionStorage.getItem(CAME) && !form) document.getElementById("fact-title")?.focus({ preventScroll: true });
  sessionStorage.removeItem(CAME);
  for (const kind of ["submit", "click"]) {
    document.addEventListener(kind, ({ target }) => {
      if (target.closest?.(kind === "submit" ? "#review form" : ".review-steps a")) sessionStorage.setItem(CAME, "yes");
    });
  }
} catch {
  // Where nothing may be kept, a page begins at its beginning.
}

// Whoever opens a form begins in its first field.
document.querySelector(".review-form [role=alert]")?.scrollIntoView({ block: "nearest" });
const field = document.querySelector(".review-form :is(select, textarea, input:not([type=hidden]))");
field?.focus({ preventScroll: true });
const { top, bottom } = field?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
if (top < 0 || bottom > innerHeight) field.scrollIntoView({ block: "center", behavior: "instant" });

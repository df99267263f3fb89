// Lets a map be drawn nearer and moved. What is written and how large the places are stays as it is on the screen.
const LEAST = 40; // of the width of the whole map, which is 1000

for (const figure of document.querySelectorAll(".world[data-tools]")) start(figure);

function start(figure) {
  const svg = figure.querySelector("svg");
  const tools = figure.querySelector(".world-tools");
  const first = svg.viewBox.baseVal;
  const whole = { x: first.x, y: first.y, width: first.width, height: first.height };
  let box = { ...whole };
  const sized = [...svg.querySelectorAll("circle")].map((one) => [one, "r", Number(one.getAttribute("r"))]);
  sized.push(...[...svg.querySelectorAll("text")].map((one) => [one, "font-size", Number(one.getAttribute("font-size"))]));
  tools.hidden = false;

  function show(next) {
    const width = Math.min(1000, Math.max(LEAST, next.width));
    const height = (width * whole.height) / whole.width;
    box = { width, height, x: Math.min(Math.max(next.x, 0), 1000 - width), y: Math.min(Math.max(next.y, 0), 488 - height) };
    svg.setAttribute("viewBox", `${box.x} ${box.y} ${box.width} ${box.height}`);
    for (const [one, name, size] of sized) one.setAttribute(name, (size * width) / whole.width);
  }

  function zoom(factor) {
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    show({ width: box.width * factor, x: x - (box.width * factor) / 2, y: y - (box.height * factor) / 2 });
  }

  const acts = { in: () => zoom(1 / 1.6), out: () => zoom(1.6), whole: () => show(whole) };
  for (const button of tools.querySelectorAll("[data-do]")) button.addEventListener("click", acts[button.dataset.do]);

  let from = null;
  svg.addEventListener("pointerdown", (event) => {
    from = { x: event.clientX, y: event.clientY, box };
    svg.setPointerCapture(event.pointerId);
  });
  svg.addEventListener("pointermove", (event) => {
    if (!from) return;
    const unit = from.box.width / svg.clientWidth;
    show({ ...from.box, x: from.box.x - (event.clientX - from.x) * unit, y: from.box.y - (event.clientY - from.y) * unit });
  });
  for (const name of ["pointerup", "pointercancel"]) svg.addEventListener(name, () => (from = null));
}

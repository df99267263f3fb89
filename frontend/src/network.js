// Draws who deals with whom, where the page has a place for it. The page has the same as a table: this is for those who
// would rather look. Colours are those of the page, so that it follows light and dark.
import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import defaults from "graphology-layout-forceatlas2/defaults";
import { assignLayoutChanges, graphToByteArrays } from "graphology-layout-forceatlas2/helpers";
import Sigma from "sigma";

const STEPS = 240; // of the layout
const STEPS_A_FRAME = 4; // where there is nothing beside the page that could take them
const LETTERS = 13; // the size of a name, in pixels
const LINE = 17; // its height
const GAP = 5; // between a node and its name
const NARROW = 560; // pixels
const NAMED = 300; // of more nodes than this, so many of the weightiest may have a name
const FEW = 400;
const SLOW = 40; // milliseconds from frame to frame by which a movement is no longer smooth
const LOOKED_AT = 200; // milliseconds of a movement
const STILL = 200; // milliseconds without a movement

for (const figure of document.querySelectorAll(".network[data-from]")) void show(figure);

async function show(figure) {
  figure.hidden = false;
  const said = figure.querySelector(".network-said");
  if (!hasWebGL()) {
    figure.querySelector(".network-ground").hidden = true;
    said.textContent = "This browser cannot draw the network (it has no WebGL): the table below has all pairs.";
    return;
  }
  said.textContent = "The network is being fetched…";
  const answer = await fetch(figure.dataset.from);
  if (!answer.ok) {
    said.textContent = "The network could not be fetched: the table below has its pairs.";
    return;
  }
  const drawn = draw(figure, graphOf(await answer.json()));
  said.textContent = "Point at one to see whom it deals with.";
  figure.dataset.drawn = "true";
  figure.drawn = drawn; // for measuring
}

function hasWebGL() {
  try {
    return Boolean(document.createElement("canvas").getContext("webgl2"));
  } catch {
    return false;
  }
}

/** The graph, its nodes on a spiral from the weightiest outwards, from where the layout begins: always the same. */
function graphOf({ nodes, edges }) {
  const graph = new Graph({ type: "undirected" });
  const most = Math.max(1, ...nodes.map((node) => node[3]));
  nodes.forEach(([name, kind, side, weight], at) => {
    const [angle, radius] = [at * 2.399963, Math.sqrt(at + 0.5)];
    graph.addNode(at, {
      key: String(at),
      label: side && kind !== "state" ? `${name} (${side})` : name,
      kind,
      weight,
      x: radius * Math.cos(angle),
      y: radius * Math.sin(angle),
      size: 3 + 11 * Math.sqrt(weight / most),
    });
  });
  const heaviest = Math.max(1, ...edges.map((edge) => edge[2]));
  for (const [one, other, weight] of edges) {
    graph.addEdge(one, other, { weight, ends: [String(one), String(other)], size: 0.6 + 3.4 * Math.sqrt(weight / heaviest) });
  }
  return graph;
}

function draw(figure, graph) {
  const ground = figure.querySelector(".network-ground");
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const few = graph.order <= FEW;
  if (few) settle(graph, figure, true);
  if (few) stretch(graph, ground);
  const near = { at: null, around: null }; // who is pointed at, and whom that deals with
  const names = new Map(); // of the nodes that have room for a name: on which side, and the box it takes
  const colours = coloursOfPage();
  const renderer = new Sigma(graph, ground, {
    settings: {
      hideLabelsOnMove: graph.order > FEW,
      gestureTarget: "shared",
      itemSizesReference: "screen",
      allowInvalidContainer: true, // as it is for a moment while a page is printed
      stagePadding: Math.min(60, ground.clientWidth / 8), // names stand beside their nodes
    },
    styles: styles(near, colours, names),
  });
  const again = () => {
    nameNodes(renderer, graph, ground, near, names);
    renderer.refresh();
  };
  renderer.on("enterNode", ({ node }) => {
    near.at = String(node);
    near.around = new Set([String(node), ...graph.neighbors(node).map(String)]);
    again();
  });
  renderer.on("leaveNode", () => {
    near.at = near.around = null;
    again();
  });
  const camera = renderer.getCamera();
  let rest = 0;
  const later = () => {
    clearTimeout(rest);
    rest = setTimeout(again, STILL);
  };
  again();
  camera.on("updated", later);
  renderer.on("resize", later);
  const slowly = { duration: still ? 0 : 250 };
  const acts = { in: () => camera.zoomIn(slowly), out: () => camera.zoomOut(slowly), whole: () => camera.reset(slowly) };
  for (const button of figure.querySelectorAll("[data-do]")) button.addEventListener("click", acts[button.dataset.do]);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    Object.assign(colours, coloursOfPage());
    again();
  });
  const movement = watch(figure, renderer, camera);
  if (!few) beside(graph, figure, movement, still, later);
  return { graph, renderer, names };
}

/** Spreads a layout over the breadth there is, and has smaller nodes where that is little, so that names have room. */
function stretch(graph, ground) {
  const breadth = Math.max(1, Math.min(2, ground.clientWidth / ground.clientHeight));
  const scale = ground.clientWidth < NARROW ? 0.6 : 1;
  graph.updateEachNodeAttributes((_, of) => ({ ...of, x: of.x * breadth, size: of.size * scale }));
}

/**
 * Finds room for names: the weightiest node first, or whom somebody points at, each on the first side where its name lies
 * over no other name, over no node, and within the ground. A name without room is not shown; who comes nearer makes room.
 */
function nameNodes(renderer, graph, ground, near, names) {
  const { clientWidth: width, clientHeight: height } = ground;
  const nodes = graph.mapNodes((key, { label, weight, size, x, y }) => {
    const at = renderer.graphToViewport({ x, y });
    return { key: String(key), label, weight, ...at, radius: renderer.scaleSize(size) };
  });
  const seen = nodes.filter((one) => one.x > 0 && one.x < width && one.y > 0 && one.y < height);
  const taken = seen.map((one) => ({ of: one.key, ...around(one.x, one.y, one.radius, one.radius) }));
  const asked = near.around ? seen.filter((one) => near.around.has(one.key)) : seen;
  asked.sort((one, other) => (other.key === near.at) - (one.key === near.at) || other.weight - one.weight);
  names.clear();
  for (const node of asked.slice(0, NAMED)) {
    const within = boxesOf(node).filter(({ box }) => box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height);
    const free = within.find(({ box }) => !taken.some((other) => other.of !== node.key && overlap(box, other)));
    const found = free ?? (node.key === near.at ? within[0] : undefined);
    if (!found) continue;
    names.set(node.key, found);
    taken.push(found.box);
  }
}

/** Where the name of a node may stand, the best side first. */
function boxesOf({ label, x, y, radius }) {
  const [half, far] = [widthOf(label) / 2, radius + GAP];
  const sides = [
    ["right", x + far + half, y],
    ["left", x - far - half, y],
    ["below", x, y + far + LINE / 2],
    ["above", x, y - far - LINE / 2],
  ];
  return sides.map(([side, across, down]) => ({ side, box: around(across, down, half, LINE / 2) }));
}

const around = (x, y, half, tall) => ({ left: x - half, right: x + half, top: y - tall, bottom: y + tall });
const overlap = (one, other) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

const widths = new Map();
const pen = document.createElement("canvas").getContext("2d");

/** How broad a name is, in pixels. */
function widthOf(label) {
  if (!widths.has(label)) {
    pen.font = `${LETTERS}px ${getComputedStyle(document.body).fontFamily}`;
    widths.set(label, pen.measureText(label).width);
  }
  return widths.get(label);
}

/**
 * When the picture was last moved. Where it is drawn slowly, and where there is no graphics card from the first, what is drawn
 * is moved as a picture.
 */
function watch(figure, renderer, camera) {
  const movement = { at: -Infinity };
  let began = 0, frames = 0, asked = false;
  const slow = () => {
    figure.dataset.moved = "picture";
    moveAsPicture(figure, renderer, camera);
  };
  if (isDrawnBySoftware()) slow();
  const frame = (now) => {
    asked = false;
    frames += 1;
    if (now - began < LOOKED_AT || figure.dataset.moved) return;
    if ((now - began) / frames > SLOW) slow();
    began = now;
    frames = 0;
  };
  camera.on("updated", () => {
    const now = performance.now();
    if (now - movement.at > STILL) {
      began = now;
      frames = 0;
    }
    movement.at = now;
    if (!asked) requestAnimationFrame(frame);
    asked = true;
  });
  return movement;
}

/** While the view is moved, what was drawn last is shifted and scaled to where it belongs; it is drawn anew when that rests. */
function moveAsPicture(figure, renderer, camera) {
  const canvas = figure.querySelector(".network-ground canvas");
  const draw = renderer.scheduleRender.bind(renderer);
  let drawn = camera.getState(), rest = 0;
  const at = (cameraState, x) => renderer.framedGraphToViewport({ x, y: 0 }, { cameraState });
  canvas.style.transformOrigin = "0 0";
  renderer.on("afterRender", () => {
    drawn = camera.getState();
    canvas.style.transform = "";
  });
  renderer.scheduleRender = () => {
    const now = camera.getState();
    const moved = ["x", "y", "ratio"].some((name) => now[name] !== drawn[name]);
    if (now.angle !== drawn.angle || !(moved || renderer.getMouseCaptor().isMouseDown)) return draw();
    const [from, to] = [at(drawn, 0), at(now, 0)];
    const scale = (at(now, 1).x - to.x) / (at(drawn, 1).x - from.x);
    canvas.style.transform = `matrix(${scale}, 0, 0, ${scale}, ${to.x - scale * from.x}, ${to.y - scale * from.y})`;
    clearTimeout(rest);
    rest = setTimeout(draw, STILL);
    return renderer;
  };
}

function isDrawnBySoftware() {
  const gl = document.createElement("canvas").getContext("webgl2");
  const told = gl?.getExtension("WEBGL_debug_renderer_info");
  const name = told ? gl.getParameter(told.UNMASKED_RENDERER_WEBGL) : "";
  gl?.getExtension("WEBGL_lose_context")?.loseContext();
  return /swiftshader|llvmpipe|software|basic render/i.test(name);
}

/** The layout beside the page. What has come of it is not shown while somebody moves the picture. */
function beside(graph, figure, movement, still, moved) {
  const { nodes, edges } = graphToByteArrays(graph, (_, { weight }) => weight);
  let worker;
  try {
    worker = new Worker(new URL("layout.js", import.meta.url), { type: "module" });
  } catch {
    settle(graph, figure, false);
    return;
  }
  let come = null;
  const show = () => {
    if (performance.now() - movement.at < STILL) {
      setTimeout(show, STILL);
      return;
    }
    assignLayoutChanges(graph, come.nodes, null);
    moved();
    if (come.left === 0) {
      figure.dataset.settled = "true";
      worker.terminate();
    }
    come = null;
  };
  worker.addEventListener("message", ({ data }) => {
    if (still && data.left > 0) return; // who does not want things to move sees only how they lie in the end
    const waits = come !== null;
    come = data;
    if (!waits) show();
  });
  worker.addEventListener("error", () => {
    worker.terminate();
    settle(graph, figure, false);
  });
  worker.postMessage({ settings: { ...defaults, ...settingsFor(graph) }, nodes, edges, steps: graph.order > 2 ? STEPS : 1 });
}

function settingsFor(graph) {
  return { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: graph.order > 300, adjustSizes: graph.order < 300 };
}

function coloursOfPage() {
  const page = getComputedStyle(document.documentElement);
  const names = ["state", "person", "organisation", "group", "ink", "line-2", "line", "accent"];
  return Object.fromEntries(names.map((name) => [name, page.getPropertyValue(`--${name}`).trim()]));
}

/** Colours and sizes by kind; where somebody is pointed at, all that does not deal with it steps back. */
function styles(near, colours, names) {
  const touches = (edge) => near.at !== null && edge.ends.includes(near.at);
  return {
    nodes: {
      x: { attribute: "x" },
      y: { attribute: "y" },
      size: { attribute: "size" },
      label: { attribute: "label" },
      color: (of) => (!near.around || near.around.has(of.key) ? (colours[of.kind] ?? colours.group) : colours.line),
      labelColor: () => colours.ink,
      labelFont: getComputedStyle(document.body).fontFamily,
      labelSize: LETTERS,
      labelVisibility: (of) => (names.has(of.key) ? "visible" : "hidden"),
      labelPosition: (of) => names.get(of.key)?.side ?? "right",
    },
    edges: {
      size: { attribute: "size" },
      color: (of) => (touches(of) ? colours.accent : near.at === null ? colours["line-2"] : colours.line),
      opacity: (of) => (touches(of) ? 1 : 0.4),
    },
  };
}

/** Moves the nodes to where they lie well: a few at once, or many a little in each frame. */
function settle(graph, figure, atOnce) {
  const settings = settingsFor(graph);
  let left = graph.order > 2 ? STEPS : 0;
  const step = () => {
    const iterations = atOnce ? left : Math.min(STEPS_A_FRAME, left);
    if (iterations) forceAtlas2.assign(graph, { iterations, settings, getEdgeWeight: "weight" });
    left -= iterations;
    if (left > 0) requestAnimationFrame(step);
    else figure.dataset.settled = "true";
  };
  step();
}

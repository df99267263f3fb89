// Draws who deals with whom, where the page has a place for it. The page has the same as a table: this is for those who
// would rather look. Colours are those of the page, so that it follows light and dark.
import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import Sigma from "sigma";

const STEPS = 240; // of the layout, some in each frame
const STEPS_A_FRAME = 4;
const NAMED = 60;
const FEW = 400;

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
  const few = still || graph.order <= FEW;
  if (few) settle(graph, figure, true);
  const near = { at: null, around: null }; // who is pointed at, and whom that deals with
  const colours = coloursOfPage();
  const renderer = new Sigma(graph, ground, {
    settings: { labelDensity: 0.6, labelRenderedSizeThreshold: graph.order > NAMED ? 8 : 0, gestureTarget: "shared", itemSizesReference: "screen" },
    styles: styles(near, colours),
  });
  const again = () => renderer.refresh();
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
  const slowly = { duration: still ? 0 : 250 };
  const acts = { in: () => camera.zoomIn(slowly), out: () => camera.zoomOut(slowly), whole: () => camera.reset(slowly) };
  for (const button of figure.querySelectorAll("[data-do]")) button.addEventListener("click", acts[button.dataset.do]);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    Object.assign(colours, coloursOfPage());
    again();
  });
  if (!few) settle(graph, figure, false);
  return { graph, renderer };
}

function coloursOfPage() {
  const page = getComputedStyle(document.documentElement);
  const names = ["state", "person", "organisation", "group", "ink", "line-2", "line", "accent"];
  return Object.fromEntries(names.map((name) => [name, page.getPropertyValue(`--${name}`).trim()]));
}

/** Colours and sizes by kind; where somebody is pointed at, all that does not deal with it steps back. */
function styles(near, colours) {
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
      labelSize: 13,
    },
    edges: {
      size: { attribute: "size" },
      color: (of) => (touches(of) ? colours.accent : near.at === null ? colours["line-2"] : colours.line),
      opacity: (of) => (touches(of) ? 1 : 0.4),
    },
  };
}

/** Moves the nodes to where they lie well: a few at once, many a little in each frame. */
function settle(graph, figure, atOnce) {
  const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: graph.order > 300, adjustSizes: graph.order < 300 };
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

// Moves the nodes of a network to where they lie well, beside the page, which can be used meanwhile. It is given the matrices
// that the layout works on, and tells now and then how far it has come.
import iterate from "graphology-layout-forceatlas2/iterate";

const BETWEEN = 400; // milliseconds from one telling to the next

addEventListener("message", ({ data: { settings, nodes, edges, steps } }) => {
  let told = performance.now();
  for (let left = steps - 1; left >= 0; left -= 1) {
    iterate(settings, nodes, edges);
    if (left === 0 || performance.now() - told > BETWEEN) {
      postMessage({ nodes, left });
      told = performance.now();
    }
  }
});

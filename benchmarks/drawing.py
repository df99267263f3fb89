"""How smoothly the network is drawn: frames per second in a headless Chromium while the picture is moved and drawn nearer.

    python benchmarks/drawing.py [--nodes 2000] [--edges 5000] [--seconds 5]

The page is the desk's own, over an empty register; only the answer with the nodes and edges is put in its place. Without a
graphics card Chromium draws in software, so that this is the least that anybody sees.
"""

import argparse
import json
import random
import shutil
import tempfile
import threading
import time
from itertools import pairwise
from pathlib import Path

import uvicorn
from playwright.sync_api import Page, Route, sync_playwright

from dragoman.register.store import Register
from dragoman.web.app import create_app
from dragoman.web.settings import Settings

_PAGE = """<div class="network" data-from="/explore/network.json" hidden>
<div class="network-ground"></div><div class="network-tools"><button data-do="in">+</button><p class="network-said"></p></div></div>"""
_FRAMES = """async (seconds) => {
  const { renderer } = document.querySelector(".network").drawn, camera = renderer.getCamera(), times = [];
  const begin = performance.now();
  return await new Promise((resolve) => {
    const frame = (now) => {
      times.push(now);
      const at = (now - begin) / 1000;
      camera.setState({ x: 0.5 + 0.2 * Math.sin(at), y: 0.5 + 0.2 * Math.cos(at), ratio: 0.6 + 0.4 * Math.sin(at / 2) });
      if (at < seconds) requestAnimationFrame(frame); else resolve(times);
    };
    requestAnimationFrame(frame);
  });
}"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, default=2000)
    parser.add_argument("--edges", type=int, default=5000)
    parser.add_argument("--seconds", type=float, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        address = _serve(Path(folder) / "empty.db")
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--enable-unsafe-swiftshader"]
        )
        page = browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="no-preference")
        print(json.dumps(_measured(page, address, asked.nodes, asked.edges, asked.seconds)))
        browser.close()


def _serve(path: Path) -> str:
    Register.open(str(path), create=True).close()
    server = uvicorn.Server(uvicorn.Config(create_app(Settings(str(path))), port=0, log_level="warning"))
    socket = server.config.bind_socket()
    threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True).start()
    while not server.started:
        time.sleep(0.01)
    return f"http://127.0.0.1:{socket.getsockname()[1]}"


def _measured(page: Page, address: str, nodes: int, edges: int, seconds: float) -> dict[str, float]:
    content = json.dumps(_network(nodes, edges))

    def with_ground(route: Route) -> None:
        answer = route.fetch()
        html = answer.text().replace('<div id="view"', f'{_PAGE}<div id="view"')
        route.fulfill(response=answer, body=html)

    page.route("**/explore?view=network", with_ground)
    page.route("**/explore/network.json", lambda route: route.fulfill(json=json.loads(content)))
    page.goto(f"{address}/explore?view=network")
    begin = time.perf_counter()
    page.locator(".network[data-drawn]").wait_for(timeout=120_000)
    drawn = time.perf_counter() - begin
    page.locator(".network[data-settled]").wait_for(timeout=300_000)
    settled = time.perf_counter() - begin
    times = page.evaluate(_FRAMES, seconds)
    between = sorted(b - a for a, b in pairwise(times))
    return {
        "nodes": nodes,
        "edges": edges,
        "seconds until drawn": round(drawn, 2),
        "seconds until settled": round(settled, 2),
        "frames a second": round(1000 * len(between) / sum(between), 1),
        "p95 of a frame, ms": round(between[int(len(between) * 0.95)], 1),
    }


def _network(nodes: int, edges: int) -> dict[str, list[list[object]]]:
    """A network in which few deal with many, as it is between states and people."""
    dice = random.Random(7)
    kinds = ("state", "person", "person", "organisation")
    made: list[list[object]] = [[f"Party {n}", kinds[n % 4], None, max(1, nodes // (n + 1))] for n in range(nodes)]
    ends = ((int(nodes * dice.random() ** 3), dice.randrange(nodes)) for _ in range(edges))
    pairs = {(min(pair), max(pair)) for pair in ends}
    return {"nodes": made, "edges": [[a, b, 1 + dice.randrange(9)] for a, b in sorted(pairs) if a != b]}


if __name__ == "__main__":
    main()

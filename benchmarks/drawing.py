"""How smoothly the network is drawn: the frames of a headless Chromium while the picture is dragged and drawn nearer.

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
from statistics import median
from typing import Any

import uvicorn
from playwright.sync_api import CDPSession, Page, Route, sync_playwright

from dragoman.register.store import Register
from dragoman.web.app import create_app
from dragoman.web.settings import Settings

_PAGE = """<div class="network" data-from="/explore/network.json" hidden>
<div class="network-ground"></div><div class="network-tools"><button data-do="in">+</button><p class="network-said"></p></div></div>"""
_MOVED = """async ([seconds, way]) => {
  const { renderer } = document.querySelector(".network").drawn, layer = renderer.getMouseLayer();
  const box = layer.getBoundingClientRect(), times = [], drawn = [];
  const at = (angle) => ({ clientX: box.x + box.width * (0.5 + 0.2 * Math.cos(angle)), clientY: box.y + box.height * (0.5 + 0.2 * Math.sin(angle)) });
  const does = (kind, angle) => layer.dispatchEvent(new PointerEvent(kind, { ...at(angle), bubbles: true, cancelable: true, buttons: 1, pointerType: "mouse" }));
  const turns = (down) => layer.dispatchEvent(new WheelEvent("wheel", { ...at(0), bubbles: true, cancelable: true, ctrlKey: true, deltaY: down ? 120 : -120 }));
  // What was to be drawn before is drawn first.
  for (let quiet = 0, last = 0, until = performance.now() + 120e3; quiet < 10 && performance.now() < until; ) {
    const now = await new Promise(requestAnimationFrame);
    quiet = now - last < 34 ? quiet + 1 : 0;
    last = now;
  }
  let began;
  const before = () => { began = performance.now(); }, after = () => drawn.push(performance.now() - began);
  renderer.on("beforeRender", before);
  renderer.on("afterRender", after);
  const begin = performance.now();
  if (way === "pan") does("pointerdown", 0);
  await new Promise((resolve) => {
    const frame = (now) => {
      times.push(now);
      const passed = (now - begin) / 1000;
      if (way === "pan") does("pointermove", passed); else if (times.length % 6 === 0) turns(Math.floor(passed) % 2);
      if (passed < seconds) requestAnimationFrame(frame); else resolve();
    };
    requestAnimationFrame(frame);
  });
  if (way === "pan") does("pointerup", 0);
  renderer.off("beforeRender", before);
  renderer.off("afterRender", after);
  return { times, drawn, picture: document.querySelector(".network").dataset.moved === "picture" };
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


def _measured(page: Page, address: str, nodes: int, edges: int, seconds: float) -> dict[str, Any]:
    content = json.dumps(_network(nodes, edges))

    def with_ground(route: Route) -> None:
        answer = route.fetch()
        html = answer.text().replace('<div id="view"', f'{_PAGE}<div id="view"')
        route.fulfill(response=answer, body=html)

    page.route("**/explore?view=network", with_ground)
    page.route("**/explore/network.json", lambda route: route.fulfill(json=json.loads(content)))
    page.goto(f"{address}/explore?view=network")
    begin = time.perf_counter()
    page.locator(".network[data-drawn]").wait_for(timeout=400_000)
    drawn = time.perf_counter() - begin
    page.locator(".network[data-settled]").wait_for(timeout=500_000)
    settled = time.perf_counter() - begin
    return {
        "nodes": nodes,
        "edges": edges,
        "seconds until drawn": round(drawn, 2),
        "seconds until settled": round(settled, 2),
        **{way: _moved(page, way, seconds) for way in ("pan", "zoom")},
    }


def _moved(page: Page, way: str, seconds: float) -> dict[str, float | bool]:
    """The picture moved by mouse events: the time from frame to frame, and what of it the page's own scripts take.

    What the processor works for scripts is told by the browser itself, so that it is the same on a busy machine.
    """
    client = page.context.new_cdp_session(page)
    client.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = _metrics(client, page)
    made = page.evaluate(_MOVED, [seconds, way])
    after = _metrics(client, page)
    client.detach()
    taken = {name: 1000 * (after[name] - before[name]) / (len(made["times"]) - 1) for name in before}
    between = sorted(b - a for a, b in pairwise(made["times"]))
    frames = len(between)
    return {
        "frames a second": round(1000 * frames / sum(between), 1),
        "frame, ms, median": round(median(between), 1),
        "frame, ms, p95": round(between[int(frames * 0.95)], 1),
        "handed to WebGL, ms, median": round(median(made["drawn"]), 1) if made["drawn"] else 0.0,
        "scripts, ms of the processor for a frame": round(taken["ScriptDuration"], 1),
        "page, ms of the processor for a frame": round(taken["TaskDuration"], 1),
        "rasteriser, ms of the processor for a frame": round(taken["GPU"], 1),
        "moved as a picture": made["picture"],
    }


def _metrics(client: CDPSession, page: Page) -> dict[str, float]:
    """Seconds of the processor: of the page, and of the process that draws, which is that of the graphics card or stands for it."""
    found = {one["name"]: one["value"] for one in client.send("Performance.getMetrics")["metrics"]}
    browser = page.context.browser
    assert browser is not None
    told = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    drawing = sum(one["cpuTime"] for one in told if one["type"] == "GPU")
    return {"ScriptDuration": found["ScriptDuration"], "TaskDuration": found["TaskDuration"], "GPU": drawing}


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

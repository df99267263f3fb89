"""Dragoman reads reports of diplomatic activity and keeps the register of what they say."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.pipeline import extract as extract
    from dragoman.pipeline import propose as propose

__version__ = "0.1.0"
__all__ = ["__version__", "extract", "propose"]


def __getattr__(name: str) -> Any:
    # The pipeline is imported on first use, so that `import dragoman` costs nothing.
    if name in {"extract", "propose"}:
        from dragoman import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

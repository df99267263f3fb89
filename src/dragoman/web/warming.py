"""What a desk does before it is asked: it makes its first pages once, so that whoever opens it does not wait for that.

The first time a page is made its templates are compiled, and so are the statements that ask the register; both are kept.
"""

import logging
from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request

from dragoman.register.errors import RegisterError
from dragoman.web.problems import Problem
from dragoman.web.routes import commitments, explore, reports, review, today

_FIRST: tuple[tuple[str, Callable[..., Any]], ...] = (
    ("/", today.today),
    ("/review", review.review),
    ("/commitments", commitments.commitments),
    ("/explore", explore.explore),
    ("/reports", reports.reports),
)
"""The pages that the navigation leads to, and what makes them."""
_log = logging.getLogger("dragoman.web")


def warm(app: FastAPI) -> None:
    """Makes the first pages, and compiles the templates of all others. What cannot be made now is made when it is asked for."""
    pages = app.state.pages
    for path, make in _FIRST:
        scope = {"type": "http", "app": app, "method": "GET", "path": path, "query_string": b"", "headers": []}
        try:
            make(Request(scope), app.state.desk)
        except (Problem, RegisterError) as error:
            _log.debug("%s is not made before it is asked for: %s", path, error)
    for name in pages.list_templates(extensions=["html"]):
        pages.get_template(name)

"""The command line: thin commands over the pipeline and the register's lists."""

from dragoman.cli.app import app, main

__all__ = ["app", "main"]

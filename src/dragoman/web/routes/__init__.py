"""The pages, one module for each kind. A module has a `router`, which `app.py` takes in."""

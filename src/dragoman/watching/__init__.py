"""Watching feeds, pages, sitemaps and folders: each new report is read once, politely, and the register keeps the state."""

"""Asking a language model behind a server, and what it answers: text out, text in, nothing of what either means."""

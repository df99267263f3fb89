"""The nouns of the trade: frozen, typed, no I/O."""

"""How well a reader does: gold reports, and the comparison of readings with them, layer by layer."""

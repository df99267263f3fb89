"""From bytes to a `Document`: the only place where text is cleaned. After it the text is final and offsets hold."""

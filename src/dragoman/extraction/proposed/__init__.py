"""What a language model proposes as the facts of a report, and what is taken of it: only what the text bears out."""

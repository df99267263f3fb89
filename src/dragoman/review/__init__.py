"""Review: what people decide about facts, and what waits for their decision. Decisions are appended, never changed."""

"""The trained reader: a small encoder reads the report, small heads tell mentions, cues and what belongs together."""

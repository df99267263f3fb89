"""Analysis → Reading: one file for each kind of fact."""

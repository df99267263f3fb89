"""Pictures as shapes that templates draw: numbers and words only, no markup."""

"""Tables of the trade: states, titles, organisations, forms and their cue words, speech acts, subjects."""

"""Who is who: which actors of which reports are the same person, organisation or state."""

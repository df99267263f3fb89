"""The desk: the register's pages. Thin; what they show is asked of the register and of review, which hold no HTML."""

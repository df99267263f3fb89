"""What pictures of the register are drawn from: the same engagements, found by one filter, counted in several ways."""

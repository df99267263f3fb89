"""The steps by which a register of an older Dragoman becomes one of this."""

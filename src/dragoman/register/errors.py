"""What goes wrong with a register, in a module that costs nothing to import."""


class RegisterError(Exception):
    """A register that cannot be opened, read or written: one line that names it and says why."""

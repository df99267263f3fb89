"""What goes wrong with a register, in a module that costs nothing to import."""


class RegisterError(Exception):
    """A register that cannot be opened, read or written: one line that names it and says why."""


class Busy(RegisterError):
    """A register that another process was writing to for longer than was waited: nothing was written, and may be later."""


class Overtaken(RegisterError):
    """A decision about something that is no more as it was when somebody looked at it.

    `since` has the numbers of the decisions that were made about it meanwhile, if any were. `do` is what to do about it
    on the command line; `what` leaves that out, for who is elsewhere.
    """

    def __init__(self, what: str, since: tuple[int, ...] = (), *, do: str | None = None) -> None:
        super().__init__(f"{what}: {do}" if do else what)
        self.what, self.since = what, since

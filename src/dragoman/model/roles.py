"""What people may do at the desk: each role may do all that the ones before it may."""

from typing import Literal, get_args

Role = Literal["reader", "coder", "reviewer", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)


def reaches(role: Role, needed: Role) -> bool:
    """Whether somebody of this role may do what asks for the other."""
    return ROLES.index(role) >= ROLES.index(needed)

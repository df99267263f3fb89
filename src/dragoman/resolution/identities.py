from dragoman.resolution.bearers import Bearer
from dragoman.resolution.clusters import Verdict

FLOOR = 0.5


def compare(a: Bearer, b: Bearer) -> Verdict:
    if a.kind != b.kind or a.key != b.key:
        return Verdict(0, (), None)
    if a.states and b.states and not a.states & b.states:
        return Verdict(0, (), "other state")
    return Verdict(1.0 if a.states == b.states else 0.9, ("same name",), None)

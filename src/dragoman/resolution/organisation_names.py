class N:
    def __init__(self, k, st):
        self.blocks = frozenset({f"org {k}"})
        self.of_a_state_not_told = False


def organisation_name(k, st):
    return N(k, st)

"""Whether two names of organisations are of one. A pure function of two bearers."""

from dragoman.resolution.bearers import Bearer
from dragoman.resolution.clusters import Verdict
from dragoman.resolution.organisation_names import MISSIONS, OrganisationName, organisation_name
from dragoman.resolution.spelling import VOWELS, likeness


def compare(a: Bearer, b: Bearer) -> Verdict:
    """How likely two organisations are one: by what they are, what for, and of which state."""
    if a.key > b.key:
        a, b = b, a
    ours, theirs = organisation_name(a.key, a.states), organisation_name(b.key, b.states)
    if a.key == b.key and ours.named:
        return _same(ours, theirs, 0.98, "same name")
    for kind in (_ministries, _missions, _abbreviated):
        verdict = kind(ours, theirs)
        if verdict:
            return verdict
    if a.key == b.key:
        return _same(ours, theirs, 0.98, "same name")
    return _by_words(ours, theirs)


def _ministries(ours: OrganisationName, theirs: OrganisationName) -> Verdict | None:
    if not ours.fields and not theirs.fields:
        return None
    if not (ours.fields and theirs.fields):
        return _none("different bodies") if not (ours.is_abbreviation or theirs.is_abbreviation) else None
    if ours.fields == theirs.fields or "foreign" in ours.fields & theirs.fields:
        return _same(ours, theirs, 0.95, "same ministry")
    if ours.fields < theirs.fields or theirs.fields < ours.fields:
        return _same(ours, theirs, 0.65, "ministry for more")
    return _none("different ministries")


def _missions(ours: OrganisationName, theirs: OrganisationName) -> Verdict | None:
    if ours.head not in MISSIONS or theirs.head not in MISSIONS or ours.head != theirs.head:
        return None
    if ours.receiving and theirs.receiving:
        if not ours.receiving & theirs.receiving:
            return _none("missions to different states")
        if ours.states & theirs.states and ours.words == theirs.words:
            return Verdict(0.95, ("same mission",), None)
    return None


def _abbreviated(ours: OrganisationName, theirs: OrganisationName) -> Verdict | None:
    """One is an abbreviation of the other, which is known the better the longer it is and where the state is one."""
    if ours.is_abbreviation == theirs.is_abbreviation:
        return None
    short, full = (ours, theirs) if ours.is_abbreviation else (theirs, ours)
    if not short.letters & full.letters:
        return None
    length = max(len(letters) for letters in short.letters & full.letters)
    if full.is_international:
        return Verdict(0.9 if length > 2 else 0.6, ("abbreviation",), None)
    score = 0.8 if length > 3 else 0.65
    return _same(ours, theirs, score + 0.1 if ours.states & theirs.states else score - 0.1, "abbreviation")


def _by_words(ours: OrganisationName, theirs: OrganisationName) -> Verdict:
    if ours.head != theirs.head and ours.head and theirs.head:
        return _none("different bodies")
    if ours.words == theirs.words:
        return _same(ours, theirs, 0.95, "same words")
    if len(ours.words) == len(theirs.words) and _spelled_alike(ours.words, theirs.words):
        return _same(ours, theirs, 0.85, "spelling")
    parent = _parent(ours, theirs)
    if parent and ours.states & theirs.states:
        return _same(ours, theirs, 0.65, f"{parent} told by one only")
    return _none("different names")


def _spelled_alike(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Word by word the same or, if long, alike: of short words each is a name or an abbreviation of its own."""
    left = list(theirs)
    for word in ours:
        like = next(
            (other for other in left if word == other or (len(word) > 7 and likeness(word, other) >= VOWELS)), None
        )
        if like is None:
            return False
        left.remove(like)
    return True


_PARENTS = frozenset({"parliament", "senate", "assembly", "chamber", "house", "congress", "ministry", "government"})


def _parent(ours: OrganisationName, theirs: OrganisationName) -> str | None:
    """The word by which one says what it is a part of and the other does not ("… committee of the senate")."""
    small, large = sorted((set(ours.words), set(theirs.words)), key=len)
    more = large - small
    if ours.head and ours.head == theirs.head and small < large and len(small) > 1 and len(more) == 1:
        return next(iter(more & _PARENTS), None)
    return None


def _same(ours: OrganisationName, theirs: OrganisationName, score: float, reason: str) -> Verdict:
    """One by name, unless of different states."""
    if ours.named and theirs.named and ours.named != theirs.named:
        return _none("different states")
    if ours.is_anybodys or theirs.is_anybodys:
        return Verdict(min(score, 0.3), (reason, "nothing tells whose"), None)
    if ours.states and theirs.states:
        if ours.states & theirs.states:
            return Verdict(score, (reason, "same state"), None)
        if ours.is_international and theirs.is_international:
            return Verdict(score, (reason,), None)
        return _none("different states")
    if (ours.named or theirs.named) and not ours.named & theirs.named:
        return Verdict(min(score, 0.45), (reason, "state told by one only"), None)
    return Verdict(score - 0.1, (reason,), None)


def _none(why: str) -> Verdict:
    return Verdict(0.0, (), why)

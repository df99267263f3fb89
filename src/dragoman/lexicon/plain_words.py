"""The words of the codebook as prose has them: what is written with hyphens in files is not so for people."""

_FORMS = {"demarche": "démarche"}
_SUBJECTS = {
    "trade-investment": "trade and investment",
    "climate-environment": "climate and environment",
    "transport-logistics": "transport and logistics",
    "science-education": "science and education",
    "culture-heritage": "culture and heritage",
    "consular-diaspora": "consular matters and diaspora",
    "rule-of-law-justice": "rule of law and justice",
    "security-defence": "security and defence",
    "conflict-peace": "conflict and peace",
    "counter-terrorism-crime": "counter-terrorism and crime",
    "agriculture-food": "agriculture and food",
    "space-nuclear": "space and nuclear matters",
    "elections-referendum": "elections and referendums",
    "protocol-visits": "protocol and visits",
    "labour-social": "labour and social affairs",
}
_KINDS = {
    "actor": "person or body",
    "actors": "persons and bodies",
    "tie": "affiliation",
    "ties": "affiliations",
}


def form_words(form: str) -> str:
    """The form of an engagement as prose has it."""
    return _FORMS.get(form, form)


def subject_words(subject: str) -> str:
    """A subject of the codebook, or another of its words with hyphens, as prose has it."""
    return _SUBJECTS.get(subject) or plain_words(subject)


def kind_words(kind: str) -> str:
    """A kind of fact, or a section of a reading, as pages have it: to diplomats ties are the relations of states."""
    return _KINDS.get(kind, kind)


def act_words(act: str) -> str:
    """An act as it is told of a speaker: `call-for` → `calls for`."""
    verb, space, rest = plain_words(act).partition(" ")
    told = f"{verb[:-1]}ies" if verb.endswith("y") else f"{verb}es" if verb.endswith("s") else f"{verb}s"
    return f"{told}{space}{rest}"


def plain_words(value: str) -> str:
    """Any other value of a closed vocabulary: `express-support` → `express support`."""
    return value.replace("-", " ")

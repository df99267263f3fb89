"""The words of synthetic reports: phrases, and a page that knows where each of its words stands."""

from dice import Dice

from dragoman.model.document import Span
from dragoman.model.vocabulary import Act, CommitmentKind, Form, Status, Subject


class Page:
    """A text in the making; what is written gives its span."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0

    def write(self, words: str) -> Span:
        start = self.length
        self._parts.append(words)
        self.length += len(words)
        return Span(start, self.length)

    def put(self, words: str) -> None:
        self._parts.append(words)
        self.length += len(words)

    @property
    def text(self) -> str:
        return "".join(self._parts)


PHRASES: dict[Subject, str] = {
    "bilateral-relations": "bilateral cooperation|the agenda of relations between the two countries|the legal framework",
    "multilateral-cooperation": "cooperation within international organisations|mutual support of candidacies|the reform of the United Nations",
    "parliament": "inter-parliamentary ties|the work of the friendship groups",
    "domestic-politics": "political reforms|constitutional changes",
    "trade-investment": "trade and investment|mutual trade|exports of grain|the protection of investors|a business forum",
    "energy": "energy security|gas supplies|renewable energy|the power grid",
    "climate-environment": "climate change|the protection of shared rivers|emissions trading",
    "transport-logistics": "transit corridors|direct flights|port capacity|the modernisation of railways",
    "digital-technology": "digital services|artificial intelligence|cyber security",
    "science-education": "student exchanges|joint research|recognition of diplomas",
    "culture-heritage": "days of culture|the restoration of monuments",
    "tourism": "the flow of tourists|tourism routes",
    "consular-diaspora": "consular matters|the rights of the diaspora|the easing of visa rules",
    "migration": "border management|labour migration|readmission",
    "human-rights": "human rights|freedom of the press",
    "rule-of-law-justice": "legal assistance|the fight against corruption",
    "security-defence": "defence cooperation|joint exercises|arms control|air defence",
    "conflict-peace": "the ceasefire|the peace process|the situation in the region|the return of displaced people",
    "counter-terrorism-crime": "the fight against terrorism|drug trafficking",
    "humanitarian-aid": "humanitarian aid|relief after the earthquake",
    "health": "vaccines|cooperation of hospitals",
    "agriculture-food": "food security|veterinary certificates|irrigation",
    "finance": "double taxation|debt relief|banking",
    "space-nuclear": "peaceful uses of nuclear energy|satellite launches",
    "elections-referendum": "the observation of elections",
    "protocol-visits": "the schedule of coming visits|preparations for the summit",
    "labour-social": "pensions of workers abroad|social protection",
    "sport": "the organisation of the games",
    "other": "other matters of mutual interest",
}
FRAMES = (
    "{}|{}|the development of {}|prospects for {}|the state of {}|issues of {}|a roadmap for {}|progress on {}"
    "|{} in the coming year|steps to deepen work on {}|next steps on {}|a working group on {}"
).split("|")
OFTEN: tuple[Subject, ...] = (
    *("bilateral-relations", "trade-investment", "conflict-peace", "security-defence", "energy") * 4,
    *("multilateral-cooperation", "transport-logistics", "protocol-visits", "consular-diaspora") * 2,
    *PHRASES,
)
"""Subjects, each as often as it is likely."""

VERBS: dict[Form, str] = {
    "meeting": "met with|held talks with|received|sat down with",
    "call": "spoke by phone with|held a telephone conversation with",
    "visit": "paid an official visit to|arrived on a working visit in",
    "consultations": "held political consultations with|held a session of the joint commission with",
    "conference": "took part in a forum with|attended a ministerial conference with",
    "ceremony": "attended an opening ceremony with|laid a wreath together with",
    "signing": "signed a memorandum with|signed an agreement with",
    "briefing": "briefed|held a briefing for",
    "message": "sent a congratulatory message to|sent a letter to",
    "demarche": "handed a note of protest to|summoned",
}
LATER: dict[Status, str] = {
    "held": "{}",
    "scheduled": "is to take part, as scheduled, in talks where he {}",
    "proposed": "was invited to an engagement where he {}",
    "postponed": "put off the engagement where he {}",
    "cancelled": "called off the engagement where he {}",
}
FORMS: tuple[Form, ...] = (
    *("meeting",) * 46,
    *("call",) * 14,
    *("visit",) * 10,
    *("consultations",) * 8,
    *("conference",) * 5,
    *("ceremony",) * 6,
    *("signing",) * 4,
    *("briefing",) * 2,
    *("message",) * 4,
    *("demarche",) * 1,
)
STATUSES: tuple[Status, ...] = (
    *("held",) * 80,
    *("scheduled",) * 10,
    *("proposed",) * 7,
    *("postponed",) * 2,
    "cancelled",
)
SAID: tuple[tuple[Act, str], ...] = (
    ("stress", "stressed"),
    ("stress", "underlined"),
    ("note", "noted"),
    ("note", "pointed out"),
    ("inform", "said"),
    ("praise", "praised"),
    ("thank", "expressed gratitude for"),
    ("express-interest", "expressed interest in"),
    ("express-readiness", "expressed readiness for"),
    ("express-support", "supported"),
    ("express-concern", "voiced concern about"),
    ("call-for", "called for"),
    ("propose", "proposed"),
    ("condemn", "condemned attacks on"),
)
PROMISED: tuple[tuple[CommitmentKind, str], ...] = (
    ("agreed", "agreed to"),
    ("pledged", "pledged to"),
    ("ready", "declared readiness to"),
    ("interested", "showed interest to"),
    ("proposed", "proposed to"),
    ("discussed", "discussed how to"),
)
DEEDS = (
    "open a trade mission|send experts|resume the work of the commission|exchange lists of projects|sign a roadmap|"
    "hold a round of expert talks|ease customs procedures|finance a feasibility study|launch direct flights|"
    "set up a working group|increase quotas for students|prepare a draft agreement"
).split("|")
BACKGROUND = (
    "Relations between the two sides have grown steadily over the past years.",
    "Trade turnover rose by {} per cent over the last year, according to official figures.",
    "The sides keep up a regular political dialogue at all levels.",
    "Diplomatic relations were established {} years ago.",
    "Observers have followed these contacts closely.",
    "The talks were held in a warm and constructive atmosphere.",
    "More than {} joint companies are registered at present.",
    "Earlier the press service had given no details of the agenda.",
    "The statement was published on the website of the ministry.",
    "A number of documents are being prepared by experts.",
    "About {} students from there are enrolled at universities of the host country.",
    "Attention was also paid to the implementation of agreements reached before.",
    "The interlocutors exchanged views on topical regional and international issues.",
    "Both capitals have embassies that work on these questions every day.",
    "The region has seen {} such contacts since the beginning of the year.",
)

_RESPELLED = (
    *(("kh", "h"), ("Kh", "H"), ("zh", "j"), ("Zh", "J"), ("ya", "ia"), ("Ya", "Ia"), ("yu", "iu"), ("ou", "u")),
    *(("sh", "s"), ("ck", "k"), ("oğlu", "oglu"), ("ev", "yev"), ("aa", "a"), ("é", "e"), ("ē", "e"), ("ć", "c")),
    *(("č", "c"), ("ý", "y"), ("ñ", "n"), ("ã", "a"), ("iy", "y"), ("ts", "tz"), ("ee", "i"), ("dz", "z"), ("w", "v")),
)


def respelled(name: str, dice: Dice) -> str:
    """A name as another way of writing it has it; as it is where none changes it."""
    fitting = [(old, new) for old, new in _RESPELLED if old in name]
    return name.replace(*dice.choice(fitting)) if fitting else name


def phrase(dice: Dice) -> tuple[str, tuple[Subject, ...]]:
    """A phrase for what was discussed, and its subjects."""
    subject = dice.choice(OFTEN)
    words = dice.choice(FRAMES).format(dice.choice(_PHRASES[subject]))
    other = dice.choice(OFTEN) if dice.random() < 0.2 else subject
    return words, (subject,) if other == subject else (subject, other)


def background(dice: Dice, size: int) -> str:
    """Sentences that report nothing, of about so many characters."""
    number, at, words = dice.randrange(3, 90), dice.randrange(len(BACKGROUND)), []
    while size > 0:
        words.append(BACKGROUND[at % len(BACKGROUND)].format(number + len(words)))
        size -= len(words[-1])
        at += 1
    return " ".join(words)


_PHRASES = {subject: words.split("|") for subject, words in PHRASES.items()}
FORM_VERBS = {form: words.split("|") for form, words in VERBS.items()}

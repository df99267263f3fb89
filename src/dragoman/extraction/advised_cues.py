"""Cues that the trained reader tells: at which word they stand, and whether they may tell what it takes them for."""

from collections.abc import Collection

from dragoman.extraction.actors import ActorKey, actors_at, is_person
from dragoman.extraction.clauses import children, governing_verb, objects_behind, objects_of, prepositions, subjects
from dragoman.extraction.cues import Cue, noun_cue_at
from dragoman.extraction.departures import is_merely_left
from dragoman.extraction.events import is_of_ministers, is_session_of_two, states_of_body
from dragoman.extraction.mere_words import is_mere_words
from dragoman.extraction.needs import by_telephone, is_one_sided, speaks_to_a_body, thing_of
from dragoman.extraction.outlooks import is_put_ahead
from dragoman.extraction.participants import own_parts
from dragoman.extraction.senses import are_people, is_other_sense
from dragoman.extraction.sittings import are_closeted, is_of_a_room
from dragoman.extraction.trained.advice import AdvisedCue
from dragoman.lexicon.cues import load_cues
from dragoman.model.analysis import Analysis, Node
from dragoman.model.vocabulary import Form, Role

_POSTS = frozenset({"post", "tweet", "posting"})  # "in a Facebook post"
_WORKING = frozenset({"work", "cooperate", "co-operate", "collaborate"})
_BEFORE_NOUNS = frozenset({"det", "amod", "nummod", "predet", "poss"})
_OF_CREDENCE = frozenset({"credence", "credentials", "recall"})
# Who was joined by others had them with him in what was told before.
_JOINING = frozenset({"join", "accompany", "flank"})
# Who follows whom in an office has not met him.
_STAFFING = frozenset({"replace", "succeed", "appoint", "nominate", "dismiss", "resign"})


def called_for(analysis: Analysis, verb: int) -> list[int]:
    return objects_behind(analysis, verb, "for")


def at_its_head(analysis: Analysis, told: AdvisedCue) -> AdvisedCue:
    """The noun of a cue that the reader has seen in the words before it: "the" meeting, "political" consultations."""
    node = analysis.nodes[told.node]
    while node.dep in _BEFORE_NOUNS and node.head > node.index:
        node = analysis.nodes[node.head]
    if node.lower == "host" and node.dep == "dobj" and analysis.nodes[node.head].lemma == "play":
        return told._replace(node=node.head)  # "plays host to A": told by its verb
    return told._replace(node=node.index) if node.tag.startswith("NN") else told


def at_its_matter(analysis: Analysis, told: AdvisedCue, known: Collection[int]) -> AdvisedCue:
    """ "the 13th round of consultations", "gathered for a round of talks": one event, told by the noun that the rules have."""
    node = analysis.nodes[told.node]
    below = _gathered_for(analysis, node) if node.lemma in _GATHERING else [node.index]
    below += [
        inner
        for noun in below
        if analysis.nodes[noun].lemma in _ROUNDS
        for inner in objects_behind(analysis, noun, "of")
    ]
    noun = next((head for head in below if head in known), None)
    return told._replace(node=noun) if noun is not None and node.index not in known else told


def _gathered_for(analysis: Analysis, verb: Node) -> list[int]:
    """ "gathered in Lima this week for the fifth round": wherever the parse has hung the words."""
    behind = analysis.nodes[verb.index + 1 : analysis.sentences[verb.sentence].last]
    leading = [n for n in behind if n.lower == "for" and governing_verb(analysis, n.index) == verb]
    return [head for preposition in leading for head in objects_of(analysis, preposition.index)]


_GATHERING = frozenset({"gather", "assemble", "convene"})
_ROUNDS = frozenset({"round", "series", "day", "session"})


def is_from_afar(analysis: Analysis, told: AdvisedCue) -> bool:
    """ "addressed the event via video link", "joined by video": how somebody took part, and no call."""
    node = analysis.nodes[told.node]
    while node.dep in {"compound", "amod"} and node.head > node.index:
        node = analysis.nodes[node.head]
    above = analysis.nodes[node.head]
    verb = analysis.nodes[above.head]
    by_wire = node.dep == "pobj" and above.lower in {"via", "by", "through", "over", "on"} and node.lemma in _WIRES
    return by_wire and (verb.lemma in _TAKING_PART or verb.lower == "part")


_WIRES = frozenset({"link", "video", "videolink", "video-link", "videoconference", "conference", "connection", "phone"})
_TAKING_PART = frozenset({"join", "address", "attend", "participate", "take", "appear", "dial", "follow"})


def is_brief(analysis: Analysis, told: AdvisedCue) -> bool:
    """ "a brief exchange": how long it was, and no briefing."""
    node = analysis.nodes[told.node]
    return node.lower == "brief" and node.tag.startswith("JJ")


def as_paper(analysis: Analysis, told: AdvisedCue) -> AdvisedCue:
    """ "handed over an invitation addressed to A": a message, and no journey of whoever brings it."""
    node = analysis.nodes[told.node]
    verb = analysis.nodes[node.head]
    carried = node.lemma == "invitation" and node.dep == "dobj" and verb.lemma in load_cues().passing_on
    if not carried or told.form != "visit":
        return told
    parties: dict[ActorKey, tuple[Role, float]] = {
        key: ("sender" if role == "visitor" else "recipient", sure) for key, (role, sure) in told.parties.items()
    }
    return told._replace(form="message", parties=parties)


_COMING = frozenset({"visit", "come", "travel", "pay", "tour", "make"})
_PAIR = 2
_TALKS = frozenset({"talks", "negotiations", "discussions", "conversations"})
_MEETINGS = _TALKS | {"meeting", "talk", "lunch", "dinner", "breakfast", "audience"}
_PARTIES = frozenset({"cocktail", "party"})
_OF_A_FORMAT = frozenset(
    "round rounds session sessions resume resumed resuming reopen reopened interrupted committee commission dialogue mechanism "
    "consultations political strategic joint bilateral regular annual delegation delegations".split()
)


def _is_kept_by_its_words(analysis: Analysis, ruled: Cue, form: Form) -> bool:
    """A signature of one side is no signing, a cocktail no meeting, and what is said in a closed room no visit."""
    node = analysis.nodes[ruled.node]
    if form == "signing":
        return is_one_sided(analysis, node)
    if form == "visit":
        return are_closeted(analysis, node, ruled.frame)
    return (ruled.form, form) == ("ceremony", "meeting") and node.lemma in _PARTIES


def may_become(analysis: Analysis, ruled: Cue, form: Form) -> bool:
    """A letter handed over is no ceremony, unless it is a letter of credence; who "met online" has had a call.

    A session of a body of two states stays consultations; an envoy called to a ministry is no call,
    and whom one receives for consultations is no mere guest; talks are consultations
    only where they are a round of some format. The meetings for which somebody "was in Belfast" are no visit themselves.
    """
    if _is_kept_by_its_words(analysis, ruled, form):
        return False
    if form == "visit" and ruled.form == "meeting" and ruled.noun and analysis.nodes[ruled.node].lemma in _MEETINGS:
        return False
    if (ruled.form, ruled.frame) == ("conference", "host") or analysis.nodes[ruled.node].lower == "that":
        return False
    if ruled.form in {"demarche", "consultations"} and ruled.frame == "host" and form in {"call", "meeting"}:
        return False
    if ruled.form == "consultations" and ruled.noun and len(states_of_body(analysis, ruled.node)) == _PAIR:
        return False
    if (ruled.form, form) == ("consultations", "conference") and is_session_of_two(analysis, ruled.node):
        return False
    if (ruled.form, form) == ("conference", "meeting") and ruled.noun and is_of_ministers(analysis, ruled.node):
        return False
    if ruled.frame == "invite" and any(
        n.lemma in _COMING for n in children(analysis, ruled.node, "xcomp", "advcl", "ccomp")
    ):
        return False  # "invited A to visit B": a journey
    if {ruled.form, form} == {"call", "meeting"}:
        met = analysis.nodes[ruled.node].lemma == "meet"
        with_whom = any(True for _ in prepositions(analysis, ruled.node, "with"))
        if ruled.noun and analysis.nodes[ruled.node].lower == "call" and ruled.form == "call" and with_whom:
            return False
        return not (met if form == "call" else by_telephone(analysis, ruled.node))
    sentence = analysis.sentences[analysis.nodes[ruled.node].sentence]
    words = {node.lower for node in analysis.nodes[sentence.first : sentence.last]}
    if (ruled.form, form) == ("meeting", "consultations") and analysis.nodes[ruled.node].lower in _TALKS:
        return bool(words & _OF_A_FORMAT)
    return (ruled.form, form) != ("message", "ceremony") or bool(words & _OF_CREDENCE)


def may_tell(analysis: Analysis, told: AdvisedCue) -> bool:
    """No number; "returned to Rome" tells the end of a visit; who "works closely" or "was replaced by B" has not met.

    Nor a press conference, a letter of intent, nor "the visiting minister"; who "left Riga" tells of no visit to it.
    """
    node = analysis.nodes[told.node]
    of_press = any(n.lower in {"press", "news"} for n in children(analysis, node.index, "compound", "amod", "nmod"))
    of_press = of_press or is_of_a_room(analysis, node)
    to_all = told.form == "call" and _speaks_at_an_event(analysis, node)
    if is_mere_words(analysis, node) or to_all or (node.lemma == "conference" and of_press):
        return False
    if node.lemma in {"letter", "meeting", "session"} and is_other_sense(analysis, node):
        return False
    signed = thing_of(analysis, node) if told.form == "signing" else None
    if signed is not None and is_one_sided(analysis, signed):
        return False
    if node.lemma in {"mission", "delegation"} and told.form == "visit" and are_people(analysis, node):
        return False
    if (node.tag == "VBG" and node.dep == "amod") or (told.form == "visit" and is_merely_left(analysis, node)):
        return False
    if node.lemma == "interview" and analysis.nodes[node.head].lower == "in":
        return False  # "told us in an interview with A": where something was said
    if told.form == "ceremony" and _is_put_to_use(analysis, node):
        return False
    if (
        node.lemma in _PLAYING
        and node.tag.startswith("VB")
        and told.form == "meeting"
        and not _holds_office(analysis, told)
    ):
        return False
    if node.lemma in _JOINING and any(True for _ in children(analysis, node.index, "auxpass")):
        return False
    if node.lemma in _WORKING | _STAFFING and not node.tag.startswith("NN"):
        return False
    if node.lemma == "return":
        return any(True for _ in prepositions(analysis, node.index, "from"))
    return node.tag != "CD" and node.lemma not in _POSTS


def _speaks_at_an_event(analysis: Analysis, verb: Node) -> bool:
    """ "speaks at a seminar of the institute": to those who are there, and with no telephone between them."""
    events = [analysis.nodes[head] for head in objects_behind(analysis, verb.index, "at")]
    return verb.lemma == "speak" and any(load_cues().nouns.get(n.lower) == "conference" for n in events)


def _is_put_to_use(analysis: Analysis, verb: Node) -> bool:
    """ "The railway will open in 2026", "a bridge will be opened in May": nobody opens it."""
    things = [n for n in children(analysis, verb.index, "nsubj", "nsubjpass") if n.lower in _BUILT]
    passive = any(True for _ in children(analysis, verb.index, "auxpass"))
    coming = any(n.lower in {"will", "would", "could", "may"} for n in children(analysis, verb.index, "aux"))
    acted = any(True for _ in children(analysis, verb.index, "dobj", "agent"))
    return (
        verb.lemma in {"open", "reopen", "start", "complete"} and bool(things) and not acted and (coming or not passive)
    )


_BUILT = frozenset(
    "railway railroad line motorway highway road bridge tunnel airport terminal port pipeline plant factory dam canal metro station "
    "interconnector cable reactor corridor".split()
)


_PLAYING = frozenset({"face", "play", "tackle", "fight"})


def _holds_office(analysis: Analysis, told: AdvisedCue) -> bool:
    """Whether anybody whom the reader takes for a party has a title: teams and players, who "face" each other, have none."""
    return any(isinstance(key, int) and analysis.entities[key].titles for key in told.parties)


def is_before_its_noun(analysis: Analysis, word: int, nouns: Collection[int]) -> bool:
    """ "a protest note", "a farewell call": a word that only says which."""
    node = analysis.nodes[word]
    return node.dep in {"compound", "amod", "nmod"} and node.head in nouns and node.head > word


def is_merely_ahead(analysis: Analysis, cue: Cue) -> bool:
    """ "A urged caution ahead of the meeting": who takes part in it is not told."""
    return is_put_ahead(analysis, analysis.nodes[cue.node]) and not own_parts(analysis, cue)


def cue_of(analysis: Analysis, told: AdvisedCue) -> Cue:
    node = analysis.nodes[told.node]
    if not node.tag.startswith("NN"):
        form: Form = "briefing" if told.form in {"call", "meeting"} and speaks_to_a_body(analysis, node) else told.form
        frame = {"visit": "travel", "message": "send", "signing": "sign"}.get(told.form, "mutual")
        return Cue(node.index, form, False, node.index, False, False, False, frame)
    return noun_cue_at(analysis, node, told.form)


_ATTENDED_ALONE = frozenset({"lay", "inaugurate", "open", "unveil", "attend", "plant"})


def met_before_it(analysis: Analysis, cue: Cue) -> set[ActorKey]:
    """ "will call on A and lay a wreath": A, whom the first verb has alone."""
    verb = analysis.nodes[cue.node]
    first = analysis.nodes[verb.head]
    own = any(True for _ in children(analysis, verb.index, "nsubj", "nsubjpass"))
    if cue.noun or verb.lemma not in _ATTENDED_ALONE | {"lie"} or verb.dep != "conj" or own:
        return set()
    heads = [n.index for n in children(analysis, first.index, "dobj")]
    heads += objects_behind(analysis, first.index, "on", "with")
    return {key for head in heads for key in actors_at(analysis, head)}


def unread_subject(analysis: Analysis, cue: Cue, told: AdvisedCue, least: float) -> ActorKey | None:
    """ "She met A and B": whom the reader surely takes for her, where the rules know nobody whom she could be."""
    heads = subjects(analysis, cue.verb) if cue.verb is not None else []
    if len(heads) != 1 or analysis.nodes[heads[0]].lower not in {"he", "she"} or actors_at(analysis, heads[0]):
        return None
    behind = {key for mention in analysis.mentions if mention.node > cue.node for key in mention.entities}
    before = {key for mention in analysis.mentions if mention.node < heads[0] for key in mention.entities}
    sure = [key for key, (_, chance) in told.parties.items() if chance >= least and is_person(analysis, key)]
    meant = [key for key in sure if key in before and key not in behind]
    return meant[0] if len(meant) == 1 else None

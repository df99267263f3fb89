"""The closed vocabularies of the codebook, each as a type and as a tuple of its values."""

from typing import Literal, get_args

ActorKind = Literal["person", "organisation", "state", "group"]
Form = Literal[
    "meeting",
    "call",
    "visit",
    "consultations",
    "conference",
    "ceremony",
    "signing",
    "briefing",
    "message",
    "demarche",
]
Status = Literal["held", "scheduled", "proposed", "postponed", "cancelled"]
Role = Literal["participant", "host", "visitor", "sender", "recipient", "signatory", "mediator"]
DateBasis = Literal["stated", "resolved"]
Act = Literal[
    "inform",
    "note",
    "stress",
    "praise",
    "thank",
    "congratulate",
    "condole",
    "propose",
    "invite",
    "agree",
    "pledge",
    "express-interest",
    "express-readiness",
    "express-support",
    "express-concern",
    "call-for",
    "reject",
    "condemn",
    "deny",
]
CommitmentKind = Literal["agreed", "pledged", "ready", "interested", "proposed", "discussed"]
TieKind = Literal["partner", "part-of", "owner", "member", "funder"]
Subject = Literal[
    "bilateral-relations",
    "multilateral-cooperation",
    "parliament",
    "domestic-politics",
    "trade-investment",
    "energy",
    "climate-environment",
    "transport-logistics",
    "digital-technology",
    "science-education",
    "culture-heritage",
    "tourism",
    "consular-diaspora",
    "migration",
    "human-rights",
    "rule-of-law-justice",
    "security-defence",
    "conflict-peace",
    "counter-terrorism-crime",
    "humanitarian-aid",
    "health",
    "agriculture-food",
    "finance",
    "space-nuclear",
    "elections-referendum",
    "protocol-visits",
    "labour-social",
    "sport",
    "other",
]

FORMS: tuple[Form, ...] = get_args(Form)
STATUSES: tuple[Status, ...] = get_args(Status)
ROLES: tuple[Role, ...] = get_args(Role)
ACTS: tuple[Act, ...] = get_args(Act)
COMMITMENT_KINDS: tuple[CommitmentKind, ...] = get_args(CommitmentKind)
SUBJECTS: tuple[Subject, ...] = get_args(Subject)

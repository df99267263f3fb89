"""The questions that a desk asks of the register: lists of engagements, commitments, posts, people and organisations,
dossiers, the relations of two states, and who has met both of two."""

from dragoman.register.commitments import commitments
from dragoman.register.dossiers import dossier
from dragoman.register.engagements import engagements
from dragoman.register.identities import organisations, people
from dragoman.register.meetings import met_both
from dragoman.register.officeholders import posts
from dragoman.register.relations import relations

__all__ = ["commitments", "dossier", "engagements", "met_both", "organisations", "people", "posts", "relations"]

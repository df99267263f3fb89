"""Document → Analysis: sentences, words, mentions, who is who. Third-party types of language processing stay in here."""

"""The register: the facts of all reports in an SQL database. The only unit that speaks SQL."""

"""Commands that answer the questions of a desk in one go."""

from dragoman.cli.listing import print_rows, tell_left_out
from dragoman.cli.options import (
    DEFAULT_REGISTER,
    Csv,
    Json,
    Limit,
    One,
    OneState,
    Other,
    OtherState,
    RegisterUrl,
    Since,
    Someone,
    Until,
)
from dragoman.cli.output import print_json_line, print_text, remark, safe_line


def dossier(
    someone: Someone,
    register: RegisterUrl = DEFAULT_REGISTER,
    since: Since = None,
    until: Until = None,
    limit: Limit = None,
    json: Json = False,
) -> None:
    """Tell what there is on a person, an organisation or a state.

    Whom it met and on what, the posts it held, what was promised by or to it, what else was promised at these
    engagements, and what is next: of each the 50 latest, or as many as --limit says. With --json one object.
    """
    from dragoman.cli.desk_tables import COUNTERPARTS, also_promised
    from dragoman.cli.tables import AGENDA, COMMITMENTS, ENGAGEMENTS, POSTS
    from dragoman.register.dossiers import MOST
    from dragoman.register.dossiers import dossier as query
    from dragoman.register.store import Register

    with Register.open(register) as opened:
        found = query(opened, someone, since=since, until=until, limit=limit or MOST)
    if json:
        print_json_line(found)
        return
    states = f" ({', '.join(found.known.states)})" if found.known and found.known.states else ""
    print_text(f"{safe_line(found.name)}{states}\n")
    if found.posts:
        print_rows(POSTS, list(found.posts))
    print_rows(COUNTERPARTS, list(found.met))
    print_rows(ENGAGEMENTS, list(found.engagements))
    print_rows(COMMITMENTS, list(found.commitments))
    if found.also_promised:
        print_rows(also_promised(bool(found.commitments)), list(found.also_promised))
    print_rows(AGENDA, list(found.ahead))
    tell_left_out(found.left_out, "engagements")


def relations(
    one: OneState,
    other: OtherState,
    register: RegisterUrl = DEFAULT_REGISTER,
    since: Since = None,
    until: Until = None,
    limit: Limit = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """Tell the relations of two states month by month: engagements by form, level and status, subjects, commitments.

    The level is the highest rank of those who take part: head (of state or government), minister, deputy, envoy. With
    --limit the latest months.
    """
    from dragoman.cli.desk_tables import RELATIONS
    from dragoman.register.relations import relations as query
    from dragoman.register.store import Register

    with Register.open(register) as opened:
        rows = query(opened, one, other, since=since, until=until, limit=limit)
    print_rows(RELATIONS, rows, json=json, csv=csv)


def met(
    one: One,
    other: Other,
    register: RegisterUrl = DEFAULT_REGISTER,
    since: Since = None,
    until: Until = None,
    limit: Limit = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """List who has met both of two persons, organisations or states, in engagements that were held.

    Those who met both last stand first. Of who has more than 2000 engagements, the latest 1000 are looked at.
    """
    from dragoman.cli.desk_tables import met_listing
    from dragoman.register.meetings import EVERY, LOOKED_AT, met_both
    from dragoman.register.store import Register

    with Register.open(register) as opened:
        found = met_both(opened, one, other, since=since, until=until, limit=limit)
    print_rows(met_listing(found.one.name, found.other.name), found.rows, json=json, csv=csv)
    if found.cut:
        remark(
            f"of who has more than {EVERY} engagements only the latest {LOOKED_AT} were looked at: "
            "narrow them with --since and --until"
        )

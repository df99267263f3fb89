"""English or not: press texts in many languages, English full of foreign names, and texts too short to tell."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.language import english

TEXTS = yaml.safe_load((Path(__file__).parent / "texts.yaml").read_text(encoding="utf-8"))
FOREIGN: dict[str, str] = TEXTS["foreign"]
ENGLISH: list[str] = TEXTS["english"]


@pytest.mark.parametrize("language", FOREIGN)
def test_another_language_is_refused_by_name(language: str) -> None:
    with pytest.raises(ValueError, match=f"is in {language}: only English"):
        english(FOREIGN[language])


@pytest.mark.parametrize("language", FOREIGN)
def test_a_foreign_text_with_an_english_name_in_it_is_still_foreign(language: str) -> None:
    with pytest.raises(ValueError, match=f"is in {language}"):
        english(FOREIGN[language] + " (Ministry of Trade and Industry)")


@pytest.mark.parametrize("text", ENGLISH)
def test_english_full_of_foreign_names_is_accepted(text: str) -> None:
    assert english(text) in ("en", None)


def test_plain_english_is_known_as_such() -> None:
    assert (
        english("The two ministers met on Monday and spoke of the fishing quotas by which the trade was held up.")
        == "en"
    )


@pytest.mark.parametrize("text", ["Ruiz", "Ana Ruiz a Roma", "12.06.2022", "— … —", "Visite officielle", "OK."])
def test_a_text_too_short_to_tell_is_accepted_without_a_language(text: str) -> None:
    assert english(text) is None


@pytest.mark.parametrize("text", ["Встреча в Астане", "外交部长", "وزير الخارجية"])
def test_a_short_text_in_another_script_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="only English reports are read"):
        english(text)


def test_an_english_report_that_quotes_another_language_is_accepted() -> None:
    lead = (
        "The Norwegian ambassador met the foreign minister of Peru in Lima on Monday and spoke of the fishing quotas. "
    )
    assert english(lead * 2 + FOREIGN["Spanish"]) == "en"


def test_ordinary_english_does_not_load_the_identifier() -> None:
    script = (
        "import sys; from dragoman.reading.language import english; "
        "assert english('The minister of trade met the envoy of Peru and spoke of the fishing with him.') == 'en'; "
        "sys.exit('py3langid' in sys.modules or 'numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


@given(st.text(max_size=300))
def test_any_text_is_english_too_short_or_refused_in_one_line(text: str) -> None:
    assert verdict(text) in ("en", None, "refused")


def verdict(text: str) -> str | None:
    """What is said of a text; a refusal that is not one plain line is passed on."""
    try:
        return english(text)
    except ValueError as refusal:
        if not str(refusal).endswith("only English reports are read") or "\n" in str(refusal):
            raise
        return "refused"

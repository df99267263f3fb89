"""Which language a text is in. Nothing is guessed: a text too short to tell has none, and is read as English is."""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = "en"
UNKNOWN = "und"
"""The code of a language that is not English, and that cannot be told for sure."""

_SAMPLE = 20_000
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")

# Frequent in English and hardly ever a word of another language, unlike "in", "a", "to", "for" or "was".
_ENGLISH = frozenset({"the", "of", "and", "with", "from", "that", "his", "by", "were", "which", "this", "has"})
_CERTAIN_SHARE = 0.10
_CERTAIN_WORDS = 12

# Press texts of other languages stay far below this probability of being English; English texts, even lists of foreign
# names, stay above it. What is shorter than this many letters can fall on either side.
_FOREIGN = 1e-5
_ENOUGH_LETTERS = 50
_PLAIN = 0.5

_NAMES = {
    "ar": "Arabic",
    "az": "Azerbaijani",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "bs": "Bosnian",
    "ca": "Catalan",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "et": "Estonian",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "hy": "Armenian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "kk": "Kazakh",
    "ko": "Korean",
    "ky": "Kyrgyz",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "mk": "Macedonian",
    "mn": "Mongolian",
    "ms": "Malay",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sq": "Albanian",
    "sr": "Serbian",
    "sv": "Swedish",
    "sw": "Swahili",
    "tg": "Tajik",
    "th": "Thai",
    "tk": "Turkmen",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "uz": "Uzbek",
    "vi": "Vietnamese",
    "zh": "Chinese",
}


def is_read(language: str | None) -> bool:
    """Whether reports in a language are read: those in English, and those too short to tell."""
    return language in (ENGLISH, None)


def language_name(code: str) -> str:
    """What a language is called; its code where that is all that is known."""
    return "a language other than English" if code == UNKNOWN else _NAMES.get(code, code)


def not_read(language: str | None) -> str:
    """Why a report in a language is not read, worded to follow the source's name."""
    return f"is {'not in English' if language in (None, UNKNOWN) else f'in {language_name(str(language))}'}: only English reports are read"


def english(text: str) -> str | None:
    """`en` if the text is English, None if it is too short to tell.

    `ValueError`, worded to follow the source's name and naming the language where it is plain, if it is not English.
    """
    language = language_of(text)
    if language is not None and not is_read(language):
        raise ValueError(not_read(language))
    return language


def language_of(text: str) -> str | None:
    """The language of a text by its ISO 639-1 code, `und` if it is another than English and not plain which; None if the
    text is too short to tell.

    Function words decide where they can; only then is the trained identifier loaded.
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.casefold())
    share = sum(word in _ENGLISH for word in words) / len(words) if words else 0.0
    if share >= _CERTAIN_SHARE and len(words) >= _CERTAIN_WORDS:
        return ENGLISH
    letters = sum(len(word) for word in words)
    if not letters:
        return None
    chances = _chances(sample)
    other_script = 2 * len(_LATIN.findall(sample)) < letters
    if other_script or (letters >= _ENOUGH_LETTERS and chances[ENGLISH] < _FOREIGN and share < _CERTAIN_SHARE):
        likeliest = max(chances, key=chances.__getitem__)
        return likeliest if likeliest in _NAMES and chances[likeliest] >= _PLAIN else UNKNOWN
    return ENGLISH if letters >= _ENOUGH_LETTERS and chances[ENGLISH] >= _PLAIN else None


def _chances(text: str) -> dict[str, float]:
    """The probability of each language, 0 to 1."""
    return {str(language): float(chance) for language, chance in _identifier().rank(text)}


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    # What lists of names and numbers look like ("no language"), and English as it is spoken in Nigeria.
    identifier.set_languages([label for label in identifier.labels if label not in ("zxx", "pcm")])
    return identifier

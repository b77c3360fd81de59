"""Everything said to people can be translated, and the Hindi catalogues say all of it."""

import ast
import re
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from installer.translations import LOCALE, Message, NotLiteral, catalogues, messages
from tests.truth.sources import parsed, python_files, short

BLANKS = re.compile(r"\{[^{}]*\}|%\d")


@dataclass(frozen=True)
class Entry:
    """One message of a .ts file: its translations (two when plural), and its state ("" when finished)."""

    forms: tuple[str, ...]
    state: str


@cache
def said() -> dict[str, set[Message]]:
    return {name: {m for path in sources for m in plain(path)[0]} for name, sources in catalogues().items()}


@cache
def plain(path: Path) -> tuple[frozenset[Message], str]:
    """What a file says, or the complaint that one of its sentences cannot be read."""
    try:
        return frozenset(messages(path)), ""
    except NotLiteral as problem:
        return frozenset(), str(problem)


def read(name: str, language: str = "hi") -> dict[Message, Entry]:
    """Every entry of a catalogue; of one that nobody has begun, none."""
    path = LOCALE / f"{name}_{language}.ts"
    if not path.exists():
        return {}
    answer = {}
    for context in ElementTree.parse(path).getroot().iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            plural = message.get("numerus") == "yes"
            parts = list(translation.iter("numerusform")) if plural else [translation]
            forms = tuple(part.text or "" for part in parts)
            key = Message(context.findtext("name", ""), message.findtext("source", ""), plural)
            answer[key] = Entry(forms, translation.get("type", ""))
    return answer


SPEAKING = sorted(name for name, found in said().items() if found)
CATALOGUES = sorted({*SPEAKING, *(path.stem.removesuffix("_hi") for path in LOCALE.glob("*_hi.ts"))})


def test_no_sentence_is_built_out_of_sight_of_translators() -> None:
    assert [complaint for path in python_files("desk") if (complaint := plain(path)[1])] == []


def test_sentences_are_said_by_tr_and_words_only() -> None:
    elsewhere = {
        short(path)
        for path in python_files("desk")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and ast.unparse(node).endswith("QCoreApplication.translate")
    }
    assert elsewhere - {"desk/kit/language.py"} == set()


@pytest.mark.parametrize("name", SPEAKING)
def test_the_hindi_catalogue_says_everything(name: str) -> None:
    assert said()[name] - read(name).keys() == set()


@pytest.mark.parametrize("name", SPEAKING)
def test_the_hindi_catalogue_says_nothing_that_is_gone(name: str) -> None:
    assert read(name).keys() - said()[name] == set()


@pytest.mark.parametrize("name", SPEAKING)
def test_what_is_counted_has_its_english_forms(name: str) -> None:
    english = read(name, "en")
    assert english.keys() == {message for message in said()[name] if message.plural}
    assert all(len(entry.forms) == 2 and all(entry.forms) for entry in english.values())


@pytest.mark.parametrize("name", CATALOGUES)
def test_a_hindi_catalogue_is_finished(name: str) -> None:
    assert [key for key, entry in read(name).items() if entry.state or not all(entry.forms)] == []


@pytest.mark.parametrize("name", CATALOGUES)
def test_a_translation_keeps_the_blanks_that_are_filled_in(name: str) -> None:
    wrong = {
        (key.source, form)
        for key, entry in read(name).items()
        for form in entry.forms
        if set(BLANKS.findall(form)) != set(BLANKS.findall(key.source))
    }
    assert wrong == set()

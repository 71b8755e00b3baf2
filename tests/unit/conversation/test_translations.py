"""Catalogues hold what the code says, all of it and nothing else, and keep its facts."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from bots.conversation.wording.catalogues import SOURCE, Catalogue, catalogue_of, languages, po_of
from tests.unit.conversation.translations import BOTS, catalogue_in, in_line, said_in_code, written

TRANSLATED = [language for language in languages() if language != SOURCE]


def facts(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def messages(language: str) -> Iterator[Message]:
    return (message for message in catalogue_in(language) if message.id)


def test_there_is_a_language_beside_english() -> None:
    assert TRANSLATED


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_has_every_text_of_the_code_and_no_other(language: str) -> None:
    found = {message.id if isinstance(message.id, str) else tuple(message.id) for message in messages(language)}
    assert found == set(said_in_code()), "make words brings catalogues in line with the code"


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_stands_as_it_is_written(language: str) -> None:
    assert po_of(language).read_bytes() == written(in_line(catalogue_in(language)))


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated_for_certain(language: str) -> None:
    assert [message.id for message in messages(language) if message.fuzzy or not _forms(message)] == []
    assert [message.id for message in messages(language) if not all(_forms(message))] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_names_the_facts_of_its_text(language: str) -> None:
    for message in messages(language):
        if isinstance(message.id, str):
            assert facts(_forms(message)[0]) == facts(message.id), message.id
        else:
            assert all(facts(form) <= {*facts(message.id[1]), "count"} for form in _forms(message)), message.id


def test_facts_that_a_text_is_said_with_are_those_that_it_names() -> None:
    for path in sorted(BOTS.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "say":
                text, named = call.args[0], {keyword.arg for keyword in call.keywords}
                if isinstance(text, ast.Constant) and isinstance(text.value, str) and None not in named:
                    assert facts(text.value) == named, f"{path.name}: {text.value}"


def test_no_sentence_of_a_wording_module_goes_around_say() -> None:
    modules = sorted((BOTS / "conversation" / "wording").glob("*.py"))
    around = [where for path in modules for where in unsaid(path)]
    assert around == []


def unsaid(path: Path) -> Iterator[str]:
    """Yield returned literals of several words that no function for translation is given."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Constant | ast.JoinedStr):
            parts = [node.value] if isinstance(node.value, ast.Constant) else node.value.values
            words = " ".join(str(part.value) for part in parts if isinstance(part, ast.Constant))
            if sum(word.isalpha() and len(word) > 1 for word in words.split()) > 1:
                yield f"{path.name}:{node.lineno} {words}"


def test_the_form_of_a_plural_follows_the_rule_of_the_language() -> None:
    polish = Catalogue("pl", plurals={"day": ("dzień", "dni", "dni!")}, form=lambda count: 0 if count == 1 else 2)
    assert [polish.counted("day", "days", count=count) for count in (1, 2, -1)] == ["dzień", "dni!", "dzień"]


def test_what_is_not_translated_is_said_in_english() -> None:
    empty = Catalogue("xx", texts={"yes": ""})
    assert (empty.text("yes"), empty.text("no"), empty.counted("day", "days", count=3)) == ("yes", "no", "days")


def test_german_knows_singular_and_plural() -> None:
    german = catalogue_of("de")
    assert [german.counted("{said} day", "{said} days", count=count) for count in (0, 1, 2)] == [
        "{said} Tage",
        "{said} Tag",
        "{said} Tage",
    ]


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())

"""Every example is a file, is used, and is what its schema says, without members that the schema does not name."""

from importlib.resources import files

import pytest

from tests.contract.schema_checks import at, checker, closed, document, example, failures, resolved, walk

PATTERNS = ["recurring", "milestone", "target", "streak", "limit"]


def named() -> set[str]:
    """Return the names of the examples in the contract."""
    return set(at(document(), "components", "examples"))


def uses() -> list[tuple[str, object]]:
    """Return every use of an example with the schema of the body that it is an example of."""
    found = []
    for kind in ("paths", "components"):
        for path, node in walk(at(document(), kind)):
            if isinstance(node, dict) and path[-2:-1] == ("content",) and "examples" in node:
                schema = closed(resolved(kind, *path)["schema"])
                found += [(str(at(each)["$ref"]).rsplit("/", 1)[-1], schema) for each in at(node, "examples").values()]
    return found


def test_every_example_in_the_contract_is_a_file_and_every_file_is_named() -> None:
    folder = files("contract").joinpath("examples")
    assert {entry.name for entry in folder.iterdir()} == {f"{name}.json" for name in named()}
    places = {name: at(each)["externalValue"] for name, each in at(document(), "components", "examples").items()}
    assert places == {name: f"examples/{name}.json" for name in named()}


@pytest.mark.parametrize("name", sorted(named()))
def test_an_example_is_what_its_schema_says(name: str) -> None:
    schemas = [schema for used, schema in uses() if used == name]
    assert [failure for schema in schemas for failure in failures(checker(schema), example(name))] == []


def test_every_example_is_held_to_a_schema() -> None:
    """But 405, which no operation answers, is used by its component alone."""
    assert {name for name, _ in uses()} == named()


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_pattern_has_an_example_of_its_creation(pattern: str) -> None:
    assert at(example(f"create-goal-{pattern}"))["goalPattern"] == pattern


def test_every_json_body_that_a_client_gets_or_sends_has_an_example() -> None:
    bare = [
        "/".join(path)
        for kind in ("paths", "components")
        for path, node in walk(at(document(), kind))
        if path[-2:] == ("content", "application/json") and isinstance(node, dict) and "examples" not in node
    ]
    assert bare == []

"""Documents say what is true now: settings, make targets, decision records and links that lead somewhere."""

import re
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, name_of, tracked

RECORDS = ROOT / "docs" / "adr"
RECORD_PARTS = ["Context", "Decision", "Alternatives", "Consequences"]
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


def test_every_setting_has_a_line_in_the_configuration_guide() -> None:
    from core.settings import Settings  # noqa: PLC0415 - the other documents are judged without the code

    guide = (ROOT / "docs" / "configuration.md").read_text("utf-8")
    assert [name for name in Settings.model_fields if f"`GOALPOST_{name.upper()}`" not in guide] == []


def test_every_make_target_is_listed_by_help_and_explained_to_contributors() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    phony = set(" ".join(re.findall(r"^\.PHONY:(.*)$", makefile, re.MULTILINE)).split())
    listed = set(re.findall(r"^([a-z-]+):.*## \S", makefile, re.MULTILINE))
    guide = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert listed == phony
    assert [target for target in sorted(phony) if f"`make {target}`" not in guide] == []


def test_the_readme_starts_with_the_two_commands_a_newcomer_needs() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [command for command in ("make run", "make test") if command not in readme] == []


def test_the_changelog_has_a_place_for_the_next_change() -> None:
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_decision_records_are_numbered_without_gaps_and_listed() -> None:
    listed = re.findall(r"\]\((\d{4}-[a-z0-9-]+\.md)\)", (RECORDS / "README.md").read_text("utf-8"))
    names = [path.name for path in records()]
    assert [int(name[:4]) for name in names] == list(range(len(names)))
    assert listed == names


@pytest.mark.parametrize("record", [path.name for path in sorted(RECORDS.glob("[0-9]*.md"))])
def test_a_decision_record_has_the_parts_of_the_template(record: str) -> None:
    text = (RECORDS / record).read_text("utf-8")
    assert re.match(r"# \d{4}\. .+\n\n(Proposed|Accepted|Superseded by \[\d{4}\]\(.+\)), \d{4}-\d{2}-\d{2}\.\n", text)
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == RECORD_PARTS


def test_every_link_between_our_documents_leads_to_a_file() -> None:
    pages = [path for path in tracked() if path.suffix == ".md"]
    assert [f"{name_of(page)}: {target}" for page in pages for target in dead_links(page)] == []


def records() -> list[Path]:
    """Return the decision records in order, the template first."""
    return sorted(RECORDS.glob("[0-9]*.md"))


def dead_links(page: Path) -> list[str]:
    """Return the link targets of a page that are not files of the tree."""
    return [target for target in LINK.findall(page.read_text("utf-8")) if not (page.parent / target).exists()]

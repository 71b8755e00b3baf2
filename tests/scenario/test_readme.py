"""What the README shows is what happens."""

import re
from pathlib import Path

from tests.scenario.processes import ROOT, run

README = (ROOT / "README.md").read_text("utf-8")


def test_the_conversation_in_the_readme_is_the_one_you_get(tmp_path: Path) -> None:
    shown = [line.removeprefix("    ") for line in README.splitlines() if line.startswith("    ")]
    begin = next(number for number, line in enumerate(shown) if line.startswith("> "))
    transcript = shown[begin : shown.index("make run")]
    typed = [line.removeprefix("> ") for line in transcript if line.startswith("> ")]
    answers = [line for line in transcript if not line.startswith("> ")]
    assert len(typed) >= 4
    assert run("chat", "--user", "ada", at=tmp_path, given="\n".join(typed) + "\n").out.splitlines() == answers


def test_quick_start_is_two_commands() -> None:
    section = README.split("## Quick start")[1].split("\n## ")[0]
    assert re.findall(r"^    (.+)$", section, re.MULTILINE) == ["make run", "make test"]

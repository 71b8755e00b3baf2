"""Names that say something, and calls that can be read without looking the function up."""

from tests.architecture.tree import PRODUCT, PROVING, Function, functions, name_of, sources

DRAWERS = {"common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}
MOST_POSITIONAL = 2

FIXED_BY_OTHERS = frozenset({"bots/telegram/requests.py do_request"})
"""Public functions, as `file name`, whose caller is a library that passes more than two by position."""


def test_no_module_is_a_drawer() -> None:
    drawers = [name_of(path) for path in sources(*PRODUCT, *PROVING) if {path.stem, path.parent.name} & DRAWERS]
    assert drawers == []


def test_after_the_second_argument_all_are_named() -> None:
    public = [each for each in functions(*PRODUCT) if not each.node.name.startswith("_")]
    nameless = [each.where for each in public if positional(each.node) > MOST_POSITIONAL]
    assert [where for where in nameless if where not in FIXED_BY_OTHERS] == []


def positional(node: Function) -> int:
    """Count what may be passed by position; the instance and the transaction's session stand before the arguments."""
    names = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
    return len([name for name in names if name not in {"self", "cls", "session"}])

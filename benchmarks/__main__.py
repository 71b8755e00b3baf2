"""`python -m benchmarks [NAME ...]`: run the benchmarks of that name, or all, and say which promises are broken."""

import importlib
import pkgutil
import sys
import time
from collections.abc import Callable, Iterator
from typing import cast

import benchmarks

Benchmark = Callable[[], bool]


def found(wanted: set[str]) -> Iterator[tuple[str, Benchmark]]:
    """Yield every module here that defines `main() -> bool`."""
    for module in pkgutil.iter_modules(benchmarks.__path__):
        if module.name.startswith("__") or (wanted and module.name not in wanted):
            continue
        main = getattr(importlib.import_module(f"benchmarks.{module.name}"), "main", None)
        if main is not None:
            yield module.name, cast("Benchmark", main)


def run_all(wanted: set[str]) -> bool:
    """Run the benchmarks and print a line for each; return whether all promises are kept."""
    verdicts: dict[str, bool] = {}
    started = time.monotonic()
    for name, benchmark in found(wanted):
        verdicts[name] = benchmark()
        print()
    for name, is_kept in verdicts.items():
        print(f"{name:<12} {'pass' if is_kept else 'FAIL'}")
    print(f"{time.monotonic() - started:.0f} s")
    return bool(verdicts) and all(verdicts.values())


if __name__ == "__main__":
    sys.exit(not run_all(set(sys.argv[1:])))

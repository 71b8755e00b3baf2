"""When Python's garbage collector looks around: not while a process starts, and later less often than by default."""

import gc

YOUNG_OBJECTS = 20_000
"""A request makes some hundred objects that die by reference counting; a look at every 700 finds nothing."""


def postpone_collection() -> None:
    """Leave garbage lying while modules are loaded: looking for it is a fifth of a start."""
    gc.disable()


def settle() -> None:
    """Begin to collect; what has been made so far lives as long as the process and is not looked at again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS, 20, 20)
    gc.enable()

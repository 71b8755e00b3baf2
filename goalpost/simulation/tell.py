"""How a simulation tells how far it is."""

from collections.abc import Callable

Tell = Callable[[str, float], None]
"""Takes what is being done, and how much of it (0 to 1) is."""

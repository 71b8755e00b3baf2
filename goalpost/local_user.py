"""Who sits at this machine: the name that the operating system knows them by."""

import getpass

NOBODY = "me"


def local_name() -> str:
    """Return the name of the user who runs this process, or `me` where there is none (a container)."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return NOBODY

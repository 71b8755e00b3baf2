"""`python -m goalpost`, for where the installed command is not at hand."""

from goalpost.cli import main

main()

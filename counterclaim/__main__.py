"""`python -m counterclaim` is the command line."""

from counterclaim.cli import main

main()

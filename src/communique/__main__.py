"""``python -m communique`` is the command ``communique``."""

from communique.cli import main

main()

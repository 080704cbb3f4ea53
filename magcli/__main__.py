"""``python -m magcli``."""

from magcli.cli import main

if __name__ == "__main__":
    main()

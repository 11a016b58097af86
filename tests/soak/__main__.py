"""`make soak`: what takes too long for the tests."""

import sys

from tests.soak import kill_runs

if __name__ == "__main__":
    sys.exit(kill_runs.main())

"""How much of a file is read at all; whoever plans workouts stays far below."""

MOST_PLANS = 200  # of a file
MOST_PARTS = 500  # of one list: sets of a workout, exercises of a set, steps of a group
MOST_STEPS = 5_000  # of a file
MOST_GROUPS = 5  # within each other

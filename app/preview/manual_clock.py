"""A clock that is moved by hand."""


class ManualClock:
    """A session's clock that only moves when told.

    Args:
        reading: Where it begins, session seconds.
        speed: Session seconds per real second.
    """

    def __init__(self, reading: float = 1000.0, speed: float = 1.0) -> None:
        self.reading = reading
        self.speed = speed

    def now(self) -> float:
        """The reading, session seconds."""
        return self.reading

    def advance(self, seconds: float) -> None:
        """Lets real seconds pass."""
        self.reading += seconds * self.speed

    def jump(self, seconds: float) -> None:
        """Moves the reading at once by session seconds, also backwards, which a sound clock never does."""
        self.reading += seconds

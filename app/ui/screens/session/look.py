"""Colour roles of each state of the session screen. Plain Python."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StateColours:
    """Colour roles of one state of the screen.

    Attributes:
        page: Role of the page, or "" where it has the phase's gradient.
        quiet: Fill of the buttons beside the main one.
    """

    page: str = "bg"
    ink: str = "ink"
    ink_2: str = "ink_2"
    ink_title: str = ""
    digits: str = "ink"
    done: str = "primary"
    todo: str = "track"
    main: str = "primary"
    on_main: str = "on_primary"
    quiet: str = "surface_2"
    outline: str = "line_strong"
    tag: str = ""
    on_tag: str = ""


def look(state: str, phase: str, *, paused: bool, light: bool = False) -> StateColours:
    """Colours of a state.

    Args:
        state: As in a frame.
        phase: before, after or rest.
        paused: Time stands still.
        light: A light page, for bright sun, in place of the phase's gradient.
    """
    tag = {"tag": f"{phase}_ring", "on_tag": f"{phase}_bot"}
    if state == "switch" and not paused:
        return StateColours(
            page="accent",
            ink="on_accent",
            ink_2="on_accent",
            digits="on_accent",
            done="on_accent",
            todo="accent_track",
            main="on_accent",
            on_main="accent",
            quiet="accent_button",
            outline="on_accent",
            tag="on_accent",
            on_tag="accent",
        )
    if light and state != "prepare":
        return StateColours(ink_title="ink_2", digits="ink_3", **tag) if paused else StateColours(**tag)
    on, on_2 = f"{phase}_on", f"{phase}_on2"
    return StateColours(
        page="",
        ink=on,
        ink_2=on_2,
        ink_title=on_2 if paused else "",
        digits=on_2 if paused else f"{phase}_ring" if state == "prepare" else on,
        done=on,  # white, so that the ring's colour means the time of the step alone
        todo=f"{phase}_track",
        main=f"{phase}_ring",
        on_main=f"{phase}_bot",
        quiet=f"{phase}_chip_bot",
        outline=on_2,
        **tag,
    )

"""Where the pages before a start lead to."""

from app.ui.doors import Doors
from app.wiring.house import House


def doors_of(house: House) -> Doors:
    """The doors of the gatekeeper's pages."""

    def open_card(card: str) -> None:
        from app.wiring.learn import open_card  # loaded when the first card is opened

        open_card(house, card)

    return Doors(dial=house.machine.dial, open_card=open_card, try_cue=house.machine.try_cue)

"""The lower back, seen close up from behind; it glows more the higher the score."""

from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from app.figure.camera import Camera
from app.figure.look import Look
from app.figure.poser import Poser
from app.figure.props import Props
from app.ui.base.theme import Theme

if TYPE_CHECKING:
    from app.ui.widgets.figures import Figures

# Standing at ease, a little turned so that the key light models the back.
_SPEC = {"base": "stand", "keys": [{"t": 0}]}
_CAMERA = Camera(yaw=192.0, pitch=6.0, at=(0.0, 1.06, 0.0), half=0.362, ground=(0.0, 0.0, 0.0, 0.0))
_KEPT = 3
_RIM = 1.5  # pixels in which the picture runs out along the disc that cuts it
_LEAST, _MOST = 0.25, 1.0  # strength of the glow at a score of 0 and of 10; 0 itself does not glow
_PALETTE = "before"
_WHO = "check-in"


class BackPicture:
    """Draws the picture for a score; what was drawn last is kept.

    Args:
        figures: Gives the figures; loaded with the first picture.
        theme: The look.
    """

    def __init__(self, figures: "Callable[[], Figures]", theme: Theme) -> None:
        self._figures, self._theme = figures, theme
        self._stage: Any = None
        self._edges: Any = None
        self._kept: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
        self.drawn = 0

    def of(self, score: int | None, pixels: int) -> Any:
        """A square texture with a clear background, which ends in a disc with a smooth edge.

        Args:
            score: 0 to 10; None as 0.
            pixels: Its edge.
        """
        palette = self._theme.figure_palette(_PALETTE)
        wanted = (score or 0, pixels, palette, self._theme.figure_look(_WHO))
        if wanted not in self._kept:
            self._kept[wanted] = self._draw(*wanted)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(wanted)
        return self._kept[wanted]

    def _draw(self, score: int, pixels: int, palette: str, look: Look) -> Any:
        from app.ui.widgets.figure_fade import Outline, SoftEdges
        from app.ui.widgets.figure_stage import FigureStage
        from app.ui.widgets.figure_thumbnail import straight

        if self._stage is None:
            self._stage, self._edges = FigureStage(self._theme.figure_tokens), SoftEdges()
        stage = self._stage
        pose = Poser(_SPEC, self._figures().bases, build=look.build).at(0.0)
        stage.fbo.size = (2 * pixels, 2 * pixels)
        stage.paint(palette, look)
        stage.furnish(Props())
        stage.glow({"lower_back": glow(score)})
        stage.look(_CAMERA)
        stage.show(pose)
        stage.fbo.draw()
        self._edges.show(stage.fbo.texture, Outline(clear=0.0, soft=2 * _RIM / pixels))
        self._edges.fbo.draw()
        self.drawn += 1
        return straight(self._edges.texture, (pixels, pixels))


def glow(score: int) -> float:
    """Strength of the glow for a score, 0 to 1."""
    return _LEAST + (_MOST - _LEAST) * score / 10 if score else 0.0

"""The widget that shows an exercise on the figure."""

from dataclasses import replace
from typing import Any

from kivy.clock import Clock
from kivy.graphics import Callback, Color, Rectangle
from kivy.metrics import Metrics
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, OptionProperty, StringProperty
from kivy.uix.widget import Widget

from app.figure.blend import BLEND_S, between, share
from app.figure.camera import Camera, frame
from app.figure.look import Look
from app.figure.maths import add
from app.figure.paths import Ribbon, ribbons
from app.figure.poser import Poser
from app.figure.solve import Pose
from app.ui.widgets.figure_fade import SoftEdges, copy_of, premultiplied_blending, usual_blending
from app.ui.widgets.figure_stage import FigureStage
from app.ui.widgets.renderer import let_it_draw

_TURN = 0.45  # degrees of camera per dp of drag
_TILT = 0.25
_MOST_BLENDED = 60.0  # degrees that the camera turns while one pose goes over into another


class FigureView(Widget):
    """The figure doing one exercise.

    Nothing runs by itself: the caller sets `phase` and `now` each frame, and the widget draws once for
    whatever changed, not at all if nothing did. A change of exercise blends over 0.4 s of `now`. A change of
    side is a cut: half turned round, a leg would shine on the wrong side. So is one that turns the camera
    far, and one to a wall, which the camera would have to pass through.

    Attributes:
        figure: The theme's `figure` values; needed before anything shows.
        bases: Loaded assets/figure/bases.yaml.
        spec: The exercise's `figure` block, or None for an empty stage.
        areas: The exercise's areas, lit where the block names no `work`.
        look: Who shows it.
        side: left, right or None. Left is the mirrored pose seen from the mirrored camera.
        phase: Place in the cycle; may count on over the repetitions.
        direction: 1, or -1 where the move runs the other way round, as after half-time; its arrows do too.
        seconds: Time that drives the breath, or None to breathe with the phase.
        now: The caller's clock, seconds; only differences count.
        palette: before, after, rest or high_contrast.
        glow: Strength of the working muscles, 0..1.
        dim: Brightness of the whole figure, 0..1.
        stepped: Reduced motion: a change of pose keeps the picture before it, to fade from.
        fade: With `stepped`, how much of the present picture shows over the one before, 0..1.
        rim: Width of the ring that goes round the figure, pixels; floor, mat and walls end inside it.
        fills: Part of its usual size that the figure has, which leaves room for a ring.
        lift: How much higher than usual it stands, of the diameter.
        supersample: Texture pixels per screen pixel; by default 2 on screens of density 1, fewer on denser.
    """

    figure = ObjectProperty(None, allownone=True)
    bases = ObjectProperty(None, allownone=True)
    spec = ObjectProperty(None, allownone=True)
    areas = ObjectProperty(())
    look = ObjectProperty(Look())
    side = OptionProperty(None, options=["left", "right", None], allownone=True)
    phase = NumericProperty(0.0)
    direction = NumericProperty(1)
    seconds = NumericProperty(None, allownone=True)
    now = NumericProperty(0.0)
    palette = StringProperty("before")
    glow = NumericProperty(1.0)
    dim = NumericProperty(1.0)
    stepped = BooleanProperty(False)
    fade = NumericProperty(1.0)
    rim = NumericProperty(0.0)
    fills = NumericProperty(1.0)
    lift = NumericProperty(0.0)
    supersample = NumericProperty(0.0)

    def __init__(self, **kw: Any) -> None:
        self.stage: FigureStage | None = None
        self._poser: Poser | None = None
        self._arrows: dict[int, tuple[Ribbon, ...]] = {}
        self._framed: Camera | None = None
        self._pose: Pose | None = None
        self._mirrored: str | None = None
        self._cut = False
        self._ahead = 0.0
        self._from: tuple[Pose, Camera, float] | None = None
        self._shown: tuple[Any, ...] = ()
        self._past: Any = None
        self._edges: SoftEdges | None = None
        self._cropped = False
        self._turn = [0.0, 0.0]
        self._stale = True
        self._update = Clock.create_trigger(self._refresh, -1)
        super().__init__(**kw)
        with self.canvas:
            Callback(premultiplied_blending)
            self._past_colour = Color(0, 0, 0, 0)
            self._past_rect = Rectangle(size=(0, 0))
            self._colour = Color(1, 1, 1, 1)
            self._rect = Rectangle(size=(0, 0))
            Callback(usual_blending)
        for name in ("spec", "bases", "areas", "side", "look"):
            self.fbind(name, self._changed)
        for name in ("figure", "phase", "direction", "seconds", "now", "palette", "glow", "size", "pos"):
            self.fbind(name, self._ask)
        for name in ("rim", "fills", "lift", "supersample"):
            self.fbind(name, self._ask)
        for name in ("dim", "opacity", "fade", "stepped"):
            self.fbind(name, self._fade)
        self._update()

    def _changed(self, *_: Any) -> None:
        self._stale = True
        self._update()

    def cut(self) -> None:
        """Has the next exercise take the place of this one at once: it has been on for a while."""
        self._cut = True

    def _ask(self, *_: Any) -> None:
        self._update()

    def _fade(self, *_: Any) -> None:
        k = self.dim * self.opacity  # the texture is premultiplied: dimming scales colour and alpha alike
        now = k * self.fade if self.stepped and self._past else k
        self._colour.rgba = (now,) * 4
        self._past_colour.rgba = (k - now,) * 4

    def refresh(self) -> None:
        """Bring everything up to date now instead of before the next frame."""
        self._update.cancel()
        self._refresh()

    @property
    def texture(self) -> Any:
        """The picture, premultiplied, or None before the first."""
        if self._cropped and self._edges:
            return self._edges.texture
        return self.stage.fbo.texture if self.stage else None

    def _refresh(self, *_: Any) -> None:
        if self.figure is None or self.bases is None or self.width < 2 or self.height < 2:
            return
        if self.stage is None:
            self.stage = FigureStage(self.figure)
            self.canvas.insert(0, self.stage.fbo)
            self.canvas.insert(1, Callback(let_it_draw))  # or what shows the picture waits with Python's lock
        self._resize()
        if self._stale:
            self._load()
        if self._poser is None:
            self._rect.size = (0, 0)
            return
        self._draw(self._poser)

    def _resize(self) -> None:
        assert self.stage
        k = self.supersample or max(1.0, 2.0 / max(Metrics.density, 1.0))
        size = (max(2, round(self.width * k)), max(2, round(self.height * k)))
        if tuple(self.stage.fbo.size) != size:
            self.stage.fbo.size = size
            self._shown = ()
        self._rect.texture = self.texture
        self._rect.pos, self._rect.size = self.pos, self.size

    def _load(self) -> None:
        """Compile the exercise; what is on show becomes the start of the blend."""
        self._stale = False
        before = (self._pose.back(self._ahead), self._camera_now(), self.now) if self._pose else None
        mirrored, self._mirrored = self._mirrored, self.side
        if self.spec is None:
            self._poser, self._pose, self._from = None, None, None
            return
        self._poser = Poser(self.spec, self.bases, self.side, self.areas, self.look.build)
        self._cropped = bool(self._poser.crop())
        if self._cropped and self._edges is None:
            self._edges = SoftEdges()
            self.canvas.insert(1, self._edges.fbo)  # right behind the stage, whose picture it takes
        self._arrows = {direction: tuple(ribbons(self._poser, direction)) for direction in (1, -1)}
        self._framed = frame(self._poser)
        turns = before is not None and _far(before[1], self._framed)
        flips = {mirrored, self.side} == {"left", "right"}
        cut, self._cut = self._cut, False
        self._from = None if cut or turns or flips or self._poser.props.walls else before
        self._turn = [0.0, 0.0]
        self._shown = ()

    def _camera_now(self) -> Camera:
        assert self._framed
        camera = self._framed.turned(*self._turn)
        if self._from:
            camera = self._from[1].toward(camera, share(self.now, self._from[2]))
        return camera

    def _set_back(self, camera: Camera) -> Camera:
        """The camera so far away, and so low, that the figure fills its part of the picture."""
        half = camera.half / max(self.fills, 0.1)
        up = camera.axes()[1]
        return replace(camera, half=half, at=add(camera.at, up, -2 * half * self.lift))

    def _draw(self, poser: Poser) -> None:
        assert self.stage
        if self._from and not 0 <= self.now - self._from[2] < BLEND_S:
            self._from = None
        mixing = self.now if self._from else None
        sized = (self.rim, self.fills, self.lift)
        moment = (self.phase, self.direction, self.seconds, mixing)
        key = (*moment, self.palette, self.glow, *sized, *self._turn)
        if key == self._shown:
            return
        self.stage.paint(self.palette, self.look)
        if not self._shown:
            self.stage.furnish(poser.scenery())
        if self.stepped and self._shown and self._shown[0] != self.phase:
            self._past = copy_of(self.texture, self._past)
            self._past_rect.texture = self._past.texture
            self._past_rect.pos, self._past_rect.size = self.pos, self.size
            self._fade()
        ahead = poser.travel * self.phase
        pose = poser.at(self.phase, self.seconds)
        strength = 1.0 if self.stepped else poser.strain
        self.stage.glow(poser.glow_at(self.phase), self.glow * strength)
        rolled = poser.rolled(pose)
        if self._from:
            start, _, since = self._from
            pose, ahead = between(start, pose.back(ahead), share(self.now, since), poser.build), 0.0
        arrows = () if self._from or self.stepped else self._arrows[int(self.direction)]
        self.stage.trace([arrow for arrow in arrows if arrow.shows(self.phase)])
        self.stage.look(self._set_back(self._camera_now()), self.rim * self.stage.fbo.size[0] / self.width)
        self.stage.show(pose, ahead, poser.travel != 0, rolled)
        if self._cropped and self._edges:
            self._edges.show(self.stage.fbo.texture)
        self._rect.texture = self.texture
        self._pose, self._ahead = pose, ahead
        self._shown = key

    def on_touch_down(self, touch: Any) -> bool:
        """Take hold of the figure; a double tap turns it back."""
        if super().on_touch_down(touch):
            return True
        if self._poser is None or not self.collide_point(*touch.pos):
            return False
        if touch.is_double_tap:
            self._turn = [0.0, 0.0]
            self._update()
        touch.grab(self)
        return True

    def on_touch_move(self, touch: Any) -> bool:
        """Turn the camera with the finger."""
        if touch.grab_current is not self:
            return bool(super().on_touch_move(touch))
        dp = max(Metrics.density, 0.1)
        self._turn[0] -= touch.dx / dp * _TURN
        room = (self._framed.pitch if self._framed else 0.0) + self._turn[1] - touch.dy / dp * _TILT
        if -2.0 <= room <= 45.0:
            self._turn[1] -= touch.dy / dp * _TILT
        self._update()
        return True

    def on_touch_up(self, touch: Any) -> bool:
        """Let go."""
        if touch.grab_current is not self:
            return bool(super().on_touch_up(touch))
        touch.ungrab(self)
        return True


def _far(before: Camera, after: Camera) -> bool:
    """Whether a camera would turn so far that the figure is seen from behind or from the other side."""
    turn = (after.yaw - before.yaw + 180) % 360 - 180
    return abs(turn) > _MOST_BLENDED

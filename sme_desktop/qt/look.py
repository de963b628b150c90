"""How everything is drawn at one moment: theme, text size, faces. Widgets keep the look they were given last."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from sme_desktop.paths import resource
from sme_desktop.qt.themes import Theme
from sme_desktop.values import dataclass

LEAST_ZOOM, MOST_ZOOM, ZOOM_STEP = 80, 200, 10
"""Text size in per cent."""

SERIF, SANS = "Source Serif 4", "Source Sans 3"
CLEAR = "Atkinson Hyperlegible Next"
"""A face whose letters are hard to mistake for each other, for readers with dyslexia or low vision."""

SPACINGS = {"close": 88, "normal": 100, "wide": 122}
"""Line spacing in per cent of the usual one."""

COLUMNS = {"narrow": 600, "normal": 740, "wide": 920}
"""Width of the text column in px of the design: about 60, 75 and 92 characters a line."""

_FACES = tuple(
    f"{family}-{style}" for family in ("SourceSans3", "SourceSerif4") for style in ("Regular", "Semibold", "It", "Bold")
)
_CLEAR_FACES = tuple(f"AtkinsonHyperlegibleNext-{style}" for style in ("Regular", "Semibold", "Bold", "It"))

_DIRECTIONAL = frozenset({"back", "forward", "chevron-right", "enter", "export", "steps", "market", "undo"})
"""Icons that point along the line and are mirrored in Arabic."""


@dataclass(frozen=True, slots=True)
class Look:
    """A theme at a text size (per cent), with the spacing of lines (per cent), width of the column (px) and face wanted."""

    theme: Theme
    zoom: int = 100
    spacing: int = 100
    column: int = COLUMNS["normal"]
    is_clear: bool = False

    @property
    def serif(self) -> str:
        """The face of running text and titles."""
        return CLEAR if self.is_clear else SERIF

    @property
    def sans(self) -> str:
        """The face of everything that one operates."""
        return CLEAR if self.is_clear else SANS

    def px(self, size: float) -> int:
        """Give a length of the design, drawn at 100 per cent, in pixels of the screen."""
        return max(1, round(size * self.zoom / 100)) if size > 0 else 0

    def colour(self, name: str) -> QColor:
        """Give a colour by its use."""
        return QColor(self.theme.colours[name])

    def font(self, size: float, weight: int = 400, *, is_serif: bool = False) -> QFont:
        """Give a face at a size of the design."""
        font = QFont(self.serif if is_serif else self.sans)
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight))
        font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
        return font

    def icon(self, name: str, colour: str, size: float, *, is_mirrored: bool = False, ratio: float = 1.0) -> QPixmap:
        """Give a line icon in a colour; `ratio` is the device pixel ratio of the screen."""
        mirrored = is_mirrored and name in _DIRECTIONAL
        return _icon(name, self.theme.colours[colour], self.px(size), mirrored, ratio)


def palette_of(look: Look) -> QPalette:
    """Give the palette that Qt's own widgets take their colours from."""
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, name in (
        (roles.Window, "paper"),
        (roles.WindowText, "ink"),
        (roles.Base, "paper"),
        (roles.Text, "ink"),
        (roles.Button, "card"),
        (roles.ButtonText, "ink"),
        (roles.ToolTipBase, "card"),
        (roles.ToolTipText, "ink"),
        (roles.Highlight, "selection"),
        (roles.HighlightedText, "ink"),
        (roles.Link, "link"),
    ):
        palette.setColor(role, look.colour(name))
    return palette


def field_palette(look: Look) -> QPalette:
    """Give the palette of a line edit that lies on a painted frame: its own ground is not drawn."""
    palette = palette_of(look)
    palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
    palette.setColor(QPalette.ColorRole.PlaceholderText, look.colour("muted"))
    return palette


def load_faces() -> None:
    """Make the bundled faces known to Qt."""
    for name in _FACES:
        QFontDatabase.addApplicationFont(str(resource("fonts", f"{name}.ttf")))


def load_clear_face() -> None:
    """Make the face for easier reading known; called when it is wanted."""
    if CLEAR not in QFontDatabase.families():
        for name in _CLEAR_FACES:
            QFontDatabase.addApplicationFont(str(resource("fonts", f"{name}.ttf")))


def paint_svg(svg: bytes, width: int, height: int, ratio: float) -> QImage:
    """Draw an SVG into an image of the given size in device-independent pixels."""
    image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, image.width(), image.height()))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


@lru_cache(maxsize=8)
def app_icon(size: int, ratio: float = 1.0) -> QPixmap:
    """Give the program's icon; below 24 px it is drawn apart on the pixel grid."""
    name = "app.svg" if size >= 24 else "app-16.svg"
    return QPixmap.fromImage(paint_svg(resource("app", name).read_bytes(), size, size, ratio))


@lru_cache(maxsize=512)
def _icon(name: str, colour: str, size: int, is_mirrored: bool, ratio: float) -> QPixmap:
    svg = resource("icons", f"{name}.svg").read_text("utf-8").replace("#000000", colour)
    image = paint_svg(svg.encode(), size, size, ratio)
    if is_mirrored:
        image = image.mirrored(True, False)
        image.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(image)

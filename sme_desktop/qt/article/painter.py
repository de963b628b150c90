"""Paints the boxes of a page under its text: rounded shapes, bars, numbers, table rules, ticks."""

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QTextTable

from sme_desktop.qt.article.document import ArticleDocument, Box
from sme_desktop.qt.look import Look


class BoxPainter:
    """Knows one page in one look. The same painter serves the screen and the printer."""

    def __init__(self, article: ArticleDocument, look: Look) -> None:
        self._article = article
        self._look = look
        self._layout = article.document.documentLayout()

    def measure(self) -> None:
        """Find the rectangle of each box after the document was laid out."""
        rows: dict[int, list[Box]] = {}
        for box in self._article.boxes:
            box.rect = self._table_rect(box.table)
            if box.kind == "card":
                rows.setdefault(round(box.rect.top()), []).append(box)
        for cards in rows.values():
            # Cards of one row are equally high.
            bottom = max(card.rect.bottom() for card in cards)
            for card in cards:
                card.rect.setBottom(bottom)

    def _table_rect(self, table: QTextTable) -> QRectF:
        """Undo what WORKAROUND(Qt 6.8 QTextDocumentLayout::frameBoundingRect) adds: the place of the first cell."""
        rect = self._layout.frameBoundingRect(table)
        table_format = table.format()
        cell = table.cellAt(0, 0).format().toTableCellFormat()
        root = self._article.document.rootFrame()
        if table.parentFrame() is root or not isinstance(table.parentFrame(), QTextTable):
            left = root.frameFormat().leftMargin()
        else:
            left = rect.left() - cell.leftPadding()
        height = rect.height() - table_format.topMargin() - table_format.bottomMargin()
        return QRectF(left, rect.top() - cell.topPadding(), rect.width(), height)

    def paint(
        self, painter: QPainter, visible: QRectF, width: float, hovered: Box | None, ticks: Collection[str]
    ) -> None:
        """Paint all that lies in `visible`, in the coordinates of the document."""
        self._paint_hero(painter, visible, width)
        for box in self._article.boxes:
            if not box.rect.intersects(visible) and box.kind != "step":
                continue
            match box.kind:
                case "sides":
                    self._sides(painter, box)
                case "key":
                    self._fill(painter, box.rect, "key", "keyline", 8)
                case "tip" | "watch":
                    self._note(painter, box)
                case "figure":
                    self._fill(painter, box.rect, "paper", "rule", 10)
                case "step":
                    self._step(painter, box)
                case "table":
                    self._table(painter, box)
                case "card":
                    hot = box is hovered
                    self._fill(painter, box.rect, "cardhover" if hot else "card", "accent" if hot else "rule", 9)
                case "check":
                    self._check(painter, box, is_on=box.argument in ticks, is_hot=box is hovered)
        self._paint_bullets(painter, visible)

    def _paint_hero(self, painter: QPainter, visible: QRectF, width: float) -> None:
        end = self._article.hero_end
        if end is None or not end.isValid():
            return
        bottom = self._layout.blockBoundingRect(end).top() + self._look.px(8)
        if bottom > visible.top():
            painter.fillRect(QRectF(0, 0, width, bottom), self._look.colour("hero"))
            painter.fillRect(QRectF(0, bottom, width, 1), self._look.colour("rule"))

    def _fill(self, painter: QPainter, rect: QRectF, fill: str, line: str, radius: float) -> None:
        painter.setBrush(self._look.colour(fill))
        painter.setPen(QPen(self._look.colour(line), 1))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _note(self, painter: QPainter, box: Box) -> None:
        kind = {"tip": "ok", "watch": "warn"}[box.kind]
        path = QPainterPath()
        path.addRoundedRect(box.rect, 8, 8)
        painter.save()
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        painter.fillRect(box.rect, self._look.colour(f"{kind}bg"))
        bar = self._look.px(5)
        left = box.rect.right() - bar if box.is_right_to_left else box.rect.left()
        painter.fillRect(QRectF(left, box.rect.top(), bar, box.rect.height()), self._look.colour(kind))
        painter.restore()

    def _step(self, painter: QPainter, box: Box) -> None:
        column = box.table.columns() - 1 if box.is_right_to_left else 0
        number = self._layout.blockBoundingRect(box.table.cellAt(0, column).firstCursorPosition().block())
        half = self._look.px(56) / 2
        centre = QPointF(
            box.rect.right() - half if box.is_right_to_left else box.rect.left() + half, number.center().y()
        )
        radius = self._look.px(33) / 2
        if box.argument != "last":
            height = max(0.0, box.rect.height() - 2 * radius + self._look.px(9))
            painter.fillRect(QRectF(centre.x() - 1, centre.y() + radius + 4, 2, height), self._look.colour("rule2"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("accent"))
        painter.drawEllipse(centre, radius, radius)

    def _table(self, painter: QPainter, box: Box) -> None:
        padding = self._look.px(9)
        tops = [
            min(
                self._layout.blockBoundingRect(box.table.cellAt(row, column).firstCursorPosition().block()).top()
                for column in range(box.table.columns())
            )
            - padding
            for row in range(box.table.rows())
        ]
        path = QPainterPath()
        path.addRoundedRect(box.rect.adjusted(0.5, 0.5, -0.5, -0.5), 9, 9)
        painter.save()
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        if len(tops) > 1:
            head = QRectF(box.rect.left(), tops[0], box.rect.width(), tops[1] - tops[0])
            painter.fillRect(head, self._look.colour("side"))
        for top in tops[1:]:
            painter.fillRect(QRectF(box.rect.left(), round(top), box.rect.width(), 1), self._look.colour("rule"))
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._look.colour("rule2"), 1))
        painter.drawPath(path)

    def _sides(self, painter: QPainter, box: Box) -> None:
        """Paint the gutter between two languages, and a hairline above each row but the first."""
        centre = round(box.rect.center().x())
        painter.fillRect(QRectF(centre, 0, 1, self._layout.documentSize().height()), self._look.colour("rule2"))
        for row in range(1, box.table.rows()):
            above = [box.table.cellAt(row - 1, column).lastCursorPosition() for column in range(box.table.columns())]
            ends = [self._layout.blockBoundingRect(cursor.block()).bottom() for cursor in above]
            top = round(max(ends)) + self._look.px(20)
            painter.fillRect(QRectF(box.rect.left(), top, box.rect.width(), 1), self._look.colour("rule"))

    def paint_ribbons(self, painter: QPainter, sections: Collection[str], visible: QRectF) -> None:
        """Paint the ribbon of each bookmarked section in the margin; the empty section stands for the page."""
        heads = [place for place in self._article.headings if place.id in sections]
        blocks = [place.own for place in heads]
        if "" in sections and self._article.title is not None:
            blocks.append(self._article.title)
        width, height = self._look.px(12), self._look.px(20)
        for block in blocks:
            rect = self._layout.blockBoundingRect(block)
            is_mirrored = block.textDirection() is Qt.LayoutDirection.RightToLeft
            left = rect.right() + self._look.px(8) if is_mirrored else rect.left() - self._look.px(8) - width
            top = rect.top() + self._look.px(3)
            if not QRectF(left, top, width, height).intersects(visible):
                continue
            ribbon = QPainterPath(QPointF(left, top))
            for x, y in ((width, 0.0), (width, height), (width / 2, height * 0.72), (0.0, height)):
                ribbon.lineTo(left + x, top + y)
            painter.fillPath(ribbon, self._look.colour("warn"))

    def _check(self, painter: QPainter, box: Box, *, is_on: bool, is_hot: bool) -> None:
        line = "ok" if is_on else "accent" if is_hot else "rule2"
        self._fill(painter, box.rect, "okbg" if is_on else "cardhover" if is_hot else "paper", line, 8)
        size = self._look.px(19)
        inset = self._look.px(17)
        left = box.rect.right() - inset - size if box.is_right_to_left else box.rect.left() + inset
        square = QRectF(left, box.rect.top() + self._look.px(13), size, size)
        painter.setBrush(self._look.colour("ok" if is_on else "paper"))
        painter.setPen(QPen(self._look.colour("ok" if is_on else "field"), 1.6))
        painter.drawRoundedRect(square, 4, 4)
        if is_on:
            pen = QPen(QColor(self._look.colour("paper")), 2.2 * self._look.zoom / 100)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            tick = QPainterPath(QPointF(square.left() + size * 0.25, square.top() + size * 0.52))
            tick.lineTo(square.left() + size * 0.43, square.top() + size * 0.70)
            tick.lineTo(square.left() + size * 0.76, square.top() + size * 0.30)
            painter.drawPath(tick)

    def _paint_bullets(self, painter: QPainter, visible: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("accent"))
        gap, radius = self._look.px(16), 3 * self._look.zoom / 100
        for block in self._article.bullets:
            rect = self._layout.blockBoundingRect(block)
            if rect.bottom() < visible.top():
                continue
            if rect.top() > visible.bottom():
                break
            line = block.layout().lineAt(0)
            metrics = QFontMetricsF(block.begin().fragment().charFormat().font())
            base = rect.top() + line.y() + line.ascent()
            left = (
                rect.left() + line.naturalTextRect().right() + gap
                if block.textDirection() is Qt.LayoutDirection.RightToLeft
                else rect.left() + line.x() - gap
            )
            painter.drawEllipse(QPointF(left, base - metrics.xHeight() * 0.52), radius, radius)


def hit_box(article: ArticleDocument, point: QPointF) -> Box | None:
    """Give the innermost box with a link at a point of the document."""
    found = None
    for box in article.boxes:
        if box.link and box.rect.contains(point):
            found = box
    return found

"""A page as screen readers meet it: a document with headings, paragraphs, links, lists, tables, figures, boxes to tick.

Qt keeps every interface that it has told anybody of and destroys it itself. So a page holds its parts as long as the
document is shown, and has Qt forget each before it lets go of it.
"""

from collections.abc import Collection, Iterator

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleObject,
    QAccessibleStateChangeEvent,
    QTextDocument,
    QWindow,
)
from shiboken6 import isValid

from sme_desktop.qt.accessibility.interfaces import NOTHING, Action, Cell, Level, Text, state_of
from sme_desktop.qt.accessibility.outline import Part, outline_of
from sme_desktop.qt.accessibility.stretch import Stretch
from sme_desktop.qt.article.view import ArticleView

Role = QAccessible.Role
_Kind = QAccessible.InterfaceType
_PRESSED = (Role.Link, Role.CheckBox)
_CELLS = (Role.Cell, Role.ColumnHeader)
_Given = object
"""One of the interfaces, or `NOTHING`."""


class PageAccess(QAccessibleObject):
    """The document itself; its parts are found when somebody asks, and again for each new document."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view)
        self._document: QTextDocument | None = None
        self._nodes: tuple[PartNode, ...] = ()
        self._ticked: frozenset[str] = frozenset()
        self._text: Text | None = None
        view.laid_out.connect(self._laid_out)
        view.highlighted.connect(self._link_reached)
        view.link_clicked.connect(self._link_clicked)
        view.destroyed.connect(self.forget)

    @property
    def view(self) -> ArticleView | None:
        """The view, as long as it lives."""
        view = self.object() if isValid(self) else None
        return view if isinstance(view, ArticleView) else None

    def ticks(self) -> Collection[str]:
        """Give the names of the boxes that are ticked."""
        view = self.view
        return view.ticks if view is not None else ()

    def nodes(self) -> tuple["PartNode", ...]:
        """Give the parts of the document that is shown."""
        view = self.view
        if view is None:
            return ()
        if view.document() is not self._document:
            self.forget()
            self._document = view.document()
            self._nodes = tuple(PartNode(self, self, part) for part in outline_of(self._document))
            self._ticked = frozenset(self.ticks())
        return self._nodes

    def shows(self, document: QTextDocument | None) -> bool:
        """Tell whether a document is still the one that is shown."""
        view = self.view
        return view is not None and document is not None and view.document() is document

    @property
    def document(self) -> QTextDocument | None:
        """The document whose parts are told."""
        return self._document

    def forget(self) -> None:
        """Let go of all parts."""
        nodes, self._nodes, self._document = self._nodes, (), None
        for node in nodes:
            node.forget()

    def walk(self) -> Iterator["PartNode"]:
        """Give all parts at all depths, in reading order."""
        for node in self.nodes():
            yield from node.walk()

    def focused_node(self) -> "PartNode | None":
        """Give the link or box that has the keyboard."""
        view = self.view
        if view is None or not view.hasFocus() or not view.textCursor().hasSelection():
            return None
        start, end = view.textCursor().selectionStart(), view.textCursor().selectionEnd()
        pressed = [node for node in self.walk() if node.part.role in _PRESSED]
        return next((node for node in pressed if node.part.start <= start and end <= node.part.end), None)

    # Events

    def _laid_out(self) -> None:
        view = self.view
        if view is None or self._document is None or view.document() is self._document:
            return
        self.forget()
        for event in (QAccessible.Event.ObjectReorder, QAccessible.Event.DocumentLoadComplete):
            QAccessible.updateAccessibility(QAccessibleEvent(view, event))

    def _link_reached(self, url: QUrl) -> None:
        # The pointer resting on a link is told by the same signal.
        node = self.focused_node() if not url.isEmpty() and QAccessible.isActive() else None
        if node is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(node, QAccessible.Event.Focus))

    def _link_clicked(self, link: str) -> None:
        if not link.startswith("tick:") or not self._nodes:
            return
        before, self._ticked = self._ticked, frozenset(self.ticks())
        for node in self.walk():
            if node.part.box and node.part.box in before ^ self._ticked:
                QAccessible.updateAccessibility(QAccessibleStateChangeEvent(node, state_of(checked=True)))

    # Qt's interface; the stubs do not know that there may be none of what is asked for.

    def window(self) -> QWindow | None:  # type: ignore[override]
        view = self.view
        return view.window().windowHandle() if view is not None else None

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        view = self.view
        parent = view.parentWidget() if view is not None else None
        return QAccessible.queryAccessibleInterface(parent) if parent is not None else None

    def childCount(self) -> int:
        return len(self.nodes())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        nodes = self.nodes()
        return nodes[index] if 0 <= index < len(nodes) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return self._nodes.index(child) if child in self._nodes else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return next((node for node in self.nodes() if node.rect().contains(x, y)), None)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return self.focused_node() or (self if self.view is not None and self.view.hasFocus() else None)

    def role(self) -> QAccessible.Role:
        return Role.WebDocument

    def text(self, t: QAccessible.Text) -> str:
        view = self.view
        if view is None:
            return ""
        match t:
            case QAccessible.Text.Name:
                return view.accessibleName()
            case QAccessible.Text.Description:
                return view.accessibleDescription()
            case QAccessible.Text.Identifier:
                return view.objectName()
        return ""

    def state(self) -> QAccessible.State:
        view = self.view
        if view is None:
            return state_of(invalid=True)
        return state_of(
            readOnly=True,
            multiLine=True,
            selectableText=True,
            focusable=True,
            focused=view.hasFocus(),
            active=view.isActiveWindow(),
            invisible=not view.isVisible(),
        )

    def rect(self) -> QRect:
        view = self.view
        return QRect(view.mapToGlobal(QPoint(0, 0)), view.size()) if view is not None else QRect()

    def interface_cast(self, kind: QAccessible.InterfaceType) -> _Given:  # type: ignore[override]
        view = self.view
        if kind is not _Kind.TextInterface or view is None:
            return NOTHING
        if self._text is None:
            # Given again at each question: Qt may still hold the first while it asks for the second.
            self._text = Text(Stretch(view, 0, None))
        return self._text


class PartNode(QAccessibleInterface):
    """One part of the page."""

    def __init__(self, page: PageAccess, parent: "PageAccess | PartNode", part: Part) -> None:
        super().__init__()
        self.part = part
        self._page, self._parent = page, parent
        self._document = page.document
        self._children = tuple(PartNode(page, self, child) for child in part.children)
        self._given: dict[QAccessible.InterfaceType, _Given] = {}

    def walk(self) -> Iterator["PartNode"]:
        """Give this part and all below it."""
        yield self
        for child in self._children:
            yield from child.walk()

    def forget(self) -> None:
        """Have Qt let go of this part and of those below it."""
        self._document = None
        for child in self._children:
            child.forget()
        self._children = ()
        self._given = {}
        if isValid(self):
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(self))

    @property
    def _stretch(self) -> Stretch | None:
        view = self._page.view
        return Stretch(view, self.part.start, self.part.end) if view is not None and self.isValid() else None

    # Pressing

    def press(self) -> None:
        """Do what a click does, once the screen reader's question is answered: the page may go away with this part."""
        link = self.part.link
        view = self._page.view
        if view is not None and link:
            QTimer.singleShot(0, view, lambda: view.link_clicked.emit(link))

    def take_keyboard(self) -> None:
        """Put the keyboard on this link, as Tab does."""
        view, stretch = self._page.view, self._stretch
        if view is not None and stretch is not None:
            view.setFocus(Qt.FocusReason.OtherFocusReason)
            stretch.choose(0, self.part.end - self.part.start)
            stretch.reveal(0)

    # Qt's interface

    def isValid(self) -> bool:
        return self._page.shows(self._document)

    def object(self) -> None:  # type: ignore[override]
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._page.window()

    def parent(self) -> QAccessibleInterface:
        return self._parent

    def childCount(self) -> int:
        return len(self._children)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return self._children[index] if 0 <= index < len(self._children) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return self._children.index(child) if child in self._children else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return next((child for child in self._children if child.rect().contains(x, y)), None)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def role(self) -> QAccessible.Role:
        return self.part.role

    def text(self, t: QAccessible.Text) -> str:
        if t is QAccessible.Text.Name:
            return self.part.name
        return self.part.link if t is QAccessible.Text.Value and self.part.role is Role.Link else ""

    def setText(self, t: QAccessible.Text, text: str) -> None:
        """Nothing of a page can be written over."""

    def rect(self) -> QRect:
        stretch = self._stretch
        return stretch.rect() if stretch is not None else QRect()

    def state(self) -> QAccessible.State:
        stretch, role = self._stretch, self.part.role
        if stretch is None:
            return state_of(invalid=True)
        is_focused = role in _PRESSED and self._page.focused_node() is self
        is_box = role is Role.CheckBox
        return state_of(
            readOnly=True,
            selectableText=True,
            focusable=role in _PRESSED,
            focused=is_focused,
            linked=role is Role.Link,
            checkable=is_box,
            checked=is_box and self.part.box in self._page.ticks(),
            offscreen=not stretch.is_seen(),
        )

    def interface_cast(self, kind: QAccessible.InterfaceType) -> _Given:  # type: ignore[override]
        if kind not in self._given:
            self._given[kind] = self._give(kind)
        return self._given[kind]

    def _give(self, kind: QAccessible.InterfaceType) -> _Given:
        part, stretch = self.part, self._stretch
        if kind is _Kind.TextInterface and stretch is not None and part.role not in (Role.Table, Role.Row, Role.List):
            return Text(stretch)
        if kind is _Kind.ActionInterface and part.role in _PRESSED:
            return Action(self)
        if kind is _Kind.AttributesInterface and part.level:
            return Level(part.level)
        if kind is _Kind.TableCellInterface and part.role in _CELLS and isinstance(self._parent, PartNode):
            return Cell(part.row, part.column, self._parent.parent())
        return NOTHING

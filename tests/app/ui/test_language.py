"""No text of the window is untagged, none untranslated, and the engine is understood in every language."""

import ast
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QWidget

from ganstudio.app.pages import PAGES
from ganstudio.app.shell.help_window import page_help
from ganstudio.app.shell.main_window import MainWindow
from ganstudio.app.ui.engine_entry import EngineEntry
from ganstudio.app.ui.language import LANGUAGES, install_language, language_tag, translated
from ganstudio.engine.errors import ConfigError, StudioError
from ganstudio.engine.events import Status
from ganstudio.engine.text import Sentence, SettingWord
from tests.app.translation_sources import ROOT, translations

TRANSLATED = [code for code in LANGUAGES if code != "en"]

# calls whose text arguments a person reads
SHOWN = {
    "QAction", "QCheckBox", "QDockWidget", "QGroupBox", "QLabel", "QPushButton", "QRadioButton",
    "addAction", "addButton", "addItem", "addItems", "addMenu", "addRow", "addTab", "appendPlainText",
    "critical", "information", "question", "warning",
    "getExistingDirectory", "getOpenFileName", "getOpenFileNames", "getSaveFileName", "insertItem",
    "setAccessibleDescription", "setAccessibleName", "setDetailedText", "setHtml", "setInformativeText", "setLabelText",
    "setMarkdown", "setPlaceholderText", "setPlainText", "setPrefix", "setSpecialValueText", "setStatusTip", "setSuffix", "setText",
    "setTitle", "setToolTip", "setWhatsThis", "setWindowTitle", "setLabel", "setTabText", "setItemText", "showMessage", "show_note",
    "start",
}  # fmt: skip
TAGGED = {"tr", "translate", "mark", "QT_TRANSLATE_NOOP"}
LOGGERS = {"logger", "logging"}
WORD = r"[^\W\d_]{2}"
SAME_IN_ALL = (
    r"#[0-9a-f]{6}|GAN Studio|English|sevens|MNIST.*|DCGAN|R3GAN|StyleGAN[23]|"
    r"Adam|SGD|Beta|cpu|cuda|mps|fp32|bf16|\bUTF-8\b|/\S*"
)
NO_WORDS = r"GAN Studio|^[\w-]+\.[a-z]+$"  # the same in every language: the name, file names


def messages(source: Path) -> dict[tuple[str, str], tuple[str, bool]]:
    """(context, text) -> (translation, finished)."""
    found = {}
    for context in ElementTree.parse(source).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            key = (context.findtext("name", ""), message.findtext("source", ""))
            found[key] = ("".join(translation.itertext()), translation.get("type") != "unfinished")
    return found


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_text_is_collected_and_translated(tmp_path, code):
    module = translations()
    source = module.FOLDER / f"ganstudio_{code}.ts"
    fresh = tmp_path / source.name
    fresh.write_bytes(source.read_bytes())
    module.collect_texts(fresh)
    wanted, committed = messages(fresh), messages(source)
    assert len(wanted) > 150
    missing = sorted(key for key in wanted if key not in committed)
    unfinished = sorted(key for key, (text, finished) in wanted.items() if not (text and finished))
    assert not missing, "run: python packaging/translations.py"
    assert not unfinished
    assert not sorted(key for key in committed if key not in wanted), "run: python packaging/translations.py"


@pytest.mark.parametrize("code", TRANSLATED)
def test_translations_keep_the_fields_of_their_texts(code):
    for (_, text), (translation, _) in messages(translations().FOLDER / f"ganstudio_{code}.ts").items():
        assert sorted(re.findall(r"{\w*}", text)) == sorted(re.findall(r"{\w*}", translation)), text


def test_no_shown_text_is_untagged():
    untagged = []
    for path in sorted((ROOT / "ganstudio" / "app").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        untagged += [f"{path.relative_to(ROOT)}:{line}: {text!r}" for line, text in shown_texts(tree)]
    assert not untagged, "\n".join(untagged)


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('label.setText("Ready")', ["Ready"]),
        ('label.setText(f"{n} images")', [" images"]),
        ('label.setText("Ready" if ready else "Busy")', ["Ready", "Busy"]),
        ('QLabel("Ready", self)', ["Ready"]),
        ('label.setText("Ready " + self.tr("now"))', ["Ready "]),
        ('label.setText("{a} images".format(a=1))', ["{a} images"]),
        ('label.setText(self.tr("Ready"))', []),
        ('label.setText(self.tr("{n} images").format(n=1))', []),
        ('label.setText(QCoreApplication.translate("x", "Ready"))', []),
        ('label.setText("…")', []),
        ('window.setWindowTitle(f"{name} – GAN Studio")', []),
        ('QFileDialog.getSaveFileName(self, title, "stats.csv")', []),
        ('button.setProperty("role", "primary")', []),
        ('logger.warning("Ready")', []),
    ],
)
def test_the_search_for_untagged_texts_finds_them(code, found):
    assert [text for _, text in shown_texts(ast.parse(code))] == found


def shown_texts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Literal words that reach the person without going through a translation."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and name_of(node.func) in SHOWN and owner_of(node.func) not in LOGGERS:
            for argument in [*node.args, *(keyword.value for keyword in node.keywords)]:
                yield from literals(argument)


def literals(node: ast.AST) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.Call):
        if name_of(node.func) == "format" and isinstance(node.func, ast.Attribute):
            yield from literals(node.func.value)
        return
    if isinstance(node, ast.Subscript | ast.Lambda | ast.Compare | ast.Dict):
        return
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str) and re.search(WORD, re.sub(NO_WORDS, "", node.value)):
            yield node.lineno, node.value
        return
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FormattedValue):
            yield from literals(child)


def name_of(function: ast.AST) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def owner_of(function: ast.AST) -> str:
    return getattr(function.value, "id", "") if isinstance(function, ast.Attribute) else ""


def test_marks_and_translations_are_literal():
    """lupdate sees literals only: a tagged variable or f-string would silently stay English."""
    wrong = []
    for path in sorted((ROOT / "ganstudio").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and name_of(node.func) in {"tr", "mark", "QT_TRANSLATE_NOOP"}:
                wrong += [f"{path.name}:{node.lineno}" for argument in node.args if not isinstance(argument, ast.Constant)]
    assert not wrong


def test_what_a_metric_says_of_images_is_marked_as_a_message_of_the_engine():
    """``translated`` looks errors and sentences up as the engine's: only names and meanings belong to the metrics."""
    wrong, names = [], ("title", "TITLE", "short", "meaning")
    for path in sorted((ROOT / "ganstudio" / "engine" / "metrics").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        nodes = list(ast.walk(tree))
        named = [node.value for node in nodes if isinstance(node, ast.keyword) and node.arg in names]
        assigned = [node for node in nodes if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)]
        named += [node.value for node in assigned if node.targets[0].id in names]
        marks = [node for node in nodes if isinstance(node, ast.Call) and name_of(node.func) == "mark"]
        contexts = [(node, node.args[0].value) for node in marks if isinstance(node.args[0], ast.Constant)]
        wrong += [f"{path.name}:{node.lineno}" for node, context in contexts if (context == "metrics") != (node in named)]
    assert not wrong


@pytest.fixture
def chinese(qapp) -> Iterator[None]:
    translations().compile_translations()
    install_language("zh_CN")
    yield
    install_language("en")


def texts_of(window: QWidget) -> Iterator[str]:
    """Everything in a window that a person can read or hear."""
    for widget in filter(is_ours, [window, *window.findChildren(QWidget)]):
        yield from (widget.toolTip(), widget.accessibleName(), widget.windowTitle(), widget.statusTip())
        for getter in ("text", "placeholderText", "title", "suffix", "specialValueText"):
            found = getattr(widget, getter, None)
            text = found() if callable(found) else ""
            yield text if isinstance(text, str) else ""
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(index) for index in range(widget.count()))
    for action in filter(is_ours, window.findChildren(QAction)):
        yield from (action.text(), action.toolTip())


def is_ours(thing: QObject | None) -> bool:
    """Not of a menu of pyqtgraph's, which it makes in any case and the window never shows."""
    while thing is not None and not type(thing).__module__.startswith("pyqtgraph"):
        thing = thing.parent()
    return thing is None


@pytest.fixture
def window(qtbot, session, chinese) -> Iterator[MainWindow]:
    """The real window with the engine, pictures and every page."""
    made = MainWindow(session, PAGES)
    made.show()
    with qtbot.waitSignal(session.engine.ready):
        session.engine.load()
    with qtbot.waitSignal(session.pictures.source_changed):
        session.pictures.open(["sevens"])
    for page in PAGES:
        made.show_page(page.key)
    qtbot.waitUntil(lambda: all(entry.is_built for entry in made.findChildren(EngineEntry)))
    yield made
    shiboken6.delete(made)  # at once: its pages would go on measuring in the next test


@pytest.mark.usefixtures("shared_cache")
def test_the_whole_window_speaks_chinese(qtbot, session, window):
    """Whatever the sources say, nothing English is left on the screen: a text may be tagged and translated in two contexts."""
    qtbot.waitUntil(lambda: not session.jobs.is_busy)
    texts = set(texts_of(window))
    assert len(texts) > 100
    for text in texts:
        left = re.sub(SAME_IN_ALL, "", text)
        assert re.search(r"[\u4e00-\u9fff]", text) or not re.search(r"[A-Za-z]{3}", left), text


def test_the_engine_is_understood(chinese):
    assert translated(Status("Loading the engine", {})) == "正在加载引擎"
    error = StudioError("No picture found in {path}.", path="/数据/{x}")
    assert translated(error) == "/数据/{x} 中没有图片。"
    assert str(error) == "No picture found in /数据/{x}."


def test_a_marked_word_within_an_error_is_translated_too(chinese):
    error = StudioError("Can't open {file}: {cause} ({detail}).", file="a.png", cause="truncated", detail="byte 3")
    assert translated(error) == "无法打开 a.png：文件不完整（byte 3）。"


def test_a_setting_within_an_error_has_its_label_in_the_window_and_its_dotted_name_elsewhere(chinese):
    values = {"setting": SettingWord("training.augment"), "wanted": SettingWord("training.augment", "diffaugment")}
    error = ConfigError("Set {setting} to {wanted}.", **values)
    assert str(error) == "Set training.augment to diffaugment."
    assert translated(error) == "Set “数据增强” to “固定（DiffAugment）”."
    install_language("en")
    assert translated(error) == "Set “Augmentation” to “Fixed (DiffAugment)”."


def test_a_report_can_be_written_in_the_language_of_the_window(chinese):
    assert translated(Sentence("1 picture"), "report") == "1 张图片"
    assert language_tag() == "zh-CN"


def test_qt_speaks_the_language_as_well(chinese):
    assert QCoreApplication.translate("QPlatformTheme", "Close") == "关闭"


def test_other_errors_say_what_they_are():
    assert translated(OSError("disk gone")) == "disk gone"
    assert translated(MemoryError()) == "MemoryError"


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_every_page_has_help(page, code):
    assert len(page_help(page.key, code)) > 200

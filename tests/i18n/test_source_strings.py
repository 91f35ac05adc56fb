"""No text reaches a screen or a paper but through the catalogs: a string with words in it that is handed to
something that shows it must come from `_`, `ngettext`, `pgettext` or the content files."""

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2] / "app"
TRANSLATED = {"_", "ngettext", "pgettext"}

NOT_SHOWN = {
    *("setObjectName", "setProperty", "property", "icon", "picture", "getattr", "findChild", "sheet", "field"),
    *("debug", "info", "warning", "error", "exception", "critical", "getLogger", "strftime", "encode", "decode"),
    *(
        "TypeVar",
        "cast",
        "Format",
        "HomePapers",
        "derived",
        "bound_to",
        "text",
        "execute",
        "ValueError",
        "NamedStyle",
        "read_text",
        "glob",
        "joinpath",
        "open",
        "startswith",
        "endswith",
        "fromtimestamp",
        "strip",
    ),
}
"""Calls whose strings name things for the program itself."""

WORDS = re.compile(r"[^\W\d_]{2,}\s+[^\W\d_]{2,}|^[A-ZÄÖÜÉ][a-zäëöüéè]+[.!?:]?$")
"""Two words in a row, or one capitalised word: what a person would read as language."""

NAMES = {"Lëtzebuergesch", "Français", "Deutsch", "English", "Meng Stëmm", "Meng Stëmm "}
"""Said the same in every language."""

SHOW_NOTHING = (
    "store/",
    "main.py",
    "packaging.py",
    "self_check.py",
    "supervisor.py",
    "*/rows*",
    "*/calendar_files.py",
)
"""What speaks to the database, to other programs, or on the command line, in English."""

KNOWN = {"done|gemaach|fait|erledigt|date|datum|done on|fait le|feito|data"}
"""Heads of the columns of lists, in every language at once."""


def files() -> list[Path]:
    every = sorted(ROOT.rglob("*.py"))
    return [file for file in every if not any(_fits(file, part) for part in SHOW_NOTHING)]


def _fits(file: Path, part: str) -> bool:
    name = file.relative_to(ROOT).as_posix()
    return name.startswith(part) or fnmatch(name, part)


def name_of(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def unwrapped(tree: ast.AST) -> Iterator[str]:
    """Yield texts that look like language and are an argument of a call that may show them."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or name_of(node) in TRANSLATED | NOT_SHOWN:
            continue
        for argument in [*node.args, *(keyword.value for keyword in node.keywords)]:
            yield from loose(argument)


def loose(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)) if WORDS.search(text) and text not in NAMES | KNOWN:
            yield text
        case ast.JoinedStr(values=parts):
            for part in parts:
                yield from loose(part)
        case ast.BinOp() | ast.IfExp() | ast.Tuple() | ast.List() | ast.Dict():
            for child in ast.iter_child_nodes(node):
                if isinstance(child, ast.expr):
                    yield from loose(child)


def test_every_shown_text_is_wrapped() -> None:
    found = {
        file.relative_to(ROOT).as_posix(): list(unwrapped(ast.parse(file.read_text(encoding="utf-8"))))
        for file in files()
    }
    assert len(found) > 400
    loose_texts = {file: texts for file, texts in found.items() if texts}
    assert not loose_texts, "wrap them in _(), or keep them in resources/content (facts/ is for all languages)"


@pytest.mark.parametrize(
    "source",
    [
        "label('Hello there')",
        "Button(f'Send {x} now please')",
        "box.setText('Saved.')",
        "Field('a' + 'Your name')",
    ],
)
def test_the_check_finds_an_unwrapped_text(source: str) -> None:
    assert list(unwrapped(ast.parse(source)))


@pytest.mark.parametrize("source", ["label(_('Hello there'))", "log.info('two words')", "icon('circle-check')"])
def test_the_check_lets_wrapped_texts_pass(source: str) -> None:
    assert not list(unwrapped(ast.parse(source)))


def hidden(tree: ast.AST) -> Iterator[str]:
    """Yield messages inside an f-string: what collects them for the catalogs does not see them there."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            inside = (call for call in ast.walk(node) if isinstance(call, ast.Call))
            yield from (ast.unparse(call) for call in inside if name_of(call) in TRANSLATED)


def test_no_message_hides_in_another_string() -> None:
    found = {str(path): list(hidden(ast.parse(path.read_text(encoding="utf-8")))) for path in ROOT.rglob("*.py")}
    assert not {path: messages for path, messages in found.items() if messages}
    assert list(hidden(ast.parse("""f"{_('Card')} ({name})" """)))

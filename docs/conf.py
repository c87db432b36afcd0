"""How the documentation is built."""

import shutil
from pathlib import Path

from docutils.nodes import SkipNode
from latex2mathml.converter import convert

# The examples are pages too; Sphinx reads only what lies below its own folder.
here = Path(__file__).parent
shutil.copytree(
    here.parent / "examples",
    here / "examples",
    ignore=shutil.ignore_patterns(".ipynb_checkpoints"),
    dirs_exist_ok=True,
)

project = "unsc_sim"
author = "The unsc_sim authors"
project_copyright = "The unsc_sim authors"
language = "en"

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build", "jupyter_execute", "**.ipynb_checkpoints"]

myst_enable_extensions = ["colon_fence", "deflist", "dollarmath", "fieldlist"]
myst_heading_anchors = 3

nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120

html_math_renderer = "mathml"
html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["outputs.css"]
html_title = "unsc_sim"
html_copy_source = False
html_show_sphinx = False


def setup(app):
    """Have browsers show formulas by themselves, without a script from elsewhere."""
    app.add_html_math_renderer("mathml", (_inline, None), (_block, None))


def _inline(page, node):
    page.body.append(convert(node.astext()))
    raise SkipNode


def _block(page, node):
    formula = convert(node.astext(), display="block")
    page.body.append(f'<div class="formula">{formula}</div>')
    raise SkipNode

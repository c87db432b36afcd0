"""Pictures: neutral shapes that take labels, marks and numbers, and know nothing else."""

from unsc_sim.pictures.bars import Bar, Bars, Column, Columns, Threshold, bars, columns
from unsc_sim.pictures.comparison import Arrangement, before_after
from unsc_sim.pictures.dots import Dot, DotRow, Dots, dots
from unsc_sim.pictures.drawn import Drawn
from unsc_sim.pictures.faults import PictureError
from unsc_sim.pictures.graphs import graph
from unsc_sim.pictures.grids import Heat, MarkGrid, heat, mark_grid, width_of
from unsc_sim.pictures.horseshoe import Horseshoe, Legend, Seat, horseshoe
from unsc_sim.pictures.lines import Chart, Form, Series, lines, panels
from unsc_sim.pictures.marks import Mark, Shape
from unsc_sim.pictures.nodes import Arrow, Dash, Graph, Node, Outline
from unsc_sim.pictures.panel import Quota
from unsc_sim.pictures.rings import Circle, Link, Ring, ring
from unsc_sim.pictures.scales import Axis, Shade
from unsc_sim.pictures.scatters import Point, Scatter, scatter
from unsc_sim.pictures.svg import Frame, Picture
from unsc_sim.pictures.text import Direction

__all__ = [
    "Arrangement",
    "Arrow",
    "Axis",
    "Bar",
    "Bars",
    "Chart",
    "Circle",
    "Column",
    "Columns",
    "Dash",
    "Direction",
    "Dot",
    "DotRow",
    "Dots",
    "Drawn",
    "Form",
    "Frame",
    "Graph",
    "Heat",
    "Horseshoe",
    "Legend",
    "Link",
    "Mark",
    "MarkGrid",
    "Node",
    "Outline",
    "Picture",
    "PictureError",
    "Point",
    "Quota",
    "Ring",
    "Scatter",
    "Seat",
    "Series",
    "Shade",
    "Shape",
    "Threshold",
    "bars",
    "before_after",
    "columns",
    "dots",
    "graph",
    "heat",
    "horseshoe",
    "lines",
    "mark_grid",
    "panels",
    "ring",
    "scatter",
    "width_of",
]

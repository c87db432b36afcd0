"""Who holds the power: indices, measures and coalitions, exact for every rule."""

from unsc_sim.power.blocs import banzhaf_owen, owen
from unsc_sim.power.chances import chance_to_pass, decisiveness, success
from unsc_sim.power.classes import SeatKind
from unsc_sim.power.coalitions import (
    Coalitions,
    blocking_coalitions,
    minimal_blocking_coalitions,
    minimal_winning_coalitions,
    winning_coalitions,
)
from unsc_sim.power.counts import swings, swings_by_size, winning_by_size
from unsc_sim.power.credit import johnston
from unsc_sim.power.history import Curve, Moment, curve_by_change, curve_by_year
from unsc_sim.power.indices import (
    banzhaf,
    coleman_act,
    coleman_initiate,
    coleman_prevent,
    inclusiveness,
    penrose,
    shapley_shubik,
)
from unsc_sim.power.minimal import deegan_packel, public_good
from unsc_sim.power.profile import Profile, profile
from unsc_sim.power.representation import Basis, Weights, is_weighted, weights_of
from unsc_sim.power.results import Measure, Method, PerVoter, Power, by_group, by_seat
from unsc_sim.power.splits import TernaryBanzhaf
from unsc_sim.power.structure import Desirability, desirability, dictators, dummies, vetoers
from unsc_sim.power.table import Table
from unsc_sim.power.ternary import (
    roll_call_shapley_shubik,
    ternary_banzhaf,
    ternary_chance_to_pass,
    ternary_success,
)

__all__ = [
    "Basis",
    "Coalitions",
    "Curve",
    "Desirability",
    "Measure",
    "Method",
    "Moment",
    "PerVoter",
    "Power",
    "Profile",
    "SeatKind",
    "Table",
    "TernaryBanzhaf",
    "Weights",
    "banzhaf",
    "banzhaf_owen",
    "blocking_coalitions",
    "by_group",
    "by_seat",
    "chance_to_pass",
    "coleman_act",
    "coleman_initiate",
    "coleman_prevent",
    "curve_by_change",
    "curve_by_year",
    "decisiveness",
    "deegan_packel",
    "desirability",
    "dictators",
    "dummies",
    "inclusiveness",
    "is_weighted",
    "johnston",
    "minimal_blocking_coalitions",
    "minimal_winning_coalitions",
    "owen",
    "penrose",
    "profile",
    "public_good",
    "roll_call_shapley_shubik",
    "shapley_shubik",
    "success",
    "swings",
    "swings_by_size",
    "ternary_banzhaf",
    "ternary_chance_to_pass",
    "ternary_success",
    "vetoers",
    "weights_of",
    "winning_by_size",
    "winning_coalitions",
]

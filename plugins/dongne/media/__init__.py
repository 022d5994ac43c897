"""Pixels: originals are inspected, mended before submission and developed into renditions; cards are drawn."""

from dongne.media.cards import draw_cards
from dongne.media.darkroom import develop
from dongne.media.inspection import inspect
from dongne.media.mending import FixReport, fix
from dongne.media.opening import PhotoError
from dongne.media.pixels import RECIPE

__all__ = ["RECIPE", "FixReport", "PhotoError", "develop", "draw_cards", "fix", "inspect"]

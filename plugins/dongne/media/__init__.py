"""Pixels: originals are inspected, mended before submission and developed into renditions."""

from dongne.media.darkroom import develop
from dongne.media.inspection import inspect
from dongne.media.opening import PhotoError
from dongne.media.pixels import RECIPE

__all__ = ["RECIPE", "PhotoError", "develop", "inspect"]

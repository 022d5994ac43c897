"""Pixels: photos become renditions."""

"""Measures how long a newspaper takes to build; prints figures and judges nothing."""

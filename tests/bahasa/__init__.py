"""Tests of the Indonesian language."""

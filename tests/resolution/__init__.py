"""Tests of resolution: claims in, tables out."""

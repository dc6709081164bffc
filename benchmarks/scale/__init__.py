"""Texts from templates of its own with known facts in them, in any number, and what a build of them costs."""

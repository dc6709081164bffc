"""Tables that reading goes by: variants of characters, wrong glyphs, line shapes, signs of kinds of text."""

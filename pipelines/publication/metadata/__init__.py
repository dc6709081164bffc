"""What a release says of itself: READMEs, dictionary, index and the descriptions that other programs read."""

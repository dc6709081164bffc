"""Facts that a maintainer has pinned: what the tables must say, whatever the rules come to read."""

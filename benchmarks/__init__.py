"""Speed beside other systems, measured in one run; nothing here is a test."""

"""Reading, tested."""

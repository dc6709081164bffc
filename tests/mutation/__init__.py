"""Small changes of the code, one at a time, to see whether the tests of its own package notice: `make mutate`."""

"""The tables as files, one module a format, and the digests that say whether a file is still itself."""

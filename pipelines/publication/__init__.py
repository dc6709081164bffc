"""Tables become a release: files, metadata, changes since the last one, checksums; published by one rename.

`building` walks a folder of texts through the stations before this one; `files.table_files` writes their
tables; `staging` lays out a release aside; `releases` publishes it; `checking` verifies a published one;
`explaining` walks a fact back to its words. Nothing here knows of Dagster, of a clock or of the machine that
it runs on.
"""

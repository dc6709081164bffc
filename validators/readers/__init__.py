"""One reader a module: each opens a file of a release as its users would and gives rows to compare with Parquet.

CSV is read with the types that datapackage.json tells, for no reader can guess that an identifier is not a number.
"""

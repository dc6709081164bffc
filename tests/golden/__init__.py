"""The proof-read tables of the texts in raw/, and the test that the pipeline still makes them."""

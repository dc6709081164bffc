"""A release killed, refused by the system, made twice at once, read while it is made: what is published stays whole."""

"""Each operand of extraction's conditions forced to one side: which does no text notice? `make conditions`."""

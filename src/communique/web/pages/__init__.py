"""One page a file: what is asked → a record. `app` hangs each under its path, its twins beside it."""

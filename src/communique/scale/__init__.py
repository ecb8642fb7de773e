"""Many articles → tables: one pure function, and what feeds it on a laptop or a cluster."""

"""A ledger as tools of the Model Context Protocol: read-only answers, each with its words and whose they are.

`serve` starts it; `wiring` alone knows the protocol's library, and all else are pure functions of a ledger.
"""

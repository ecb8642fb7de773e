"""How the model in ``src/communique/models`` is made: treebanks and names in, the shipped files out."""

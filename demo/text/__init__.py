"""The words of the two sites: data files for an editor, and the loaders that check their shape."""

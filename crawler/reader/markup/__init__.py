"""Read the markup of a page: elements, lines, machine-readable side. Pure."""

"""The pages: each module's ``build`` reads the archive and returns what its template shows."""

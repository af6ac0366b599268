"""The pages: the ``build`` of each reads the archive for a template; ``views`` has the handlers."""

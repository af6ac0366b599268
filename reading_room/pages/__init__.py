"""The pages: a ``build`` each reads the archive for a template; ``views`` answer with them."""

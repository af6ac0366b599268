"""The reading room: what Datasette shows of an archive. The plugin beside it is the door."""

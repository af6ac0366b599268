"""The reading room: a Datasette plugin that shows an archive; its hooks are in ``plugin``."""

from reading_room.plugin import (
    asgi_wrapper,
    canned_queries,
    extra_template_vars,
    forbidden,
    get_metadata,
    handle_exception,
    menu_links,
    prepare_connection,
    prepare_jinja2_environment,
    register_routes,
    render_cell,
    startup,
)

__all__ = [
    "asgi_wrapper",
    "canned_queries",
    "extra_template_vars",
    "forbidden",
    "get_metadata",
    "handle_exception",
    "menu_links",
    "prepare_connection",
    "prepare_jinja2_environment",
    "register_routes",
    "render_cell",
    "startup",
]

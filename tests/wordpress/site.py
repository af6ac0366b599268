"""Lay out the files of a WordPress: core, themes, our must-use plugin, PHP's settings."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from tests.wordpress.install import HERE

CORE = "wp-6.5.zip"
HOME = "https://www.kommune21.de"
THEMES = ("twentytwentythree", "twentytwentytwo", "twentytwentyfour", "klassik")
"""Three of WordPress itself, and one of the classic kind, with PHP templates."""

PHP_INI = """\
auto_prepend_file=/internal/shared/auto_prepend_file.php
memory_limit=512M
display_errors=0
log_errors=0
allow_url_fopen=Off
max_execution_time=0
upload_max_filesize=64M
post_max_size=64M
opcache.enable=1
opcache.enable_cli=1
opcache.jit=0
opcache.memory_consumption=128
opcache.max_accelerated_files=4000
opcache.validate_timestamps=0
"""
"""Compiled code stays in memory: Playground's own settings compile WordPress for every page."""

_CONSTANTS = """\
define('K21_TOKEN', '{token}');
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_AUTO_UPDATE_CORE', false);
"""


_MAINTENANCE = """\
<?php
if (($_SERVER['HTTP_X_K21_TOKEN'] ?? '') !== '{token}') exit;
$file = '/wordpress/.maintenance';
isset($_GET['on']) ? file_put_contents($file, '<?php $upgrading = time();') : @unlink($file);
clearstatcache(true);
echo json_encode(true);
"""
"""Outside of WordPress, which answers nobody while it is under maintenance."""


def lay_out(modules: Path, folder: Path, token: str) -> Path:
    """Write a whole WordPress under ``folder``; its root comes out."""
    builds = modules / "wordpress-builds"
    root = folder / "wordpress"
    with zipfile.ZipFile(builds / "src" / "wordpress" / CORE) as core:
        core.extractall(root)
    themes = root / "wp-content" / "themes"
    with zipfile.ZipFile(builds / "src" / "wordpress" / "wp-6.3.zip") as other:
        prefix = "wp-content/themes/twentytwentythree/"
        other.extractall(root, [name for name in other.namelist() if name.startswith(prefix)])
    # a block theme is its templates: what is not in the zips lies beside them
    beside = builds / "public" / "wp-6.5" / "wp-content" / "themes"
    shutil.copytree(beside / "twentytwentytwo", themes / "twentytwentytwo")
    shutil.copytree(HERE / "themes", themes, dirs_exist_ok=True)
    shutil.copytree(HERE / "mu-plugin", root / "wp-content" / "mu-plugins")
    settings = root / "wp-config.php"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("<?php", "<?php " + _CONSTANTS.format(token=token), 1))
    (root / "maintenance.php").write_text(_MAINTENANCE.replace("{token}", token), "utf-8")
    (folder / "php.ini").write_text(PHP_INI, "utf-8")
    return root


def database(root: Path) -> Path:
    """The file that holds all content of a WordPress."""
    return root / "wp-content" / "database" / ".ht.sqlite"

"""``scrapy completion SHELL``: print the script that completes commands, options and sites."""

from __future__ import annotations

import argparse
import re

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from archive.program import PROGRAM
from crawler.commands import _main
from crawler.commands._base import Base
from crawler.sites import SITES

WITH_SITES = ("accept", "coverage", "crawl", "crawlall", "reextract", "status")
"""Commands whose arguments are names of sites."""
BASH = """\
_{program}() {{
  local words
  case "${{COMP_WORDS[1]}}" in
{cases}
  esac
  [ "$COMP_CWORD" -gt 1 ] || words="--help --version {names}"
  COMPREPLY=($(compgen -W "$words" -- "${{COMP_WORDS[COMP_CWORD]}}"))
}}
complete -o default -F _{program} {program}
"""
ZSH = "autoload -U +X bashcompinit && bashcompinit\n"


class Command(Base, ScrapyCommand):
    """Print the completion script."""

    usage = "[options] bash|zsh|fish"
    summary = "Print a completion script for bash, zsh or fish"
    description = (
        f'Prints a script for the shell. For bash: eval "$({PROGRAM} completion bash)" in '
        f"~/.bashrc; for zsh the same in ~/.zshrc; for fish: {PROGRAM} completion fish > "
        f"~/.config/fish/completions/{PROGRAM}.fish. Exit codes: 0 printed, 64 wrong usage."
    )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:  # noqa: ARG002
        """Print the script."""
        if args not in (["bash"], ["zsh"], ["fish"]):
            raise UsageError("expected bash, zsh or fish")
        print(script(args[0]), end="")


def script(shell: str) -> str:
    """Write the script for a shell."""
    known = _main.commands()
    words = {name: _words(name, command) for name, command in known.items()}
    if shell == "fish":
        lines = [f"complete -c {PROGRAM} -n __fish_use_subcommand -l version\n"]
        for name, command in known.items():
            said = command.short_desc().replace("'", "\\'")
            lines.append(f"complete -c {PROGRAM} -n __fish_use_subcommand -a {name} -d '{said}'\n")
            lines.append(
                f"complete -c {PROGRAM} -n '__fish_seen_subcommand_from {name}' "
                f"-a '{' '.join(words[name])}'\n"
            )
        return "".join(lines)
    cases = "\n".join(f'    {name}) words="{" ".join(found)}" ;;' for name, found in words.items())
    bash = BASH.format(program=PROGRAM, names=" ".join(known), cases=cases)
    return (ZSH if shell == "zsh" else "") + bash


def _words(name: str, command: ScrapyCommand) -> list[str]:
    """Return the long options of a command and the names it accepts."""
    options = set(
        re.findall(r"(?<![\w-])--[a-z][\w-]*", _main.parser_of(name, command).format_help())
    )
    return [*sorted(options), *(sorted(SITES) if name in WITH_SITES else ())]

"""Fetch one source distribution from the package index that pip is configured for, without running anything in it.

Usage: fetch_sdist.py NAME VERSION SHA256 TARGET

`pip download` asks a source distribution for its metadata, which runs the build code inside it. Here pip only
answers where the file is and fetches it; nothing is unpacked before its digest is the expected one. pip's finder
is not a public interface: the caller runs this with the pip version that `requirements/fetch.txt` pins.
"""

import hashlib
import sys
from pathlib import Path

from pip._internal.commands.download import DownloadCommand
from pip._vendor.packaging.specifiers import SpecifierSet


def fetch(name: str, version: str) -> bytes:
    """Return the bytes of the source distribution; fail when the index has none."""
    command = DownloadCommand("download", "fetch one source distribution")
    options, _ = command.parse_args(["--no-binary", ":all:", "--no-deps", f"{name}=={version}"])
    with command.main_context():
        session = command.get_default_session(options)
        finder = command._build_package_finder(options, session)
        candidate = finder.find_best_candidate(name, SpecifierSet(f"=={version}")).best_candidate
        if candidate is None:
            sys.exit(f"{name} {version}: the package index has no source distribution")
        response = session.get(candidate.link.url_without_fragment, headers={"Accept-Encoding": "identity"})
        response.raise_for_status()
        return response.content


def main() -> None:
    name, version, expected, target = sys.argv[1:]
    content = fetch(name, version)
    found = hashlib.sha256(content).hexdigest()
    if found != expected:
        sys.exit(f"{name} {version}: sha256 is {found}, expected {expected}; nothing was written")
    Path(target).write_bytes(content)


if __name__ == "__main__":
    main()

"""Where Chromium is, and how tests start it: without its own calls to the network."""

from __future__ import annotations

import shutil

NAMES = "chromium", "chromium-browser", "google-chrome", "chrome"
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
FLAGS += ["--in-process-gpu"]  # what paints without a graphics card needs no process of its own
FLAGS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
LACKING = f"none of {', '.join(NAMES)} is installed"

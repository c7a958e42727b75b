#!/bin/sh
# What the tests need from the system: Chromium, PostgreSQL and Redis. Installed where this machine's package manager
# can and we may; otherwise the list of what to install.
set -eu

has() { command -v "$1" >/dev/null 2>&1; }
has_postgres() { has initdb || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; }
has_chromium() { has chromium || has chromium-browser || has google-chrome || [ -x "${CHROMIUM:-/nowhere}" ]; }

missing=""
has_chromium || missing="$missing chromium"
has_postgres || missing="$missing postgresql"
has redis-server || missing="$missing redis-server"
[ -n "$missing" ] || exit 0

as_root=""
if [ "$(id -u)" -ne 0 ]; then
  if has sudo && sudo -n true 2>/dev/null; then as_root="sudo"; else as_root="no"; fi
fi
if has apt-get && [ "$as_root" != "no" ]; then
  echo "Installing what the tests need from the system:$missing"
  $as_root apt-get update -qq
  # shellcheck disable=SC2086 # a list of packages
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
  exit 0
fi

echo "The tests need programs that are missing here and that this script may not install:" >&2
for name in $missing; do
  case $name in
    chromium) echo "  Chromium      Debian: apt install chromium      Fedora: dnf install chromium      macOS: brew install chromium" >&2 ;;
    postgresql) echo "  PostgreSQL    Debian: apt install postgresql    Fedora: dnf install postgresql-server    macOS: brew install postgresql" >&2 ;;
    redis-server) echo "  Redis         Debian: apt install redis-server  Fedora: dnf install redis         macOS: brew install redis" >&2 ;;
  esac
done
exit 1

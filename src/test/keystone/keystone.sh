#!/usr/bin/env bash
# A real Keystone for tests, in a directory of its own: SQLite, Fernet tokens, uWSGI on 127.0.0.1.
#
#   keystone.sh install                  what it needs, by apt (Debian, as root); nothing when it is there
#   keystone.sh create DIR PORT ID...    database, keys, first administrator, projects with these ids
#   keystone.sh serve DIR PORT [SECONDS] in the foreground until SIGTERM; tokens last so long
set -euo pipefail

# because another Python that is first in the path would lend uWSGI its modules
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
unset PYTHONHOME PYTHONPATH VIRTUAL_ENV
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
action=$1
shift

install() {
  if [[ -x /usr/bin/keystone-manage && -x /usr/bin/uwsgi-core && -e /usr/lib/uwsgi/plugins/python3_plugin.so ]]; then
    return
  fi
  if [[ $(id -u) != 0 ]]; then
    echo "Install python3-keystone, uwsgi-core and uwsgi-plugin-python3, or run this as root." >&2
    exit 1
  fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get -qq update
  # because the package keystone, unlike the modules, would leave a service running
  apt-get -qq install --yes --no-install-recommends python3-keystone uwsgi-core uwsgi-plugin-python3
}

configure() {
  local file=$1 seconds=$2
  cat >"$file" <<END
[DEFAULT]
log_file = $dir/keystone.log
[database]
connection = sqlite:///$dir/keystone.db
[fernet_tokens]
key_repository = $dir/fernet-keys
[token]
expiration = $seconds
[identity]
# because hundreds of logins with the usual cost would take minutes
password_hash_rounds = 4
[cache]
# because a validation takes some 500 queries without; one worker has all of it in its memory
enabled = true
backend = dogpile.cache.memory
END
}

create() {
  dir=$1
  local port=$2 me group
  shift 2
  me=$(id -un) group=$(id -gn)
  mkdir -p "$dir/fernet-keys"
  chmod 700 "$dir" "$dir/fernet-keys"
  configure "$dir/keystone.conf" 14400
  manage() { keystone-manage --config-file "$dir/keystone.conf" "$@"; }
  manage db_sync
  manage fernet_setup --keystone-user "$me" --keystone-group "$group"
  manage bootstrap --bootstrap-username bootstrap --bootstrap-password "$KEYSTONE_PASSWORD" \
    --bootstrap-project-name bootstrap --bootstrap-service-name keystone \
    --bootstrap-region-id RegionOne --bootstrap-public-url "http://127.0.0.1:$port/v3"
  /usr/bin/python3 "$here/projects.py" "$dir/keystone.conf" "$@"
  # because a reader must not keep a writer out
  /usr/bin/python3 -c 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute("PRAGMA journal_mode=WAL")' "$dir/keystone.db"
}

serve() {
  dir=$1
  local port=$2 seconds=${3:-14400}
  local file=$dir/keystone-$port.conf
  configure "$file" "$seconds"
  export OS_KEYSTONE_CONFIG_FILES=$file
  # One worker, because two of them lock each other out of SQLite.
  exec uwsgi-core --plugin python3 --http-socket "127.0.0.1:$port" --wsgi-file /usr/bin/keystone-wsgi-public \
    --master --processes 1 --listen 1024 --lazy-apps --need-app --no-orphans --die-on-term --skip-atexit \
    --buffer-size 65535 --post-buffering 65536 --add-header "Connection: close" \
    --logto "$dir/access-$port.log"
}

"$action" "$@"

#!/usr/bin/env bash
# A real OpenStack Swift of one node for tests, in a directory of its own and on 127.0.0.1: proxy,
# account, container and object server, with the S3 API (s3api).
#
#   swift.sh install                                   what it needs, by apt (Debian, as root); nothing when it is there
#   swift.sh create DIR PROXY ACCOUNT CONTAINER OBJECT the four ports; SWIFT_USER (like account:user) and SWIFT_KEY
#                                                      log in at /auth/v1.0 and at the S3 API; with KEYSTONE_URL,
#                                                      KEYSTONE_USER, KEYSTONE_PASSWORD and KEYSTONE_PROJECT it takes
#                                                      Keystone's tokens instead
#   swift.sh serve DIR                                 in the foreground until SIGTERM; all servers end with it
set -euo pipefail

# because another Python that is first in the path lacks the modules
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
unset PYTHONHOME PYTHONPATH VIRTUAL_ENV
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
action=$1
shift

install() {
  if /usr/bin/python3 -c 'import swift, keystonemiddleware' 2>/dev/null; then
    return
  fi
  if [[ $(id -u) != 0 ]]; then
    echo "Install python3-swift and python3-keystonemiddleware, or run this as root." >&2
    exit 1
  fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get -qq update
  # because the packages swift-proxy and so on, unlike the modules, would leave services running
  apt-get -qq install --yes --no-install-recommends python3-swift python3-keystonemiddleware
}

server() {
  local kind=$1 port=$2
  cat <<END
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = $port
user = $(id -un)
swift_dir = $dir
devices = $dir/devices
mount_check = false
workers = 0
# because a test may stand on a small disk
fallocate_reserve = 0
log_address = $dir/no-syslog
log_level = WARNING
[pipeline:main]
END
  if [[ $kind != proxy ]]; then
    printf 'pipeline = %s-server\n[app:%s-server]\nuse = egg:swift#%s\n' "$kind" "$kind" "$kind"
  fi
}

proxy() {
  local auth=tempauth
  if [[ -n ${KEYSTONE_URL:-} ]]; then
    auth="s3token authtoken keystoneauth"
  fi
  cat <<END
pipeline = catch_errors gatekeeper healthcheck cache listing_formats bulk s3api $auth slo dlo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:healthcheck]
use = egg:swift#healthcheck
[filter:cache]
# because memcached would be one more server
paste.filter_factory = memory_cache:filter_factory
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:bulk]
use = egg:swift#bulk
[filter:slo]
use = egg:swift#slo
[filter:dlo]
use = egg:swift#dlo
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
s3_acl = false
[filter:tempauth]
use = egg:swift#tempauth
user_${SWIFT_USER/:/_} = $SWIFT_KEY .admin
END
  if [[ -n ${KEYSTONE_URL:-} ]]; then
    cat <<END
[filter:s3token]
use = egg:swift#s3token
auth_uri = $KEYSTONE_URL/v3
[filter:keystoneauth]
use = egg:swift#keystoneauth
operator_roles = admin, member, service
[filter:authtoken]
paste.filter_factory = keystonemiddleware.auth_token:filter_factory
www_authenticate_uri = $KEYSTONE_URL
auth_url = $KEYSTONE_URL
auth_type = password
username = $KEYSTONE_USER
password = $KEYSTONE_PASSWORD
project_name = $KEYSTONE_PROJECT
user_domain_name = Default
project_domain_name = Default
interface = public
delay_auth_decision = true
cache = swift.cache
END
  fi
}

create() {
  dir=$1
  local ports=("${@:2}") kinds=(proxy account container object) each
  mkdir -p "$dir/devices/disk"
  if ! /usr/bin/python3 -c 'import os, sys; os.setxattr(sys.argv[1], "user.test", b"1")' "$dir/devices/disk"; then
    echo "Swift needs extended attributes, which the file system of $dir does not have." >&2
    exit 1
  fi
  printf '[swift-hash]\nswift_hash_path_suffix = test\n' >"$dir/swift.conf"
  for each in 0 1 2 3; do
    server "${kinds[each]}" "${ports[each]}" >"$dir/${kinds[each]}-server.conf"
  done
  proxy >>"$dir/proxy-server.conf"
  printf '%s\n' "${ports[@]}" >"$dir/ports"
  PYTHONPATH=$here /usr/bin/python3 "$here/rings.py" "$dir" "${ports[@]:1}"
}

serve() {
  dir=$1
  local pids=() kind
  export PYTHONPATH=$here PYTHONDONTWRITEBYTECODE=1
  for kind in account container object proxy; do
    setpriv --pdeathsig TERM /usr/bin/python3 "$here/server.py" "$kind" "$dir/$kind-server.conf" \
      >>"$dir/$kind.log" 2>&1 </dev/null &
    pids+=($!)
  done
  trap 'kill "${pids[@]}" 2>/dev/null || true' TERM INT
  # The first wait ends with the signal or with a server, the second when all have ended.
  wait -n || true
  kill "${pids[@]}" 2>/dev/null || true
  wait
}

"$action" "$@"

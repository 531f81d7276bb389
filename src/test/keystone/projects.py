"""Makes projects whose ids the tests know, which Keystone's API does not let one choose."""

import sys

import keystone.conf
from keystone.common import provider_api
from keystone.server import backends

keystone.conf.configure()
keystone.conf.CONF(["--config-file", sys.argv[1]], project="keystone")
backends.load_backends()
for name in sys.argv[2:]:
    provider_api.ProviderAPIs.resource_api.create_project(
        name, {"id": name, "name": name, "domain_id": "default", "enabled": True}
    )

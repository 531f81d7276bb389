"""Makes the rings of a Swift with one device: rings.py DIR ACCOUNT_PORT CONTAINER_PORT OBJECT_PORT."""
import os
import sys

from swift.common.ring import RingBuilder

directory = sys.argv[1]
for kind, port in zip(('account', 'container', 'object'), sys.argv[2:]):
    builder = RingBuilder(4, 1, 0)
    builder.add_dev({'region': 1, 'zone': 1, 'ip': '127.0.0.1', 'port': int(port),
                     'device': 'disk', 'weight': 1, 'meta': ''})
    builder.rebalance()
    builder.get_ring().save(os.path.join(directory, kind + '.ring.gz'))

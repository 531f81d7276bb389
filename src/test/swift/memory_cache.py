"""What Swift keeps in memcached, kept in the one process of the proxy: tokens and hints."""
import time as clock


class MemoryCache:

    def __init__(self):
        self.entries = {}

    def get(self, key, raise_on_error=False):
        value, end = self.entries.get(key, (None, None))
        return None if end and end < clock.time() else value

    def set(self, key, value, serialize=True, time=0, **unused):
        self.entries[key] = (value, clock.time() + time if time else None)

    def incr(self, key, delta=1, time=0):
        value = max(0, int(self.get(key) or 0) + int(delta))
        self.set(key, value, time=time)
        return value

    def decr(self, key, delta=1, time=0):
        return self.incr(key, -delta, time)

    def delete(self, key, server_key=None):
        self.entries.pop(key, None)

    def set_multi(self, mapping, server_key, serialize=True, time=0, **unused):
        for key, value in mapping.items():
            self.set(key, value, time=time)

    def get_multi(self, keys, server_key):
        return [self.get(key) for key in keys]


def filter_factory(global_conf, **local_conf):
    cache = MemoryCache()

    def cached(app):
        def call(env, start_response):
            env['swift.cache'] = cache
            return app(env, start_response)
        return call
    return cached

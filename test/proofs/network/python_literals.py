"""Runs Python's own test_ipaddress and prints the literals that every one of its parsers refuses
and those that one accepts, the latter with the first and last address of their network."""
import io
import ipaddress
import json
import unittest

refused, accepted = set(), set()
depth = 0


def watch(kind):
    original = kind.__init__

    def init(self, *args, **options):
        global depth
        depth += 1
        literal = args[0] if depth == 1 and args and isinstance(args[0], str) else None
        try:
            original(self, *args, **options)
            if literal is not None:
                accepted.add(literal)
        except (ipaddress.AddressValueError, ipaddress.NetmaskValueError):
            if literal is not None:
                refused.add(literal)
            raise
        finally:
            depth -= 1

    kind.__init__ = init


def parses(literal):
    try:
        return ipaddress.ip_interface(literal)
    except ValueError:
        return None


import test.test_ipaddress as suite  # noqa: E402  after the imports that it shares

for name in ("Address", "Network", "Interface"):
    watch(getattr(ipaddress, "IPv4" + name))
    watch(getattr(ipaddress, "IPv6" + name))
result = unittest.TextTestRunner(stream=io.StringIO()).run(
    unittest.defaultTestLoader.loadTestsFromModule(suite)
)
assert result.wasSuccessful(), "Python's own tests fail here"

good = sorted(literal for literal in accepted if parses(literal))
bad = sorted(literal for literal in refused if not parses(literal))
networks = [(literal, parses(literal).network) for literal in good]
print(json.dumps({
    "bad": bad,
    "good": [{"text": t, "first": str(n[0]), "last": str(n[-1])} for t, n in networks],
}))

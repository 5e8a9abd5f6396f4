"""Reads lines `address network` and prints, for each, what the standard library thinks:
`1|0 address first last`. IPv4-mapped addresses and networks count as IPv4."""
import ipaddress
import sys


def address_of(text):
    address = ipaddress.ip_address(text)
    return getattr(address, "ipv4_mapped", None) or address


def network_of(text):
    network = ipaddress.ip_network(text, strict=False)
    mapped = getattr(network.network_address, "ipv4_mapped", None)
    if mapped and network.prefixlen >= 96:
        return ipaddress.ip_network((mapped, network.prefixlen - 96), strict=False)
    return network


for line in sys.stdin:
    address_text, network_text = line.split()
    address, network = address_of(address_text), network_of(network_text)
    print(int(address in network), address, network[0], network[-1])

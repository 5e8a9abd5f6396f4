/** A list, what arrives as the client's address, and whether it may come in (semantics 8, RFC 6943 3.1.1). */
type Notation = { list: string; address: string; lets: boolean; why: string };

const notLet = (why: string, list: string, ...addresses: string[]): Notation[] =>
  addresses.map((address) => ({ list, address, lets: false, why }));
const let_ = (why: string, list: string, ...addresses: string[]): Notation[] =>
  addresses.map((address) => ({ list, address, lets: true, why }));

/** Notations that one program reads in another way than the next: an address that is read twice is a hole. */
export const NOTATIONS: readonly Notation[] = [
  ...let_("plain", "203.0.113.0/24", "203.0.113.7", "203.0.113.0", "203.0.113.255"),
  ...notLet("plain, outside", "203.0.113.0/24", "203.0.112.255", "203.0.114.0"),
  ...let_(
    "one address in other words",
    "2001:db8::/64",
    "2001:DB8::1",
    "2001:db8:0:0:0:0:0:1",
    "2001:0db8::0001",
  ),
  ...let_("mapped is IPv4", "203.0.113.0/24", "::ffff:203.0.113.7", "::FFFF:cb00:7107"),
  ...notLet("mapped, outside", "203.0.113.0/24", "::ffff:203.0.112.7"),
  ...notLet("compatible is not mapped", "203.0.113.0/24", "::203.0.113.7"),
  ...notLet("octal or decimal", "10.0.0.0/8", "010.0.0.1", "10.0.0.010", "0012.0.0.1"),
  ...notLet("octal or decimal", "8.0.0.0/8", "010.0.0.1"),
  ...notLet("hexadecimal", "10.0.0.0/8", "0x0a.0.0.1", "0xa000001", "10.0.0.0x1"),
  ...notLet("short or one number", "10.0.0.0/8", "10.1", "10.0.1", "167772161"),
  ...notLet("zone", "fe80::/10", "fe80::1%eth0", "fe80::1%1"),
  ...notLet("port or brackets", "203.0.113.0/24", "203.0.113.7:80"),
  ...notLet("port or brackets", "2001:db8::/64", "[2001:db8::1]", "[2001:db8::1]:443"),
  ...notLet(
    "spaces and rests",
    "203.0.113.0/24",
    " 203.0.113.7",
    "203.0.113.7 ",
    "203.0.113.7\n",
    "203.0.113.7,198.51.100.1",
  ),
  ...notLet("a mask is no address", "203.0.113.0/24", "203.0.113.7/24", "203.0.113.7/32", "203.0.113.0/24"),
  ...notLet("too much", "203.0.113.0/24", "203.0.113.256", "203.0.113.7.1", "203.0.113"),
  ...notLet("too much", "2001:db8::/64", "2001:db8::1::", "2001:db8:0:0:0:0:0:0:1", "2001:db8::12345"),
  ...notLet("other digits", "10.0.0.0/8", "１０.0.0.1", "10。0。0。1", "+10.0.0.1", "1e1.0.0.1"),
  ...notLet("nothing", "0.0.0.0/1", "", ".", "..."),
];

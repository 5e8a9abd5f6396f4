import { BlockList, isIPv4, SocketAddress } from "node:net";

/** A library with its networks made ready: `read` before the measured time, `has` within it. */
export type Library = {
  name: string;
  /** Answers what asks one address; both throw on what the library refuses. */
  load(networks: readonly string[]): Promise<{ read(text: string): unknown; has(address: never): boolean }>;
};

const parts = (block: string): [string, number] => {
  const [base = "", prefix = ""] = block.split("/");
  return [base, Number(prefix)];
};
const familyOf = (text: string) => (text.includes(":") ? "ipv6" : "ipv4");

const blockList: Library = {
  name: "net.BlockList",
  async load(networks) {
    const list = new BlockList();
    for (const block of networks) {
      const [base, prefix] = parts(block);
      list.addSubnet(base, prefix, familyOf(base));
    }
    return {
      read: (text) => new SocketAddress({ address: text, family: isIPv4(text) ? "ipv4" : "ipv6" }),
      has: (address: SocketAddress) => list.check(address),
    };
  },
};

const ipaddrJs: Library = {
  name: "ipaddr.js",
  async load(networks) {
    const { default: ipaddr } = await import("ipaddr.js");
    const ranges = networks.map((block) => ipaddr.parseCIDR(block));
    const four = ranges.filter(([base]) => base.kind() === "ipv4");
    const six = ranges.filter(([base]) => base.kind() === "ipv6");
    return {
      read: (text) => ipaddr.process(text),
      has: (address: ReturnType<typeof ipaddr.process>) =>
        (address.kind() === "ipv4" ? four : six).some((range) => address.match(range as never)),
    };
  },
};

const ipAddress: Library = {
  name: "ip-address",
  async load(networks) {
    const { Address4, Address6 } = await import("ip-address");
    const four = networks.filter((block) => !block.includes(":")).map((block) => new Address4(block));
    const six = networks.filter((block) => block.includes(":")).map((block) => new Address6(block));
    type Read = InstanceType<typeof Address4> | InstanceType<typeof Address6>;
    return {
      read: (text) => (text.includes(":") ? new Address6(text) : new Address4(text)),
      has: (address: Read) =>
        address instanceof Address4
          ? four.some((block) => address.isInSubnet(block))
          : six.some((block) => address.isInSubnet(block)),
    };
  },
};

const netmask: Library = {
  name: "netmask",
  async load(networks) {
    const { Netmask } = await import("netmask");
    const four = networks.filter((block) => !block.includes(":")).map((block) => new Netmask(block));
    const six = networks.filter((block) => block.includes(":")).map((block) => new Netmask(block));
    return {
      read: (text) => new Netmask(text),
      has: (address: InstanceType<typeof Netmask>) =>
        (address.base.includes(":") ? six : four).some((block) => block.contains(address)),
    };
  },
};

const cidrTools: Library = {
  name: "cidr-tools",
  async load(networks) {
    const { containsCidr } = await import("cidr-tools");
    const list = [...networks];
    return { read: (text) => text, has: (address: string) => containsCidr(list, address) };
  },
};

export const LIBRARIES: readonly Library[] = [blockList, ipaddrJs, ipAddress, netmask, cidrTools];

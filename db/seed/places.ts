import type { Stream } from "./random";

/** Address ranges of documentation (RFC 5737, RFC 3849): they belong to nobody. */
export const OFFICES = {
  main: { networks: ["203.0.113.0/26", "2001:db8:10::/48"], prefix: "203.0.113.", first: 2, last: 61 },
  support: { networks: ["198.51.100.64/27"], prefix: "198.51.100.", first: 66, last: 94 },
} as const;
export type Office = keyof typeof OFFICES;

export type Places = {
  office: string;
  home: string;
  /** The phone's provider gives another one almost every day, in one /64. */
  mobile: (stream: Stream) => string;
};

/** Where a person works from: the desk's address, the one at home, and the phone's. `index` is their place in the cast. */
export function placesOf(index: number, office: Office, stream: Stream): Places {
  const { prefix, first, last } = OFFICES[office];
  const hex = () => stream.int(0x1000, 0xffff).toString(16);
  // Some desks speak IPv6, with an address that the computer keeps.
  const desk = office === "main" && index % 5 === 3 ? `2001:db8:10:1::${(0x20 + index).toString(16)}` : null;
  return {
    office: desk ?? `${prefix}${first + (index % (last - first))}`,
    home: index % 4 === 1 ? `2001:db8:4:${hex()}::${hex()}` : `192.0.2.${10 + index}`,
    mobile: (day) =>
      `2001:db8:77:${(0x100 + index).toString(16)}:${[0, 0, 0, 0].map(() => day.int(0x1000, 0xffff).toString(16)).join(":")}`,
  };
}

/** Addresses of strangers, far away. */
export const STRANGE = {
  abroad: { address: "198.51.100.201", country: "VN" },
  guesser: { address: "203.0.113.213", country: "BR" },
  hotel: { address: "198.51.100.155", country: null },
} as const;

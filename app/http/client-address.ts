import { parseAddress } from "~/domain/network/address";

export type AddressMode = "cloudflare" | "proxy" | "demo";
type Settings = { CLIENT_ADDRESS: AddressMode; PROXY_SECRET?: string | undefined };

/** `null` address: missing or not an address; the allowlist then says no. `trusted: false`: answer 503. */
export type ClientAddress = { trusted: true; address: string | null } | { trusted: false };

/**
 * The one source of the client's address (architecture, `CLIENT_ADDRESS`; ASVS 4.1.3). `X-Forwarded-For` and its
 * kin never decide anything. `demo` answers only on this machine.
 */
export function clientAddress(request: Request, settings: Settings): ClientAddress {
  if (settings.CLIENT_ADDRESS === "demo" && !isLocalHost(new URL(request.url).hostname))
    return { trusted: false };
  if (
    settings.CLIENT_ADDRESS === "proxy" &&
    !sameText(request.headers.get("x-gatehouse-proxy"), settings.PROXY_SECRET)
  ) {
    return { trusted: false };
  }
  return {
    trusted: true,
    address: canonical(request.headers.get("cf-connecting-ip") ?? ""),
  };
}

const KEPT = 2_000;
/** No address is longer; another text is read each time, so that memory stays bounded. */
const LONGEST = 45;
const addresses = new Map<string, string | null>();

/** An address is read once in an isolate, not with each request of those who come from it. */
function canonical(given: string): string | null {
  let address = addresses.get(given);
  if (address === undefined) {
    address = parseAddress(given)?.text ?? null;
    if (addresses.size >= KEPT) addresses.clear();
    if (given.length <= LONGEST) addresses.set(given, address);
  }
  return address;
}

const isLocalHost = (host: string) => host === "localhost" || host === "127.0.0.1";

/** Compares without telling by its time how much was right. */
function sameText(given: string | null, wanted: string | undefined): boolean {
  if (given === null || wanted === undefined || given.length !== wanted.length) return false;
  let difference = 0;
  for (let i = 0; i < wanted.length; i++) difference |= given.charCodeAt(i) ^ wanted.charCodeAt(i);
  return difference === 0;
}

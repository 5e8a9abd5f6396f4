import { parseAddress } from "~/domain/network/address";
import { rateKey } from "~/domain/network/rate-key";
import { THROTTLE } from "~/domain/session/throttle";
import { emailKey } from "~db/queries/directory";
import type { Needs } from "../needs";

export type Taken = { key: string; token: number };
type Wanted = { email: string; address: string | null; device: string | null };

/**
 * Takes a token for the address and one for the e-mail BEFORE anything is hashed. When the e-mail has none left, a
 * device that this identity knows has its own (soft lock, ASVS 6.3.1).
 */
export async function takeTokens(
  needs: Pick<Needs, "throttle" | "now">,
  { email, address, device }: Wanted,
): Promise<{ ok: true; tokens: Taken[] } | { ok: false; retryAt: number }> {
  const { throttle, now } = needs;
  const addressKey = addressKeyOf(address);
  const byAddress = await throttle.take(addressKey, THROTTLE.address, THROTTLE.windowMs, now);
  if (!byAddress.ok) return byAddress;
  const first = { key: addressKey, token: byAddress.token };
  const mail = `email:${emailKey(email).slice(0, 254)}`;
  const byEmail = await throttle.take(mail, THROTTLE.email, THROTTLE.windowMs, now);
  if (byEmail.ok) return { ok: true, tokens: [first, { key: mail, token: byEmail.token }] };
  if (device !== null) {
    const key = `device:${device}:${mail}`;
    const byDevice = await throttle.take(key, THROTTLE.device, THROTTLE.windowMs, now);
    if (byDevice.ok) return { ok: true, tokens: [first, { key, token: byDevice.token }] };
  }
  return byEmail;
}

/** IPv4 whole, IPv6 by its /64 (ASVS 6.3.1). */
export function addressKeyOf(address: string | null): string {
  const parsed = address === null ? null : parseAddress(address);
  return `address:${parsed === null ? "unknown" : rateKey(parsed)}`;
}

export async function refundAll(needs: Pick<Needs, "throttle">, tokens: readonly Taken[]): Promise<void> {
  await Promise.all(tokens.map(({ key, token }) => needs.throttle.refund(key, token)));
}

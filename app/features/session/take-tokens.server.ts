import { parseAddress } from "~/domain/network/address";
import { rateKey } from "~/domain/network/rate-key";
import { type Take, THROTTLE } from "~/domain/session/throttle";
import { emailKey } from "~db/queries/directory";
import type { Needs } from "../needs";

export type Taken = { key: string; token: number };
type Wanted = { email: string; address: string | null; device: string | null };
type Throttled = Pick<Needs, "throttle" | "now">;

/**
 * Reserves a token for the address and one for the e-mail BEFORE anything is hashed. When the e-mail has none left, a
 * device that this identity knows has its own (soft lock, ASVS 6.3.1). `keepAll` or `refundAll` must follow.
 */
export async function takeTokens(
  needs: Throttled,
  { email, address, device }: Wanted,
): Promise<{ ok: true; tokens: Taken[] } | { ok: false; retryAt: number }> {
  const addressKey = addressKeyOf(address);
  const byAddress = await reserve(needs, addressKey, THROTTLE.address);
  if (!byAddress.ok) return byAddress;
  const first = { key: addressKey, token: byAddress.token };
  const mail = `email:${emailKey(email).slice(0, 254)}`;
  const byEmail = await reserve(needs, mail, THROTTLE.email);
  if (byEmail.ok) return { ok: true, tokens: [first, { key: mail, token: byEmail.token }] };
  if (device !== null) {
    const key = `device:${device}:${mail}`;
    const byDevice = await reserve(needs, key, THROTTLE.device);
    if (byDevice.ok) return { ok: true, tokens: [first, { key, token: byDevice.token }] };
  }
  await keepAll(needs, [first]);
  return byEmail;
}

const reserve = ({ throttle, now }: Throttled, key: string, limit: number): Promise<Take> =>
  throttle.reserve({ key, limit, windowMs: THROTTLE.windowMs, now });

/** IPv4 whole, IPv6 by its /64 (ASVS 6.3.1). */
export function addressKeyOf(address: string | null): string {
  const parsed = address === null ? null : parseAddress(address);
  return `address:${parsed === null ? "unknown" : rateKey(parsed)}`;
}

/** The attempt succeeded, or could not be decided. */
export async function refundAll({ throttle }: Throttled, tokens: readonly Taken[]): Promise<void> {
  await Promise.all(tokens.map(({ key, token }) => throttle.refund(key, token)));
}

/** The attempt failed: its tokens stay taken, whatever becomes of the objects that counted it. */
export async function keepAll({ throttle, now }: Throttled, tokens: readonly Taken[]): Promise<void> {
  const { windowMs } = THROTTLE;
  await Promise.all(tokens.map((taken) => throttle.keep({ ...taken, windowMs, now })));
}

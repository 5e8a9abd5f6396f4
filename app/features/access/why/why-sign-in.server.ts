import { can } from "~/domain/access";
import { isOpen } from "~/domain/holds/holds";
import { parseAddress } from "~/domain/network/address";
import { compileAllowlist, isAllowed } from "~/domain/network/compiled-allowlist";
import { days } from "~/domain/time/durations";
import { readNetwork } from "~db/queries/network";
import { lastRefusals } from "~db/queries/why";
import type { Needs } from "../../needs";
import type { Changer } from "../changer";
import type { WhyPerson } from "./why-person.server";

const LOOKS_BACK_MS = days(30);
const SHOWN = 5;

/**
 * Why a person cannot sign in: open holds, an unconfirmed e-mail, refused attempts with their reason, and what the
 * allowlist says now of the address that was refused last [MC-74, MC-75, MC-76].
 */
export async function whySignIn(
  needs: Pick<Needs, "db" | "gate" | "now">,
  asker: Changer,
  { id, access, may }: WhyPerson,
) {
  const { accountId, accountPublicId } = asker;
  const { now } = needs;
  const db = needs.db(accountId);
  const [refusals, sessions, list] = await Promise.all([
    lastRefusals(db, accountId, id, now - LOOKS_BACK_MS, SHOWN),
    needs.gate(accountPublicId).listSessions({ user: id, now }),
    readNetwork(db, accountId),
  ]);
  const ip = refusals.find((refusal) => refusal.ip !== null)?.ip ?? null;
  const visit = {
    userId: id,
    departmentId: access.departmentId,
    address: ip === null ? null : parseAddress(ip),
    kind: "browser" as const,
  };
  return {
    holds: access.holds
      .filter((hold) => isOpen(hold, now))
      .map(({ id: holdId, kind, endsAt }) => ({ id: holdId, kind, endsAt })),
    refusals: refusals.map((refusal) => ({ ...refusal, ip: may.log ? refusal.ip : null })),
    address:
      ip === null
        ? null
        : { ip: may.log ? ip : null, allowed: isAllowed(compileAllowlist(list, now), visit, now) },
    sessions: sessions.length,
    mayNetwork: can(asker, "network.edit"),
  };
}
export type SignInAnswer = Awaited<ReturnType<typeof whySignIn>>;

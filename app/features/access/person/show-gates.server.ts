import { sql } from "drizzle-orm";
import type { GateFact } from "~/domain/access";
import { isOpen } from "~/domain/holds/holds";
import { parseAddress } from "~/domain/network/address";
import { compileAllowlist, isAllowed } from "~/domain/network/compiled-allowlist";
import type { PersonAccess } from "~/domain/session/person-access";
import { reasonOfHold } from "~/domain/session/reasons";
import { readNetwork } from "~db/queries/network";
import { listConnections } from "~db/queries/registries/connections";
import type { Needs } from "../../needs";

/**
 * What stands before all rights and no role opens (semantics 1): open holds, the list of addresses as it judges the last
 * sign-in, and CRMs that know no roles [WZ-02]. `code`: a reason of the log, or the name of the CRM.
 */
export async function showGates(
  needs: Pick<Needs, "db" | "now">,
  accountId: number,
  { user, departmentId, holds }: PersonAccess,
): Promise<GateFact[]> {
  const db = needs.db(accountId);
  const { now } = needs;
  const [network, connections, last] = await Promise.all([
    readNetwork(db, accountId),
    listConnections(db, accountId),
    db.get<{ ip: string } | undefined>(
      sql`SELECT ip FROM auth_log INDEXED BY auth_log_user WHERE account_id = ${accountId} AND user_id = ${user}
        AND event = 'authn_login_success' AND ip IS NOT NULL ORDER BY at DESC, id DESC LIMIT 1`,
    ),
  ]);
  const visit = {
    userId: user,
    departmentId,
    address: last === undefined ? null : parseAddress(last.ip),
    kind: "browser" as const,
  };
  return [
    ...holds
      .filter((hold) => isOpen(hold, now))
      .map(
        ({ kind, endsAt }): GateFact => ({
          kind: "hold",
          closed: true,
          code: reasonOfHold(kind),
          until: endsAt,
        }),
      ),
    ...(network.on && visit.address !== null
      ? [
          {
            kind: "address" as const,
            closed: !isAllowed(compileAllowlist(network, now), visit, now),
            code: "ip_denied",
          },
        ]
      : []),
    ...connections
      .filter(({ supportsRoles }) => !supportsRoles)
      .map(({ name }): GateFact => ({ kind: "connector", closed: false, code: name })),
  ];
}

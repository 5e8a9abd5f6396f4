import { isAdministrator, type Viewer } from "~/domain/access";
import { listConnections } from "~db/queries/registries/connections";
import { listCrmAdmins } from "~db/queries/registries/crm-admins";
import type { Needs } from "../needs";

/** The CRM integration as its page shows it [WZ-04]: connections, their capabilities, and the CRMs' administrators. */
export async function readCrm(needs: Pick<Needs, "db">, viewer: Viewer) {
  const db = needs.db(viewer.accountId);
  const [connections, admins] = await Promise.all([
    listConnections(db, viewer.accountId),
    listCrmAdmins(db, viewer.accountId),
  ]);
  return {
    connections: connections.map((connection) => ({
      ...connection,
      admins: admins
        .filter(({ connectionId }) => connectionId === connection.id)
        .map(({ id, name, isTicked, isGranted, userId }) => ({
          id,
          name,
          isTicked,
          isGranted,
          isUser: userId !== null,
        })),
    })),
    mayChangeAdmins: isAdministrator(viewer),
  };
}
export type CrmView = Awaited<ReturnType<typeof readCrm>>;

import { PERMISSIONS, type Rights, type Table, type Viewer } from "~/domain/access";
import type { PersonAccess } from "~/domain/session/person-access";
import { listConnections } from "~db/queries/registries/connections";
import { receivedPlaces } from "../../conversations/received-places.server";
import type { Needs } from "../../needs";
import { listSources } from "../find-source.server";
import { type ToldCell, tellCell } from "../why/told-cell";

/** A channel or a CRM where a person may do more than everywhere, and by what. */
export type PlaceRights = { kind: "source" | "connection"; name: string; cells: ToldCell[] };
export type Places = {
  bound: PlaceRights[];
  /** Channels on which new clients come to this person [WZ-06]; the CRM is named when there are several. */
  receives: { source: string; connection: string | null }[];
};

/** Cells that are wider at one place than account-wide, each with its origins [MC-34, MC-24]. */
export async function showPlaces(
  needs: Pick<Needs, "db" | "now">,
  person: { access: PersonAccess; viewer: Viewer },
  options: { strictCoupling: boolean; now: number },
): Promise<Places> {
  const { accountId, userId, rights } = person.viewer;
  const db = needs.db(accountId);
  const [sources, connections, received] = await Promise.all([
    listSources(db, accountId),
    listConnections(db, accountId),
    receivedPlaces(db, accountId, userId, needs.now),
  ]);
  const own = { userId, units: person.access.units };
  const placed = (
    kind: PlaceRights["kind"],
    tables: Rights["bySource"],
    names: { id: number; name: string }[],
  ) =>
    names.flatMap(({ id, name }): PlaceRights[] => {
      const target = { responsibles: [own], [`${kind}Id`]: id };
      const cells = wider(tables[id], rights.cells).map((permission) =>
        tellCell(person, permission, target, options),
      );
      return cells.length === 0 ? [] : [{ kind, name, cells }];
    });
  const nameOf = (list: { id: number; name: string }[], id: number) =>
    list.find((one) => one.id === id)?.name;
  return {
    bound: [
      ...placed("source", rights.bySource, sources),
      ...placed("connection", rights.byConnection, connections),
    ],
    receives: received.flatMap(({ connectionId, sourceId }) => {
      const source = nameOf(sources, sourceId);
      const connection = connections.length > 1 ? (nameOf(connections, connectionId) ?? null) : null;
      return source === undefined ? [] : [{ source, connection }];
    }),
  };
}

const wider = (table: Table | undefined, everywhere: Table) =>
  table === undefined ? [] : PERMISSIONS.filter((_, index) => (table[index] ?? 0) > (everywhere[index] ?? 0));

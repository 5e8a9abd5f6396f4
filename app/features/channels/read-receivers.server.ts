import {
  isSwitchFixed,
  nobodyReceives,
  receivesByDefault,
  receivesNewClients,
  type Viewer,
} from "~/domain/access";
import type { Channel } from "~db/queries/registries/channels";
import { listSwitches } from "~db/queries/registries/chat-roles";
import { type Connection, listConnections } from "~db/queries/registries/connections";
import { readWindow, type WindowRow } from "../crm/read-window.server";
import { keyOf, type Lock, type RoleChoice } from "../crm/window";
import type { Needs } from "../needs";
import { reaches } from "./find-channel.server";

/** One person who may receive new clients on a channel (semantics 4). */
export type ReceiverRow = {
  publicId: string;
  name: string;
  department: string | null;
  isInQueue: boolean;
  /** What counts without a setting of this channel: the CRM's switch, else the role's default. */
  inherited: boolean;
  /** This channel's own setting; null = none. */
  here: boolean | null;
  /** Whether the viewer may set it. */
  mayChange: boolean;
};
export type Receivers = {
  connection: { publicId: string; name: string };
  people: ReceiverRow[];
  /** New clients of this channel reach nobody by a switch. */
  nobody: boolean;
};

/** Who receives new clients on a channel, by CRM: people whose chat role counts there and has a switch [WZ-06]. */
export async function readReceivers(
  needs: Pick<Needs, "db" | "now">,
  viewer: Viewer,
  channel: Channel,
): Promise<Receivers[]> {
  const db = needs.db(viewer.accountId);
  const mayEdit = reaches(viewer, "channels.edit", channel);
  const connections = (await listConnections(db, viewer.accountId)).filter(
    ({ supportsRoles }) => supportsRoles,
  );
  return Promise.all(
    connections.map(async (connection) => {
      const people = (await receiversAt(needs, viewer, channel, connection)).map(
        ({ userId: _id, version: _version, lock, ...row }) => ({
          ...row,
          mayChange: mayEdit && lock === null,
        }),
      );
      return {
        connection: { publicId: connection.publicId, name: connection.name },
        people,
        nobody: nobodyReceives(people.map(({ here, inherited }) => ({ receives: here ?? inherited }))),
      };
    }),
  );
}

type Receiver = Omit<ReceiverRow, "mayChange"> & { userId: number; version: number; lock: Lock | null };

/** The same with what a change needs. */
export async function receiversAt(
  needs: Pick<Needs, "db" | "now">,
  viewer: Viewer,
  channel: Channel,
  connection: Connection,
): Promise<Receiver[]> {
  const [{ rows, choices, roles }, switches] = await Promise.all([
    readWindow(needs, viewer, connection),
    listSwitches(needs.db(viewer.accountId), viewer.accountId, connection.id),
  ]);
  const idOf = (roleId: number | undefined) => roles.find(({ id }) => id === roleId)?.publicId ?? null;
  return rows.flatMap((row) => {
    const key = roleHere(row, channel.id, choices, idOf);
    if (isSwitchFixed(key)) return [];
    const own = switches.filter(({ userId }) => userId === row.userId);
    const ofCrm = own.filter(({ sourceId }) => sourceId === null);
    const place = { connectionId: connection.id, sourceId: channel.id };
    return [
      {
        publicId: row.publicId,
        name: row.name,
        department: row.department,
        isInQueue: channel.queue.some(({ id }) => id === row.userId),
        inherited: ofCrm.length === 0 ? receivesByDefault(key) : receivesNewClients(key, ofCrm, place),
        here: own.find(({ sourceId }) => sourceId === channel.id)?.isOn ?? null,
        lock: row.lock,
        userId: row.userId,
        version: row.version,
      },
    ];
  });
}

/** The chat role that counts on the channel: the unbound one, else the one bound to it. */
function roleHere(
  { grants }: WindowRow,
  sourceId: number,
  choices: RoleChoice[],
  idOf: (roleId: number | undefined) => string | null,
) {
  const grant = grants.find((one) => one.sourceId === null || one.sourceId === sourceId);
  return keyOf(choices, idOf(grant?.roleId));
}

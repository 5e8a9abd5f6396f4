import type { Viewer } from "~/domain/access";
import { isPublicId } from "~/domain/ids/public-id";
import { findConnection, listStrangers } from "~db/queries/registries/connections";
import type { Needs } from "../needs";
import { readWindow } from "./read-window.server";

/** What the page of the window shows; null when there is no such CRM or it has no roles [WZ-02]. */
export async function readRoleWindow(needs: Pick<Needs, "db" | "now">, viewer: Viewer, publicId: string) {
  const db = needs.db(viewer.accountId);
  const connection = isPublicId(publicId) ? await findConnection(db, viewer.accountId, publicId) : null;
  if (connection === null || !connection.supportsRoles) return null;
  const { choices, rows } = await readWindow(needs, viewer, connection);
  const strangers = connection.isBuiltIn ? [] : await listStrangers(db, viewer.accountId, connection.id);
  return {
    connection: { publicId: connection.publicId, name: connection.name },
    choices,
    people: rows.map(({ userId: _id, version: _version, grants: _grants, ...person }) => person),
    strangers: strangers.map(({ name }) => name),
  };
}

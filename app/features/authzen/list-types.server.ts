import { listResourceTypes } from "~db/queries/resource-types";
import type { Needs } from "../needs";

/** Registered types of other applications, by name. */
export const listTypes = (needs: Pick<Needs, "db">, accountId: number) =>
  listResourceTypes(needs.db(accountId), accountId);

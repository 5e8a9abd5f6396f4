import { readAccessOptions } from "~db/queries/registries/access-options";
import type { Needs } from "../../needs";

export const readOptions = (needs: Pick<Needs, "db">, accountId: number) =>
  readAccessOptions(needs.db(accountId), accountId);

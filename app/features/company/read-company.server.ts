import { findCompany } from "~db/queries/company";
import type { Needs } from "../needs";

/** The company's settings as stored; the gate's copy, which pages get with the viewer, may be a moment older. */
export const readCompany = (needs: Pick<Needs, "db">, accountId: number) =>
  findCompany(needs.db(accountId), accountId);

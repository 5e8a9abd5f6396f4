import type { HashedSeal, SealedRow } from "../../../app/domain/log/seal";
import type { Db } from "../../client";
import { erasedPeople } from "./erased";
import { rowsBetween, sealsAfter } from "./sealing";
import { type Subject, subjectsOf } from "./subjects";

/** What verification reads of one account's audit log. */
export type LogReader = {
  seals(afterNumber: number, most: number): Promise<HashedSeal[]>;
  rows(range: { after: number; to: number | null; most: number }): Promise<SealedRow[]>;
  subjects(): Promise<Map<number, Subject & { erasedAt: number | null }>>;
  erased(): Promise<Set<number>>;
};

export const logReader = (db: Db, accountId: number): LogReader => ({
  seals: (after, most) => sealsAfter(db, accountId, after, most),
  rows: (range) => rowsBetween(db, accountId, range),
  subjects: () => subjectsOf(db, accountId),
  erased: () => erasedPeople(db, accountId),
});

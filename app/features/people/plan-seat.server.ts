import { type SQL, sql } from "drizzle-orm";
import { can } from "~/domain/access";
import type { Db } from "~db/client";
import type { Change } from "~db/queries/audit";
import { mustChangeOne } from "~db/queries/guarded-batch";
import { isFull, mustFitSeats, readSeats } from "~db/queries/seats";
import type { Acting } from "../acting";
import { SEATS, type Seat } from "./edit-form";

type Plan = { change: Change; write: (userId: number) => SQL[] };

/**
 * Gives a person a seat, or takes it [AU-15]: for whoever may set the cap of seats, and between people with and without
 * one alone. Null: nothing is to change.
 */
export async function planSeat(
  db: Db,
  acting: Acting,
  was: string,
  seat: Seat | undefined,
): Promise<Plan | null | "not_allowed" | "no_seat"> {
  if (seat === undefined || seat === was) return null;
  if (!can(acting, "settings.security") || !SEATS.some((kind) => kind === was)) return "not_allowed";
  const { accountId } = acting;
  if (seat === "staff" && isFull(await readSeats(db, accountId))) return "no_seat";
  return {
    change: { field: "seat", before: was === "staff", after: seat === "staff" },
    write: (userId) => [
      sql`UPDATE users SET kind = ${seat} WHERE account_id = ${accountId} AND id = ${userId} AND kind = ${was}`,
      mustChangeOne(),
      ...(seat === "staff" ? [mustFitSeats(accountId)] : []),
    ],
  };
}

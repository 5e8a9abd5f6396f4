import type { Viewer } from "~/domain/access";
import { readOffer } from "~db/queries/newcomer-offer";
import { readSeats } from "~db/queries/seats";
import type { Needs } from "../needs";
import { choicesOf, ownDepartment } from "./show-choices.server";

/** What "Add user" offers; the letter's language is the company's unless another is chosen. */
export async function showCreate(
  needs: Pick<Needs, "db">,
  viewer: Viewer & { settings: { language: string } },
) {
  const db = needs.db(viewer.accountId);
  const [offer, seats] = await Promise.all([
    readOffer(db, viewer.accountId),
    readSeats(db, viewer.accountId),
  ]);
  return {
    choices: choicesOf(viewer, offer),
    department: ownDepartment(viewer, offer),
    language: viewer.settings.language,
    seats,
  };
}

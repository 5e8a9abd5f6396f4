import type { ListEdit } from "~/domain/network/edit-list";
import type { Needs } from "../needs";
import { type ChangeListOutcome, changeList } from "./change-list.server";
import type { NetworkAnswer } from "./network-view";
import type { FieldErrors } from "./read-entry.server";
import type { Saver } from "./saver";
import type { SettleOutcome } from "./settle-list.server";

export type Done = Omit<NonNullable<NetworkAnswer["done"]>, "pending" | "notices"> &
  Partial<Pick<NonNullable<NetworkAnswer["done"]>, "notices">>;

/** What came of an intent: `errors` beside their fields, a refusal of the list, or what to say when it is done. */
export type IntentOutcome =
  | { kind: "errors"; errors: FieldErrors }
  | { kind: "lines"; lines: NonNullable<NetworkAnswer["lines"]>; unreadLines: number }
  | { kind: "saved"; outcome: ChangeListOutcome | SettleOutcome; done: Done; codes?: string[] };

export type Company = { saver: Saver; timeZone: string };

type Asked = { probation?: boolean; confirmed?: boolean };

/** Saves an edit and says what to tell when it is done. */
export async function saved(
  needs: Needs,
  saver: Saver,
  edit: ListEdit,
  asked: Asked,
  done: Done,
): Promise<IntentOutcome> {
  const { probation = false, confirmed = false } = asked;
  return { kind: "saved", outcome: await changeList(needs, saver, { edit, probation, confirmed }), done };
}

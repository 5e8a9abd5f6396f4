import type { Permission } from "~/domain/access";
import { chatRefusalText } from "~/features/conversations/refusal-text";
import { translatorOf } from "~/i18n/server";
import { type Refusal, refuse, refuseAs } from "../../core/problem";
import { refusedWork } from "../work/refused-work";

type Refused = {
  refusal: string;
  by?: string;
  permission?: Permission;
  field?: string;
  until?: number | null;
};
const t = translatorOf("en");

/** A refused act in a chat, in the screens' words: what a colleague did first and what the chat does not take are 409. */
export function refusedChat(refused: Refused): Refusal {
  const { refusal, permission } = refused;
  if (refusal === "forbidden") return refuse("forbidden", { detail: `Needs ${permission}.` });
  if (!["claimed", "closed", "not_receiving", "cannot_take"].includes(refusal)) return refusedWork(refused);
  return refuseAs({ code: refusal, status: 409, title: chatRefusalText(t, refused) });
}

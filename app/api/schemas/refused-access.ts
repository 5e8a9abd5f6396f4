import { type AccessRefusal, statusOf } from "~/features/access/refusals";
import { sayRefusal } from "~/features/access/say-refusal";
import { translatorOf } from "~/i18n/server";
import { type Refusal, refuse, refuseAs } from "../core/problem";

const t = translatorOf("en");
const FIELDS: Record<string, string> = { cell: "permission", source: "channel", until: "ends_at" };

/** A refused change of rights: the rule's code, the screens' sentence, the field it is about. */
export function refusedAccess(refusal: AccessRefusal): Refusal {
  const { code, field } = refusal;
  if (code === "conflict") return refuse("conflict");
  const isAboveOne = ["not_allowed", "above_you", "owner_only", "exceeds_own", "is_self"].includes(code);
  return refuseAs({
    code,
    status: isAboveOne ? 403 : statusOf(refusal),
    title: sayRefusal(t, refusal),
    ...(field === undefined ? {} : { field: FIELDS[field] ?? field }),
  });
}

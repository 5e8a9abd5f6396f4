import type { MessageKey, Translate } from "~/i18n";
import type { AccessRefusal } from "./refusals";

/** The sentence of a refusal, with the rights it is about by name. */
export function sayRefusal(t: Translate, { code, permissions = [], name = "" }: AccessRefusal): string {
  const what = permissions
    .slice(0, 5)
    .map((permission) => t(`perm.${permission}` as MessageKey))
    .join(", ");
  const key = code === "owner_only" && name === "" ? "owner_only_cell" : code;
  return t(`access.refused.${key}` as MessageKey, { what, name });
}

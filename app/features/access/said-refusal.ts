import type { MessageKey } from "~/i18n";
import { said } from "~/i18n/said";
import type { AccessRefusal } from "./refusals";

/** A refusal as an error beside a field. Names of rights are long: the first one stands for all. */
export const saidRefusal = ({ code, permissions = [], name = "" }: AccessRefusal): string =>
  said(`access.refused.${code}` as MessageKey, { name, what: permissions.join(", ") });

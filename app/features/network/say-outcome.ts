import { said } from "~/i18n/said";

/** Refusals of a save, in words and with the field they stand beside (null: over the form) and their status. */
const REFUSALS = {
  current_ip_missing: { key: "network.keep_own", field: "network", status: 409 },
  no_reachable_admin: { key: "network.no_admin", field: "network", status: 409 },
  too_many_networks: { key: "error.address.too_many_networks", field: "network", status: 400 },
  conflict: { key: "error.conflict", field: null, status: 409 },
  not_found: { key: "error.conflict", field: null, status: 409 },
  not_on_probation: { key: "network.not_on_probation", field: null, status: 409 },
} as const;
export type SaidRefusal = keyof typeof REFUSALS;

/** Intents whose form has a field for the address; the others say it over the form. */
const FIELD_OF: Readonly<Record<string, string>> = { add: "network", change: "network", paste: "lines" };

/** What stands in the way of a save. The status comes from the code, never from the text. */
export function sayRefusal(refusal: SaidRefusal, intent: string, ip: string | null, most: number) {
  const { key, field, status } = REFUSALS[refusal];
  const message = said(key, { ip: ip ?? "?", max: most });
  const place = field === null ? undefined : FIELD_OF[intent];
  return {
    status,
    errors: place === undefined ? { formErrors: [message] } : { fieldErrors: { [place]: [message] } },
  };
}

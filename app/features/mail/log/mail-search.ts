import { isMailKind, type MailKind } from "~/domain/mail/kinds";
import { MAIL_STATES, type MailState } from "~/domain/mail/states";

/** What the address of the page Mail asks for; nonsense in it asks for nothing. */
export type MailSearch = {
  state: MailState | null;
  kind: MailKind | null;
  search: string;
  before: number | null;
};

export function readMailSearch(params: URLSearchParams): MailSearch {
  const state = params.get("state") ?? "";
  const kind = params.get("kind") ?? "";
  const before = params.get("after") ?? "";
  return {
    state: (MAIL_STATES as readonly string[]).includes(state) ? (state as MailState) : null,
    kind: isMailKind(kind) ? kind : null,
    search: (params.get("search") ?? "").trim().toLowerCase().slice(0, 100),
    before: /^[1-9]\d{0,15}$/.test(before) ? Number(before) : null,
  };
}

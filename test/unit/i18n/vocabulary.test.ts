import { expect, test } from "vitest";
import { LEVELS, ORIGIN_KINDS, PERMISSIONS, ROLE_CHOICE_KEYS } from "~/domain/access";
import { CHAT_TEMPLATES } from "~/domain/access/templates/chat";
import { ENTRY_SCOPES } from "~/domain/network/allowlist";
import { NETWORK_NOTICES } from "~/domain/network/network-notices";
import { LINE_REFUSALS } from "~/domain/network/parse-many";
import { NETWORK_REFUSALS } from "~/domain/network/parse-network";
import { LANGUAGES } from "~/i18n";
import { messagesOf } from "~/i18n/server";

/* The codes of semantics 12; each reads as a plain sentence in the log. */
const EVENTS = `authn_login_success authn_login_fail authn_login_lock authn_password_change authn_token_created
  authn_token_revoked authn_impossible_travel logout ip_denied held_denied password_reset_requested invite_accepted
  second_factor_added second_factor_removed token_used not_me_reported session_created session_renewed
  session_expired session_use_after_expire session_revoked excess_sessions_exceeded authz_fail
  privilege_permissions_changed access_requested access_request_answered preview_started preview_ended user_created
  user_updated user_archived user_deleted hold_opened hold_lifted excess_rate_limit_exceeded limit_reached
  limit_restored allowlist_changed gate_opened export_done backup_done account_close_requested account_close_undone`;
const REASONS = `bad_credentials unknown_login deleted rate_limited second_factor_failed expired_link no_account
  unconfirmed blocked inactive limit archived lockdown ip_denied`;

const words = (list: string) => list.trim().split(/\s+/);

const VOCABULARIES: [string, readonly string[]][] = [
  ["event", words(EVENTS)],
  ["reason", words(REASONS)],
  ["method", ["web", "api", "export"]],
  ["result", ["success", "refused"]],
  ["availability", ["available", "busy", "break", "away"]],
  ["session_preset", ["normal", "strict", "own"]],
  ["weekday", ["1", "2", "3", "4", "5", "6", "7"]],
  ["level", LEVELS],
  ["perm", PERMISSIONS],
  ["role", ROLE_CHOICE_KEYS],
  ["role.line", ROLE_CHOICE_KEYS],
  ["role", Object.keys(CHAT_TEMPLATES)],
  ["why.origin", ORIGIN_KINDS],
  ["error.address", [...NETWORK_REFUSALS, ...LINE_REFUSALS]],
  ["network.notice", NETWORK_NOTICES],
  ["network.scope", ENTRY_SCOPES],
];

test.each(VOCABULARIES)("every code of the vocabulary %s has words of its own [AM-13]", (prefix, codes) => {
  for (const language of LANGUAGES) {
    const table: Record<string, string> = messagesOf(language);
    const labels = codes.map((code) => table[`${prefix}.${code}`]);
    expect(codes.filter((_, index) => labels[index] === undefined)).toEqual([]);
    expect(
      labels.filter((label, index) => labels.indexOf(label) !== index),
      language,
    ).toEqual([]);
  }
});

test.each([
  ["ru", "a channel is «источник»", /канал/i, ["perm.channels.connect", "first.one_per_channel"]],
  ["pl", 'a chat with a client is "rozmowa"', /czat/i, ["invite.emails_hint"]],
] as const)(
  "in %s %s, but for labels of their own (glossary, wording rules) [MC-13]",
  (language, _, other, own) => {
    const texts = Object.entries(messagesOf(language));
    expect(
      texts.filter(([key, text]) => other.test(text) && !(own as readonly string[]).includes(key)),
    ).toEqual([]);
  },
);

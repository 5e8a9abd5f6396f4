import { PERMISSIONS } from "~/domain/access";
import { HOLD_KINDS } from "~/domain/holds/holds";
import { AUDIT_KINDS } from "~/domain/log/audit-filter";
import { isMailKind } from "~/domain/mail/kinds";
import { isLanguage, type MessageKey, type Translate } from "~/i18n";
import type { AuditLine } from "./line";

type Change = AuditLine["changes"][number];
/** How an instant is written: the page's formatter, or the file's. */
export type AtWords = (at: number) => string;

/** Fields that have words of their own; the others are permissions, or are shown as they are stored. */
const FIELDS = [
  ...[
    "name",
    "surname",
    "email",
    "notice_email",
    "mail",
    "mails_off",
    "phone",
    "language",
    "timeZone",
    "time_zone",
    "week_start",
    "auth_log_days",
    "audit_log_days",
    "department",
  ],
  ...["parent", "head", "member", "members", "sees_records", "role", "chat_role", "new_clients", "crm_admin"],
  ...[
    "admins_are_admins",
    "preselected_for",
    "queue",
    "kind",
    "status",
    "answer",
    "replacement",
    "hold",
    "ends_at",
    "closing_at",
    "fallback_responsible",
  ],
  ...[
    "shows_page",
    "access",
    "sessions_ended",
    "on",
    "coversTokens",
    "ownerLink",
    "confirmBy",
    "exempt",
    "entry",
    "reviewer",
  ],
  ...[
    "staffPreset",
    "adminPreset",
    "staffIdleMs",
    "staffAbsoluteMs",
    "adminIdleMs",
    "adminAbsoluteMs",
    "sessionCap",
    "copy_period",
    "erasure",
  ],
];
const VALUES: readonly string[] = [
  ...HOLD_KINDS,
  "day",
  "always",
  "ignore",
  "kept",
  "asked",
  "weekly",
  "daily",
  "off",
  "normal",
  "strict",
  "own",
];
const LEVELS = ["denied", "own", "own_dept", "any", "unset"];

const fieldKey = (name: string): MessageKey | null => {
  if (FIELDS.includes(name)) return `audit.field.${name}` as MessageKey;
  return PERMISSIONS.some((permission) => permission === name) ? (`perm.${name}` as MessageKey) : null;
};

/** "Role changed: Anna Nowak": what happened and to what, without who did it. */
export function eventSentence(
  line: Pick<AuditLine, "event" | "targetKind" | "targetName">,
  t: Translate,
): string {
  const event = t(`event.${line.event}`);
  const object = objectWords(line, t);
  return object === "" ? event : t("audit.sentence", { event, object });
}

/** The name of what it is about; of a thing with its kind, of the company nothing. */
export function objectWords(
  { targetKind, targetName }: Pick<AuditLine, "targetKind" | "targetName">,
  t: Translate,
): string {
  if (targetKind === null || targetKind === "company" || targetKind === "account") return "";
  const kind = kindWords(targetKind, t);
  if (targetName === null) return targetKind === "user" ? t("audit.erased") : kind;
  return targetKind === "user" || targetName === ""
    ? targetName
    : t("audit.object", { kind, name: targetName });
}

export function kindWords(kind: string, t: Translate): string {
  const one = AUDIT_KINDS.find((each) => each === kind);
  return one === undefined ? kind : t(`audit.kind.${one}`);
}

/** The field in words: "Anna Nowak: Chat role", "Reply to clients, WhatsApp"; a field without words as it is stored. */
export function fieldWords(field: string, t: Translate): string {
  if (field === "") return t("audit.erased");
  const [, who, rest = field] = /^(.+): ([\w.]+(?: @ .+)?)$/.exec(field) ?? [];
  const [name = rest, place] = rest.split(" @ ");
  const key = fieldKey(name);
  const words = [key === null ? name : t(key), place].filter(Boolean).join(", ");
  return who === undefined ? words : `${who}: ${words}`;
}

const INSTANTS = ["ends_at", "closing_at", "confirmBy", "until", "expires_at", "from"];

/** A value in words: codes, yes and no, instants; a text as it is. Nothing is a dash. */
export function valueWords(
  { field }: Pick<Change, "field">,
  value: string | null,
  t: Translate,
  at: AtWords,
): string {
  const name = /([\w.]+)(?: @ .+)?$/.exec(field)?.[1] ?? field;
  if (value === null || value === "") return "–";
  if (value === "true" || value === "1.0") return t("common.yes");
  if (value === "false") return t("common.no");
  if (INSTANTS.includes(name) && /^\d{12,14}$/.test(value)) return at(Number(value));
  if (/Ms$/.test(name) && /^\d+$/.test(value))
    return t("audit.minutes", { n: Math.round(Number(value) / 60_000) });
  if (name === "mails_off" || name === "mail")
    return value
      .split(", ")
      .map((kind) => (isMailKind(kind) ? t(`mailkind.${kind}`) : kind))
      .join(", ");
  if (name === "language" && isLanguage(value)) return t(`language.${value}`);
  if (name.includes(".") && LEVELS.includes(value)) return t(`level.${value}` as MessageKey);
  return VALUES.includes(value) ? t(`audit.value.${value}` as MessageKey) : value;
}

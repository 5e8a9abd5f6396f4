import { expect } from "vitest";

/** The rows of a company, table by table. */
export type Rows = Record<string, unknown[]>;
type Trace = { audit_log?: number; activity?: number; auth_log?: number };

const HISTORY: Trace = { activity: 1 };
const SIGN_OFF: Trace = { auth_log: 1 };
/**
 * Changes that are no event of the audit log: work with records stands in their history, what people ask and sign in
 * the authorization log; the rest changes nothing that anybody decided.
 */
const ELSEWHERE: [RegExp, Trace][] = [
  [/^work\/settings\//, { audit_log: 1 }],
  [/^conversations\/receive-message$/, {}],
  // It takes the chat, too.
  [/^conversations\/reply$/, { activity: 2 }],
  [/^(work|work-import|activity|conversations)\//, HISTORY],
  [/^access\/ask-for-right$|^network\/ask-for-access$|^limits\/ask-restore$/, SIGN_OFF],
  [/^recorded\/acknowledge-notice$|^session\/send-reset$/, SIGN_OFF],
  // A tick of one's own; rows of a file and a job, whose people are each an event; what cron and the mailer do.
  [/^today\/mark-checklist$|^jobs\/|^limits\/tell-reached$|^audit\/seal-log$/, {}],
];
/** An event of a change names what changed; a CRM that tells of the same administrators again has changed none. */
const isOfChange = (file: string, event: string) =>
  /_(updated|changed)$/.test(event) && file !== "crm/take-crm-people";

type Event = { public_id: string; event: string };
type Change = { audit_public_id: string; field: string; before: string | null; after: string | null };

/** Expects one event of a change where changes of its kind are told, with what was and what is [security.md 45]. */
export function expectOneTrace(file: string, before: Rows, after: Rows): void {
  const added = (table: string) => (after[table]?.length ?? 0) - (before[table]?.length ?? 0);
  const [, trace] = ELSEWHERE.find(([files]) => files.test(file)) ?? [null, { audit_log: 1 }];
  const tables = trace.audit_log ? ["audit_log", "activity"] : ["audit_log", "activity", "auth_log"];
  expect(Object.fromEntries(tables.map((table) => [table, added(table)]))).toEqual(
    Object.fromEntries(tables.map((table) => [table, trace[table as keyof Trace] ?? 0])),
  );
  const known = new Set((before.audit_log as Event[]).map(({ public_id }) => public_id));
  for (const { public_id, event } of after.audit_log as Event[]) {
    if (known.has(public_id)) continue;
    const changes = (after.audit_changes as Change[]).filter((row) => row.audit_public_id === public_id);
    if (!isOfChange(file, event)) continue;
    expect(changes.length, event).toBeGreaterThan(0);
    for (const change of changes) expect(change.before, `${event}: ${change.field}`).not.toBe(change.after);
  }
}

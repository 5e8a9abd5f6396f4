import { type AppLoadContext, redirectDocument } from "@remix-run/cloudflare";
import { can, type Permission, type Target, type Viewer } from "~/domain/access";
import type { NearLimit } from "~/domain/limits/meter";
import type { Said } from "~/domain/presence/availability";
import type { Profile, SettingsFact } from "~/domain/session/gate";
import type { PreviewFact } from "~/domain/session/preview";
import type { Actor } from "~db/queries/audit";

/** Who is signed in, as admitted: engine facts, profile, the account, and the actor for audit rows. */
export type SignedIn = Viewer & {
  accountPublicId: string;
  sessionId: string;
  startedAt: number;
  profile: Profile;
  settings: SettingsFact;
  said: Said;
  /** Limits that the person has nearly used up (AM-18). */
  near: readonly NearLimit[];
  actor: Actor;
  /** Set in "View as this employee": the facts above are the other person's, lowered to the actor's own. */
  preview: PreviewFact | null;
};

/** The signed-in person, or the way to the gate. The only thing a page needs to be behind the gate. */
export function viewer(context: AppLoadContext): SignedIn {
  if (context.signedIn !== null) return context.signedIn;
  throw redirectDocument(`/login?next=${encodeURIComponent(context.path)}`);
}

/** As `viewer`, and refuses a page or function with its reason when the right is missing (features C14). */
export function requirePermission(
  context: AppLoadContext,
  permission: Permission,
  target?: Target,
): SignedIn {
  const person = viewer(context);
  if (can(person, permission, target)) return person;
  throw forbidden(permission);
}

/** What the error boundary shows for a page or function without the right. */
export const forbidden = (permission: Permission) =>
  Response.json({ kind: "forbidden", permission }, { status: 403 });

/** A record outside one's scope: the same answer whether it exists or not (ASVS 8.2.2). */
export const notFound = () => Response.json({ kind: "not_found" }, { status: 404 });

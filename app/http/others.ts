import type { AppLoadContext } from "@remix-run/cloudflare";
import { levelOf, type Permission, RANK } from "~/domain/access";
import { forbidden, requirePermission, type SignedIn } from "./viewer";

/** As `requirePermission`, for pages about other people: one's own level is not enough. */
export function requireOthers(context: AppLoadContext, permission: Permission): SignedIn {
  const person = requirePermission(context, permission);
  if (RANK[levelOf(person, permission)] < RANK.own_dept) throw forbidden(permission);
  return person;
}

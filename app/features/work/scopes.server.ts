import { can, scopeOf, type Viewer } from "~/domain/access";
import { exportRight, type ListKind } from "~/domain/export/records";
import { recordRight } from "~/domain/work/rights";
import type { LinkScopes } from "~db/queries/work/deals";
import type { Reader } from "./reader";

/** How far the viewer sees the records that a deal or a task is linked to. */
export const linkScopes = (viewer: Viewer): LinkScopes => ({
  contact: scopeOf(viewer, recordRight("contact", "view")),
  company: scopeOf(viewer, recordRight("company", "view")),
});

/** Phones and e-mails are shown, found and exported with this right alone. */
export const seesPoints = (viewer: Viewer): boolean => can(viewer, "contacts.see_phone_email");

/** Whether the list offers its file. "View as this employee" takes nothing along. */
export const mayExport = (viewer: Reader, kind: ListKind): boolean =>
  viewer.preview === null && can(viewer, exportRight(kind));

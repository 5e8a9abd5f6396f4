import { narrower, type Scope, scopeOf, type Viewer } from "~/domain/access";

/** Everybody sees their own lines, whatever their roles say (features C7). */
export function logScope(viewer: Viewer): Scope {
  const scope = scopeOf(viewer, "authlog.view");
  return scope.kind === "none" ? { kind: "own", userId: viewer.userId } : scope;
}

/** What may leave as a file: no more than the viewer sees, and no more than they may export. */
export const exportScope = (viewer: Viewer): Scope =>
  narrower(logScope(viewer), scopeOf(viewer, "authlog.export"));

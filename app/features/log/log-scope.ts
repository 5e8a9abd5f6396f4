import { type Scope, scopeOf, type Viewer } from "~/domain/access";

/** Everybody sees their own lines, whatever their roles say (features C7). */
export function logScope(viewer: Viewer): Scope {
  const scope = scopeOf(viewer, "authlog.view");
  return scope.kind === "none" ? { kind: "own", userId: viewer.userId } : scope;
}

const WIDTH: Record<Scope["kind"], number> = { none: 0, own: 1, reach: 2, any: 3 };

/** What may leave as a file: no more than the viewer sees, and no more than they may export. */
export function exportScope(viewer: Viewer): Scope {
  const [sees, may] = [logScope(viewer), scopeOf(viewer, "authlog.export")];
  return WIDTH[may.kind] < WIDTH[sees.kind] ? may : sees;
}

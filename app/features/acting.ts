import type { Viewer } from "~/domain/access";
import type { Actor } from "~db/queries/audit";

/**
 * A signed-in person as a use-case needs them: rights, company, and the actor of the audit row. `door`: by which one
 * they came when it was not a page.
 */
export type Acting = Viewer & { accountPublicId: string; actor: Actor; door?: "api" };

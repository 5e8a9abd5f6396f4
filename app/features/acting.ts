import type { Viewer } from "~/domain/access";
import type { Actor } from "~db/queries/audit";

/** A signed-in person as a use-case needs them: rights, company, and the actor of the audit row. */
export type Acting = Viewer & { accountPublicId: string; actor: Actor };

import type { Viewer } from "~/domain/access";
import type { Actor } from "~db/queries/audit";

/** Who changes rights: the signed-in person as far as the rules, the guards and the audit log need them. */
export type Changer = Viewer & {
  accountPublicId: string;
  actor: Actor;
  settings: { strictCoupling: boolean; companyName: string; language: string };
};

import type { Profile } from "~/domain/session/gate";
import type { Actor } from "~db/queries/audit";

/** The signed-in person as the use-cases of their own mail need them. */
export type Receiver = {
  accountId: number;
  accountPublicId: string;
  userId: number;
  profile: Pick<Profile, "email" | "name" | "language">;
  actor: Actor;
};

export const targetOf = ({ userId, actor }: Receiver) => ({
  kind: "user" as const,
  id: userId,
  name: actor.name,
});

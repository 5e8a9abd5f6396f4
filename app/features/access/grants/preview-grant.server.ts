import type { PersonAccess } from "~/domain/session/person-access";
import type { Needs } from "../../needs";
import type { Changer } from "../changer";
import { type GiveRequest, planGive } from "../plan-give.server";
import { planRevoke } from "../plan-revoke.server";
import type { Preview } from "../preview";
import { previewChange } from "../preview-change.server";
import { proposed, withoutGrants } from "../proposed";
import type { Refused } from "../refusals";

export type Previewed = { ok: true; preview: Preview } | Refused;

/** Who would gain what by "Add access permission", while it lasts (FM-12); refused like the giving itself. */
export async function previewGive(needs: Needs, changer: Changer, wanted: GiveRequest): Promise<Previewed> {
  const plan = await planGive(needs, changer, wanted);
  if (!plan.ok) return plan;
  const { subjects, drafts, place } = plan;
  const kinds = { user: undefined, everybody: "baseline" } as const;
  const kind = wanted.kind === "user" || wanted.kind === "everybody" ? kinds[wanted.kind] : wanted.kind;
  const given = drafts.map(({ role, cells }, at) => proposed(String(at), { role, cells }, { kind, place }));
  const people = eachOnce(subjects.flatMap((subject) => subject.people));
  const preview = await previewChange(needs, changer, people, ({ contributions }) => [
    ...contributions,
    ...given,
  ]);
  return { ok: true, preview };
}

/** Who would lose what when this grant is taken away; refused like the taking itself. */
export async function previewRevoke(needs: Needs, changer: Changer, publicId: string): Promise<Previewed> {
  const plan = await planRevoke(needs, changer, publicId);
  if (!plan.ok) return plan;
  const { grant, subject } = plan;
  const preview = await previewChange(needs, changer, subject.people, ({ contributions }) =>
    withoutGrants(contributions, [grant.id]),
  );
  return { ok: true, preview };
}

/** Somebody in two of the units is one person. */
const eachOnce = (people: readonly PersonAccess[]) => [
  ...new Map(people.map((person) => [person.user, person])).values(),
];

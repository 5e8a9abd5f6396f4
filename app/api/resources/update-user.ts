import { z } from "@hono/zod-openapi";
import { can, scopeOf } from "~/domain/access";
import { setExternalId } from "~/features/external-ids/set-external-id.server";
import { STOP_SAYS } from "~/features/holds/standing";
import { countryOf, toE164 } from "~/features/newcomers/phone.server";
import { type EditOutcome, editProfile } from "~/features/people/edit-profile.server";
import { LANGUAGES } from "~/i18n";
import { findPerson } from "~db/queries/person";
import type { Asker } from "../core/context";
import { ok, operation } from "../core/operation";
import { isRefusal, type Refusal, refuse, refuseAs } from "../core/problem";
import { sayProblem } from "../core/said-problem";
import { Id, IdPath, Line } from "../schemas/common";
import { ExternalId, readExternalId } from "../schemas/external-id";
import { UserCard } from "../schemas/user";
import { readUser } from "./users";

const Edit = z
  .strictObject({
    name: Line(100).optional(),
    surname: z.union([z.literal(""), Line(100)]).optional(),
    phone: Line(40).nullable().optional(),
    department: Id.nullable().optional().openapi({ description: "Its id; null = in none." }),
    language: z.enum(LANGUAGES).nullable().optional().openapi({ description: "null = the company's." }),
    external_id: ExternalId,
  })
  .openapi({ example: { phone: "+48600700800", department: null, external_id: "crm-1" } });
type Edit = z.output<typeof Edit>;
type Person = NonNullable<Awaited<ReturnType<typeof findPerson>>>;

export const updateUser = [
  operation({
    id: "updateUser",
    method: "patch",
    path: "/users/{id}",
    tag: "Users",
    summary: "Edit a person's profile",
    description: "What is not sent stays. The e-mail is the person's own. Nobody gets a letter for it.",
    needs: "users.edit",
    params: IdPath,
    body: Edit,
    answers: UserCard,
    handle: async ({ params: { id }, body, seen: _, ...asker }) => {
      const { needs, viewer } = asker;
      const { accountId } = viewer;
      const person = await findPerson(
        needs.db(accountId),
        accountId,
        scopeOf(viewer, "users.view"),
        id,
        needs.now,
      );
      if (person === null) return refuse("not_found");
      const target = { responsibles: [{ userId: person.id, units: person.units }] };
      if (!can(viewer, "users.edit", target)) return refuse("forbidden", { detail: "Needs users.edit." });
      // Looked at before anything is written, so that a taken id leaves the profile as it was.
      const read = await readExternalId(asker, "user", id, body.external_id);
      if (isRefusal(read)) return read;
      const { external_id: _sent, ...profile } = body;
      const isProfile = Object.keys(profile).length > 0;
      const refused = await (isProfile
        ? edit(asker, person, body, read.externalId)
        : name(asker, person, read.externalId));
      return refused ?? ok(await readUser(asker, id));
    },
  }),
];

/** Profile and external id by the card's own use-case, in one commit; null when it went well. */
async function edit(
  { needs, viewer }: Asker,
  person: Person,
  sent: Edit,
  externalId: string | null | undefined,
): Promise<Refusal | null> {
  const { department } = sent;
  const phone = sent.phone == null ? null : toE164(sent.phone, countryOf(viewer.settings));
  if (sent.phone != null && phone === null) return wrong("phone", "It is no phone number.");
  const outcome = await editProfile(needs, viewer, person.publicId, {
    name: sent.name ?? person.name,
    surname: sent.surname ?? person.surname,
    phone: sent.phone === undefined ? person.phone : phone,
    language: sent.language === undefined ? person.language : sent.language,
    ...(department === undefined ? {} : { department: department ?? "none" }),
    ...(externalId === undefined ? {} : { externalId }),
  });
  return outcome.ok ? null : refusedEdit(outcome);
}

/** The external id alone is no edit of the profile: it may be told of anybody whom one may edit, owners and oneself too. */
async function name(
  { needs, viewer }: Asker,
  person: Person,
  externalId: string | null | undefined,
): Promise<Refusal | null> {
  if (externalId === undefined) return null;
  const { id, publicId } = person;
  const thing = {
    kind: "user",
    publicId,
    id,
    name: `${person.name} ${person.surname}`.trim(),
    event: "user_updated",
  } as const;
  const outcome = await setExternalId(needs, viewer, thing, externalId);
  return outcome.ok ? null : refuse("conflict");
}

function refusedEdit({ refusal }: Extract<EditOutcome, { ok: false }>): Refusal {
  if (refusal === "not_found") return refuse("not_found");
  if (refusal === "no_department") return wrong("department", "There is no such department for you.");
  if (refusal === "no_seat") return refuse("conflict");
  const { text, status } = STOP_SAYS[refusal];
  return refuseAs(sayProblem(refusal, { text, status }));
}

const wrong = (field: string, detail: string) =>
  refuse("invalid", { errors: [{ field, code: "invalid", detail }] });

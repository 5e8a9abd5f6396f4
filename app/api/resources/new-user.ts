import { z } from "@hono/zod-openapi";
import { ROLE_CHOICE_KEYS, type RoleChoiceKey } from "~/domain/access/role-choices";
import { type CreateProblem, createPerson } from "~/features/newcomers/create-person.server";
import { countryOf, toE164 } from "~/features/newcomers/phone.server";
import { NewEmail } from "~/features/session/typed-text";
import { LANGUAGES } from "~/i18n";
import { findByExternalId, nameOutside } from "~db/queries/external-ids";
import { readOffer } from "~db/queries/newcomer-offer";
import { created, operation } from "../core/operation";
import { refuse, refuseAs } from "../core/problem";
import { Id, Line } from "../schemas/common";
import { ExternalId } from "../schemas/external-id";

const roles = ROLE_CHOICE_KEYS as [RoleChoiceKey, ...RoleChoiceKey[]];

const Created = z
  .object({
    id: Id.nullable().openapi({ description: "Null when they are somebody's of another company: invited." }),
    link: z.string().nullable().openapi({ description: "The letter's link, to choose a password." }),
    pending: z.boolean(),
  })
  .openapi("CreatedUser");

export const newUser = [
  operation({
    id: "createUser",
    method: "post",
    path: "/users",
    tag: "Users",
    summary: "Create a person",
    description:
      "With a role and a place, as on the page. They get a letter with a link to choose a password, and may act once they have; nobody else ever sets one.",
    needs: "users.create",
    body: z
      .strictObject({
        email: NewEmail,
        name: Line(100),
        surname: Line(100),
        phone: Line(60).nullable().default(null),
        role: z.enum(roles),
        department: Id.nullable().default(null),
        groups: z.array(Id).max(50).default([]),
        language: z.enum(LANGUAGES).optional(),
        external_id: ExternalId,
      })
      .openapi({
        example: {
          email: "ada@example.com",
          name: "Ada",
          surname: "Byron",
          role: "manager",
          external_id: "hr-7",
        },
      }),
    answers: Created,
    status: 201,
    handle: async ({ needs, viewer, body }) => {
      const { accountId, settings } = viewer;
      const db = needs.db(accountId);
      const phone = body.phone === null ? null : toE164(body.phone, countryOf(settings));
      if (body.phone !== null && phone === null) return wrong("phone", "invalid", "It is no phone number.");
      const { external_id = null } = body;
      if (external_id !== null && (await findByExternalId(db, accountId, "user", external_id)) !== null)
        return refuse("conflict", {
          errors: [{ field: "external_id", code: "taken", detail: "Another person has this id." }],
        });
      const offer = await readOffer(db, accountId);
      const language = body.language ?? settings.language;
      const outcome = await createPerson(needs, viewer, offer, {
        profile: { email: body.email, name: body.name, surname: body.surname, phone, language },
        wanted: {
          role: body.role,
          department: body.department ?? "",
          groups: body.groups,
          sources: null,
          cells: [],
        },
        start: { by: "link" },
        also: (publicId) =>
          publicId === null || external_id === null
            ? []
            : nameOutside(accountId, "user", publicId, external_id),
      });
      if (outcome.kind === "problem") return refused(outcome.problem);
      if (outcome.kind === "password") return refuse("conflict");
      if (outcome.kind === "invited")
        return created({ id: null, link: outcome.link, pending: false }, "/api/v1/invitations");
      const { publicId: id, link, pending } = outcome;
      return created({ id, link, pending }, `/api/v1/users/${id}`);
    },
  }),
];

const wrong = (field: string, code: string, detail: string) =>
  refuse("invalid", { errors: [{ field, code, detail }] });

function refused(problem: CreateProblem) {
  switch (problem) {
    case "already_here":
      return refuseAs({ code: problem, status: 409, title: "This address is here already.", field: "email" });
    case "above_you":
      return refuseAs({ code: problem, status: 403, title: "You may not give this role.", field: "role" });
    case "gone":
      return wrong("role", "not_found", "The role, the department or a group is not there.");
    case "full":
      return refuseAs({ code: problem, status: 409, title: "All places of the company are taken." });
    default:
      return refuse("conflict");
  }
}

import { z } from "@hono/zod-openapi";
import { can, levelOf, PERMISSIONS } from "~/domain/access";
import { LEVELS } from "~/domain/access/levels";
import { ok, operation } from "../core/operation";
import { Id } from "../schemas/common";

const Me = z
  .object({
    id: Id,
    name: z.string(),
    email: z.string(),
    company: z.object({ id: Id, name: z.string(), time_zone: z.string() }),
    token: z.object({ name: z.string(), kind: z.string() }),
    permissions: z.record(z.string(), z.enum(LEVELS)).openapi({
      description: "What this token may now, and how far.",
      example: { "users.view": "own_dept" },
    }),
  })
  .openapi("Me");

export const me = [
  operation({
    id: "getMe",
    method: "get",
    path: "/me",
    tag: "Me",
    summary: "Whose token this is and what it may",
    needs: null,
    answers: Me,
    handle: ({ viewer, needs: { verdict } }) => {
      const { profile, settings } = viewer;
      const token = verdict?.ok ? verdict.token : undefined;
      return ok({
        id: viewer.publicId,
        name: `${profile.name} ${profile.surname}`.trim(),
        email: profile.email,
        company: { id: viewer.accountPublicId, name: settings.companyName, time_zone: settings.timeZone },
        token: { name: token?.name ?? "", kind: token?.kind ?? "" },
        permissions: Object.fromEntries(
          PERMISSIONS.filter((one) => can(viewer, one)).map((one) => [one, levelOf(viewer, one)]),
        ),
      });
    },
  }),
];

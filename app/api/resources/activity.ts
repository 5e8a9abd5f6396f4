import { z } from "@hono/zod-openapi";
import { readRoster } from "~/features/live/read-roster.server";
import { list } from "../core/operation";
import { pageOf } from "../core/paging";
import { At, at, Id } from "../schemas/common";

const LivePerson = z
  .object({
    id: Id,
    name: z.string(),
    connection: z.string().openapi({ example: "active", description: "active, idle or offline" }),
    availability: z.string().openapi({ example: "available" }),
    is_held: z.boolean(),
    last_active_at: At.nullable(),
    since: At.nullable(),
    page: z.string().nullable(),
    device: z.string().nullable(),
    address: z.string().nullable(),
  })
  .openapi("LivePerson");

export const activity = [
  list({
    id: "listLive",
    path: "/live",
    tag: "Gate",
    summary: "Who is active now",
    description:
      "A snapshot within reach of `activity.view`; page and address as far as you may see them.\n\nTo be told of every change, open `GET /live/events` with the same token.",
    needs: "activity.view",
    answers: LivePerson,
    handle: async ({ needs, viewer, query }) => {
      const { directory, roster, seesAddress } = await readRoster(needs, viewer);
      const facts = new Map(roster.facts.map((fact) => [fact.user, fact]));
      return pageOf(
        directory.people.map((person) => {
          const fact = facts.get(person.id);
          return {
            id: person.id,
            name: `${person.name} ${person.surname}`.trim(),
            connection: fact?.connection ?? "offline",
            availability: fact?.said.availability ?? "available",
            is_held: fact?.isHeld ?? false,
            last_active_at: at(fact?.lastActiveAt ?? person.lastActivityAt),
            since: at(fact?.since ?? null),
            page: fact?.page ?? null,
            device: fact?.device ?? person.device,
            address: seesAddress ? (fact?.address ?? null) : null,
          };
        }),
        query,
      );
    },
  }),
];

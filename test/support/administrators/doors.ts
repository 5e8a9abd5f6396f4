import { sendForm } from "../access-http";
import type { Member, Stage } from "./cast";
import type { Door, Move } from "./plan";
import type { Snapshot } from "./snapshot";

/** Cells that somebody would like to have or to give. */
const WISHES = [
  ["deals.view", "any"],
  ["access.assign", "any"],
  ["users.hold", "any"],
  ["roles.edit", "any"],
  ["settings.security", "any"],
] as const;
const STOPS = ["manual_block", "inactive", "archived"] as const;
const LEFT = ["deals_open", "deals_closed", "contacts", "companies", "tasks_open", "conversations"];
const SEATS = ["head_seats", "queue_seats"];

export type Request = { stage: Stage; before: Snapshot; actor: Member; target: Member; choice: number };
type Send = (request: Request) => Promise<{ status: number }>;

const pick = <T>(list: readonly T[], choice: number): T | undefined => list[choice % list.length];
const grantOf = ({ before, target, choice }: Request) =>
  pick(
    before.grants.filter(({ userId }) => userId === target.id),
    choice,
  )?.publicId ?? "none";
const wish = (choice: number) => pick(WISHES, choice) ?? WISHES[0];
const person = ({ target }: Request) => `/api/v1/users/${target.publicId}`;

/** Every door as a page or a program uses it. */
export const SEND: Record<Door, Send> = {
  change_roles: ({ stage, actor, target, choice }) => {
    const { administrator, manager, delegate } = stage.roles;
    const wanted = [[], [["system", administrator]], [["system", manager]], [["special", delegate]]];
    const fields = (pick(wanted, choice) ?? []) as [string, string][];
    return sendForm(actor.visitor, `/users/${target.publicId}/rights`, [["intent", "change"], ...fields]);
  },
  stop: ({ actor, target, choice }) =>
    actor.visitor.post(`/users/${target.publicId}`, {
      intent: "stop",
      kind: pick(STOPS, choice) ?? "inactive",
      reason: "race",
      term: "permanent",
    }),
  stop_many: ({ stage, actor, target, choice }) =>
    sendForm(actor.visitor, "/users?index", [
      ["intent", pick(STOPS, choice) ?? "inactive"],
      ["reason", "race"],
      ["person", target.publicId],
      ["person", pick(stage.cast, choice)?.publicId ?? ""],
    ]),
  restore_many: ({ stage, actor }) =>
    sendForm(actor.visitor, "/users?index", [
      ["intent", "restore"],
      ...stage.cast.map(({ publicId }) => ["person", publicId] as [string, string]),
    ]),
  delete: ({ stage, actor, target }) => {
    const heir = stage.cast.find(({ id }) => id !== target.id)?.publicId;
    return actor.visitor.post(`/users/${target.publicId}/leave`, {
      intent: "start",
      purpose: "deletion",
      ...Object.fromEntries(LEFT.map((kind) => [`decide_${kind}`, `to:${heir}`])),
      ...Object.fromEntries(SEATS.map((kind) => [`decide_${kind}`, "unassigned"])),
      typed: target.name,
    });
  },
  give_page: ({ stage, actor, target, choice }) => {
    const [permission, level] = wish(choice);
    const gift: [string, string][] =
      choice % 3 === 0
        ? [["roles", stage.roles.administrator]]
        : [
            ["permission", permission],
            ["level", level],
          ];
    return sendForm(actor.visitor, "/settings/access/add", [
      ["intent", "give"],
      ["confirmed", "yes"],
      ["kind", "user"],
      ["subjects", target.publicId],
      ...gift,
    ]);
  },
  revoke_page: (request) =>
    sendForm(request.actor.visitor, "/settings/access?index", [
      ["intent", "revoke"],
      ["confirmed", "yes"],
      ["grant", grantOf(request)],
    ]),
  edit_role: ({ stage, before, actor, choice }) => {
    const [permission, level] = wish(choice);
    return sendForm(actor.visitor, `/settings/roles/${stage.roles.delegate}`, [
      ["intent", "save"],
      ["version", String(before.delegateVersion)],
      ["name", "Delegate"],
      ["isActive", "on"],
      ["confirmed", "yes"],
      ...Object.entries({ ...before.delegateCells, [permission]: level }).map(
        ([cell, to]) => [`cell:${cell}`, to] as [string, string],
      ),
    ]);
  },
  api_hold: (request) =>
    request.actor.program.post(`${person(request)}/holds`, { kind: "manual_block", reason: "race" }),
  api_archive: (request) => request.actor.program.post(`${person(request)}/archive`, { reason: "race" }),
  api_restore: (request) => request.actor.program.post(`${person(request)}/restore`),
  api_give: ({ stage, actor, target, choice }) => {
    const [permission, level] = wish(choice);
    const gift = choice % 3 === 0 ? { roles: [stage.roles.administrator] } : { permission, level };
    return actor.program.post("/api/v1/grants", { kind: "user", subjects: [target.publicId], ...gift });
  },
  api_revoke: (request) => request.actor.program.send("DELETE", `/api/v1/grants/${grantOf(request)}`),
};

/** Whom a move means in this company at this moment. */
export function aim(stage: Stage, before: Snapshot, { actor, target, atTop, choice }: Move): Request {
  const top = stage.cast.filter(({ id }) => before.reachable.has(id));
  const acting = pick(actor % 2 === 0 && top.length > 0 ? top : stage.cast, actor) as Member;
  const meant = pick(atTop && top.length > 0 ? top : stage.cast, target) as Member;
  return { stage, before, actor: acting, target: meant, choice };
}

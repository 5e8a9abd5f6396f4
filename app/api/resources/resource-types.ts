import { z } from "@hono/zod-openapi";
import { PERMISSIONS } from "~/domain/access/permissions";
import { isOwnType, MOST_ACTIONS, TYPE_NAME } from "~/domain/authzen/types";
import {
  forgetObject,
  forgetType,
  type RegisterOutcome,
  registerType,
  tellObjects,
} from "~/features/authzen/register-type.server";
import { listResourceTypes, type ResourceType as TypeRow } from "~db/queries/resource-types";
import type { Asker } from "../core/context";
import { done, list, ok, operation } from "../core/operation";
import { pageOf } from "../core/paging";
import { refuse, refuseAs } from "../core/problem";

const TAG = "Access";
const TypeName = z
  .string()
  .regex(TYPE_NAME, "Small letters, digits, _ . : or -.")
  .openapi({ example: "invoice" });
const TypePath = z.strictObject({ type: TypeName });
const attribute = z.string().min(1).max(100).nullable().default(null);

const Definition = z
  .strictObject({
    owner_attribute: attribute.openapi({
      description: "The property that names the owner: e-mail, id or external id.",
    }),
    department_attribute: attribute,
    actions: z
      .array(
        z.strictObject({
          action: z.string().min(1).max(100).openapi({
            description: "Its name; `delete?soft=true` is the one with that property.",
            example: "read",
          }),
          permission: z.enum(PERMISSIONS),
          pattern: z
            .string()
            .max(200)
            .default("")
            .openapi({ description: "Ids it is about: `/todos/{id}`; empty = all." }),
        }),
      )
      .max(MOST_ACTIONS),
  })
  .openapi({
    example: {
      owner_attribute: "owner",
      actions: [
        { action: "read", permission: "deals.view" },
        { action: "approve", permission: "deals.edit" },
      ],
    },
  });

const ResourceType = z
  .object({
    type: z.string(),
    owner_attribute: z.string().nullable(),
    department_attribute: z.string().nullable(),
    actions: z.array(z.object({ action: z.string(), permission: z.string(), pattern: z.string() })),
    objects: z.number().int(),
  })
  .openapi("ResourceType");

const Objects = z.strictObject({
  objects: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(500),
        owner: z.string().min(1).max(254).nullable().default(null),
        department: z.string().min(1).max(254).nullable().default(null),
      }),
    )
    .min(1)
    .max(1_000),
});

export const resourceTypes = [
  list({
    id: "listResourceTypes",
    path: "/resource-types",
    tag: TAG,
    summary: "Types of things in your own applications",
    needs: "api.service_token",
    answers: ResourceType,
    handle: async (asker) =>
      pageOf(
        (await types(asker)).map((type) => ({ id: type.type, name: type.type, ...asShown(type) })),
        asker.query,
      ),
  }),
  operation({
    id: "getResourceType",
    method: "get",
    path: "/resource-types/{type}",
    tag: TAG,
    summary: "Read a type",
    needs: "api.service_token",
    params: TypePath,
    answers: ResourceType,
    handle: async (asker) => {
      const type = (await types(asker)).find((one) => one.type === asker.params.type);
      return type === undefined ? refuse("not_found") : ok(asShown(type));
    },
  }),
  operation({
    id: "setResourceType",
    method: "put",
    path: "/resource-types/{type}",
    tag: TAG,
    summary: "Register a type of your own",
    description:
      "Each action stands for a permission; with an owner or department attribute its level counts (own, own department, any). Then ask at `/access/v1/evaluation`.",
    needs: "api.service_token",
    params: TypePath,
    body: Definition,
    answers: ResourceType,
    handle: async ({ needs, viewer, params: { type }, body }) => {
      if (isOwnType(type))
        return refuseAs({ code: "taken", status: 409, title: "Gatehouse has a type of this name itself." });
      const wanted = {
        type,
        ownerAttribute: body.owner_attribute,
        departmentAttribute: body.department_attribute,
        actions: body.actions,
      };
      const outcome = await registerType(needs, viewer, wanted);
      if (!outcome.ok) return refused(outcome);
      const saved = (await types({ needs, viewer })).find((one) => one.type === type);
      return saved === undefined ? refuse("conflict") : ok(asShown(saved));
    },
  }),
  operation({
    id: "deleteResourceType",
    method: "delete",
    path: "/resource-types/{type}",
    tag: TAG,
    summary: "Forget a type and its things",
    needs: "api.service_token",
    params: TypePath,
    handle: async ({ needs, viewer, params: { type } }) => {
      const outcome = await forgetType(needs, viewer, type);
      return outcome.ok ? done() : refused(outcome);
    },
  }),
  operation({
    id: "tellObjects",
    method: "post",
    path: "/resource-types/{type}/objects",
    tag: TAG,
    summary: "Tell of things, so that searches find them",
    needs: "api.service_token",
    params: TypePath,
    body: Objects.openapi({ example: { objects: [{ id: "101", owner: "ada@example.com" }] } }),
    answers: z.object({ told: z.number().int() }).openapi("ToldObjects"),
    handle: async ({ needs, viewer, params: { type }, body }) => {
      const outcome = await tellObjects(needs, viewer, type, body.objects);
      return outcome.ok ? ok({ told: body.objects.length }) : refused(outcome);
    },
  }),
  operation({
    id: "forgetObject",
    method: "delete",
    path: "/resource-types/{type}/objects/{id}",
    tag: TAG,
    summary: "Forget one thing",
    needs: "api.service_token",
    params: z.strictObject({ type: TypeName, id: z.string().max(500) }),
    handle: async ({ needs, viewer, params }) => {
      const outcome = await forgetObject(needs, viewer, params);
      return outcome.ok ? done() : refused(outcome);
    },
  }),
];

const types = ({ needs, viewer }: Asker) => listResourceTypes(needs.db(viewer.accountId), viewer.accountId);

const asShown = (type: TypeRow) => ({
  type: type.type,
  owner_attribute: type.ownerAttribute,
  department_attribute: type.departmentAttribute,
  actions: type.actions,
  objects: type.objects,
});

function refused({ refusal }: Extract<RegisterOutcome, { ok: false }>) {
  if (refusal === "full")
    return refuseAs({ code: "too_many", status: 409, title: "There are as many types as there may be." });
  return refuse(refusal);
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from "@remix-run/react";
import { roleTitle } from "~/features/access/role-title";
import { answerEdit } from "~/features/access/roles/answer-edit.server";
import { readEdit } from "~/features/access/roles/edit-form";
import { type RoleCard, readRole } from "~/features/access/roles/read-role.server";
import type { EditAnswer } from "~/features/access/roles/role-editor";
import { RolePage } from "~/features/access/roles/role-page";
import type { PageHandle } from "~/features/shell/document-title";
import { notFound, requirePermission } from "~/http/viewer";

export const handle: PageHandle = {
  title: (data, t) => {
    const role = (data as { role: RoleCard } | undefined)?.role;
    return role === undefined ? t("nav.roles") : roleTitle(t, role);
  },
};

/** A refused save keeps what was opened, so that a conflict stays one until the person has looked again. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  formData,
  actionStatus,
  defaultShouldRevalidate,
}) => {
  if (formData?.get("intent") === "preview") return false;
  return actionStatus !== undefined && actionStatus >= 400 ? false : defaultShouldRevalidate;
};

/** The matrix of one role [BX-09]. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = requirePermission(context, "roles.edit");
  const role = await readRole(context, person, params.roleId ?? "");
  if (role === null) throw notFound();
  return { role, asCopy: new URL(request.url).searchParams.has("own") };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const person = requirePermission(context, "roles.edit");
  const edit = readEdit(await request.formData());
  if (!edit.success) {
    const field = edit.error.issues[0]?.path[0];
    const refusal =
      field === "name"
        ? { code: "nothing_chosen", field: "name" }
        : { code: "unknown_level", field: "cells" };
    return Response.json({ refusal }, { status: 400 });
  }
  const answer = await answerEdit(context, person, params.roleId ?? "", edit.data);
  if ("redirect" in answer) return redirect(answer.redirect);
  return Response.json(answer.body, { status: answer.status });
}

export default function Role() {
  return (
    <RolePage
      {...useLoaderData<typeof loader>()}
      answer={useActionData<typeof action>() as EditAnswer | undefined}
    />
  );
}

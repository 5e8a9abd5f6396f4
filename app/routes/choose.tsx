import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { chooseCompany } from "~/features/session/choose-company.server";
import { ChoosePage } from "~/features/session/choose-page";
import { sayRefusal } from "~/features/session/sign-in-refusal.server";
import { findTicketHolder } from "~/features/session/ticket-holder.server";
import { askerCookie } from "~/http/asker";
import { enter } from "~/http/enter";
import { safePath } from "~/http/safe-path";
import { clearTicket, readTicket } from "~/http/ticket";
import { notFound } from "~/http/viewer";
import { listMemberships } from "~db/queries/directory";
import { findIdentityOf } from "~db/queries/identities";

/** Who chooses: somebody whose password was right a moment ago, or somebody signed in who switches. */
async function chooser({ request, context }: Pick<LoaderFunctionArgs, "request" | "context">) {
  const subject = await readTicket(context.cookieKeys, "choose", request.headers.get("cookie"), context.now);
  const leaves = context.signedIn;
  const identity =
    leaves === null
      ? await findTicketHolder(context, subject)
      : await findIdentityOf(context.directory, leaves);
  if (identity !== null && !identity.mustChange) return { identity, leaves };
  throw redirect("/login", { headers: { "set-cookie": clearTicket("choose") } });
}

export async function loader(args: LoaderFunctionArgs) {
  const { identity, leaves } = await chooser(args);
  const companies = await listMemberships(args.context.directory, identity.id);
  return {
    next: safePath(new URL(args.request.url).searchParams.get("next")),
    isSwitch: leaves !== null,
    companies: companies.map(({ accountPublicId, accountName }) => ({
      id: accountPublicId,
      name: accountName,
      isCurrent: accountPublicId === leaves?.accountPublicId,
    })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args;
  const { identity, leaves } = await chooser(args);
  const form = await request.formData();
  const accountPublicId = String(form.get("company") ?? "");
  const next = safePath(String(form.get("next") ?? "/"));
  if (leaves?.accountPublicId === accountPublicId) return redirect(next);
  const { client } = context;
  const outcome = await chooseCompany(context, { identity, accountPublicId, client, leaves });
  if (outcome.kind === "opened") return enter(context, outcome, next, { byPassword: leaves === null });
  if (outcome.kind === "not_yours") throw notFound();
  const { message, status } = await sayRefusal(context, outcome, client.address);
  return Response.json({ message }, { status, headers: await askerCookie(context, outcome) });
}

export default function Choose() {
  return (
    <ChoosePage data={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() as never} />
  );
}

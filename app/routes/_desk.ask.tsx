import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData } from "@remix-run/react";
import * as z from "zod";
import { PERMISSIONS } from "~/domain/access";
import { askForRight } from "~/features/access/ask-for-right.server";
import { viewer } from "~/http/viewer";
import { useT } from "~/i18n/react";
import { ButtonLink } from "~/ui/button";
import { ErrorState } from "~/ui/error-state";

const AskForm = z.object({ permission: z.enum(PERMISSIONS) }).strict();

export function loader({ context }: LoaderFunctionArgs) {
  viewer(context);
  return null;
}

/** "Ask for access" of a page that was refused: once an hour (FM-16). */
export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId, userId } = viewer(context);
  const form = AskForm.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) throw Response.json({ kind: "bad_request" }, { status: 400 });
  const sent = await askForRight(context, { accountId, userId }, form.data.permission, context.client);
  return Response.json({ sent }, { status: sent ? 200 : 429 });
}

export default function Asked() {
  const t = useT();
  const sent = (useActionData<typeof action>() as { sent?: boolean } | undefined)?.sent;
  return (
    <ErrorState
      kind="refused"
      title={t(sent === undefined ? "act.ask_access" : sent ? "ask.sent" : "ask.again_later")}
      action={<ButtonLink to="/">{t("page.home")}</ButtonLink>}
    />
  );
}

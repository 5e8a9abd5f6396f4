import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import * as z from "zod";
import { readNotices, readOne } from "~/features/notices/read-notices.server";
import { viewer } from "~/http/viewer";

const ReadForm = z.strictObject({ intent: z.literal("read"), notice: z.string().max(64).optional() });

/** The bell: one's own notices; asked as a poll, which is no activity. */
export async function loader({ context }: LoaderFunctionArgs) {
  return Response.json(await readNotices(context, viewer(context)));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = viewer(context);
  const form = ReadForm.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) return Response.json({ kind: "bad_request" }, { status: 400 });
  await readOne(context, person, form.data.notice ?? null);
  return Response.json(await readNotices(context, person));
}

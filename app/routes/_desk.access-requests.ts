import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { answerAccessRequest } from "~/features/network/answer-access-request.server";
import { AnswerRequest } from "~/features/network/answer-form";
import { requireFresh } from "~/http/fresh";
import { requirePermission } from "~/http/viewer";

/** Where the three answers of an access request go; an entry of the list needs a password of a moment ago (row 38). */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = requirePermission(context, "network.edit");
  const submission = parseWithZod(await request.formData(), { schema: AnswerRequest });
  if (submission.status !== "success") return Response.json({ refusal: "not_found" }, { status: 400 });
  const { id, answer } = submission.value;
  const saver = answer === "ignore" ? person : await requireFresh(context, request);
  const outcome = await answerAccessRequest(context, saver, { publicId: id, answer });
  if (outcome.ok) return { refusal: null };
  return Response.json({ refusal: outcome.refusal }, { status: outcome.refusal === "not_found" ? 404 : 409 });
}

export const loader = () => redirect("/");

import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { NETWORKS_PER_LIST } from "~/domain/network/parse-many";
import { NetworkIntent } from "~/features/network/network-form";
import { NetworkPage } from "~/features/network/network-page";
import type { Fields, NetworkAnswer } from "~/features/network/network-view";
import { runIntent } from "~/features/network/run-intent.server";
import { sayRefusal } from "~/features/network/say-outcome";
import { showNetwork } from "~/features/network/show-network.server";
import type { PageHandle } from "~/features/shell/document-title";
import { isFresh, requireFresh } from "~/http/fresh";
import { requirePermission } from "~/http/viewer";

/** An IPv6 address with an embedded IPv4 one, as text. */
const LONGEST_ADDRESS = 45;

export const handle: PageHandle = { title: "nav.network" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = requirePermission(context, "network.edit");
  const view = await showNetwork(context, person, person.settings.timeZone);
  const address = new URL(request.url).searchParams.get("address")?.slice(0, LONGEST_ADDRESS) ?? "";
  return { view, isFresh: await isFresh(context, request), address };
}

export async function action({ request, context }: ActionFunctionArgs) {
  requirePermission(context, "network.edit");
  const saver = await requireFresh(context, request);
  const form = await request.formData();
  const submission = parseWithZod(form, { schema: NetworkIntent });
  const intent = String(form.get("intent") ?? "");
  const answer = (facts: Partial<NetworkAnswer>, status = 200) =>
    Response.json({ intent, at: context.now, result: submission.reply(), ...facts }, { status });
  if (submission.status !== "success") return answer({}, 400);
  const came = await runIntent(context, { saver, timeZone: saver.settings.timeZone }, submission.value);
  if (came.kind === "errors") return answer({ result: submission.reply({ fieldErrors: came.errors }) }, 400);
  if (came.kind === "lines") return answer({ lines: came.lines, unreadLines: came.unreadLines }, 400);
  const { outcome, done, codes } = came;
  if (outcome.ok) {
    const notices = done.notices ?? [];
    return answer({
      codes,
      done: { ...done, notices, pending: outcome.pending },
      result: submission.reply({ resetForm: true }),
    });
  }
  if (outcome.refusal === "ask") return answer({ ask: { dryRun: outcome.dryRun, fields: textsOf(form) } });
  const { errors, status } = sayRefusal(outcome.refusal, intent, context.client.address, NETWORKS_PER_LIST);
  return answer({ result: submission.reply(errors) }, status);
}

const textsOf = (form: FormData): Fields =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );

export default function NetworkSettings() {
  const { view, isFresh: fresh, address } = useLoaderData<typeof loader>();
  return <NetworkPage view={view} isFresh={fresh} address={address} />;
}

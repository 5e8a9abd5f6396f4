import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { GaugeList } from "~/features/limits/gauge-list";
import { readMine } from "~/features/limits/read-gauges.server";
import type { PageHandle } from "~/features/shell/document-title";
import { viewer } from "~/http/viewer";
import { useT } from "~/i18n/react";
import { PageHeader } from "~/ui/page-header";

export const handle: PageHandle = { title: "limits.mine" };

/** What counts for oneself, and how much is left (AM-18). */
export async function loader({ context }: LoaderFunctionArgs) {
  return { gauges: await readMine(context, viewer(context)) };
}

export default function MyLimits() {
  const t = useT();
  const { gauges } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t("limits.mine")} description={`${t("limits.mine.lead")} ${t("limit.no_refund")}`} />
      <GaugeList gauges={gauges} empty={t("limits.mine.none")} source="/limits/gauges" byLimit />
    </>
  );
}

import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { viewer } from "~/http/viewer";
import { useT } from "~/i18n/react";
import { PageHeader } from "~/ui/page-header";

export function loader({ context }: LoaderFunctionArgs) {
  viewer(context);
  return null;
}

export default function Today() {
  const t = useT();
  return <PageHeader title={t("nav.today")} />;
}

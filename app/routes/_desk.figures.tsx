import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/domain/access";
import { isFigurePeriod } from "~/domain/activity/period";
import { isPublicId } from "~/domain/ids/public-id";
import { FiguresPage } from "~/features/figures/figures-page";
import { readFigures } from "~/features/figures/read-figures.server";
import type { PageHandle } from "~/features/shell/document-title";
import { forbidden, viewer } from "~/http/viewer";

export const handle: PageHandle = { title: "nav.statistics" };

const RIGHTS = ["stats.personal", "stats.team", "stats.general"] as const;

/** Activity monitoring → Statistics (MC-28…30): for whoever has one of its three rights. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const reader = viewer(context);
  if (!RIGHTS.some((right) => can(reader, right))) throw forbidden("stats.personal");
  const { searchParams } = new URL(request.url);
  const period = searchParams.get("period");
  const at = (name: "after" | "before") => {
    const id = searchParams.get(name);
    return id !== null && isPublicId(id) ? { [name]: id } : {};
  };
  return readFigures(context, reader, {
    period: isFigurePeriod(period) ? period : "today",
    cursor: { ...at("after"), ...at("before") },
  });
}

export default function Figures() {
  return <FiguresPage data={useLoaderData<typeof loader>()} />;
}

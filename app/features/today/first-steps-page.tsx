import { Link } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Card } from "~/ui/card";
import { PageHeader } from "~/ui/page-header";
import { useDesk } from "../shell/desk-data";
import { pagesAt } from "../shell/pages";

const STEPS = [
  { id: "train", points: [1, 2, 3, 4], pages: ["log", "recorded", "sessions"] },
  { id: "parsing", points: [1, 2], pages: [] },
  { id: "crm", points: [1, 2, 3], pages: ["users"] },
] as const;

/** The next steps of a company: what to do in each, with links to the pages it needs [MC-95]. */
export function FirstStepsPage() {
  const t = useT();
  const open = useDesk()?.pages ?? [];
  const known = [...pagesAt("main", open), ...pagesAt("me", open)];
  return (
    <div className="max-w-3xl">
      <PageHeader title={t("first.next_steps")} back={{ to: "/", label: t("nav.today") }} />
      <div className="flex flex-col gap-4">
        {STEPS.map(({ id, points, pages }) => (
          <div key={id} id={id} className="scroll-mt-16">
            <Card title={t(`first.next.${id}`)}>
              <ol className="list-decimal space-y-1.5 pl-5">
                {points.map((point) => (
                  <li key={point}>{t(`first.next.${id}.${point}` as never)}</li>
                ))}
              </ol>
              <p className="mt-3 flex flex-wrap gap-x-4 gap-y-1 empty:hidden">
                {known
                  .filter((page) => (pages as readonly string[]).includes(page.id))
                  .map(({ to, label }) => (
                    <Link key={to} to={to} prefetch="none" className="text-accent-ink hover:underline">
                      {t(label)}
                    </Link>
                  ))}
              </p>
            </Card>
          </div>
        ))}
      </div>
    </div>
  );
}

import { Form, Link } from "@remix-run/react";
import { ChevronRight } from "lucide-react";
import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { GateFrame } from "./gate-frame";
import type { GateMessage } from "./gate-message.server";
import { GateNotice } from "./gate-notice";

type Props = {
  data: { next: string; isSwitch: boolean; companies: { id: string; name: string; isCurrent: boolean }[] };
  answer: { message: GateMessage } | undefined;
};

/** Several companies, one person: where to. */
export function ChoosePage({ data, answer }: Props) {
  const t = useT();
  const title = t(data.isSwitch ? "choice.switch" : "choice.title");
  const way = data.isSwitch ? { to: "/me", text: t("act.cancel") } : { to: "/login", text: t("gate.back") };
  return (
    <GateFrame title={title} lead={t("choice.lead")} below={<Link to={way.to}>{way.text}</Link>}>
      <GateNotice message={answer?.message ?? null} tone="danger" />
      <Form method="post" action="/choose">
        <input type="hidden" name="next" value={data.isSwitch ? "/" : data.next} />
        <ul className="flex flex-col gap-2">
          {data.companies.map((company) => (
            <li key={company.id}>
              <button
                type="submit"
                name="company"
                value={company.id}
                className="flex min-h-12 w-full items-center justify-between gap-3 rounded-lg border border-edge/60 bg-surface px-4 py-2 text-left font-medium hover:border-edge hover:bg-hover"
              >
                <span className="min-w-0 truncate">{company.name}</span>
                {company.isCurrent ? (
                  <Badge tone="ok">{t("choice.current")}</Badge>
                ) : (
                  <ChevronRight size={16} />
                )}
              </button>
            </li>
          ))}
        </ul>
      </Form>
    </GateFrame>
  );
}

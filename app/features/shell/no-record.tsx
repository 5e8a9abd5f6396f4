import { useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Permission } from "~/domain/access";
import { useT } from "~/i18n/react";
import { ButtonLink } from "~/ui/button";
import { ErrorState } from "~/ui/error-state";
import { AskFor } from "./forbidden";

/** Rights by which the records of a page are seen; what was asked for stands in the address alone. */
const SEEN_BY: Record<string, Permission> = {
  deals: "deals.view",
  contacts: "contacts.view",
  companies: "companies.view",
  tasks: "tasks.view",
  chats: "conversations.history",
};

/** The same words whether the record exists or not, and a way to ask for access that names nobody (semantics 1). */
export function NoRecord({ children }: { children?: ReactNode }) {
  const t = useT();
  const [, area = ""] = useLocation().pathname.split("/");
  return (
    <ErrorState
      kind="missing"
      title={t("record.none")}
      text={children}
      action={
        <div className="flex flex-wrap justify-center gap-2">
          <ButtonLink to="/">{t("page.home")}</ButtonLink>
          <AskFor permission={SEEN_BY[area]} />
        </div>
      }
    />
  );
}

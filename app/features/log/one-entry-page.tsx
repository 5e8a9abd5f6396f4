import type { ReactNode } from "react";
import { useFormat, useT } from "~/i18n/react";
import { Card } from "~/ui/card";
import { PageHeader } from "~/ui/page-header";
import type { LogLine } from "./line";
import { LogEntry } from "./log-entry";

/** One line of the log by its own address: what a mail or a colleague links to. */
export function OneEntryPage({ line, email, notice }: { line: LogLine; email: string; notice: ReactNode }) {
  const t = useT();
  const format = useFormat();
  return (
    <>
      <PageHeader
        title={t("authlog.one")}
        description={format.dateTime(line.at)}
        back={{ to: "/log", label: t("authlog.all") }}
      />
      {notice}
      <Card flush>
        <LogEntry line={line} email={email} named open />
      </Card>
    </>
  );
}

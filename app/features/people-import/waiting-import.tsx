import { useRevalidator } from "@remix-run/react";
import { useState } from "react";
import type { JobProgress } from "~/domain/jobs/jobs";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { runImport } from "./send-rows";

/** An import that has not begun: the password was asked for, or another tab still sends its rows. */
export function WaitingImport({ job: { id, total } }: { job: JobProgress }) {
  const t = useT();
  const { revalidate } = useRevalidator();
  const [state, setState] = useState<"idle" | "busy" | "refused">("idle");
  const begin = () => {
    setState("busy");
    // Begun in another tab meanwhile: the page then shows how it goes.
    runImport(id)
      .catch(() => setState("refused"))
      .then(revalidate);
  };
  return (
    <Card title={t("import.waiting", { n: total })} description={t("import.waiting_hint")}>
      {state === "refused" && <Banner tone="danger" announce title={t("import.not_sent")} />}
      <Button variant="primary" disabled={total === 0} loading={state === "busy"} onClick={begin}>
        {t("import.begin", { n: total })}
      </Button>
    </Card>
  );
}

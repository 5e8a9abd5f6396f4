import { useRevalidator } from "@remix-run/react";
import { useState } from "react";
import type { JobProgress } from "~/domain/jobs/jobs";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { runImport } from "./send-rows";

/** An import whose rows have come and that has not begun, as after the password was asked for. */
export function WaitingImport({ job: { id, total } }: { job: JobProgress }) {
  const t = useT();
  const { revalidate } = useRevalidator();
  const [state, setState] = useState<"idle" | "busy" | "refused">("idle");
  const begin = () => {
    setState("busy");
    runImport(id).then(revalidate, () => setState("refused"));
  };
  return (
    <Card title={t("import.found", { n: total })}>
      {state === "refused" && <Banner tone="danger" announce title={t("import.not_sent")} />}
      <Button variant="primary" loading={state === "busy"} onClick={begin}>
        {t("import.begin", { n: total })}
      </Button>
    </Card>
  );
}

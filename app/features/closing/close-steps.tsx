import { Form } from "@remix-run/react";
import { Download } from "lucide-react";
import { useId, useState } from "react";
import { isTypedName } from "~/domain/closing/closing";
import { useFormat, useT } from "~/i18n/react";
import { Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Field } from "~/ui/field";
import { SubmitButton } from "~/ui/submit-button";
import { TextInput } from "~/ui/text-input";
import { JobProgressBar } from "../jobs/job-progress-bar";
import type { ShownClosing } from "./show-closing.server";

/** The two steps: a full copy of today, then the name typed. The second waits for the first. */
export function CloseSteps({ data }: { data: ShownClosing }) {
  const t = useT();
  return (
    <div className="flex max-w-2xl flex-col gap-4">
      <ul className="flex list-disc flex-col gap-1 pl-5">
        {(["shut", "kept", "erased", "people"] as const).map((line) => (
          <li key={line}>{t(`closing.what.${line}`)}</li>
        ))}
      </ul>
      <Card title={t("closing.step_copy")} description={t("closing.step_copy_hint")}>
        <CopyStep data={data} />
      </Card>
      <Card title={t("closing.step_name")} description={t("closing.step_name_hint")}>
        <NameStep company={data.company} isCopied={data.isCopied} />
      </Card>
    </div>
  );
}

function CopyStep({ data: { copy, job, isUnderWay, isCopied } }: { data: ShownClosing }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className="flex flex-col gap-3">
      <p>
        {copy === null ? t("export.copy_none") : t("export.copy_last", { time: format.dateTime(copy.at) })}
      </p>
      {job && <JobProgressBar job={job} label={t("export.copy_under_way")} />}
      {isUnderWay && !job && <p className="text-sm text-muted">{t("export.copy_under_way")}</p>}
      <div className="flex flex-wrap gap-2">
        {!isUnderWay && (
          <Form method="post">
            <input type="hidden" name="intent" value="copy" />
            <SubmitButton variant={isCopied ? "secondary" : "primary"}>{t("export.copy_now")}</SubmitButton>
          </Form>
        )}
        {copy !== null && (
          <ButtonLink to={`/settings/copies/${copy.publicId}`} reloadDocument icon={<Download size={16} />}>
            {t("act.download")}
          </ButtonLink>
        )}
      </div>
    </div>
  );
}

function NameStep({ company, isCopied }: { company: string; isCopied: boolean }) {
  const t = useT();
  const id = useId();
  const [typed, setTyped] = useState("");
  const isReady = isCopied && isTypedName(typed, company);
  return (
    <Form method="post" className="flex flex-col gap-3">
      <input type="hidden" name="intent" value="close" />
      <Field
        id={id}
        label={t("ui.type_to_confirm", { text: company })}
        hint={isCopied ? undefined : t("closing.copy_first")}
      >
        <TextInput
          name="typed"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
        />
      </Field>
      <div>
        <Button type="submit" variant="danger" disabled={!isReady}>
          {t("closing.close")}
        </Button>
      </div>
    </Form>
  );
}

import { Form } from "@remix-run/react";
import { useRef, useState } from "react";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { PageHeader } from "~/ui/page-header";
import { SubmitButton } from "~/ui/submit-button";
import { AskFirst } from "../ask-first";
import { PreviewSummary } from "../preview-lines";
import type { AccessRefusal } from "../refusals";
import { sayRefusal } from "../say-refusal";
import type { SubjectKind } from "../subject-kinds";
import { usePreviewedSave } from "../use-previewed-save";
import type { Chosen } from "./chosen.server";
import type { GrantAnswer } from "./grant-words";
import type { Found } from "./people-picker";
import type { GrantsData } from "./show-grants.server";
import { TermCard } from "./term-card";
import { WhatCard } from "./what-card";
import { WhoCard } from "./who-card";

type Props = {
  kind: SubjectKind;
  people: Found[];
  chosen: Chosen;
  data: Pick<GrantsData, "units" | "roles" | "sources">;
  answer: GrantAnswer | undefined;
};

/** "Add access permission": category, who, what, where, how long [BX-26..BX-33]. */
export function AddPage(props: Props) {
  const t = useT();
  return (
    <>
      <PageHeader title={t("act.add_access")} back={{ to: "/settings/access", label: t("nav.access") }} />
      <AddForm key={props.kind} {...props} />
    </>
  );
}

/** Who gains what stands under the button before anything is given (FM-12). */
function AddForm({ kind, people, chosen, data, answer }: Props) {
  const t = useT();
  const form = useRef<HTMLFormElement>(null);
  const [changes, setChanges] = useState(chosen.subject === null ? 0 : 1);
  const before = usePreviewedSave({
    name: `give-${kind}`,
    isChanged: changes > 0,
    key: String(changes),
    read: () => form.current && new FormData(form.current),
    intent: "preview_give",
    answer,
  });
  const refusal = answer?.refusal;
  const errorOf = (field: AccessRefusal["field"]) =>
    refusal !== undefined && refusal.field === field ? sayRefusal(t, refusal) : undefined;
  return (
    <Form
      method="post"
      ref={form}
      onChange={() => setChanges((now) => now + 1)}
      onSubmit={(event) => {
        event.preventDefault();
        before.save();
      }}
      className="flex max-w-3xl flex-col gap-4"
    >
      {refusal !== undefined && refusal.field === undefined && (
        <Banner tone="danger" announce>
          {sayRefusal(t, refusal)}
        </Banner>
      )}
      <input type="hidden" name="intent" value="give" />
      <input type="hidden" name="kind" value={kind} />
      <WhoCard kind={kind} people={people} units={data.units} chosen={chosen} error={errorOf("subjects")} />
      <WhatCard
        roles={data.roles}
        chosen={chosen.permission}
        errors={{ roles: errorOf("roles"), cell: errorOf("cell") }}
      />
      <TermCard
        sources={data.sources}
        chosen={chosen.source}
        errors={{ source: errorOf("source"), until: errorOf("until") }}
      />
      <SubmitButton className="self-start">{t("access.give.submit")}</SubmitButton>
      <div aria-live="polite">
        {before.preview !== null && <PreviewSummary preview={before.preview} />}
        {before.refusal !== null && before.refusal.code !== "nothing_chosen" && (
          <p className="text-sm text-muted">{sayRefusal(t, before.refusal)}</p>
        )}
      </div>
      <AskFirst
        preview={before.asking}
        act={t("access.give.submit")}
        onCancel={before.cancel}
        onConfirm={before.confirm}
      />
    </Form>
  );
}

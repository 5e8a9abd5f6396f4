import { Form } from "@remix-run/react";
import { useState } from "react";
import { type LeftKind, OFFERED, TYPED_ABOVE } from "~/domain/hand-over/kinds";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Field } from "~/ui/field";
import { Select, type SelectGroup, type SelectOption } from "~/ui/select";
import { SubmitButton } from "~/ui/submit-button";
import { TextInput } from "~/ui/text-input";
import { fieldOf, type LeaveAnswer } from "./leave-form";
import type { Departure } from "./read-departure.server";

type Props = { purpose: "deletion" | "move"; departure: Departure; answer: LeaveAnswer | undefined };

/** One successor for all to begin with, preselected and never empty; each kind can be decided by itself (semantics 6.2). */
export function LeavePlan({ purpose, departure, answer }: Props) {
  const t = useT();
  const { person, kinds, people, groups } = departure;
  const first = departure.heir === null ? "" : `to:${departure.heir}`;
  const [choices, setChoices] = useState<Partial<Record<LeftKind, string>>>({});
  const [all, setAll] = useState(first);
  const present = kinds.filter(({ count }) => count > 0);
  const moved = present.reduce(
    (sum, { kind, count }) => sum + ((choices[kind] ?? all) === "keep" ? 0 : count),
    0,
  );
  const heirs: SelectGroup[] = [
    {
      label: t("leave.people"),
      options: people.map((one) => ({
        value: `to:${one.publicId}`,
        label: one.department === null ? one.name : `${one.name} · ${one.department}`,
      })),
    },
    ...(groups.length === 0
      ? []
      : [
          {
            label: t("leave.groups"),
            options: groups.map((one) => ({
              value: `group:${one.publicId}`,
              label: t("leave.group", { name: one.name, n: one.members }),
            })),
          },
        ]),
  ];
  const others = (kind: LeftKind): SelectOption[] =>
    OFFERED[kind]
      .filter((decision) => decision !== "transfer")
      .map((decision) => ({
        value: decision,
        label:
          kind === "conversations" && decision === "unassigned" && departure.fallback !== null
            ? t("leave.to_fallback", { name: departure.fallback })
            : t(`leave.${decision}`),
      }));
  return (
    <Form method="post" className="flex flex-col gap-4">
      <input type="hidden" name="intent" value="start" />
      <input type="hidden" name="purpose" value={purpose} />
      {answer?.text && <Banner tone="danger" announce title={t(answer.text)} />}
      <Card title={t("leave.what")}>
        {present.length === 0 ? (
          <p className="text-muted">{t("leave.nothing")}</p>
        ) : (
          <div className="flex flex-col gap-4">
            <Field label={t("leave.everything_to")} hint={t("leave.everything_hint")} className="max-w-md">
              <Select
                value={all}
                options={heirs}
                onChange={(event) => {
                  setAll(event.currentTarget.value);
                  setChoices({});
                }}
              />
            </Field>
            <ul className="divide-y divide-line/70 border-t border-line/70">
              {present.map(({ kind, count }) => (
                <li key={kind} className="grid gap-2 py-3 sm:grid-cols-[1fr_minmax(0,22rem)] sm:items-center">
                  <span>
                    {t(`leave.kind.${kind}`)} <strong className="tabular-nums">{count}</strong>
                  </span>
                  <Field
                    label={t(`leave.kind.${kind}`)}
                    hideLabel
                    error={answer?.errors[kind] && t(answer.errors[kind])}
                  >
                    <Select
                      name={fieldOf(kind)}
                      value={choices[kind] ?? all}
                      options={[...others(kind), ...heirs]}
                      onChange={(event) => setChoices({ ...choices, [kind]: event.currentTarget.value })}
                    />
                  </Field>
                </li>
              ))}
            </ul>
          </div>
        )}
      </Card>
      {moved > TYPED_ABOVE && (
        <Field
          label={t("leave.typed", { name: person.name })}
          error={answer?.errors.typed && t(answer.errors.typed)}
          className="max-w-md"
        >
          <TextInput name="typed" autoComplete="off" />
        </Field>
      )}
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant={purpose === "deletion" ? "danger" : "primary"}>
          {t(`leave.start.${purpose}`, { name: person.name })}
        </SubmitButton>
        <ButtonLink to={`/users/${person.publicId}`}>{t("act.cancel")}</ButtonLink>
      </div>
    </Form>
  );
}

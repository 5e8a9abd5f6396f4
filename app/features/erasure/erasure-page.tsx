import { Form } from "@remix-run/react";
import { Download, Eraser } from "lucide-react";
import type { MessageKey } from "~/i18n";
import { useFormat, useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { Banner } from "~/ui/banner";
import { Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";

type Person = {
  publicId: string;
  name: string;
  deletedAt: number;
  askedAt: number | null;
  erasedAt: number | null;
};
type Props = { people: readonly Person[]; refusal: MessageKey | null; isDone: boolean };

/** Settings → Erasure of personal data: people who were deleted, what is kept about each, and its erasure (AU-17). */
export function ErasurePage({ people, refusal, isDone }: Props) {
  const t = useT();
  return (
    <>
      <PageHeader title={t("erasure.title")} description={t("erasure.lead")} />
      {refusal && <Banner tone="danger" className="mb-4" title={t(refusal)} announce />}
      {isDone && !refusal && <Banner tone="ok" className="mb-4" title={t("erasure.done")} announce />}
      <Card flush>
        {people.length === 0 ? (
          <EmptyState icon={<Eraser size={20} />} title={t("erasure.nobody")} />
        ) : (
          <ul className="divide-y divide-line">
            {people.map((person) => (
              <PersonLine key={person.publicId} person={person} />
            ))}
          </ul>
        )}
      </Card>
    </>
  );
}

function PersonLine({ person }: { person: Person }) {
  const t = useT();
  const format = useFormat();
  const { publicId, name, askedAt, erasedAt } = person;
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
      <span className="min-w-0">
        <span className="flex flex-wrap items-center gap-2 font-medium wrap-anywhere">
          {name}
          {erasedAt !== null && <Badge>{t("erasure.state.done")}</Badge>}
          {erasedAt === null && askedAt !== null && <Badge tone="held">{t("erasure.state.asked")}</Badge>}
        </span>
        <span className="block text-sm text-subtle">
          {t("erasure.deleted_at", { date: format.date(person.deletedAt) })}
        </span>
      </span>
      {erasedAt === null && (
        <span className="flex flex-wrap gap-2">
          {askedAt === null && (
            <Form method="post">
              <input type="hidden" name="intent" value="ask" />
              <input type="hidden" name="person" value={publicId} />
              <Button type="submit">{t("erasure.ask")}</Button>
            </Form>
          )}
          <ButtonLink to={`/settings/erasure/${publicId}`} reloadDocument icon={<Download size={16} />}>
            {t("erasure.file")}
          </ButtonLink>
          <ConfirmDialog
            trigger={<Button variant="danger">{t("erasure.erase")}</Button>}
            title={t("erasure.confirm_title", { name })}
            description={t("erasure.confirm")}
            confirm={t("erasure.erase")}
            typed={name}
            action="/settings/erasure"
            fields={{ intent: "erase", person: publicId, typed: name }}
          />
        </span>
      )}
    </li>
  );
}

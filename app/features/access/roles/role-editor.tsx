import { Form, useNavigation, useRevalidator } from "@remix-run/react";
import { useRef, useState } from "react";
import type { Cells, Permission } from "~/domain/access";
import { fold } from "~/domain/text/fold";
import type { MessageKey } from "~/i18n";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { Button } from "~/ui/button";
import { SearchInput } from "~/ui/search-input";
import { AskFirst } from "../ask-first";
import { COLUMNS } from "../matrix";
import { PreviewSummary } from "../preview-lines";
import { sayRefusal } from "../say-refusal";
import { type PreviewAnswer, usePreviewedSave } from "../use-previewed-save";
import { LevelLegend } from "./level-legend";
import { MatrixGroup } from "./matrix-group";
import type { RoleCard } from "./read-role.server";
import { RecordsGrid } from "./records-grid";
import { RoleFacts } from "./role-facts";
import { UnsavedGuard } from "./unsaved-guard";
import { useMatrix } from "./use-matrix";

export type EditAnswer = PreviewAnswer & {
  saved?: "done" | "pending";
  /** What was sent, when it was not saved. */
  typed?: Cells;
};

type Props = { role: RoleCard; answer: EditAnswer | undefined; asCopy: boolean; isEditable: boolean };

/** The matrix of a role: levels with colour and word, clamps where they act, gains and losses before saving. */
export function RoleEditor({ role, answer, asCopy, isEditable }: Props) {
  const t = useT();
  const form = useRef<HTMLFormElement>(null);
  const revalidator = useRevalidator();
  const busy = useNavigation().state !== "idle";
  const matrix = useMatrix(
    {
      saved: role.cells,
      typed: answer?.typed,
      original: role.original?.cells ?? null,
      isBaseline: role.kind === "baseline",
      strict: role.strict,
    },
    isEditable,
  );
  const [facts, setFacts] = useState({
    name: role.name,
    description: role.description,
    isActive: role.isActive,
  });
  const factsChanged =
    !asCopy &&
    (facts.name !== role.name || facts.description !== role.description || facts.isActive !== role.isActive);
  const isChanged = matrix.changed.length > 0 || factsChanged;
  const { preview, asking, cancel, save, confirm } = usePreviewedSave({
    name: "role",
    isChanged,
    key: JSON.stringify([matrix.cells, facts.isActive]),
    read: () => form.current && new FormData(form.current),
    answer,
  });
  const [search, setSearch] = useState("");
  const words = fold(search.trim());
  const matches = (permission: Permission) =>
    words === "" || fold(`${t(`perm.${permission}` as MessageKey)} ${permission}`).includes(words);
  return (
    <Form
      method="post"
      ref={form}
      preventScrollReset
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <input type="hidden" name="version" value={role.version} />
      <input type="hidden" name="intent" value={asCopy ? "copy" : "save"} />
      {answer?.refusal && (
        <div className="mb-4">
          <Banner
            tone="danger"
            announce
            action={
              answer.refusal.code === "conflict" && (
                <Button size="sm" onClick={() => revalidator.revalidate()}>
                  {t("act.reload")}
                </Button>
              )
            }
          >
            {sayRefusal(t, answer.refusal)}
          </Banner>
        </div>
      )}
      {answer?.saved && !isChanged && (
        <div className="mb-4">
          <Banner tone="ok" announce>
            {t(answer.saved === "done" ? "common.saved" : "common.saved_pending")}
          </Banner>
        </div>
      )}
      {role.kind === "role" && !role.isTemplate && (
        <RoleFacts facts={facts} onChange={setFacts} disabled={!isEditable} refusal={answer?.refusal} />
      )}
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <div className="w-full sm:w-72">
          <SearchInput
            label={t("access.edit.search")}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
          />
        </div>
        <LevelLegend />
      </div>
      <div className="flex flex-col gap-4">
        <RecordsGrid matrix={matrix} matches={matches} />
        <div className="grid items-start gap-4 xl:grid-cols-2">
          {COLUMNS.map((groups) => (
            <div key={groups[0]} className="flex min-w-0 flex-col gap-4">
              {groups.map((group) => (
                <MatrixGroup key={group} group={group} matrix={matrix} matches={matches} />
              ))}
            </div>
          ))}
        </div>
      </div>
      {isEditable && (
        <div className="sticky bottom-0 z-20 -mx-4 mt-4 flex flex-wrap items-center justify-between gap-3 border-t border-line bg-canvas/95 px-4 py-3 backdrop-blur-sm max-md:bottom-14 md:-mx-6 md:px-6">
          <div aria-live="polite" className="min-w-0 text-sm">
            {!isChanged && <span className="text-subtle">{t("access.edit.nothing")}</span>}
            {isChanged && preview === null && t("access.edit.changed", { n: matrix.changed.length })}
            {preview !== null && <PreviewSummary preview={preview} />}
          </div>
          <div className="flex gap-2">
            {isChanged && (
              <Button
                onClick={() => {
                  matrix.reset();
                  setFacts({ name: role.name, description: role.description, isActive: role.isActive });
                }}
              >
                {t("access.edit.discard")}
              </Button>
            )}
            <Button type="submit" variant="primary" loading={busy}>
              {t("act.save")}
            </Button>
          </div>
        </div>
      )}
      <AskFirst preview={asking} act={t("act.save")} onCancel={cancel} onConfirm={confirm} />
      <UnsavedGuard isDirty={isChanged && !busy} />
    </Form>
  );
}

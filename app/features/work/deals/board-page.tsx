import { useNavigate } from "@remix-run/react";
import { List, Plus } from "lucide-react";
import { useT } from "~/i18n/react";
import { ButtonLink } from "~/ui/button";
import { PageHeader } from "~/ui/page-header";
import { Select } from "~/ui/select";
import { Board } from "./board";
import type { Board as BoardData } from "./show-board.server";

/** The board: one column a stage, deals as cards that are moved by mouse, finger or keyboard. */
export function BoardPage({ board }: { board: BoardData }) {
  const t = useT();
  const navigate = useNavigate();
  const go = (name: "pipeline" | "responsible", value: string) => {
    const params = new URLSearchParams();
    if (board.pipeline !== null && board.pipelines.length > 1) params.set("pipeline", board.pipeline.id);
    if (board.responsible) params.set("responsible", board.responsible);
    if (value) params.set(name, value);
    else params.delete(name);
    navigate(`/deals/board?${params}`);
  };
  return (
    <>
      <PageHeader
        title={board.pipelines.length > 1 ? (board.pipeline?.name ?? t("deals.title")) : t("deals.title")}
        actions={
          <>
            {board.pipelines.length > 1 && (
              <div className="w-44">
                <Select
                  aria-label={t("work.field.pipeline")}
                  value={board.pipeline?.id ?? ""}
                  onChange={(event) => go("pipeline", event.currentTarget.value)}
                  options={board.pipelines.map(({ id, name }) => ({ value: id, label: name }))}
                />
              </div>
            )}
            {board.people.length > 0 && (
              <div className="w-44">
                <Select
                  aria-label={t("work.field.responsible")}
                  value={board.responsible ?? ""}
                  placeholder={t("work.anybody")}
                  onChange={(event) => go("responsible", event.currentTarget.value)}
                  options={[
                    { value: "me", label: t("work.me") },
                    { value: "none", label: t("work.nobody") },
                    ...board.people.map(({ id, name }) => ({ value: id, label: name })),
                  ]}
                />
              </div>
            )}
            <ButtonLink to="/deals" icon={<List size={16} />}>
              {t("work.view.list")}
            </ButtonLink>
            {board.mayCreate && (
              <ButtonLink to="/deals/new" variant="primary" icon={<Plus size={16} />}>
                {t("deals.new")}
              </ButtonLink>
            )}
          </>
        }
      />
      <Board key={board.pipeline?.id} board={board} />
    </>
  );
}

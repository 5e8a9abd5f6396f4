import { PERMISSIONS } from "~/domain/access/permissions";
import type { MessageKey, Translate } from "~/i18n";
import { useT } from "~/i18n/react";
import { Time } from "~/ui/time";
import { Forbidden } from "../../shell/forbidden";
import { NoRecord } from "../../shell/no-record";
import type { PageRights } from "./page-rights";
import type { TabRights } from "./use-page-rights";

/** In place of a page that somebody's change took away while it was open: who changed what, and the way on. */
export function PageTaken({ rights: { missing, lost, change } }: { rights: TabRights }) {
  const t = useT();
  const said = change !== null && (
    <p role="status" className="mt-2">
      <Time at={change.at} as="time" /> {"\u00b7"} {changeWords(t, change)}
    </p>
  );
  if (lost === 404) return <NoRecord>{said}</NoRecord>;
  return <Forbidden permission={missing ?? undefined}>{said}</Forbidden>;
}

/** What was changed, in words: a role by its name, a right by its title. */
function changeWords(t: Translate, { by, kind, target, changes }: NonNullable<PageRights["change"]>): string {
  const name = by ?? t("taken.somebody");
  if (kind === "role") return t("taken.role", { name, role: target ?? "" });
  const lost = changes.filter(({ before, after }) => before !== null && after === null);
  if (lost.length === 0) return t("taken.changed", { name });
  const what = lost.map(({ field, before }) => (isRight(field) ? t(`perm.${field}` as MessageKey) : before));
  return t("taken.lost", { name, what: what.join(", ") });
}

const isRight = (field: string) => (PERMISSIONS as readonly string[]).includes(field);

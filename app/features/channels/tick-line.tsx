import { Form } from "@remix-run/react";
import { useState } from "react";
import type { Origin } from "~/domain/access";
import { roleName } from "~/features/people/role-name";
import type { MessageKey } from "~/i18n";
import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { Checkbox } from "~/ui/checkbox";
import { SubmitButton } from "~/ui/submit-button";
import { SettingsRights } from "./settings-rights";
import { TICKS, type Tick, type TickRow } from "./tick-view";
import { useOriginWords } from "./use-origin-words";

const LABEL = {
  history: "perm.per_source.history",
  reply: "perm.per_source.reply",
  configure: "perm.per_source.edit",
} as const satisfies Record<Tick, MessageKey>;

/** One person on one channel: rights to its settings as they are in effect, and the three boxes [MC-25, MC-26, MC-27]. */
export function TickLine({ row, mayEdit }: { row: TickRow; mayEdit: boolean }) {
  const t = useT();
  const [ticks, setTicks] = useState(row.ticks);
  const originWords = useOriginWords();
  const isChanged = TICKS.some((tick) => ticks[tick] !== row.ticks[tick]);
  const reasonOf = (tick: Tick) => {
    const found = row.reasons[tick];
    const also = row.also[tick];
    if (found === undefined) return also && t("ticks.also", { origin: originWords(also) });
    if (found.reason === "elsewhere") return originWords(found.origin as Origin);
    return t(`ticks.reason.${found.reason}`);
  };
  return (
    <li className="border-t border-line px-4 py-3 first:border-t-0">
      <Form method="post" className="grid gap-x-4 gap-y-2 lg:grid-cols-[13rem_minmax(0,1fr)_14rem]">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-x-2 font-medium">
            {row.name}
            {row.isInQueue && <Badge>{t("ticks.in_queue")}</Badge>}
          </p>
          <p className="text-sm text-subtle">
            {row.role === null ? t("role.none") : roleName(t, row.role)} ·{" "}
            {row.department ?? t("term.no_department")}
          </p>
        </div>
        <div className="flex flex-wrap items-start gap-x-6 gap-y-2">
          {TICKS.map((tick) => (
            <Checkbox
              key={tick}
              label={t(LABEL[tick])}
              aria-label={`${t(LABEL[tick])}: ${row.name}`}
              hint={reasonOf(tick)}
              checked={ticks[tick]}
              disabled={!mayEdit || row.reasons[tick] !== undefined || (tick === "reply" && !ticks.history)}
              onChange={(event) => {
                const on = event.currentTarget.checked;
                setTicks((old) => ({
                  ...old,
                  [tick]: on,
                  ...(tick === "history" && !on && { reply: false }),
                }));
              }}
            />
          ))}
          <input type="hidden" name="person" value={row.publicId} />
          {TICKS.map((tick) => (
            <input key={tick} type="hidden" name={tick} value={ticks[tick] ? "yes" : "no"} />
          ))}
          {isChanged && <SubmitButton size="sm">{t("act.save")}</SubmitButton>}
        </div>
        <SettingsRights rights={row.rights} />
      </Form>
    </li>
  );
}

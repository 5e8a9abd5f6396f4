import type { MessageKey } from "~/i18n";
import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { Banner } from "~/ui/banner";
import { levelWord } from "./level-look";
import type { CellEffect, Preview } from "./preview";
import { OnlyAdministrators, RecordsLine, RecordsList } from "./preview-records";

const SHOWN = 12;

/** One line: how many people, how many cells they gain and lose (FM-12). */
export function PreviewLine({ preview }: { preview: Preview }) {
  const t = useT();
  if (preview.people === 0) return <span className="text-muted">{t("access.preview.nobody")}</span>;
  const gains = preview.effects.filter(({ isGain }) => isGain).length;
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span>{t("access.preview.people", { n: preview.people })}</span>
      {gains > 0 && <Badge tone="ok">{t("access.preview.gains", { n: gains })}</Badge>}
      {gains < preview.effects.length && (
        <Badge tone="held">{t("access.preview.losses", { n: preview.effects.length - gains })}</Badge>
      )}
      <RecordsLine preview={preview} />
    </span>
  );
}

/** The line, with the list behind it: for a form whose save comes without a dialog. */
export function PreviewSummary({ preview }: { preview: Preview }) {
  const t = useT();
  return (
    <div className="flex min-w-0 flex-col gap-1 text-sm">
      <PreviewLine preview={preview} />
      {preview.people > 0 && (
        <details>
          <summary className="cursor-pointer text-accent-ink">{t("access.preview.which")}</summary>
          <section
            className="mt-2 max-h-60 overflow-y-auto"
            aria-label={t("access.preview.title")}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keyboard
            tabIndex={0}
          >
            <PreviewDetails preview={preview} />
          </section>
        </details>
      )}
    </div>
  );
}

/** Every gain and loss with the number of people, and what needs a second thought. */
export function PreviewDetails({ preview }: { preview: Preview }) {
  const t = useT();
  const { names, people, losesPage, effects } = preview;
  return (
    <div className="flex flex-col gap-3">
      {losesPage.map(({ name, page }) => (
        <Banner key={`${name} ${page}`} tone="warn">
          {t("access.preview.page", { name, page: t(page as MessageKey) })}
        </Banner>
      ))}
      <OnlyAdministrators preview={preview} />
      <RecordsList preview={preview} />
      <p className="text-sm text-muted">
        {names.join(", ")}
        {people > names.length && ` ${t("access.preview.and_more", { n: people - names.length })}`}
      </p>
      <ul className="divide-y divide-line/70 rounded-md border border-line">
        {effects.slice(0, SHOWN).map((effect) => (
          <Effect key={`${effect.permission} ${effect.before} ${effect.after}`} effect={effect} />
        ))}
      </ul>
      {effects.length > SHOWN && (
        <p className="text-sm text-subtle">{t("access.preview.and_more", { n: effects.length - SHOWN })}</p>
      )}
    </div>
  );
}

function Effect({ effect: { permission, before, after, people, isGain } }: { effect: CellEffect }) {
  const t = useT();
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-3 px-3 py-1.5">
      <span>{t(`perm.${permission}` as MessageKey)}</span>
      <span className="flex items-center gap-2 text-sm">
        <Badge tone={isGain ? "ok" : "held"}>
          {t("access.preview.effect", {
            before: levelWord(t, permission, before),
            after: levelWord(t, permission, after),
          })}
        </Badge>
        <span className="text-subtle">{t("count.people", { n: people })}</span>
      </span>
    </li>
  );
}

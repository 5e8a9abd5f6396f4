import { useFetcher } from "@remix-run/react";
import { KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import { useT } from "~/i18n/react";
import { sayIt } from "~/i18n/said";
import { Badge } from "~/ui/badge";
import { Banner } from "~/ui/banner";
import { Button, ButtonLink } from "~/ui/button";
import { FormError } from "~/ui/form-error";
import { PageHeader } from "~/ui/page-header";
import { CodesDialog } from "./codes-dialog";
import { ConfirmChange } from "./confirm-change";
import { EntryDialog } from "./entry-dialog";
import { EntryTable } from "./entry-table";
import { FirstEntry } from "./first-entry";
import { NetworkOptions } from "./network-options";
import { NetworkSwitch } from "./network-switch";
import type { EntryLine, NetworkAnswer, NetworkView } from "./network-view";
import { PasteDialog } from "./paste-dialog";
import { ProbationBanner } from "./probation-banner";
import { useDoneToast } from "./use-done-toast";
import { NetworkWire, useAnswer } from "./use-network-form";

const PAGE = "/settings/network";

/** What is open over the page. */
type Open = { what: "entry"; line: EntryLine | null; address?: string } | { what: "paste" } | null;

/** Forms that show their errors themselves. */
const SHOWS_OWN_ERRORS = ["add", "change", "paste", "exempt"];

type Props = {
  view: NetworkView;
  isFresh: boolean;
  /** What the access check sends here to be let in: the form opens with it [MC-74]. */
  address: string;
};

/** The IP allowlist for people without an IT department (AM-14…16, FM-08). */
export function NetworkPage({ view, isFresh, address }: Props) {
  const t = useT();
  const wire = useFetcher<NetworkAnswer>();
  const [open, setOpen] = useState<Open>(
    address !== "" && isFresh ? { what: "entry", line: null, address } : null,
  );
  const [ask, setAsk] = useState<NetworkAnswer["ask"] | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const sayDone = useDoneToast(wire);
  useAnswer(wire.data, (answer) => {
    setAsk(answer.ask ?? null);
    if (answer.codes) setCodes(answer.codes);
    if (answer.done === undefined) return;
    setOpen(null);
    sayDone(answer.done);
  });
  const formErrors = wire.data?.result?.error?.[""] ?? [];
  const errors = SHOWS_OWN_ERRORS.includes(wire.data?.intent ?? "") ? [] : formErrors;
  return (
    <NetworkWire.Provider value={wire}>
      <PageHeader
        title={t("network.title")}
        description={t("network.lead")}
        badges={<StateBadge view={view} />}
        actions={
          isFresh &&
          view.entries.length > 0 && (
            <>
              <Button onClick={() => setOpen({ what: "paste" })}>{t("network.paste")}</Button>
              <Button
                variant="primary"
                icon={<Plus size={16} />}
                onClick={() => setOpen({ what: "entry", line: null })}
              >
                {t("network.add")}
              </Button>
            </>
          )
        }
      />
      <div className="flex flex-col gap-4">
        {!isFresh && <Locked address={address} />}
        <ProbationBanner view={view} canAct={isFresh} />
        {view.isOn && view.isEmpty && <Banner tone="warn" title={t("network.off")} />}
        <FormError errors={(errors ?? []).map((message) => ({ message: sayIt(t, message) }))} />
        <fieldset disabled={!isFresh} className="contents">
          <NetworkSwitch view={view} />
          {view.entries.length === 0 ? (
            <FirstEntry view={view} onPaste={() => setOpen({ what: "paste" })} />
          ) : (
            <EntryTable view={view} canAct={isFresh} onEdit={(line) => setOpen({ what: "entry", line })} />
          )}
          <NetworkOptions view={view} />
        </fieldset>
      </div>
      {open?.what === "entry" && (
        <EntryDialog view={view} line={open.line} address={open.address} onClose={() => setOpen(null)} />
      )}
      {open?.what === "paste" && <PasteDialog onClose={() => setOpen(null)} />}
      <ConfirmChange ask={ask} isFirst={view.codesLeft === null} onClose={() => setAsk(null)} />
      <CodesDialog codes={codes} onClose={() => setCodes(null)} />
    </NetworkWire.Provider>
  );
}

function StateBadge({ view }: { view: NetworkView }) {
  const t = useT();
  if (!view.isOn) return <Badge>{t("network.disabled")}</Badge>;
  if (view.confirmBy !== null) return <Badge tone="held">{t("network.on_trial")}</Badge>;
  return view.isEmpty ? null : <Badge tone="ok">{t("network.enabled")}</Badge>;
}

/** A change needs the password of a moment ago (row 38); asked for before anything is typed, so that nothing is lost. */
function Locked({ address }: { address: string }) {
  const t = useT();
  const here = address === "" ? PAGE : `${PAGE}?${new URLSearchParams({ address })}`;
  return (
    <Banner
      title={t("network.locked.title")}
      action={
        <ButtonLink
          to={`/again?next=${encodeURIComponent(here)}`}
          icon={<KeyRound size={16} />}
          variant="primary"
        >
          {t("network.locked.action")}
        </ButtonLink>
      }
    />
  );
}

import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useT } from "~/i18n/react";
import { useToast } from "~/ui/toast";
import { sayRefusal } from "../say-refusal";
import { type GrantAnswer, type GrantRow, undoOf } from "./grant-words";

/** The list's own door, from whatever page a grant is shown on. */
export const GRANTS = "/settings/access?index";

/** Revokes what was asked about already, says so, and offers to give it again. `say`: what is gone, in words. */
export function useRevoke(say: (row: GrantRow) => string) {
  const t = useT();
  const toast = useToast();
  const fetcher = useFetcher<GrantAnswer>();
  const last = useRef<GrantRow | null>(null);
  const words = useRef(say);
  words.current = say;
  useEffect(() => {
    const answer = fetcher.data;
    if (fetcher.state !== "idle" || answer === undefined) return;
    if (answer.refusal) toast({ title: sayRefusal(t, answer.refusal), tone: "danger" });
    const row = last.current;
    last.current = null;
    if (!answer.revoked || row === null) return;
    const undo = undoOf(row);
    toast({
      title: t("access.revoked", { what: words.current(row) }),
      ...(undo && {
        action: { onClick: () => fetcher.submit(undo, { method: "post", action: GRANTS }) },
      }),
    });
  }, [fetcher, toast, t]);
  return (row: GrantRow) => {
    last.current = row;
    fetcher.submit(
      { intent: "revoke", confirmed: "yes", grant: row.publicId },
      { method: "post", action: GRANTS },
    );
  };
}

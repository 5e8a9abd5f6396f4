import type { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useT } from "~/i18n/react";
import { useToast } from "~/ui/toast";
import type { StandingAnswer } from "./standing";

/** Says once that access was stopped or restored, and lets the dialog close. */
export function useStandingDone(
  { state, data }: ReturnType<typeof useFetcher<StandingAnswer>>,
  name: string,
  onDone: () => void,
) {
  const t = useT();
  const toast = useToast();
  const told = useRef<unknown>(null);
  useEffect(() => {
    if (state !== "idle" || !data?.done || told.current === data) return;
    told.current = data;
    toast({
      title: t(`stop.done.${data.done}`, { name }),
      ...(data.pending && { text: t("common.saved_pending") }),
    });
    onDone();
  }, [state, data, name, t, toast, onDone]);
}

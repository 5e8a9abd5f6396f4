import type { useFetcher } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { useToast } from "~/ui/toast";
import type { NetworkAnswer } from "./network-view";

/** Says what was done, what to know about it, and offers to undo it. */
export function useDoneToast(wire: ReturnType<typeof useFetcher<NetworkAnswer>>) {
  const t = useT();
  const toast = useToast();
  return ({ title, values, notices, undo, pending }: NonNullable<NetworkAnswer["done"]>) => {
    const said = notices.map(({ notice, range }) => t(`network.notice.${notice}`, { range }));
    const text = [...said, ...(pending ? [t("common.saved_pending")] : [])].join(" ");
    toast({
      title: t(title, values),
      tone: "ok",
      ...(text !== "" && { text }),
      ...(undo !== undefined && { action: { onClick: () => wire.submit(undo, { method: "post" }) } }),
    });
  };
}

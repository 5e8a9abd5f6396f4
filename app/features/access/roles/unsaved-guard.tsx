import { useBeforeUnload, useBlocker } from "@remix-run/react";
import { useCallback } from "react";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";

/** Asks before unsaved changes are left behind. */
export function UnsavedGuard({ isDirty }: { isDirty: boolean }) {
  const t = useT();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isDirty && currentLocation.pathname !== nextLocation.pathname,
  );
  useBeforeUnload(useCallback((event: BeforeUnloadEvent) => isDirty && event.preventDefault(), [isDirty]));
  return (
    <Dialog
      open={blocker.state === "blocked"}
      onOpenChange={(open) => !open && blocker.reset?.()}
      title={t("access.edit.unsaved")}
      size="sm"
      footer={
        <>
          <Button onClick={() => blocker.reset?.()}>{t("access.edit.stay")}</Button>
          <Button variant="danger" onClick={() => blocker.proceed?.()}>
            {t("access.edit.leave")}
          </Button>
        </>
      }
    />
  );
}

import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { ErrorState } from "~/ui/error-state";

/** The preview is over by itself: time, a stopped access, a right that is gone. One button leads back to one's own work. */
export function PreviewOverPage() {
  const t = useT();
  return (
    <ErrorState
      kind="refused"
      title={t("preview.over")}
      text={t("preview.over.line")}
      action={
        <form method="post" action="/preview">
          <input type="hidden" name="intent" value="end" />
          <Button type="submit" variant="primary">
            {t("preview.back")}
          </Button>
        </form>
      }
    />
  );
}

import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";

/** "View as this employee". A whole document: everything on the page becomes the other person's. */
export function PreviewButton({ person }: { person: string }) {
  const t = useT();
  return (
    <form method="post" action="/preview">
      <input type="hidden" name="intent" value="start" />
      <input type="hidden" name="person" value={person} />
      <Button type="submit" size="sm">
        {t("act.preview_as")}
      </Button>
    </form>
  );
}

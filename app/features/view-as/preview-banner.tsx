import { Link } from "@remix-run/react";
import type { PreviewFact } from "~/domain/session/preview";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { Button } from "~/ui/button";
import { Time } from "~/ui/time";

/** On every page of a preview: as whom one looks, until when, which mails that person gets (FM-18), and the way back. A whole document, for the new token. */
export function PreviewBanner({ preview }: { preview: PreviewFact }) {
  const t = useT();
  return (
    <Banner
      tone="warn"
      title={t("preview.as", { name: preview.subject.name })}
      action={
        <form method="post" action="/preview">
          <input type="hidden" name="intent" value="end" />
          <Button type="submit" size="sm">
            {t("preview.end")}
          </Button>
        </form>
      }
    >
      {t("preview.line", { name: preview.actor.name })} <Time at={preview.until} as="time" />{" "}
      <Link to="/me/mail" prefetch="none" className="underline">
        {t("preview.mails")}
      </Link>
    </Banner>
  );
}

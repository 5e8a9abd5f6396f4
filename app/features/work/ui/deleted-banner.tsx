import { Form, useSearchParams } from "@remix-run/react";
import { isPublicId } from "~/domain/ids/public-id";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { SubmitButton } from "~/ui/submit-button";

/** After a deletion: where the record is now, and one button back. `path` is that of the list. */
export function DeletedBanner({ path }: { path: string }) {
  const t = useT();
  const [params] = useSearchParams();
  const deleted = params.get("deleted") ?? "";
  if (!isPublicId(deleted)) return null;
  return (
    <Banner
      tone="ok"
      announce
      className="mb-4"
      action={
        <Form method="post" action={`${path}/${deleted}`}>
          <SubmitButton size="sm" variant="secondary" name="intent" value="restore">
            {t("act.undo")}
          </SubmitButton>
        </Form>
      }
    >
      {t("card.deleted")}
    </Banner>
  );
}

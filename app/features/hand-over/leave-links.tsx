import { Form } from "@remix-run/react";
import type { Standing } from "~/features/holds/read-standing.server";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { ButtonLink } from "~/ui/button";
import { SubmitButton } from "~/ui/submit-button";

type Props = { person: { publicId: string; name: string }; standing: Standing };

/** On the card: hand the work over, delete, and give back what was handed over while somebody was away [MC-44, AM-24]. */
export function LeaveLinks({ person, standing }: Props) {
  const t = useT();
  if (!standing.mayChange) return null;
  const page = `/users/${person.publicId}/leave`;
  return (
    <>
      {standing.returnable > 0 && (
        <Banner
          title={t("leave.return", { n: standing.returnable })}
          action={
            <Form method="post" action={page}>
              <input type="hidden" name="intent" value="give_back" />
              <SubmitButton size="sm" variant="secondary">
                {t("leave.return_button", { name: person.name })}
              </SubmitButton>
            </Form>
          }
        />
      )}
      <div className="flex flex-wrap gap-2 border-t border-line/70 pt-3">
        <ButtonLink size="sm" to={`${page}?for=move`}>
          {t("leave.also_move")}
        </ButtonLink>
        {standing.mayDelete && (
          <ButtonLink size="sm" variant="danger-ghost" to={page}>
            {t("leave.delete")}
          </ButtonLink>
        )}
      </div>
    </>
  );
}

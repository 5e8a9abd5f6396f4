import { isLanguage } from "~/i18n";
import { useT } from "~/i18n/react";
import { Card as Box } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import { Time } from "~/ui/time";
import type { Card } from "../read-card.server";
import { ConfirmNote } from "./confirm-note";
import { EditDialog } from "./edit-dialog";
import { MailsDialog } from "./mails-dialog";

/** Who the person is and how to reach them (MC-33). */
export function PersonalSection({ card }: { card: Card }) {
  const t = useT();
  const { phone, language } = card;
  return (
    <Box
      title={t("card.personal")}
      action={
        card.mayEdit && (
          <span className="flex flex-wrap justify-end gap-2" key={card.publicId}>
            <MailsDialog off={card.mailsOff} />
            <EditDialog card={card} />
          </span>
        )
      }
    >
      {!card.isConfirmed && (
        <div className="mb-3">
          <ConfirmNote mayEdit={card.mayEdit} />
        </div>
      )}
      <DescriptionList
        items={[
          {
            label: t("field.email"),
            value: (
              <a className="break-all text-accent-ink hover:underline" href={`mailto:${card.email}`}>
                {card.email}
              </a>
            ),
          },
          {
            label: t("field.phone"),
            value: phone === null ? "\u2013" : <a href={`tel:${phone.replaceAll(" ", "")}`}>{phone}</a>,
          },
          { label: t("field.department"), value: card.department ?? t("term.no_department") },
          { label: t("field.language"), value: isLanguage(language) ? t(`language.${language}`) : "\u2013" },
          ...(card.seat === "free" ? [{ label: t("term.seat"), value: t("profile.seat.free") }] : []),
          { label: t("card.added"), value: <Time at={card.createdAt} as="date" /> },
        ]}
      />
    </Box>
  );
}

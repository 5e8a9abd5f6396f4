import { Link } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { Card } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import { Time } from "~/ui/time";
import { customItems } from "../card/custom-items";
import type { PartyCard } from "./show-party.server";

const DASH = "\u2013";

/** What is known about a client; phones and e-mails are told, or said to be hidden. */
export function PartyFacts({ kind, card }: { kind: "contact" | "company"; card: PartyCard }) {
  const t = useT();
  const { party } = card;
  const points = (of: "phone" | "email") => {
    if (!card.seesPoints) return <span className="text-subtle">{t("work.points_hidden")}</span>;
    const mine = party.points.filter((point) => point.kind === of);
    if (mine.length === 0) return DASH;
    return (
      <ul>
        {mine.map(({ value }) => (
          <li key={value}>
            <a
              href={of === "phone" ? `tel:${value.replace(/\s/g, "")}` : `mailto:${value}`}
              className="break-words text-accent-ink hover:underline"
            >
              {value}
            </a>
          </li>
        ))}
      </ul>
    );
  };
  const company =
    party.company === null ? (
      party.hasHiddenCompany ? (
        <span className="text-subtle">{t("work.hidden_link")}</span>
      ) : (
        DASH
      )
    ) : (
      <Link to={`/companies/${party.company}`} prefetch="none" className="text-accent-ink hover:underline">
        {party.companyName}
      </Link>
    );
  return (
    <Card>
      <DescriptionList
        items={[
          { label: t("work.field.phones"), value: points("phone") },
          { label: t("work.field.emails"), value: points("email") },
          ...(kind === "contact"
            ? [
                { label: t("work.field.company"), value: company },
                { label: t("work.field.position"), value: party.position ?? DASH },
              ]
            : [
                { label: t("work.field.site"), value: party.site ?? DASH },
                { label: t("work.field.address"), value: party.address ?? DASH },
              ]),
          { label: t("work.field.responsible"), value: party.responsibleName ?? t("work.nobody") },
          ...customItems(card.custom, card.values),
          {
            label: t("work.field.tags"),
            value:
              party.tags.length === 0 ? (
                DASH
              ) : (
                <span className="flex flex-wrap gap-1">
                  {party.tags.map((tag) => (
                    <Badge key={tag}>{tag}</Badge>
                  ))}
                </span>
              ),
          },
          { label: t("work.field.created"), value: <Time at={party.createdAt} /> },
          { label: t("work.field.created_by"), value: party.createdByName ?? t("common.system") },
        ]}
      />
    </Card>
  );
}

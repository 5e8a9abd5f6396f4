import { Form } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { Card } from "~/ui/card";
import { Field } from "~/ui/field";
import { Select } from "~/ui/select";
import { SubmitButton } from "~/ui/submit-button";
import { TextInput } from "~/ui/text-input";
import { Time } from "~/ui/time";
import type { ChatCard } from "./show-chat.server";

const SCORES = [5, 4, 3, 2, 1];

/** Marks on the work in this chat, and one's own (BX-35). */
export function ChatRatings({ card }: { card: ChatCard }) {
  const t = useT();
  const mine = card.ratings.find((rating) => rating.mine === 1);
  return (
    <Card title={t("chats.ratings")}>
      {card.ratings.length === 0 && <p className="mb-3 text-muted">{t("chats.no_ratings")}</p>}
      <ul className="mb-3 flex flex-col gap-2">
        {card.ratings.map((rating) => (
          <li key={`${rating.by} ${rating.at}`}>
            <p className="flex flex-wrap items-center gap-2">
              <Badge tone={rating.score >= 4 ? "ok" : rating.score <= 2 ? "refused" : "neutral"}>
                {t("chats.score", { n: rating.score })}
              </Badge>
              <span className="text-sm text-subtle">
                {t("chats.rating.about", {
                  by: rating.by ?? t("common.system"),
                  about: rating.about ?? t("work.nobody"),
                })}{" "}
                {"\u00b7"} <Time at={rating.at} as="date" />
              </span>
            </p>
            {rating.comment && <p className="mt-0.5 break-words">{rating.comment}</p>}
          </li>
        ))}
      </ul>
      {card.mayRate && (
        <Form method="post" className="flex flex-col items-start gap-3">
          <Field label={t("chats.score.legend")} required>
            <Select
              name="score"
              defaultValue={String(mine?.score ?? "")}
              required
              placeholder={t("work.none")}
              options={SCORES.map((n) => ({ value: String(n), label: t("chats.score", { n }) }))}
            />
          </Field>
          <Field label={t("chats.comment")} className="w-full">
            <TextInput name="comment" maxLength={500} defaultValue={mine?.comment ?? ""} autoComplete="off" />
          </Field>
          <SubmitButton variant="secondary" size="sm" name="intent" value="rate">
            {t("act.rate")}
          </SubmitButton>
        </Form>
      )}
    </Card>
  );
}

import { Form, Link } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Field } from "~/ui/field";
import { Select } from "~/ui/select";
import { TextInput } from "~/ui/text-input";
import type { WhyData } from "./show-why.server";
import { QUESTIONS, whyLink } from "./why-query";

/** What is asked, as addresses: works without script, and each answer can be sent as a link. */
export function WhyAsk({ data }: { data: WhyData }) {
  const t = useT();
  const { query, person, found, channels } = data;
  const kept = { question: query.question, channel: query.channel };
  return (
    <Card>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Form method="get" className="flex items-end gap-2">
          <input type="hidden" name="question" value={query.question} />
          {query.channel && <input type="hidden" name="channel" value={query.channel} />}
          <Field label={person === null ? t("why.who") : t("why.who_else")} className="flex-1">
            <TextInput
              name="q"
              defaultValue={query.q}
              autoComplete="off"
              placeholder={t("users.search_hint")}
            />
          </Field>
          <Button type="submit">{t("why.find")}</Button>
        </Form>
        <Form
          method="get"
          className="flex flex-wrap items-end gap-2"
          key={`${query.question} ${query.person}`}
        >
          {query.person && <input type="hidden" name="person" value={query.person} />}
          <Field label={t("why.question")} className="min-w-56 flex-1">
            <Select
              name="question"
              defaultValue={query.question}
              options={QUESTIONS.map((one) => ({ value: one, label: t(`why.${one}`) }))}
            />
          </Field>
          {query.question !== "cannot_sign_in" && (
            <Field label={t("why.channel")} className="min-w-40 flex-1">
              <Select
                name="channel"
                defaultValue={query.channel ?? ""}
                placeholder={t("why.choose_channel")}
                options={channels.map(({ publicId, name }) => ({ value: publicId, label: name }))}
              />
            </Field>
          )}
          <Button type="submit" variant="primary">
            {t("why.check")}
          </Button>
        </Form>
      </div>
      {person !== null && (
        <p className="mt-3">
          {t("why.about")}{" "}
          <Link
            to={`/users/${person.publicId}`}
            prefetch="none"
            className="font-medium text-accent-ink hover:underline"
          >
            {person.name}
          </Link>
        </p>
      )}
      {query.q !== "" && (
        <ul className="mt-3 flex flex-wrap gap-2">
          {found.map(({ id, name, note }) => (
            <li key={id}>
              <Link
                to={whyLink({ ...kept, person: id })}
                prefetch="none"
                className="inline-block rounded-md border border-line px-2.5 py-1 hover:bg-hover"
              >
                {name} {note && <span className="text-subtle">{note}</span>}
              </Link>
            </li>
          ))}
          {found.length === 0 && <li className="text-muted">{t("common.nothing_found")}</li>}
        </ul>
      )}
      {query.q === "" && person === null && <p className="mt-3 text-muted">{t("why.pick")}</p>}
    </Card>
  );
}

import { Form } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { Banner } from "~/ui/banner";
import { Button } from "~/ui/button";
import { Section } from "~/ui/card";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import { PageHeader } from "~/ui/page-header";
import { SubmitButton } from "~/ui/submit-button";
import { Time } from "~/ui/time";
import type { WebhookAnswer } from "./answer-webhook.server";
import { DeliveryLog } from "./delivery-log";
import { SecretOnce } from "./secret-once";
import type { WebhookData } from "./show-webhooks.server";
import { WebhookFields } from "./webhook-fields";

type Props = { data: WebhookData; answer: WebhookAnswer | undefined };

/** One webhook: what became of each message, where they go, its secret, and its end. */
export function WebhookPage({ data, answer }: Props) {
  const t = useT();
  const { hook, isRotating } = data;
  const isPaused = hook.pausedAt !== null;
  const turn = isPaused ? "resume" : "pause";
  return (
    <>
      <PageHeader
        back={{ to: "/settings/webhooks", label: t("webhooks.title") }}
        title={hook.name}
        description={<span className="wrap-anywhere">{hook.url}</span>}
        badges={
          <Badge tone={isPaused ? "held" : "ok"}>{t(isPaused ? "webhooks.paused" : "webhooks.active")}</Badge>
        }
        actions={
          <Form method="post" className="flex flex-wrap gap-2">
            <SubmitButton variant="secondary" name="intent" value={turn}>
              {t(`webhooks.${turn}`)}
            </SubmitButton>
            {!isPaused && (
              <SubmitButton name="intent" value="test">
                {t("webhooks.test")}
              </SubmitButton>
            )}
          </Form>
        }
      />
      {answer?.secret && <SecretOnce secret={answer.secret} />}
      {answer?.said && (
        <Banner
          tone={answer.said === "conflict" ? "warn" : "ok"}
          className="mb-4"
          announce
          title={t(`webhooks.said.${answer.said}`)}
        />
      )}
      {isPaused && (
        <Banner tone="warn" className="mb-4">
          {t("webhooks.paused.lead")}
        </Banner>
      )}
      <DeliveryLog data={data} />
      <div className="mt-8">
        <Section title={t("webhooks.edit")}>
          <WebhookFields key={hook.id} hook={hook} result={answer?.result} />
        </Section>
        <Section title={t("webhooks.secret")} description={t("webhooks.rotate.lead")}>
          {isRotating && hook.formerUntil !== null && (
            <p>
              {t("webhooks.rotate.both")} <Time at={hook.formerUntil} />
            </p>
          )}
          <div>
            <ConfirmDialog
              trigger={<Button>{t("webhooks.rotate")}</Button>}
              title={t("webhooks.rotate.confirm")}
              description={t("webhooks.rotate.lead")}
              confirm={t("webhooks.rotate")}
              tone="primary"
              fields={{ intent: "rotate" }}
            />
          </div>
        </Section>
        <Section title={t("webhooks.delete")} description={t("webhooks.delete.what")}>
          <div>
            <ConfirmDialog
              trigger={<Button variant="danger">{t("webhooks.delete")}</Button>}
              title={t("webhooks.delete.confirm", { name: hook.name })}
              description={t("webhooks.delete.what")}
              confirm={t("webhooks.delete")}
              fields={{ intent: "delete" }}
            />
          </div>
        </Section>
      </div>
    </>
  );
}

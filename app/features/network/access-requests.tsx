import { useFetcher } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { Button } from "~/ui/button";
import { Time } from "~/ui/time";

export type WaitingRequest = { publicId: string; name: string; ip: string | null; askedAt: number };

const SAID = {
  current_ip_missing: "network.keep_own",
  no_reachable_admin: "network.no_admin",
  conflict: "error.conflict",
  not_found: "ask.gone",
} as const;

/** Refused people who ask to come in, each with three answers: for a day, always, ignore (FM-01, AM-14). */
export function AccessRequests({ requests, ip }: { requests: WaitingRequest[]; ip: string | null }) {
  const t = useT();
  if (requests.length === 0) return <p className="text-muted">{t("ask.none")}</p>;
  return (
    <ul className="flex flex-col divide-y divide-line">
      {requests.map((request) => (
        <Waiting key={request.publicId} request={request} ip={ip} />
      ))}
    </ul>
  );
}

function Waiting({ request, ip }: { request: WaitingRequest; ip: string | null }) {
  const t = useT();
  const wire = useFetcher<{ refusal: keyof typeof SAID | null }>();
  const answer = (given: string) =>
    wire.submit({ id: request.publicId, answer: given }, { method: "post", action: "/access-requests" });
  const isBusy = (given: string) => wire.state !== "idle" && wire.formData?.get("answer") === given;
  const refusal = wire.data?.refusal ?? null;
  return (
    <li className="flex flex-col gap-2 py-2.5">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="min-w-0">
          <span className="break-words">
            {t("ask.line", { name: request.name, ip: request.ip ?? t("network.no_address") })}
          </span>{" "}
          <Time at={request.askedAt} as="relative" className="text-sm text-subtle" />
        </p>
        <span className="flex flex-wrap gap-2">
          {request.ip !== null && (
            <>
              <Button size="sm" loading={isBusy("day")} onClick={() => answer("day")}>
                {t("ask.allow_day")}
              </Button>
              <Button size="sm" loading={isBusy("always")} onClick={() => answer("always")}>
                {t("ask.allow_always")}
              </Button>
            </>
          )}
          <Button size="sm" variant="ghost" loading={isBusy("ignore")} onClick={() => answer("ignore")}>
            {t("ask.ignore")}
          </Button>
        </span>
      </div>
      {refusal !== null && <Banner tone="danger" title={t(SAID[refusal], { ip: ip ?? "?" })} announce />}
    </li>
  );
}

import { Link } from "@remix-run/react";
import { reasonOfHold } from "~/domain/session/reasons";
import { useT } from "~/i18n/react";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Time } from "~/ui/time";
import { Cause } from "./cause";
import { MendButton } from "./mend-button";
import type { WhyData } from "./show-why.server";
import type { SignInAnswer } from "./why-sign-in.server";

type Props = { person: NonNullable<WhyData["person"]>; answer: SignInAnswer };

/** Why somebody cannot sign in, the surest cause first [MC-74, MC-75, MC-76, MC-77]. */
export function SignInCard({ person, answer }: Props) {
  const t = useT();
  const { holds, refusals, address, sessions, mayNetwork } = answer;
  const isClear = holds.length === 0 && address?.allowed !== false;
  return (
    <Card title={t("why.cannot_sign_in")} flush>
      <ul className="divide-y divide-line/70 px-4">
        {holds.map(({ id, kind, endsAt }) => (
          <Cause
            key={id}
            tone="held"
            title={t(`reason.${reasonOfHold(kind)}`)}
            mend={
              kind === "unconfirmed" ? (
                <ConfirmButtons person={person} />
              ) : (
                person.may.hold && (
                  <MendButton fields={{ intent: "lift_hold", person: person.publicId, hold: id }}>
                    {t("act.restore_access")}
                  </MendButton>
                )
              )
            }
          >
            {endsAt === null ? (
              t("why.hold.until_lifted")
            ) : (
              <>
                {t("users.until")} <Time at={endsAt} />
              </>
            )}
          </Cause>
        ))}
        {address !== null && !address.allowed && (
          <Cause
            tone="refused"
            title={t("why.address.refused", { ip: address.ip ?? "" })}
            mend={
              mayNetwork && (
                <ButtonLink
                  to={`/settings/network?address=${encodeURIComponent(address.ip ?? "")}`}
                  size="sm"
                >
                  {t("nav.network")}
                </ButtonLink>
              )
            }
          >
            {t("why.address.line")}
          </Cause>
        )}
        {isClear && <Cause tone="ok" title={t("why.clear")} />}
        <Cause
          tone={sessions > 0 ? "ok" : "neutral"}
          title={sessions > 0 ? t("why.signed_in", { n: sessions }) : t("people.no_sessions")}
        />
        <Cause
          tone={refusals.length > 0 ? "refused" : "neutral"}
          title={t(refusals.length > 0 ? "why.refusals" : "why.refusals.none")}
          mend={
            person.may.reset && (
              <MendButton fields={{ intent: "send_reset", person: person.publicId }}>
                {t("act.reset_link")}
              </MendButton>
            )
          }
        >
          <ul>
            {refusals.map(({ at, reason, ip, count }) => (
              <li key={`${at} ${reason}`}>
                <Time at={at} /> {"\u00b7"} {t(`reason.${reason}`)}
                {count > 1 && ` \u00d7 ${count}`}
                {ip !== null && ` \u00b7 ${ip}`}
              </li>
            ))}
          </ul>
          {person.may.log && refusals.length > 0 && (
            <Link
              to={`/log?person=${person.publicId}&result=refused`}
              prefetch="none"
              className="text-accent-ink hover:underline"
            >
              {t("nav.authlog")}
            </Link>
          )}
        </Cause>
      </ul>
    </Card>
  );
}

/** An unconfirmed e-mail: the letter once more, or by one's own word [MC-76]. */
function ConfirmButtons({ person: { publicId, may } }: Pick<Props, "person">) {
  const t = useT();
  if (!may.confirm) return null;
  return (
    <span className="flex flex-wrap gap-2">
      <MendButton fields={{ intent: "resend_confirmation", person: publicId }}>
        {t("why.resend_confirmation")}
      </MendButton>
      <MendButton fields={{ intent: "mark_confirmed", person: publicId }}>
        {t("why.mark_confirmed")}
      </MendButton>
    </span>
  );
}

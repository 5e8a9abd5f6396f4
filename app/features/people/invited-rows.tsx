import { useFormat, useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import type { Waiting } from "../invite/show-invite.server";

const SHOWN = 5;

/** Who is invited and has not come yet, above those who are here [MC-14]. */
export function InvitedRows({ waiting }: { waiting: Waiting[] }) {
  const t = useT();
  const format = useFormat();
  return (
    <Card
      className="mb-4"
      title={t("users.invited", { n: waiting.length })}
      action={
        <ButtonLink size="sm" to="/users/invite">
          {t("users.invited.all")}
        </ButtonLink>
      }
    >
      <ul className="-my-1.5 divide-y divide-line/70">
        {waiting.slice(0, SHOWN).map(({ publicId, email, department, expiresAt, isLate }) => (
          <li key={publicId} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-1.5">
            <span className="min-w-0 break-all">{email}</span>
            <span className="flex flex-wrap items-center gap-2 text-sm text-subtle">
              {department}
              <Badge tone={isLate ? "held" : "info"}>
                {t(isLate ? "invite.late" : "invite.until", { date: format.dateTime(expiresAt) })}
              </Badge>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

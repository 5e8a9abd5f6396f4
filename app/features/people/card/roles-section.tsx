import { Link } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { Card as Box } from "~/ui/card";
import { levelWord } from "../../access/level-look";
import type { Card } from "../read-card.server";
import { roleName } from "../role-name";

/**
 * The roles by name; the two that share one, in the system and in chats, are told apart. Below, what they come to: the
 * telling rights in effect; all of them with their origins are one click away [MC-34].
 */
export function RolesSection({ card }: { card: Card }) {
  const t = useT();
  return (
    <Box
      title={t("card.role_rights")}
      action={
        card.mayExplain && (
          <span className="flex gap-3">
            {!card.isSelf && (
              <Link
                to={`/settings/access/why?person=${card.publicId}`}
                prefetch="none"
                className="text-accent-ink hover:underline"
              >
                {t("nav.why")}
              </Link>
            )}
            <Link
              to={`/users/${card.publicId}/rights`}
              prefetch="none"
              className="text-accent-ink hover:underline"
            >
              {card.mayAssign ? t("act.change_role") : t("access.card.open")}
            </Link>
          </span>
        )
      }
    >
      {card.roles.length === 0 && <p className="text-muted">{t("role.no_system")}</p>}
      <ul className="flex flex-wrap gap-1.5">
        {card.roles.map((role) => (
          <li key={`${role.template} ${role.name}`}>
            <Badge>
              {roleName(t, role)}
              {role.template?.startsWith("chat_") && (
                <span className="font-normal text-subtle">
                  {" "}
                  {"\u00b7"} {t("role.group.chat")}
                </span>
              )}
            </Badge>
          </li>
        ))}
      </ul>
      {card.rights !== null && (
        <dl
          aria-label={t("access.person.rights")}
          className="mt-3 grid gap-x-6 gap-y-1 text-sm sm:grid-cols-2"
        >
          {card.rights.map(({ permission, level }) => (
            <div key={permission} className="flex justify-between gap-3 border-t border-line/70 py-1">
              <dt className="min-w-0 text-muted">{t(`perm.${permission}`)}</dt>
              <dd className="text-right">{levelWord(t, permission, level)}</dd>
            </div>
          ))}
        </dl>
      )}
    </Box>
  );
}

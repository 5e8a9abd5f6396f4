import { Lock as LockIcon } from "lucide-react";
import { memo } from "react";
import { roleWarnings } from "~/domain/access";
import { roleName } from "~/features/people/role-name";
import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { Switch } from "~/ui/switch";
import { type Draft, isFixed } from "./role-rows";
import { RowWarnings } from "./row-warnings";
import { isForAdministrators, keyOf, type RoleChoice, type WindowPerson } from "./window";

type Props = {
  person: WindowPerson;
  draft: Draft;
  choices: RoleChoice[];
  hidden: boolean;
  onRole: (person: WindowPerson, role: string | null) => void;
  onSwitch: (person: WindowPerson, receives: boolean) => void;
};

/** One person of the window: the chat role as a radio, "Receives new clients", and what one should know [WZ-05, WZ-06]. */
export const RoleRow = memo(function RoleRow({ person, draft, choices, hidden, onRole, onSwitch }: Props) {
  const t = useT();
  const { publicId, name, department, lock, isAdministrator, isHead, channels } = person;
  const fixed = isFixed(choices, draft.role);
  const warnings = roleWarnings({
    chatRole: keyOf(choices, draft.role),
    others: person.others.map((one) => ({
      ...one,
      id: "",
      sourceId: null,
      connectionId: null,
      from: null,
      until: null,
    })),
    isAdministrator,
    sourceIds: null,
  });
  const changed = draft.role !== person.role || draft.receives !== person.receives;
  const options: (RoleChoice | null)[] = [...choices, null];
  return (
    <li
      hidden={hidden}
      className="grid gap-x-4 gap-y-2 border-t border-line px-4 py-3 [content-visibility:auto] first:border-t-0 data-changed:bg-accent-soft/40 lg:grid-cols-[13rem_minmax(0,1fr)_9rem]"
      data-changed={changed || undefined}
    >
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 font-medium">
          {name}
          {isAdministrator && <Badge tone="accent">{t("role.administrator")}</Badge>}
        </p>
        <p className="text-sm text-subtle">
          {department ?? t("term.no_department")}
          {isHead && ` · ${t("level.head_adds")}`}
        </p>
      </div>
      <div className="flex min-w-0 flex-col gap-1.5">
        <fieldset className="flex flex-wrap gap-x-4 gap-y-1.5">
          <legend className="sr-only">{t("crm.role_of", { name })}</legend>
          {options.map((choice) => (
            <label key={choice?.publicId ?? ""} className="flex items-center gap-1.5 has-disabled:opacity-55">
              <input
                type="radio"
                name={`role.${publicId}`}
                className="gh-radio"
                checked={draft.role === (choice?.publicId ?? null)}
                disabled={lock !== null || (isAdministrator && !isForAdministrators(choice?.key ?? null))}
                onChange={() => onRole(person, choice?.publicId ?? null)}
              />
              {choice === null ? t("role.none") : roleName(t, choice)}
            </label>
          ))}
        </fieldset>
        {channels !== null && (
          <p className="text-sm text-muted">{t("crm.bound", { channels: channels.join(", ") })}</p>
        )}
        {(lock !== null || isAdministrator) && (
          <p className="flex items-start gap-1.5 text-sm text-muted">
            <LockIcon size={14} className="mt-0.5 shrink-0" aria-hidden="true" />
            {t(lock === null ? "crm.lock.administrator" : `crm.lock.${lock}`)}
          </p>
        )}
        <RowWarnings name={name} warnings={warnings} />
      </div>
      <div className="flex items-start gap-2 lg:justify-end">
        <span className="text-sm text-muted lg:sr-only">{t("switch.new_clients")}</span>
        <Switch
          aria-label={`${t("switch.new_clients")}: ${name}`}
          checked={!fixed && draft.receives}
          disabled={fixed || lock !== null}
          onChange={(event) => onSwitch(person, event.currentTarget.checked)}
        />
      </div>
    </li>
  );
});

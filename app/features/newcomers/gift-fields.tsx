import { useState } from "react";
import { ROLE_CHOICE_KEYS } from "~/domain/access/role-choices";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { Checkbox } from "~/ui/checkbox";
import { Fieldset } from "~/ui/fieldset";
import { FormSelect } from "~/ui/form";
import type { FormFieldMeta } from "~/ui/form-meta";
import type { Choices } from "./show-choices.server";

type Props = { choices: Choices; role: FormFieldMeta; department: FormFieldMeta };

/** Role, department, groups and channels of a newcomer; the channels of the department come ticked (FM-02, FM-11). */
export function GiftFields({ choices, role, department }: Props) {
  const t = useT();
  const { departments, groups, sources, ownRoles } = choices;
  const [chosen, setChosen] = useState(String(role.initialValue ?? ""));
  const preselected = (id: string) => departments.find(({ publicId }) => publicId === id)?.sources ?? [];
  const [ticked, setTicked] = useState<readonly string[]>(preselected(String(department.initialValue ?? "")));
  const own = ownRoles.find(({ value }) => value === chosen);
  const hasChats = own?.hasChats ?? choices.withChats.includes(chosen);
  const line = own?.description ?? (chosen === "" ? "" : t(`role.line.${chosen}` as "role.line.manager"));
  const shipped = ROLE_CHOICE_KEYS.map((value) => ({ value, label: t(`role.${value}`) }));
  return (
    <>
      <FormSelect
        field={role}
        label={t("field.role")}
        hint={line}
        onChange={(event) => setChosen(event.currentTarget.value)}
        options={
          ownRoles.length === 0
            ? shipped
            : [
                ...shipped,
                {
                  label: t("newcomer.own_roles"),
                  options: ownRoles.map(({ value, name }) => ({ value, label: name })),
                },
              ]
        }
      />
      <FormSelect
        field={department}
        label={t("field.department")}
        placeholder={t("term.no_department")}
        onChange={(event) => setTicked(preselected(event.currentTarget.value))}
        options={departments.map(({ publicId, name }) => ({ value: publicId, label: name }))}
      />
      {groups.length > 0 && (
        <Fieldset legend={t("newcomer.groups")}>
          {groups.map(({ publicId, name }) => (
            <Checkbox key={publicId} name="group" value={publicId} label={name} />
          ))}
        </Fieldset>
      )}
      {sources.length > 0 && hasChats && (
        <Fieldset legend={t("newcomer.sources")} hint={t("newcomer.sources_hint")}>
          <input type="hidden" name="sources" value="chosen" />
          {sources.map(({ publicId, name }) => (
            <Checkbox
              key={publicId}
              name="source"
              value={publicId}
              label={name}
              checked={ticked.includes(publicId)}
              onChange={({ currentTarget: { checked } }) =>
                setTicked(checked ? [...ticked, publicId] : ticked.filter((id) => id !== publicId))
              }
            />
          ))}
        </Fieldset>
      )}
      {hasChats && (sources.length === 0 || ticked.length === 0) && (
        <Banner tone="warn" announce>
          {t(sources.length === 0 ? "newcomer.no_channels" : "newcomer.no_source")}
        </Banner>
      )}
    </>
  );
}

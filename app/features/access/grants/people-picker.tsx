import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { Checkbox } from "~/ui/checkbox";
import { Fieldset } from "~/ui/fieldset";
import { SearchInput } from "~/ui/search-input";

export type Found = { id: string; name: string; note: string };

type Props = { first: Found[]; picked: Found | null; error: string | undefined };

/** Find and tick specific employees; the ticked ones stay while one looks for others [BX-29]. */
export function PeoplePicker({ first, picked, error }: Props) {
  const t = useT();
  const fetcher = useFetcher<{ people: Found[] }>();
  const [chosen, setChosen] = useState<Found[]>(picked === null ? [] : [picked]);
  const shown = (fetcher.data?.people ?? first).filter(({ id }) => !chosen.some((one) => one.id === id));
  const toggle = (person: Found, on: boolean) =>
    setChosen((now) => (on ? [...now, person] : now.filter(({ id }) => id !== person.id)));
  return (
    <Fieldset legend={t("access.give.kind.user")} error={error} required>
      <SearchInput
        label={t("access.give.find")}
        autoComplete="off"
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        onChange={(event) =>
          fetcher.load(`/settings/access/people?q=${encodeURIComponent(event.currentTarget.value)}`)
        }
      />
      <ul className="max-h-64 overflow-y-auto rounded-md border border-line bg-surface px-3 py-1.5">
        {[...chosen, ...shown].map((person) => (
          <li key={person.id} className="py-1">
            <Checkbox
              name="subjects"
              value={person.id}
              checked={chosen.some(({ id }) => id === person.id)}
              onChange={(event) => toggle(person, event.currentTarget.checked)}
              label={
                <>
                  {person.name} {person.note && <Badge>{person.note}</Badge>}
                </>
              }
            />
          </li>
        ))}
        {chosen.length + shown.length === 0 && (
          <li className="py-1 text-muted">{t("common.nothing_found")}</li>
        )}
      </ul>
    </Fieldset>
  );
}

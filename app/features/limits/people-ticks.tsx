import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import { useT } from "~/i18n/react";
import { Checkbox } from "~/ui/checkbox";
import { Fieldset } from "~/ui/fieldset";
import { SearchInput } from "~/ui/search-input";

type Found = { id: string; name: string };

/** Find and tick people; the ticked ones stay while one looks for others. */
export function PeopleTicks({ first }: { first: readonly Found[] }) {
  const t = useT();
  const fetcher = useFetcher<{ people: Found[] }>();
  const [chosen, setChosen] = useState<readonly Found[]>(first);
  const found = (fetcher.data?.people ?? []).filter(({ id }) => !chosen.some((one) => one.id === id));
  const toggle = (person: Found, on: boolean) =>
    setChosen((now) => (on ? [...now, person] : now.filter(({ id }) => id !== person.id)));
  return (
    <Fieldset legend={t("limits.people")}>
      <SearchInput
        label={t("limits.find")}
        autoComplete="off"
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        onChange={(event) =>
          fetcher.load(`/limits/people?q=${encodeURIComponent(event.currentTarget.value)}`)
        }
      />
      <ul className="max-h-44 overflow-y-auto rounded-md border border-line bg-surface px-3 py-1.5 empty:hidden">
        {[...chosen, ...found].map((person) => (
          <li key={person.id} className="py-1">
            <Checkbox
              name="user"
              value={person.id}
              checked={chosen.some(({ id }) => id === person.id)}
              onChange={(event) => toggle(person, event.currentTarget.checked)}
              label={person.name}
            />
          </li>
        ))}
      </ul>
    </Fieldset>
  );
}

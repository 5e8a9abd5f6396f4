import type { DescriptionItem } from "~/ui/description-list";
import { Time } from "~/ui/time";
import type { CustomFieldView } from "../ui/custom-inputs";

/** What stands in the company's own fields of a card; empty ones are left out. */
export const customItems = (custom: CustomFieldView[], values: Record<string, string>): DescriptionItem[] =>
  custom
    .filter(({ id }) => values[id] !== undefined)
    .map(({ id, name, kind }) => ({ label: name, value: shown(kind, values[id] ?? "") }));

/** A day has no zone: noon of it is that day everywhere. */
const shown = (kind: CustomFieldView["kind"], value: string) =>
  kind === "date" ? <Time at={Date.parse(`${value}T12:00:00Z`)} as="date" /> : value;

/** What the list of people can be narrowed to and ordered by [MC-09, MC-31]. Stored in addresses, so names stay. */
export const ACTIVITY_FILTERS = ["day", "week", "month", "older", "never"] as const;
export type ActivityFilter = (typeof ACTIVITY_FILTERS)[number];

export const PEOPLE_SORTS = ["name", "sign_in", "activity"] as const;
export type PeopleSort = { by: (typeof PEOPLE_SORTS)[number]; descending: boolean };

/** What the sort key of a row is, beside its id. */
export const KEY_TYPE = { name: "string", sign_in: "number", activity: "number" } as const;

/** Where a page of the list begins: the sort key and the id of the row beside it. */
export type PeopleCursor = { side: "before" | "after"; key: string | number; id: number };

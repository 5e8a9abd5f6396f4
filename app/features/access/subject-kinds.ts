/** The categories of "Add access permission" [BX-29..BX-32]; groups and workgroups are two things [BX-33]. */
export const SUBJECT_KINDS = ["user", "department", "group", "workgroup", "everybody"] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** The one subject of the category "everybody", in place of a public id. */
export const EVERYBODY = "everybody";

/** How a grant's row names the category. */
export const storedKind = (kind: SubjectKind): "user" | "unit" | "everyone" =>
  kind === "user" ? "user" : kind === "everybody" ? "everyone" : "unit";

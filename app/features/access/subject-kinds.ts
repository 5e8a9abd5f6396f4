/** The categories of "Add access permission" [BX-29..BX-32]; groups and workgroups are two things [BX-33]. */
export const SUBJECT_KINDS = ["user", "department", "group", "workgroup"] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** The parts of the list of tasks; "today" ends with the local day of the reader. */
export const TASK_VIEWS = ["today", "overdue", "later", "done"] as const;
export type TaskView = (typeof TASK_VIEWS)[number];

/** How long before its term a task reminds, in minutes; 0 = at the term. */
export const REMINDERS = [0, 15, 60, 1440] as const;

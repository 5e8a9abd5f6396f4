/** Activity monitoring: the live view, its columns, filters and connection states. */
export const live = {} as const;

/** Table roles in words. As cards the table is displayed as blocks and grids, and Safari then drops its own roles. */
export const tableRole = { role: "table" };
export const rowRole = { role: "row" };
export const headerRole = { role: "columnheader", scope: "col" };
export const cellRole = { role: "cell" };

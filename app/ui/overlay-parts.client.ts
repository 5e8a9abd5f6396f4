/**
 * The libraries of what opens over a page: windows, menus, panels, messages. A browser loads them when something is
 * about to open (`overlays.ts`); a page is readable and usable without them.
 */
export { Command } from "cmdk";
export { AlertDialog, Dialog, DropdownMenu, Popover, Toast } from "radix-ui";
export { Popper } from "radix-ui/internal";

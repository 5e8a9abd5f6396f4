/**
 * What opens over a page, and its libraries: windows, menus, panels, messages. A browser loads them when something is
 * about to open (`overlays.ts`); a page is readable and usable without them.
 */
export { AlertDialog, Dialog, DropdownMenu, Popover } from "radix-ui";
export { CommandSearch } from "./command-search";
export { ToastStack } from "./toast-stack";
export { TooltipBubble } from "./tooltip-bubble";

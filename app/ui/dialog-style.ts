/** The dimmed page behind; it scrolls when the dialog is taller than the screen. */
export const dialogScrim =
  "fixed inset-0 z-40 flex animate-fade items-end justify-center overflow-y-auto bg-scrim sm:items-start sm:px-4 sm:pt-[10vh] sm:pb-8";

export const dialogBox =
  "relative flex max-h-[92dvh] w-full animate-sheet flex-col overflow-hidden rounded-t-xl bg-raised shadow-dialog outline-none " +
  "sm:max-h-[80dvh] sm:animate-rise sm:rounded-xl";

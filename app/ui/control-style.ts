/** Shared look of everything one types into or chooses from. */
export const controlClass =
  "w-full min-w-0 rounded-md border border-edge bg-surface text-ink shadow-xs transition-colors duration-100 " +
  "hover:border-muted focus-visible:border-ring focus-visible:outline-offset-0 " +
  "aria-invalid:border-refused aria-invalid:focus-visible:outline-refused " +
  "disabled:bg-sunken disabled:text-subtle disabled:border-line";

/** Height and padding of one-line controls. */
export const controlSize = "h-8 px-2.5 text-base pointer-coarse:h-10";

/** For what one types into; `:read-only` would match every select. */
export const controlReadOnly = "read-only:bg-sunken read-only:text-muted";

/** "system" follows prefers-color-scheme; it is stored as no cookie at all. */
export const THEMES = ["light", "dark", "system"] as const;
export type Theme = (typeof THEMES)[number];

/** Name of the cookie; readable by scripts because the toggle writes it, and it holds nothing else. */
export const THEME_COOKIE = "theme";

/** Value for `data-theme` on <html> from what the cookie holds; nothing for everything else. */
export function themeAttribute(cookieValue: string | null | undefined): "light" | "dark" | undefined {
  return cookieValue === "light" || cookieValue === "dark" ? cookieValue : undefined;
}

/** Puts a choice into effect at once and keeps it for a year. */
export function chooseTheme(theme: Theme): void {
  const secure = location.protocol === "https:" ? "; secure" : "";
  const age = theme === "system" ? 0 : 31_536_000;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers we support
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${age}; samesite=lax${secure}`;
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

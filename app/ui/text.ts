/** The few words the components themselves say. Everything else is a prop. */
const TEXTS = {
  "ui.close": "Close",
  "ui.cancel": "Cancel",
  "ui.copy": "Copy",
  "ui.copied": "Copied",
  "ui.show_password": "Show password",
  "ui.hide_password": "Hide password",
  "ui.required": "required",
  "ui.more": "More",
  "ui.actions": "Actions",
  "ui.menu": "Menu",
  "ui.main_menu": "Main menu",
  "ui.skip": "Skip to the content",
  "ui.loading": "Loading",
  "ui.select_all": "Select all",
  "ui.select_row": "Select: {name}",
  "ui.selected": "Selected: {n}",
  "ui.clear_selection": "Clear selection",
  "ui.sort_by": "Sort by",
  "ui.newer": "Newer",
  "ui.older": "Older",
  "ui.pages": "Pages",
  "ui.search": "Search",
  "ui.apply": "Apply",
  "ui.filters": "Filters",
  "ui.clear_filters": "Clear all",
  "ui.remove_filter": "Remove filter: {name}",
  "ui.nothing_found": "Nothing found",
  "ui.theme": "Theme",
  "ui.theme_light": "Light",
  "ui.theme_dark": "Dark",
  "ui.theme_system": "As in the system",
  "ui.language": "Language",
  "ui.notices": "Messages",
  "ui.undo": "Undo",
  "ui.back": "Back",
  "ui.retry": "Try again",
  "ui.form_errors": "Please check the form",
  "ui.type_to_confirm": "To confirm, type: {text}",
} as const;

export type UiTextKey = keyof typeof TEXTS;
export type UiText = (key: UiTextKey, values?: Record<string, string | number>) => string;

/** Translator for the words above. */
export function useUiText(): UiText {
  return (key, values = {}) =>
    TEXTS[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

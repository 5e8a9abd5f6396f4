import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { type Language, type Messages, type Translate, translator } from ".";
import { type Formatter, formatter } from "./format";

/** A formatter that knows what "now" the page was made at; a part that ages in place hands in its own. */
export interface ViewerFormatter extends Omit<Formatter, "relative"> {
  relative(at: number, now?: number): string;
}

interface I18n {
  language: Language;
  timeZone: string;
  t: Translate;
  format: ViewerFormatter;
  madeAt: number;
}

const Context = createContext<I18n | null>(null);

interface I18nProviderProps {
  language: Language;
  /** IANA zone of the viewer. */
  timeZone: string;
  messages: Messages;
  /** Instant the page was made at, ms: server and browser must say the same "5 min ago". */
  now?: number;
  children?: ReactNode;
}

/** Gives the page its language and zone; stands once, around everything. */
export function I18nProvider({ language, timeZone, messages, now, children }: I18nProviderProps) {
  const [mountedAt] = useState(() => now ?? Date.now());
  const madeAt = now ?? mountedAt;
  const value = useMemo(() => {
    const t = translator(language, messages);
    const bare = formatter(language, timeZone, t);
    const format = { ...bare, relative: (at: number, seenAt = madeAt) => bare.relative(at, seenAt) };
    return { language, timeZone, t, format, madeAt };
  }, [language, timeZone, messages, madeAt]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

function useI18n(): I18n {
  const value = useContext(Context);
  if (!value) throw new Error("I18nProvider is missing above this component");
  return value;
}

/** The translator of the page's language. */
export const useT = (): Translate => useI18n().t;

export const useLanguage = (): Language => useI18n().language;

/** The viewer's IANA zone. */
export const useTimeZone = (): string => useI18n().timeZone;

/** Dates, times, durations, numbers and lists in the viewer's language and zone. */
export const useFormat = (): ViewerFormatter => useI18n().format;

/** Instant the page was made at, ms, by the server's clock. */
export const useMadeAt = (): number => useI18n().madeAt;

import type { Language, MessageKey, Translate } from ".";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** English is written the European way (day first, 24 hours); its months are words, so nobody misreads them. */
const LOCALES: Record<Language, string> = { en: "en-GB", ru: "ru-RU", pl: "pl-PL" };

/** Instants are ms since the epoch, durations ms; everything is shown in the viewer's zone (IANA). */
export interface Formatter {
  /** "5 Mar 2026, 14:05" */
  dateTime(at: number): string;
  /** "5 Mar 2026" */
  date(at: number): string;
  /** "14:05" */
  time(at: number): string;
  /** "14:05:09", for rows of a log that a reader compares */
  timeWithSeconds(at: number): string;
  /** "5 Mar, 14:05", where the year goes without saying */
  dayAndTime(at: number): string;
  /** "5 min ago", "in 2 h", "just now"; a week or more away it is the date */
  relative(at: number, now: number): string;
  /** "2 h 10 min": the two largest units, rounded down; under a minute in seconds */
  duration(ms: number): string;
  number(value: number): string;
  /** "Anna, Ivan and Olga" */
  list(items: readonly string[]): string;
  /** "Poland" for "PL" (ISO 3166); the code where that names none. */
  country(code: string): string;
}

/** Formatters of one viewer; building one is cheap, the `Intl` objects behind it are shared. */
export function formatter(language: Language, timeZone: string, t: Translate): Formatter {
  const parts = (at: number) => partsOf(language, timeZone, at);
  const date = (at: number) => {
    const p = parts(at);
    return `${p.day} ${p.month} ${p.year}`;
  };
  const time = (at: number) => {
    const p = parts(at);
    return `${p.hour}:${p.minute}`;
  };
  return {
    dateTime: (at) => `${date(at)}, ${time(at)}`,
    date,
    time,
    timeWithSeconds: (at) => `${time(at)}:${parts(at).second}`,
    dayAndTime: (at) => `${parts(at).day} ${parts(at).month}, ${time(at)}`,
    relative: (at, now) => relative(t, at, now) ?? date(at),
    duration: (ms) => duration(t, ms),
    number: (value) => numbers(language).format(value).replaceAll("\u202f", "\u00a0"),
    list: (items) => lists(language).format(items),
    country: (code) => countries(language).of(code) ?? code,
  };
}

function relative(t: Translate, at: number, now: number): string | null {
  const away = Math.abs(now - at);
  const ago = at <= now;
  if (away < MINUTE_MS) return t("time.just_now");
  if (away < HOUR_MS)
    return t(ago ? "time.ago.minutes" : "time.in.minutes", { n: Math.floor(away / MINUTE_MS) });
  if (away < DAY_MS) return t(ago ? "time.ago.hours" : "time.in.hours", { n: Math.floor(away / HOUR_MS) });
  if (away < 7 * DAY_MS) return t(ago ? "time.ago.days" : "time.in.days", { n: Math.floor(away / DAY_MS) });
  return null;
}

const UNITS: readonly [MessageKey, number, number][] = [
  ["unit.days", DAY_MS, Number.POSITIVE_INFINITY],
  ["unit.hours", HOUR_MS, 24],
  ["unit.minutes", MINUTE_MS, 60],
];

function duration(t: Translate, ms: number): string {
  if (ms < MINUTE_MS) return t("unit.seconds", { n: Math.max(0, Math.floor(ms / 1000)) });
  const counted = UNITS.map(([key, unit, wrap]) => ({ key, n: Math.floor(ms / unit) % wrap }));
  const first = counted.findIndex(({ n }) => n > 0);
  return counted
    .slice(first, first + 2)
    .filter(({ n }) => n > 0)
    .map(({ key, n }) => t(key, { n }))
    .join(" ");
}

type DateParts = Record<"day" | "month" | "year" | "hour" | "minute" | "second", string>;

/** Taken apart and put together again, so that a server's and a browser's commas and spaces never differ. */
function partsOf(language: Language, timeZone: string, at: number): DateParts {
  const found = dates(`${language} ${timeZone}`).formatToParts(at);
  return Object.fromEntries(found.map(({ type, value }) => [type, value])) as DateParts;
}

const dates = remember((key: string) => {
  const [language, timeZone] = key.split(" ") as [Language, string];
  return new Intl.DateTimeFormat(LOCALES[language], {
    timeZone,
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
});
const numbers = remember((language: Language) => new Intl.NumberFormat(LOCALES[language]));
const lists = remember(
  (language: Language) => new Intl.ListFormat(LOCALES[language], { type: "conjunction" }),
);

const countries = remember(
  (language: Language) => new Intl.DisplayNames(LOCALES[language], { type: "region", fallback: "code" }),
);

/** `Intl` objects are costly to make and free to keep: at most one per language and zone in use. */
function remember<Key, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const made = new Map<Key, Made>();
  return (key) => {
    const known = made.get(key);
    if (known) return known;
    const fresh = make(key);
    made.set(key, fresh);
    return fresh;
  };
}

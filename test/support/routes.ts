import { readdirSync, readFileSync } from "node:fs";

export type AppRoute = {
  file: string;
  path: string;
  hasPage: boolean;
  hasLoader: boolean;
  hasAction: boolean;
  /** An index route takes its forms at `?index`. */
  isIndex: boolean;
};

const FOLDER = new URL("../../app/routes/", import.meta.url);

/** Every route of the app, from its file name by Remix's flat convention. Layouts without a path are left out. */
export function listRoutes(): AppRoute[] {
  return readdirSync(FOLDER)
    .filter((file) => /\.tsx?$/.test(file))
    .sort()
    .flatMap((file) => {
      const parts = splitName(file.replace(/\.tsx?$/, ""));
      const isLayout = parts.length === 1 && parts[0]?.startsWith("_");
      if (isLayout) return [];
      const text = readFileSync(new URL(file, FOLDER), "utf8");
      const path = parts
        .filter((part) => !part.startsWith("_"))
        .map((part) =>
          part.replace(/_$/, "").replaceAll(/[[\]]/g, "").replace(/^\$$/, "*").replace(/^\$/, ":"),
        );
      return [
        {
          file,
          isIndex: parts.at(-1) === "_index",
          path: `/${path.join("/")}`,
          hasPage: /export default/.test(text),
          hasLoader: /export (async )?(function|const) loader|export \{[^}]*\bloader\b/.test(text),
          hasAction: /export (async )?(function|const) action|export \{[^}]*\baction\b/.test(text),
        },
      ];
    });
}

/** Dots separate, but not inside [brackets]. */
const splitName = (name: string) => name.match(/(?:\[[^\]]*\]|[^.])+/g) ?? [];

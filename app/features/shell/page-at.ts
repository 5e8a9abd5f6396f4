import { PAGES, type Page } from "./pages";

/** The page of the table that a path belongs to: the longest one it begins with. */
export function pageAt(path: string): Page | undefined {
  const [bare = ""] = path.split("?");
  return (PAGES as readonly Page[])
    .filter(({ to }) => bare === to || (to !== "/" && bare.startsWith(`${to}/`)))
    .sort((a, b) => b.to.length - a.to.length)[0];
}

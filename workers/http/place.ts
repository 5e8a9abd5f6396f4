import { Recent } from "../recent";
import { openDoor } from "./doors";

/** What a URL is about. */
export type Place = {
  pathname: string;
  isDoor: boolean;
  isForPrograms: boolean;
  /** Remix asks for a page's data alone. */
  isData: boolean;
  /** The path as the gate, its live view and its log hear of it: no more of it than a socket may tell. */
  page: string;
  /** The page's path without Remix's `.data`, and its query without Remix's own. */
  path: string;
  pathAndQuery: string;
};

const KEPT = 1_000;
/** A longer URL is read each time, so that memory stays bounded. */
const LONGEST = 500;
/** As much as a frame of a socket may say (account-gate/client-frame.ts). */
const LONGEST_PAGE = 512;
const places = new Recent<string, Place>(KEPT);

/** A URL is read once in an isolate: a company's pages are few, and each of its people asks for the same. */
export function placeOf(url: string): Place {
  let place = places.get(url);
  if (place === undefined) {
    place = read(new URL(url));
    if (url.length <= LONGEST) places.set(url, place);
  }
  return place;
}

function read({ pathname, search }: URL): Place {
  const isData = pathname.endsWith(".data");
  const bare = isData ? pathname.slice(0, -".data".length) : pathname;
  const path = bare === "/_root" ? "/" : bare;
  return {
    pathname,
    page: path.slice(0, LONGEST_PAGE),
    isDoor: openDoor(pathname),
    isForPrograms: PROGRAMS.some((root) => pathname === root || pathname.startsWith(`${root}/`)),
    isData,
    path,
    pathAndQuery: path + (search === "" ? "" : searchOf(search)),
  };
}

/** `/api`, `/access` and the well-known documents answer programs; everything else is a page. */
const PROGRAMS = ["/api", "/access", "/.well-known"];

function searchOf(search: string): string {
  const query = new URLSearchParams(search);
  query.delete("_routes");
  return query.size > 0 ? `?${query}` : "";
}

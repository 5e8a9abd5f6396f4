/** Paths that answer without a session; everything else is behind the gate. A test lists them. */
export const OPEN_DOORS = [
  "/login",
  "/logout",
  "/choose",
  "/password",
  "/reset",
  "/invite",
  "/confirm",
  "/recover",
  "/let-in",
  "/setup",
  "/dev/mail",
  "/language",
  "/preview",
] as const;

export const openDoor = (pathname: string) =>
  OPEN_DOORS.some(
    (door) => pathname === door || pathname === `${door}.data` || pathname.startsWith(`${door}/`),
  );

/**
 * What a request is about: the page's path without Remix's `.data`, and whether a person made it. Polls and other
 * framework traffic neither touch nor slide a session (architecture).
 */
export function pageOf(request: Request, url: URL) {
  const isData = url.pathname.endsWith(".data");
  const bare = isData ? url.pathname.slice(0, -".data".length) : url.pathname;
  const path = bare === "/_root" ? "/" : bare;
  const search = url.search === "" ? "" : searchOf(url.search);
  return {
    isData,
    path,
    pathAndQuery: path + search,
    isVisit: request.headers.get("x-gatehouse-poll") === null && path !== "/live",
  };
}

function searchOf(search: string): string {
  const query = new URLSearchParams(search);
  query.delete("_routes");
  return query.size > 0 ? `?${query}` : "";
}

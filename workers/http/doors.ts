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

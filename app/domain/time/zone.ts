/** Whether a text names an IANA zone that this platform knows. */
export function isTimeZone(zone: string): boolean {
  if (zone.length > 64) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }) !== null;
  } catch {
    return false;
  }
}

/** The names of all IANA zones, for a list to choose from. */
export const timeZones = (): string[] => Intl.supportedValuesOf("timeZone");

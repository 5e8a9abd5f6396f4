import { expect, test } from "vitest";
import { timeZoneOf } from "~/http/language";
import { zoneOfAddress } from "~workers/http/client";

const signedIn = (profile: string | null) =>
  ({ profile: { timeZone: profile }, settings: { timeZone: "Europe/Warsaw" } }) as never;
const cookie = "__Host-zone=Asia%2FTokyo; zone=Asia%2FTokyo";

test.each([
  ["the profile's own before all", signedIn("America/Lima"), cookie, "Asia/Omsk", "America/Lima"],
  ["the browser's, once it has told it", signedIn(null), cookie, "Asia/Omsk", "Asia/Tokyo"],
  ["on a first visit that of the address", null, "", "Asia/Omsk", "Asia/Omsk"],
  ["signed in, without cookie: of the address", signedIn(null), "", "Asia/Omsk", "Asia/Omsk"],
  ["without Cloudflare the company's", signedIn(null), "", null, "Europe/Warsaw"],
  ["a zone that does not exist is none", signedIn(null), "", "Mars/Base", "Europe/Warsaw"],
  ["nothing is known", null, "", null, "UTC"],
])("dates are in %s", (_whose, person, sent, place, zone) => {
  const request = new Request("https://gate.example.com/login", { headers: { cookie: sent } });
  expect(timeZoneOf(request, { signedIn: person, zoneOfAddress: place })).toBe(zone);
});

test("Cloudflare's place of a request is read where it is, and nothing is made up where it is not", () => {
  const request = new Request("https://gate.example.com/");
  expect(zoneOfAddress(request)).toBeNull();
  expect(zoneOfAddress(Object.assign(request, { cf: { timezone: "Asia/Omsk" } }))).toBe("Asia/Omsk");
});

import { UAParser } from "ua-parser-js";
import type { Device } from "~/domain/log/entry";

const LONGEST = 512;

/** Browser, system and kind of device in a few words; the raw text stays, cut and without control characters (AM-12). */
export function deviceOf(userAgent: string | null): Device {
  const ua = (userAgent ?? "")
    .slice(0, LONGEST)
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, " ");
  const { browser, os, device } = new UAParser(ua).getResult();
  return {
    browser: [browser.name, browser.major].filter(Boolean).join(" "),
    os: [os.name, os.version].filter(Boolean).join(" "),
    device: device.type ?? "desktop",
    ua,
  };
}

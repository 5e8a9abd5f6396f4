import type { Device } from "../../app/domain/log/entry";

const WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";
const MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";
const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X)";
const ANDROID = "Mozilla/5.0 (Linux; Android 10; K)";
const WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)";

/** What browsers say of themselves, with what `deviceOf` reads in it (a test compares them). */
export const DEVICES = {
  windows_chrome: said("Chrome 141", "Windows 10", `${WINDOWS} ${WEBKIT} Chrome/141.0.0.0 Safari/537.36`),
  windows_edge: said(
    "Edge 141",
    "Windows 10",
    `${WINDOWS} ${WEBKIT} Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0`,
  ),
  windows_firefox: said(
    "Firefox 144",
    "Windows 10",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0",
  ),
  mac_safari: said(
    "Safari 26",
    "Mac OS 10.15.7",
    `${MAC} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15`,
  ),
  mac_chrome: said("Chrome 141", "Mac OS 10.15.7", `${MAC} ${WEBKIT} Chrome/141.0.0.0 Safari/537.36`),
  linux_firefox: said(
    "Firefox 144",
    "Ubuntu",
    "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0",
  ),
  iphone: said(
    "Mobile Safari 18",
    "iOS 18.6",
    `${IPHONE} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1`,
    "mobile",
  ),
  android: said(
    "Chrome 141",
    "Android 10",
    `${ANDROID} ${WEBKIT} Chrome/141.0.0.0 Mobile Safari/537.36`,
    "mobile",
  ),
} as const;
export type DeviceKey = keyof typeof DEVICES;

export const DESKS: readonly DeviceKey[] = [
  "windows_chrome",
  "windows_chrome",
  "windows_edge",
  "windows_firefox",
  "mac_safari",
  "mac_chrome",
  "linux_firefox",
];
export const PHONES: readonly DeviceKey[] = ["android", "android", "iphone"];

/** What a program says that tries passwords. */
export const GUESSER: Device = { browser: "", os: "", device: "desktop", ua: "python-requests/2.32.3" };

function said(browser: string, os: string, ua: string, device = "desktop"): Device {
  return { browser, os, device, ua };
}

import type { Device, Origin } from "../../app/domain/log/entry";
import { deviceOf } from "../../app/http/user-agent";

const KEPT = 500;
const devices = new Map<string, Device>();

/** Who is asking, apart from the person and the device: a program's cookies mean nothing (security.md row 17). */
export function programOf(request: Request, address: string | null): Origin {
  const device = parsed(request.headers.get("user-agent") ?? "");
  return { address, country: countryOf(request), device, deviceId: null, newDevice: false };
}

/** Parsing costs more than the whole admission, and a company has few different browsers. */
function parsed(userAgent: string): Device {
  let device = devices.get(userAgent);
  if (device === undefined) {
    device = deviceOf(userAgent);
    if (devices.size >= KEPT) devices.clear();
    devices.set(userAgent, device);
  }
  return device;
}

function countryOf(request: Request): string | null {
  const country = (request as Request<unknown, IncomingRequestCfProperties>).cf?.country;
  return typeof country === "string" && /^[A-Z]{2}$/.test(country) ? country : null;
}

/** The zone of the place where Cloudflare sees the address: dates of a first visit, before the browser has told its own. */
export function zoneOfAddress(request: Request): string | null {
  const zone = (request as Request<unknown, IncomingRequestCfProperties>).cf?.timezone;
  return typeof zone === "string" && zone !== "" ? zone : null;
}

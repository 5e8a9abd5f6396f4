import { expect, test } from "vitest";
import { deviceOf } from "~/http/user-agent";
import { DEVICES, GUESSER } from "~db/seed/devices";

test("the demo company's devices are what the door reads in their user agents [AM-12]", () => {
  for (const device of [...Object.values(DEVICES), GUESSER]) expect(deviceOf(device.ua)).toEqual(device);
});

import { type Gatehouse, type GatehouseOptions, startGatehouse } from "../../scripts/lib/serve.mjs";

/** Any free port may be taken by another test between the look and the listening: then the next one is tried. */
export async function startOnFreePort(options: GatehouseOptions, attempts = 3): Promise<Gatehouse> {
  try {
    return await startGatehouse(options);
  } catch (failure) {
    if (options.port || attempts <= 1 || !/address already in use/i.test(String(failure))) throw failure;
    return startOnFreePort(options, attempts - 1);
  }
}

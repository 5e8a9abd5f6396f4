import wasm from "argon2id/dist/simd.wasm?module";
import setup, { type computeHash } from "argon2id/lib/setup.js";

let ready: Promise<computeHash> | undefined;

/** Argon2id of RFC 9106, computed by one instance per isolate: its memory is reused from call to call. */
export function loadArgon2id(): Promise<computeHash> {
  const instantiate = async (imports: WebAssembly.Imports) => ({
    module: wasm,
    instance: await WebAssembly.instantiate(wasm, imports),
  });
  ready ??= setup(instantiate, instantiate);
  return ready;
}

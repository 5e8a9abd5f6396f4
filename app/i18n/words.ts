/**
 * The words of every language, for the server. The deployed bundle has a stand-in for this module
 * (`workers/kept-apart.ts`), which reads the same words out of a static file: they would be a sixth of the bundle.
 */
export { messages as en } from "./en";
export { messages as pl } from "./pl";
export { messages as ru } from "./ru";

/** Resolves when the words can be used: here at once. */
export async function ready(_assets: { fetch: (url: string) => Promise<Response> }): Promise<void> {}

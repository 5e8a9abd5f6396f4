/**
 * Tells zod not to compile its checks: the content policy forbids evaluated code (security.md 18), and every page with a
 * form would have the attempt reported. To be called before the first schema is made.
 */
export function forgoEval(): void {
  const shared = globalThis as { __zod_globalConfig?: { jitless?: boolean } };
  shared.__zod_globalConfig = { ...shared.__zod_globalConfig, jitless: true };
}

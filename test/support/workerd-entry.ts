import { DurableObject } from "cloudflare:workers";

/**
 * The Worker of the workerd tests: the objects without the Remix build, which only its own compiler can make.
 * Its `fetch` is the hasher's, so that the binding `HASHER` of these tests is the real one.
 */
export { default } from "~workers/hasher";

// Stand-ins until the real objects land.
export class AccountGate extends DurableObject {}
export class LoginThrottle extends DurableObject {}

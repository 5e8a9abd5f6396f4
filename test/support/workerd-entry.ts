/**
 * The Worker of the workerd tests: the objects without the Remix build, which only its own compiler can make.
 * Its `fetch` is the hasher's, so that the binding `HASHER` of these tests is the real one.
 */
export { default } from "~workers/hasher";
export { AccountGate } from "~workers/objects/account-gate";
export { LoginThrottle } from "~workers/objects/login-throttle";

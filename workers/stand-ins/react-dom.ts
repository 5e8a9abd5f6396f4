/**
 * What components import from react-dom, for the server's bundle: nothing is mounted there, so that a portal
 * shows nothing and there is nothing to flush.
 */
export const createPortal = () => null;
export const flushSync = <T>(work: () => T): T => work();
export const unstable_batchedUpdates = <A, T>(work: (argument: A) => T, argument: A): T => work(argument);

export default { createPortal, flushSync, unstable_batchedUpdates };

/**
 * A turn of the event loop between two steps: work that never leaves it holds back every other request of this isolate.
 * `ms`: how long at least.
 */
export const letOthersIn = (ms = 1) => new Promise<void>((resolve) => setTimeout(resolve, ms));

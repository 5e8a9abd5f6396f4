/**
 * Lets the primitives' own style elements pass the Content-Security-Policy (`style-src 'self' 'nonce-…'`).
 * The scroll lock of dialogs and menus injects a style element and takes its nonce from this webpack name
 * (package get-nonce). ScrollArea and Select of Radix put style elements into the markup and are not used here.
 * Call once in entry.client, before hydration. Scripts hide their nonce attribute, so it is read as a property.
 */
export function adoptNonce(nonce: string | undefined = pageNonce()): void {
  if (nonce) Object.assign(globalThis, { __webpack_nonce__: nonce });
}

function pageNonce(): string | undefined {
  return document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce || undefined;
}

/**
 * What the live table imports from @tanstack/react-virtual, for the server's bundle: a page that nobody has scrolled
 * shows its first rows, and the browser counts what is in view.
 */
export const useWindowVirtualizer = () => ({
  measureElement: undefined,
  getVirtualItems: () => [],
  getTotalSize: () => 0,
});

import { ensureInstalled } from "./lib/install.mjs";
import { onModernNode } from "./lib/node.mjs";
import { go } from "./lib/run.mjs";

// npm run pictures [-- --all --to folder --lang en]: pictures of the main pages for docs/pictures, from a demo company of
// its own. `--all` takes every page at both widths and in both themes, which is too much to keep.
go(async () => {
  await ensureInstalled();
  await onModernNode(import.meta.url);
  const { takePictures } = await import("./lib/pictures.mjs");
  await takePictures(process.argv.slice(2));
});

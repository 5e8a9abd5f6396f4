import { copyFileSync, mkdirSync } from "node:fs";
import { at } from "./paths.mjs";

const FILES = ["swagger-ui-bundle.js", "swagger-ui.css"];

/** Puts the viewer of /api/docs among the built files: served from here, and the same for everybody. */
export function copyDocsViewer() {
  mkdirSync(at("public/build/_docs"), { recursive: true });
  for (const file of FILES)
    copyFileSync(at(`node_modules/swagger-ui-dist/${file}`), at(`public/build/_docs/${file}`));
}

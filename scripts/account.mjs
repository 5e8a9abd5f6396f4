import { ensureInstalled } from "./lib/install.mjs";
import { onModernNode } from "./lib/node.mjs";
import { go } from "./lib/run.mjs";

// npm run account -- --name "Acme" --email ada@acme.test --owner "Ada Lovelace" [--language en|ru|pl] [--remote]:
// another company. An e-mail that is known already keeps its identity; a new one starts with "Forgot password".
go(async () => {
  await ensureInstalled();
  await onModernNode(import.meta.url);
  const { languageOf } = await import("./lib/first-start.mjs");
  const { option, withDatabase } = await import("./lib/operator.mjs");
  const [name = "", ...surname] = option("owner").split(" ");
  const owner = { email: option("email"), name, surname: surname.join(" ") };
  const input = {
    name: option("name"),
    language: languageOf(option("language", process.env.LANG || "en")),
    owner,
  };
  await withDatabase(async (db, commands) => {
    const id = await commands.addCompany(db, input, Date.now());
    console.log(`${input.name} is there (${id}); ${owner.email} owns it.`);
  });
});

import { ensureInstalled } from "./lib/install.mjs";
import { onModernNode } from "./lib/node.mjs";
import { go, Sorry } from "./lib/run.mjs";

// npm run account -- --name "Acme" --email ada@acme.test [--owner "Ada Lovelace"] [--language en|ru|pl] [--remote]:
// another company. An e-mail that is known here keeps its identity and password; a new one gets a one-time link.
// npm run account -- --name "North" --demo: another demo company, which shares its owner with the first; local only.
go(async () => {
  await ensureInstalled();
  await onModernNode(import.meta.url);
  const { languageOf } = await import("./lib/first-start.mjs");
  const { isGiven, option, withDatabase } = await import("./lib/operator.mjs");
  const language = languageOf(option("language", process.env.LANG || "en"));
  if (isGiven("demo"))
    return addDemo({ name: option("name"), language, isRemote: isGiven("remote") }, withDatabase);
  const email = option("email");
  const [name = "", ...surname] = option("owner", email.split("@")[0]).split(" ");
  const input = { name: option("name"), language, owner: { email, name, surname: surname.join(" ") } };
  await withDatabase(async (db, commands) => {
    const { token } = await commands.addCompany(db, input, Date.now());
    console.log(`${input.name} is there, and ${email} owns it.`);
    if (token === null) console.log("They sign in with the password they have here already.");
    else
      console.log(
        `A link to choose a password, for ${commands.LINK_HOURS} hours: ${origin(isGiven("remote"))}/reset/${token}`,
      );
  });
});

/** The address that people type. A deployed one is known to the Worker alone, so it is asked for. */
function origin(isRemote) {
  const local = `http://localhost:${process.env.PORT || "8787"}`;
  return process.env.ORIGIN || (isRemote ? "https://YOUR-ADDRESS" : local);
}

async function addDemo({ name, language, isRemote }, withDatabase) {
  if (isRemote) throw new Sorry("A demo company is for a local deployment only: please leave out --remote.");
  const { loadSeed } = await import("./lib/first-start.mjs");
  await withDatabase(async (db) => {
    const seed = await loadSeed();
    const hash = async () => {
      const shared = await seed.sharedHash(db);
      if (shared === null) throw new Sorry("There is no demo company yet: `npm start` makes the first one.");
      return shared;
    };
    const added = await seed.addDemoCompany({ db, gates: null, hash, now: Date.now(), language }, name);
    console.log(`${name} is there: owner@demo.test owns it too and chooses a company after signing in.`);
    console.log(`Its other people: head@${added.domain}, manager@${added.domain}, …  ${added.password}`);
  });
}

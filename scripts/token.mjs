import { ensureInstalled } from "./lib/install.mjs";
import { onModernNode } from "./lib/node.mjs";
import { go } from "./lib/run.mjs";

// npm run token -- --email admin@demo.test [--name "First token"] [--days 30] [--account "Name or id"] [--remote]:
// an API token of this person, with everything they may. Shown once, logged; the command ends when it is in force, which
// takes a running Gatehouse at most a minute.
go(async () => {
  await ensureInstalled();
  await onModernNode(import.meta.url);
  const { option, withDatabase } = await import("./lib/operator.mjs");
  const wanted = {
    email: option("email"),
    name: option("name", "Command line"),
    days: Number(option("days", "30")),
    account: option("account", "*"),
  };
  let account;
  /** Through a connection of its own: an open one does not see what another process has written since. */
  const isTaken = async () => {
    let taken = false;
    await withDatabase(async (db, commands) => {
      taken = await commands.hasTaken(db, account);
    });
    return taken;
  };
  await withDatabase(async (db, commands) => {
    const made = await commands.makeToken(db, wanted, Date.now());
    if (made.ok) {
      console.log(`A token of ${wanted.email} in ${made.company}, for ${wanted.days} days:`);
      console.log(made.text);
      account = made.account;
      return;
    }
    console.error(SENTENCES[made.refusal](wanted));
    process.exitCode = 1;
  });
  if (account !== undefined) await waitFor(isTaken);
});

/** Until the gate has it. Said on the error output, so that the token stays the last line of the other. */
async function waitFor(isTaken) {
  const until = Date.now() + 75_000;
  if (await isTaken()) return;
  console.error("Waiting until it is in force, at most a minute …");
  while (Date.now() < until) {
    await new Promise((next) => setTimeout(next, 4_000));
    if (await isTaken()) return console.error("It is in force.");
  }
  console.error(
    "Gatehouse has not taken it yet: is it running? The token is in force a minute after it starts.",
  );
}

const SENTENCES = {
  nobody: ({ email }) => `Nobody here signs in as ${email} and may have API tokens.`,
  several: ({ email }) => `${email} works for more than one company: please give --account "…".`,
  days: () => "Please give --days between 1 and 366.",
};

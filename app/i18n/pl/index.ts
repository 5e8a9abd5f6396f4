import { access } from "./access";
import { actions } from "./actions";
import { allowlist } from "./allowlist";
import { audit } from "./audit";
import { authlog } from "./authlog";
import { card } from "./card";
import { chats } from "./chats";
import { closing } from "./closing";
import { common } from "./common";
import { erasure } from "./erasure";
import { errors } from "./errors";
import { exporting } from "./exporting";
import { figures } from "./figures";
import { first } from "./first";
import { foreign } from "./foreign";
import { forms } from "./forms";
import { gate } from "./gate";
import { handOver } from "./hand-over";
import { invite } from "./invite";
import { jobs } from "./jobs";
import { limits } from "./limits";
import { live } from "./live";
import { log } from "./log";
import { mail } from "./mail";
import { mailPages } from "./mail-pages";
import { nav } from "./nav";
import { newcomers } from "./newcomers";
import { peopleImport } from "./people-import";
import { registries } from "./registries";
import { roles } from "./roles";
import { session } from "./session";
import { settings } from "./settings";
import { standing } from "./standing";
import { states } from "./states";
import { structure } from "./structure";
import { terms } from "./terms";
import { tokens } from "./tokens";
import { ui } from "./ui";
import { users } from "./users";
import { webhooks } from "./webhooks";
import { why } from "./why";
import { work } from "./work";
import { workExport } from "./work-export";
import { workImport } from "./work-import";

/** All messages in Polish; an area is added to the three index files at once. */
export const messages = {
  ...access,
  ...actions,
  ...allowlist,
  ...audit,
  ...authlog,
  ...chats,
  ...closing,
  ...common,
  ...errors,
  ...erasure,
  ...exporting,
  ...figures,
  ...first,
  ...forms,
  ...gate,
  ...handOver,
  ...jobs,
  ...limits,
  ...live,
  ...log,
  ...mail,
  ...mailPages,
  ...nav,
  ...registries,
  ...roles,
  ...session,
  ...settings,
  ...states,
  ...terms,
  ...users,
  ...tokens,
  ...ui,
  ...webhooks,
  ...foreign,
  ...why,
  ...work,
  ...workExport,
  ...workImport,
  ...standing,
  ...structure,
  ...invite,
  ...newcomers,
  ...card,
  ...peopleImport,
};

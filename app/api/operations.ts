import type { Operation } from "./core/operation";
import { liveEvents } from "./live-events";
import { activity } from "./resources/activity";
import { auditLog } from "./resources/audit-log";
import { authLog } from "./resources/auth-log";
import { channels } from "./resources/channels";
import { conversationActs } from "./resources/conversations/acts";
import { conversations } from "./resources/conversations/conversations";
import { incoming } from "./resources/conversations/incoming";
import { crm } from "./resources/crm";
import { crmChanges } from "./resources/crm-changes";
import { crmConnections } from "./resources/crm-connections";
import { decisions } from "./resources/decisions";
import { exports } from "./resources/exports";
import { grants } from "./resources/grants";
import { handOvers } from "./resources/hand-overs";
import { holds } from "./resources/holds";
import { ingestion } from "./resources/ingestion";
import { invitations } from "./resources/invitations";
import { jobs } from "./resources/jobs";
import { gauges } from "./resources/limits/gauges";
import { limits } from "./resources/limits/limits";
import { me } from "./resources/me";
import { network } from "./resources/network";
import { newUser } from "./resources/new-user";
import { resourceTypes } from "./resources/resource-types";
import { roles } from "./resources/roles";
import { sessions } from "./resources/sessions";
import { units } from "./resources/units";
import { updateUser } from "./resources/update-user";
import { users } from "./resources/users";
import { webhooks } from "./resources/webhooks";
import { bin } from "./resources/work/bin";
import { deals } from "./resources/work/deals";
import { parties } from "./resources/work/parties";
import { stages } from "./resources/work/stages";
import { tasks } from "./resources/work/tasks";

/** Every operation of the API, in the order of its reference. */
export const OPERATIONS: readonly Operation[] = [
  ...me,
  ...users,
  ...updateUser,
  ...newUser,
  ...holds,
  ...handOvers,
  ...invitations,
  ...units,
  ...roles,
  ...grants,
  ...decisions,
  ...resourceTypes,
  ...channels,
  ...crm,
  ...crmConnections,
  ...crmChanges,
  ...deals,
  ...stages,
  ...parties,
  ...tasks,
  ...bin,
  ...conversations,
  ...conversationActs,
  ...incoming,
  ...exports,
  ...jobs,
  ...network,
  ...sessions,
  ...activity,
  liveEvents,
  ...ingestion,
  ...limits,
  ...gauges,
  ...authLog,
  ...auditLog,
  ...webhooks,
];

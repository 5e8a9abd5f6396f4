import { type SQL, sql } from "drizzle-orm";

/**
 * The JSON of each gate op, computed by SQL inside the batch that makes the change: it sees the batch's own writes,
 * so an op can never carry a state that was read before somebody else's commit. Hydration uses the same expressions.
 */
const grantsJson = (where: SQL) => sql`(SELECT json_group_array(json_object('id', g.id, 'roleId', g.role_id,
  'permission', g.permission, 'level', g.level, 'sourceId', g.source_id, 'connectionId', g.connection_id,
  'from', g.valid_from, 'until', g.valid_until, 'origin', g.origin,
  'withoutReply', json(CASE g.without_reply WHEN 1 THEN 'true' ELSE 'false' END))) FROM grants g WHERE ${where})`;

const truth = (condition: SQL) => sql`json(CASE WHEN ${condition} THEN 'true' ELSE 'false' END)`;

/** SQLite here takes 32 arguments a function, so what does not fit is inserted behind. */
export const personJson = sql`json_insert(json_object('t', 'person', 'user', u.id, 'publicId', u.public_id, 'name', u.name,
  'surname', u.surname, 'email', u.email, 'language', u.language, 'timeZone', u.time_zone,
  'departmentId', u.department_id, 'kind', u.kind, 'version', u.access_version,
  'isDeleted', ${truth(sql`u.deleted_at IS NOT NULL`)},
  'isOwner', ${truth(sql`EXISTS (SELECT 1 FROM account_owners o WHERE o.account_id = u.account_id AND o.user_id = u.id)`)}),
  '$.holds', json((SELECT json_group_array(json_object('id', h.id, 'kind', h.kind, 'startsAt', h.starts_at, 'endsAt', h.ends_at))
    FROM holds h WHERE h.account_id = u.account_id AND h.user_id = u.id AND h.lifted_at IS NULL)),
  '$.said', json_object('availability', u.availability, 'until', u.availability_until),
  '$.units', json((SELECT json_group_array(m.unit_id) FROM unit_members m WHERE m.account_id = u.account_id AND m.user_id = u.id)),
  '$.reach', json((SELECT json_group_array(r.unit_id) FROM unit_reach r WHERE r.account_id = u.account_id AND r.viewer_id = u.id)),
  '$.heads', json((SELECT json_group_array(d.id) FROM units d WHERE d.account_id = u.account_id AND d.head_user_id = u.id AND d.is_active = 1)),
  '$.queues', json((SELECT json_group_array(json_object('source', c.id, 'name', c.name, 'isOff', json(CASE c.status WHEN 'off' THEN 'true' ELSE 'false' END)))
    FROM source_queue q JOIN sources c ON c.account_id = q.account_id AND c.id = q.source_id
    WHERE q.account_id = u.account_id AND q.user_id = u.id)),
  '$.grants', json(${grantsJson(sql`g.account_id = u.account_id AND g.subject_kind = 'user' AND g.subject_id = u.id`)}))`;

export const unitJson = sql`json_object('t', 'unit', 'unit', n.id, 'kind', n.kind, 'name', n.name,
  'isActive', ${truth(sql`n.is_active = 1`)},
  'grants', json(${grantsJson(sql`g.account_id = n.account_id AND g.subject_kind = 'unit' AND g.subject_id = n.id`)}))`;

export const everybodyJson = (accountId: number) => sql`json_object('t', 'everybody',
  'grants', json(${grantsJson(sql`g.account_id = ${accountId} AND g.subject_kind = 'everyone'`)}))`;

export const roleJson = sql`json_object('t', 'role', 'role', r.id, 'family', r.family, 'template', r.template,
  'name', r.name, 'isActive', ${truth(sql`r.is_active = 1`)},
  'cells', CASE WHEN r.has_own_cells = 1 OR r.template IS NULL THEN json((
    SELECT json_group_object(c.permission, c.level) FROM role_cells c WHERE c.account_id = r.account_id AND c.role_id = r.id))
    ELSE NULL END)`;

export const settingsJson = sql`json_insert(json_object('t', 'settings', 'account', s.account_id, 'publicId', s.account_public_id,
  'companyName', s.company_name, 'timeZone', s.time_zone, 'weekStart', s.week_start, 'language', s.language,
  'isDemo', ${truth(sql`s.is_demo = 1`)}, 'showsPage', ${truth(sql`s.shows_page = 1`)},
  'staff', json_object('idleMs', s.staff_idle_ms, 'absoluteMs', s.staff_absolute_ms),
  'admin', json_object('idleMs', s.admin_idle_ms, 'absoluteMs', s.admin_absolute_ms),
  'sessionCap', s.session_cap, 'strictCoupling', ${truth(sql`s.strict_coupling = 1`)},
  'idleAfterMs', s.idle_after_ms, 'noticeVersion', s.notice_version),
  '$.closingAt', s.closing_at, '$.crmPrecedence', s.crm_precedence)`;

export const networkJson = sql`json_object('t', 'network', 'isOn', ${truth(sql`n.is_on = 1`)},
  'coversTokens', ${truth(sql`n.covers_tokens = 1`)},
  'exempt', json((SELECT json_group_array(x.user_id) FROM network_exempt x WHERE x.account_id = n.account_id)),
  'entries', json((SELECT json_group_array(json_object('id', e.id, 'scope', e.scope, 'scopeId', e.scope_id, 'mode', e.mode,
    'network', e.network, 'expiresAt', e.expires_at)) FROM network_entries e WHERE e.account_id = n.account_id)),
  'probation', CASE WHEN n.confirm_by IS NULL THEN NULL ELSE json_object('confirmBy', n.confirm_by, 'before', json(n.before)) END)`;

export const limitsJson = (accountId: number) => sql`json_object('t', 'limits', 'limits', json((
  SELECT json_group_array(json_object('limit', l.id, 'publicId', l.public_id, 'metric', l.metric, 'threshold', l.threshold,
    'period', l.period, 'action', l.action, 'warnAt', l.warn_at, 'forAll', ${truth(sql`l.for_all = 1`)},
    'includeAdmins', ${truth(sql`l.include_admins = 1`)}, 'autoRestore', ${truth(sql`l.auto_restore = 1`)},
    'isOn', ${truth(sql`l.is_on = 1`)}, 'subjects', json((SELECT json_group_array(json_object('kind', s.kind, 'id', s.subject_id))
      FROM limit_subjects s WHERE s.account_id = l.account_id AND s.limit_id = l.id))))
  FROM limits l WHERE l.account_id = ${accountId})))`;

/** Sources of the ops: table with alias, so that `WHERE` can name the row. */
export const opSelect = {
  person: (accountId: number, userId: number | SQL) =>
    sql`SELECT ${personJson} AS op FROM users u WHERE u.account_id = ${accountId} AND u.id = ${userId}`,
  /** The whole state of many people in one op: a structure or role change with its holders. */
  people: (accountId: number, which: SQL) => sql`SELECT json_object('t', 'people', 'people',
    json((SELECT json_group_array(json(${personJson})) FROM users u WHERE u.account_id = ${accountId} AND u.id IN (${which})))) AS op`,
  unit: (accountId: number, unitId: number) =>
    sql`SELECT ${unitJson} AS op FROM units n WHERE n.account_id = ${accountId} AND n.id = ${unitId}`,
  everybody: (accountId: number) => sql`SELECT ${everybodyJson(accountId)} AS op`,
  /** All limits of the account, whole: they are few. */
  limits: (accountId: number) => sql`SELECT ${limitsJson(accountId)} AS op`,
  /** A lift of a limit's hold is a restore of that limit (semantics 7). */
  limitRestored: (accountId: number, holdId: string, at: number) =>
    sql`SELECT json_object('t', 'limit_restored', 'user', h.user_id, 'limit', coalesce(h.limit_id, 0), 'raisedTo', NULL,
      'at', ${at}) AS op FROM holds h WHERE h.account_id = ${accountId} AND h.id = ${holdId}`,
  role: (accountId: number, roleId: number) =>
    sql`SELECT ${roleJson} AS op FROM roles r WHERE r.account_id = ${accountId} AND r.id = ${roleId}`,
  settings: (accountId: number) =>
    sql`SELECT ${settingsJson} AS op FROM settings s WHERE s.account_id = ${accountId}`,
  network: (accountId: number) =>
    sql`SELECT ${networkJson} AS op FROM network_state n WHERE n.account_id = ${accountId}`,
  /** The access versions of many people at once (a role edit, a structure change). */
  versions: (accountId: number, which: SQL) =>
    sql`SELECT json_object('t', 'versions', 'people', json((SELECT json_group_array(json_array(u.id, u.access_version)) FROM users u WHERE u.account_id = ${accountId} AND ${which}))) AS op`,
  literal: (json: string) => sql`SELECT ${json} AS op`,
};

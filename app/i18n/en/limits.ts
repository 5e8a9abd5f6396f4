/** Activity limits: metrics, periods, forms, notices. */
export const limits = {
  "limit.hour": "Hour",
  "limit.day": "Day",
  "limit.week": "Week",
  "limit.month": "Month",
  "limit.deals_handled": "Deals handled",
  "limit.deals_closed": "Deals closed",
  "limit.deals_created": "Deals created",
  "limit.cards_viewed": "Cards viewed",
  "limit.list_items": "List rows viewed",
  "limit.messages_sent": "Messages sent",
  "limit.exported_rows": "Rows exported",
  "limit.left": "Left: {n}",
  "limit.restore_now": "Restore now",
  "limit.raise": "Raise for this period",
  "limit.admin": '{name} reached the limit "{limit}" ({count}) and is deactivated until {date}.',
  "limit.near": '{n} left until the limit "{limit}".',
} as const;

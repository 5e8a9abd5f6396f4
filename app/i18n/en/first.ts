/** The first minutes, the demo company, the start page, and the cards of "Stop access". */
export const first = {
  "first.own_clients": "Each with their own clients",
  "first.whoever_is_free": "Whoever is free answers",
  "first.one_per_channel": "One person per channel",
  "first.question": "How do you work with clients?",
  "first.second_admin": "Appoint a second administrator",
  "first.my_office": "My office",
  "first.demo": "Demo company",
  "first.own_company": "Create your own company",
  "close.for_a_time": "For a time",
  "close.until_i_decide": "Until I decide",
  "close.left": "Dismissed, hand over the work",
  "close.archive": "To the archive",
  "close.hijacked": "Hijacked!",
  "new_clients.nobody": "Nobody receives new clients: only Supervisors and Quality control will see them.",
  "delete.confirm":
    "Delete {name}? Access ends at once; {n} records go to {successor}; the history is archived.",
} as const;

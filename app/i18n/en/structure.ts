/** Departments, groups and workgroups. */
export const structure = {
  "structure.lead":
    "Who belongs together. A department sees its own records, its head sees everything below.",
  "structure.create": "New department or group",
  "structure.kind": "Kind",
  "structure.workgroup": "Workgroup",
  "structure.none": "None yet.",
  "structure.members": "{n, plural, one {# member} other {# members}}",
  "structure.headed_by": "Head: {name}",
  "structure.facts": "Name and place",
  "structure.who": "Members",
  "structure.find": "Find an employee",
  "structure.parent": "Inside",
  "structure.top": "On top",
  "structure.nobody": "Nobody",
  "structure.head_hint": "Sees the records of this department and of all below.",
  "structure.records_hint": "Otherwise the group only shares rights.",
  "structure.proposal.add": "{name} is ticked to be a member: save to apply.",
  "structure.proposal.drop": "{name} is no longer ticked: save to apply.",
  "structure.cycle": "A department cannot be inside itself.",
  "structure.in_use": "The IP allowlist has lines for this department. Change them first.",
  "structure.delete.title": "Delete: {name}",
  "structure.delete.lead":
    "Members: {n}. Rights given to all of them: {grants}; they end now. Departments inside move up one level.",
  "structure.delete.move": "Where do the people go?",
} as const;

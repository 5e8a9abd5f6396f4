/** The list as a file: deals, contacts, companies, tasks, chats. */
export const workExport = {
  "take.button": "Export",
  "take.title.deal": "Export deals",
  "take.title.contact": "Export contacts",
  "take.title.company": "Export companies",
  "take.title.task": "Export tasks",
  "take.title.conversation": "Export chats",
  "take.lead": "The rows that the list shows with its filters, as far as you may export them.",
  "take.filtered": "With the filters of the list",
  "take.columns": "Columns",
  "take.start": "Make the file",
  "take.mine": "My files",
  "take.mine_hint":
    "A file can be fetched for an hour, by you only. Its rows count when you fetch it; the log says who exported what.",
  "take.no_columns": "Choose at least one column.",
  "take.refused": "No right any more",
} as const;

/** Settings → Erasure of personal data. */
export const erasure = {
  "erasure.title": "Erasure of personal data",
  "erasure.lead":
    "People who were deleted. Erasing takes their name, address and devices out of everything that is kept; what they did stays, under a number.",
  "erasure.done": "The personal data are erased.",
  "erasure.nobody": "Nobody has been deleted.",
  "erasure.state.done": "Erased",
  "erasure.state.asked": "Asked for",
  "erasure.deleted_at": "Deleted {date}",
  "erasure.file": "Their data as a file",
  "erasure.ask": "Note the request",
  "erasure.erase": "Erase",
  "erasure.confirm_title": "Erase all about {name}?",
  "erasure.confirm":
    "There is no way back. Copies made so far are removed, too, because they hold the same data.",
  "erasure.not_typed": "The name that was typed is another one. Nothing is erased.",
  "erasure.already": "These data are erased already.",
} as const;

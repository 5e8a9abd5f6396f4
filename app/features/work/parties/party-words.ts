/** The words and addresses of the two kinds of client. */
export const PARTY_WORDS = {
  contact: {
    path: "/contacts",
    title: "nav.contacts",
    name: "users.column.name",
    new: "contacts.new",
    edit: "contacts.edit",
    search: "contacts.search",
    filter: "contacts.filter_form",
    none: "contacts.none",
    noMatch: "contacts.no_match",
  },
  company: {
    path: "/companies",
    title: "nav.companies",
    name: "work.field.name",
    new: "companies.new",
    edit: "companies.edit",
    search: "companies.search",
    filter: "companies.filter_form",
    none: "companies.none",
    noMatch: "companies.no_match",
  },
} as const;

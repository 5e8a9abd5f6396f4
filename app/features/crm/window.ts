import type { ChatRole, Contribution } from "~/domain/access";

/** One chat role that the window offers: `key` is what it stands for in the rules. */
export type RoleChoice = {
  publicId: string;
  key: Exclude<ChatRole, null>;
  name: string;
  template: string | null;
};

export const LOCKS = ["self", "above", "not_yours"] as const;
/** Why the viewer may not change a person's row. */
export type Lock = (typeof LOCKS)[number];

/** A row of the window "Select roles" [WZ-05], as saved. */
export type WindowPerson = {
  publicId: string;
  name: string;
  department: string | null;
  /** Public id of the chat role; null = no chat role. */
  role: string | null;
  receives: boolean;
  isAdministrator: boolean;
  isCrmAdmin: boolean;
  isHead: boolean;
  isInQueue: boolean;
  /** Names of the channels that the chat role is bound to; null = all. */
  channels: string[] | null;
  lock: Lock | null;
  /** Contributions that matter to the warnings of roles.md. */
  others: Pick<Contribution, "origin" | "cells">[];
};

/** What is wanted for one person, and what the sender saw. */
export type RowChange = {
  person: string;
  role: string | null;
  receives: boolean;
  was: { role: string | null; receives: boolean };
};

/** The role that a row stands for in the rules; null = no chat role. */
export const keyOf = (choices: readonly RoleChoice[], publicId: string | null): ChatRole =>
  publicId === null ? null : (choices.find((choice) => choice.publicId === publicId)?.key ?? "custom");

/** A narrower chat role takes nothing from an Administrator: only who may be offered new clients is of use [WZ-11]. */
export const isForAdministrators = (key: ChatRole) => key === null || key === "chat_supervisor";

import type { SubmissionResult } from "@conform-to/react";
import type { EntryScope } from "~/domain/network/allowlist";
import type { NetworkNotice } from "~/domain/network/network-notices";
import type { LineRefusal } from "~/domain/network/parse-many";
import type { MessageKey, MessageValues } from "~/i18n";
import type { DryRun } from "./dry-run";

export type EntryLine = {
  id: string;
  network: string;
  label: string;
  scope: EntryScope;
  department: string | null;
  user: string | null;
  /** Name of the department or person; null for the whole company. */
  forWhom: string | null;
  replaces: boolean;
  expiresAt: number | null;
  expires: string | null;
  isLive: boolean;
};

/** What the page of the list shows. Instants in ms. */
export type NetworkView = {
  isOn: boolean;
  isEmpty: boolean;
  confirmBy: number | null;
  coversTokens: boolean;
  ownerLink: boolean;
  /** Null: none were ever made, so the list has never been on. */
  codesLeft: number | null;
  entries: EntryLine[];
  merged: string[];
  exempt: { name: string; email: string }[];
  departments: { id: string; name: string }[];
  /** The viewer's address; null when it could not be determined. */
  mine: { address: string; proposed: string | null; looksDynamic: boolean; isListed: boolean } | null;
};

/** A form sent again as it was: an act to confirm, or one that undoes another. */
export type Fields = Record<string, string>;

/** How the page answers a form. Exactly one of `ask`, `done` or neither, when something is refused. */
export type NetworkAnswer = {
  intent: string;
  /** Differs between any two answers, so that the page shows the same one twice. */
  at: number;
  result: SubmissionResult<string[]>;
  ask?: { dryRun: DryRun; fields: Fields };
  lines?: { line: number; text: string; refusal: LineRefusal }[];
  unreadLines?: number;
  codes?: string[];
  done?: {
    title: MessageKey;
    values?: MessageValues;
    notices: { notice: NetworkNotice; range: string }[];
    undo?: Fields;
    pending: boolean;
  };
};

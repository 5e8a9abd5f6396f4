import type { Address } from "~/domain/network/address";
import { blockAround } from "~/domain/network/network";
import { proposeNetwork } from "~/domain/network/privacy";
import type { SavedEntry } from "~/domain/network/saved-list";

type Facts = {
  publicId: string;
  userId: number;
  address: Address;
  until: number | null;
  at: number;
  by: number;
};

/** An entry for one person and where they are now; an IPv6 address that will not stay stands for its /64 (FM-08). */
export const entryFor = ({ publicId, userId, address, until, at, by }: Facts): SavedEntry => ({
  id: 0,
  publicId,
  scope: "user",
  scopeId: userId,
  mode: "extends",
  network: proposeNetwork(address) ?? blockAround(address, address.family === 4 ? 32 : 128),
  label: "",
  expiresAt: until,
  createdAt: at,
  createdBy: by,
});

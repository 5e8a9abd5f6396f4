import type { ReactNode } from "react";
import { Avatar } from "./avatar";
import { Menu, MenuLabel, MenuSeparator } from "./menu";
import type { Tone } from "./tone";

type Props = {
  /** The signed-in person. */
  name: string;
  email?: string;
  seed?: string;
  status?: Tone;
  /** MenuLinks, ThemeChoices, the way out. */
  children: ReactNode;
};

/** Avatar of the signed-in person in the header; opens what concerns only them. */
export function UserMenu({ name, email, seed, status, children }: Props) {
  return (
    <Menu
      trigger={
        <button type="button" className="rounded-full pointer-coarse:p-1">
          <Avatar name={name} seed={seed} status={status} />
          <span className="sr-only">{name}</span>
        </button>
      }
    >
      <MenuLabel>
        <span className="block truncate text-base font-medium text-ink">{name}</span>
        {email && <span className="block truncate">{email}</span>}
      </MenuLabel>
      <MenuSeparator />
      {children}
    </Menu>
  );
}

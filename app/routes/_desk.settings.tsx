import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Outlet } from "@remix-run/react";
import { SettingsFrame } from "~/features/shell/settings-frame";
import { viewer } from "~/http/viewer";

/** The settings' frame; each page inside asks for its own right. */
export function loader({ context }: LoaderFunctionArgs) {
  viewer(context);
  return null;
}

export default function Settings() {
  return (
    <SettingsFrame>
      <Outlet />
    </SettingsFrame>
  );
}

import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { viewer } from "~/http/viewer";

/** One page under several names: the list of users [MC-08, AU-02]. */
export function loader({ request, context }: LoaderFunctionArgs) {
  viewer(context);
  return redirect(`/users${new URL(request.url).search}`);
}

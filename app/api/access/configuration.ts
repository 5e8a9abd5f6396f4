/** The metadata of this decision point (section 9), made from the configured origin alone. */
export function configuration(origin: string): Response {
  const at = (path: string) => `${origin}/access/v1/${path}`;
  return Response.json(
    {
      policy_decision_point: origin,
      access_evaluation_endpoint: at("evaluation"),
      access_evaluations_endpoint: at("evaluations"),
      search_subject_endpoint: at("search/subject"),
      search_resource_endpoint: at("search/resource"),
      search_action_endpoint: at("search/action"),
    },
    { headers: { "cache-control": "public, max-age=3600" } },
  );
}

type Feature = { id: string; text: string; state: string };
type Title = { title: string; ids: string[]; layer: string; file: string };
export function readFeatures(markdown: string): Feature[];
export function titlesWithIds(source: string): Pick<Title, "title" | "ids">[];
export function judge(features: Feature[], titles: Title[]): (Feature & { verdict: string })[];

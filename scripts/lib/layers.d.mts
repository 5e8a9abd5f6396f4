type Counts = { passed: number; failed: number; notRun: number; files: Set<string> };
export function count(report: object): Counts;

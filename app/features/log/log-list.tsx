import { DaySections } from "./day-sections";
import type { LogLine } from "./line";
import { LogEntry } from "./log-entry";

/** Lines of the authorization log as sentences, by days. */
export function LogList({
  lines,
  email,
  named,
}: {
  lines: readonly LogLine[];
  email: string;
  named: boolean;
}) {
  return (
    <DaySections lines={lines}>
      {(line) => <LogEntry key={line.key} line={line} email={email} named={named} />}
    </DaySections>
  );
}

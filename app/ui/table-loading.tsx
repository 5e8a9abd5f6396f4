import { Skeleton } from "./skeleton";

/** Grey lines in the shape of the table. */
export function LoadingRows({ columns }: { columns: number }) {
  return Array.from({ length: 6 }, (_, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: grey lines are all the same
    <tr key={row}>
      {Array.from({ length: columns }, (_, cell) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <td key={cell} className="h-10 border-b border-line px-3">
          <Skeleton className="h-3 w-3/4" />
        </td>
      ))}
    </tr>
  ));
}

import { Zip, ZipDeflate } from "fflate";
import { listCopies } from "~db/queries/copies";
import type { Needs } from "../needs";
import { copyFolder } from "./copy-job.server";

/** A copy as one ZIP archive, made while it is sent; null when this account has none such. */
export async function fetchCopy(
  needs: Needs,
  { accountId, accountPublicId }: { accountId: number; accountPublicId: string },
  publicId: string,
): Promise<{ at: number; chunks: AsyncGenerator<Uint8Array> } | null> {
  const copy = (await listCopies(needs.db(accountId), accountId)).find((one) => one.publicId === publicId);
  if (copy === undefined) return null;
  const names = ["manifest", "directory", ...Array.from({ length: copy.parts }, (_, part) => String(part))];
  const folder = copyFolder(accountPublicId, publicId);
  async function* chunks(): AsyncGenerator<Uint8Array> {
    const out: Uint8Array[] = [];
    const zip = new Zip((failure, chunk) => {
      if (failure) throw failure;
      out.push(chunk);
    });
    for (const name of names) {
      const text = await needs.files.text(`${folder}${name}.json`);
      if (text === null) throw new Error("a file of the copy is gone");
      const file = new ZipDeflate(`${name}.json`, { level: 6 });
      zip.add(file);
      file.push(new TextEncoder().encode(text), true);
      yield* out.splice(0);
    }
    zip.end();
    yield* out.splice(0);
  }
  return { at: copy.at, chunks: chunks() };
}

/** Files of the account (exports, copies, erasure exports), by key; a folder is a prefix that ends with "/". */
export type Files = {
  put(key: string, text: string): Promise<void>;
  /** Null when there is none. */
  text(key: string): Promise<string | null>;
  /** Removes all files of a folder. */
  remove(folder: string): Promise<void>;
};

/** The files of an R2 bucket. */
export const filesOf = (bucket: R2Bucket): Files => ({
  async put(key, text) {
    await bucket.put(key, text);
  },
  async text(key) {
    const file = await bucket.get(key);
    return file === null ? null : file.text();
  },
  async remove(folder) {
    for (;;) {
      const { objects, truncated } = await bucket.list({ prefix: folder, limit: 1000 });
      if (objects.length > 0) await bucket.delete(objects.map(({ key }) => key));
      if (!truncated) return;
    }
  },
});

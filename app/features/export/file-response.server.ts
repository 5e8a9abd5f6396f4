/** Media types of the formats that people may choose (RFC 4180, ECMA-376). */
export const FILE_TYPES = {
  csv: "text/csv; charset=utf-8; header=present",
  csv_semicolon: "text/csv; charset=utf-8; header=present",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** A file that is made while it is sent; `cancel` of the reader ends the making. */
export function fileResponse(chunks: AsyncGenerator<Uint8Array>, name: string, type: string): Response {
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="${name.replace(/[^\w.-]/g, "_")}"`,
    },
  });
}

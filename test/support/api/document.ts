import { Ajv2020 } from "ajv/dist/2020.js";
import type { Program } from "./program";

export type Schema = Record<string, unknown>;
type Media = { content?: Record<string, { schema: Schema }> };
export type DocumentedOperation = {
  id: string;
  method: string;
  path: string;
  parameters: { name: string; in: string; required?: boolean; schema: Schema }[];
  body: Schema | null;
  responses: Record<string, Media>;
};

/** The OpenAPI document as the server gives it, and its operations as a client generator would read them. */
export async function readDocument(program: Program) {
  const { body } = await program.get<Schema>("/api/v1/openapi.json");
  const paths = body.paths as Record<string, Record<string, Schema>>;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): DocumentedOperation => {
      const sent = operation.requestBody as Media | undefined;
      return {
        id: operation.operationId as string,
        method: method.toUpperCase(),
        path,
        parameters: (operation.parameters ?? []) as DocumentedOperation["parameters"],
        body: sent?.content?.["application/json"]?.schema ?? null,
        responses: operation.responses as Record<string, Media>,
      };
    }),
  );
  return {
    document: body,
    operations,
    judge: judgeOf(body),
    accepts: acceptsOf(body),
    exampleOf: examplesOf(body),
  };
}

/** What is wrong with an answer by the document; null when nothing is. */
function judgeOf(document: Schema) {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(document, "api");
  return (
    operation: DocumentedOperation,
    status: number,
    contentType: string,
    body: unknown,
  ): string | null => {
    const documented = operation.responses[String(status)];
    if (documented === undefined) return `${operation.id}: ${status} is not documented`;
    if (documented.content === undefined)
      return body === "" ? null : `${operation.id}: a body where none is documented`;
    const type = contentType.split(";")[0]!;
    if (!(type in documented.content)) return `${operation.id}: ${type} is not documented for ${status}`;
    const place = [
      "paths",
      operation.path,
      operation.method.toLowerCase(),
      "responses",
      String(status),
      "content",
      type,
      "schema",
    ];
    const pointer = place
      .map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1")))
      .join("/");
    const validate = ajv.compile({ $ref: `api#/${pointer}` });
    return validate(body) ? null : `${operation.id}: ${ajv.errorsText(validate.errors)}`;
  };
}

/** The name of the schema that a body refers to. */
const nameOf = (body: Schema | null) => /^#\/components\/schemas\/(\w+)$/.exec(String(body?.$ref))?.[1];

/** The body that the document shows for an operation; undefined when it takes none. */
const examplesOf = (document: Schema) => {
  const { schemas } = document.components as { schemas: Record<string, Schema> };
  return ({ body }: DocumentedOperation): unknown => (schemas[nameOf(body) ?? ""] ?? body)?.example;
};

/** What is wrong with the example of an operation's body by its own schema; null when nothing is. */
function acceptsOf(document: Schema) {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(document, "api");
  const exampleOf = examplesOf(document);
  return (operation: DocumentedOperation): string | null => {
    const { id, body } = operation;
    const example = exampleOf(operation);
    if (example === undefined) return `${id}: no example`;
    const validate = ajv.compile(nameOf(body) === undefined ? body! : { $ref: `api${body!.$ref}` });
    return validate(example) ? null : `${id}: ${ajv.errorsText(validate.errors)}`;
  };
}

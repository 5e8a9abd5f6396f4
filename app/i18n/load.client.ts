import type { Language, Messages } from ".";

/** Fetches the messages of one language, as a file of its own; `entry.client` awaits it before it hydrates. */
export async function loadMessages(language: Language): Promise<Messages> {
  switch (language) {
    case "en":
      return (await import("./en")).messages;
    case "ru":
      return (await import("./ru")).messages;
    case "pl":
      return (await import("./pl")).messages;
  }
}

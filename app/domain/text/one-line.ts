/** A text for a header: no line break and no other control character can stand in it (ASVS 1.2.1, header injection). */
export const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();

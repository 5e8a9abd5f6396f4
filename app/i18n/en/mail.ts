/** Subject and text of every mail; a text is plain, paragraphs are parted by an empty line. */
export const mail = {} as const;

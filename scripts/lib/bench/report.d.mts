export function withSection(page: string, name: string, section: string): string;

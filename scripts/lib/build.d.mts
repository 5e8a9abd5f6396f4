export function ensureBuilt(): Promise<boolean>;
export function bundle(folder: string, args: string[]): Promise<void>;
